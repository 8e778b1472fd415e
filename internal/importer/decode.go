package importer

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// letter reports whether a character belongs to a word: letters, the marks on them, and the joiners between them.
func letter(r rune) bool { return unicode.In(r, unicode.L, unicode.M) || r == 0x200C || r == 0x200D }

// decode reads bytes as text: UTF-8, UTF-16 with a byte order mark, else Windows-1252. Line ends become LF.
func (d *draft) decode(raw []byte) string {
	text := string(trimmedBOM(raw))
	switch {
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}), bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		text = fromUTF16(raw)
		d.guessed("the file is UTF-16")
	case !utf8.Valid(raw):
		text = fromWindows(raw)
		d.guessed("the file is no UTF-8; it was read as Windows-1252")
	}
	if strings.Contains(text, "\x00") {
		text = strings.ReplaceAll(text, "\x00", "")
		d.Left = append(d.Left, "NUL bytes")
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
}

func fromUTF16(raw []byte) string {
	big := raw[0] == 0xFE
	var units []uint16
	for i := 2; i+1 < len(raw); i += 2 {
		a, b := uint16(raw[i]), uint16(raw[i+1])
		if big {
			a, b = b, a
		}
		units = append(units, a|b<<8)
	}
	return string(utf16.Decode(units))
}

// windows is what Windows-1252 has at 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252).
var windows = []rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")

func fromWindows(raw []byte) string {
	var b strings.Builder
	for _, c := range raw {
		if c >= 0x80 && c < 0xA0 {
			b.WriteRune(windows[c-0x80])
		} else {
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}
