package pdf

import (
	"fmt"
	"time"
	"unicode/utf16"
)

// text returns a PDF text string: plain ASCII as it is, all else in UTF-16.
func text(s string) string {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7E {
			return wide(s)
		}
	}
	return literal(s)
}

// literal returns a byte string in parentheses.
func literal(s string) string {
	out := []byte{'('}
	for i := range len(s) {
		switch s[i] {
		case '(', ')', '\\':
			out = append(out, '\\', s[i])
		case '\r':
			out = append(out, '\\', 'r')
		default:
			out = append(out, s[i])
		}
	}
	return string(append(out, ')'))
}

func wide(s string) string {
	out := []byte("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		out = fmt.Appendf(out, "%04X", u)
	}
	return string(append(out, '>'))
}

// ascii returns an address with every byte that no URI may hold percent-encoded.
func ascii(uri string) string {
	var out []byte
	for i := range len(uri) {
		if c := uri[i]; c > 0x20 && c < 0x7F {
			out = append(out, c)
		} else {
			out = fmt.Appendf(out, "%%%02X", c)
		}
	}
	return string(out)
}

// name returns a PDF name; what is no regular character is written as #xx.
func name(s string) string {
	out := []byte{'/'}
	for i := range len(s) {
		c := s[i]
		if c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.' || c == '+' {
			out = append(out, c)
		} else {
			out = fmt.Appendf(out, "#%02X", c)
		}
	}
	return string(out)
}

// date returns a time as PDF writes it, in UTC.
func date(t time.Time) string { return t.UTC().Format("(D:20060102150405Z00'00')") }
