package lang

import (
	"unicode"
	"unicode/utf8"
)

// Words counts the runs between white space that hold a letter or a digit.
func Words(text string) (n int) {
	counted := false
	for i := 0; i < len(text); {
		c, size := rune(text[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(text[i:])
		}
		i += size
		switch {
		case c == ' ' || unicode.IsSpace(c):
			counted = false
		case !counted && (unicode.IsLetter(c) || unicode.IsDigit(c)):
			counted = true
			n++
		}
	}
	return n
}
