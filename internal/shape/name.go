package shape

import (
	"encoding/binary"
	"strings"

	ot "github.com/go-text/typesetting/font/opentype"
)

// postScriptName reads name 6 of the name table (Windows, UTF-16). PDF names allow no
// spaces or delimiters, so that only letters, digits, '-' and '_' are kept.
func postScriptName(loader *ot.Loader) string {
	table, err := loader.RawTable(ot.MustNewTag("name"))
	if err != nil || len(table) < 6 {
		return "Font"
	}
	count, store := int(binary.BigEndian.Uint16(table[2:])), int(binary.BigEndian.Uint16(table[4:]))
	for i := 0; i < count && 6+12*i+12 <= len(table); i++ {
		rec := table[6+12*i:]
		u := func(at int) int { return int(binary.BigEndian.Uint16(rec[at:])) }
		from := store + u(10)
		if u(0) != 3 || u(6) != 6 || from+u(8) > len(table) {
			continue
		}
		if name := plain(table[from : from+u(8)]); name != "" {
			return name
		}
	}
	return "Font"
}

func plain(utf16 []byte) string {
	var b strings.Builder
	for i := 0; i+1 < len(utf16); i += 2 {
		c := utf16[i+1]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_'
		if utf16[i] == 0 && letter {
			b.WriteByte(c)
		}
	}
	return b.String()
}
