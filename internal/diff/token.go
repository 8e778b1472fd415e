package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sopkit/internal/lang"
)

// token is a word, a number or a sign.
type token struct {
	text       string // lower case, ASCII digits
	start, end int    // bytes in the text
	number     bool
	word       bool
}

// glued reports whether no space stands between two neighbours.
func glued(a, b token) bool { return a.end == b.start }

// scan divides a text into words, numbers and signs.
func scan(text string) []token {
	out := make([]token, 0, len(text)/5+1)
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(r):
			i += n
			continue
		case digit(r):
			end := numberEnd(text, i)
			out = append(out, token{text: lang.ASCII(text[i:end]), start: i, end: end, number: true})
			i = end
		case letter(r):
			end := wordEnd(text, i)
			out = append(out, token{text: lower(text[i:end]), start: i, end: end, word: true})
			i = end
		default:
			out = append(out, token{text: text[i : i+n], start: i, end: i + n})
			i += n
		}
	}
	return out
}

func digit(r rune) bool { return r >= '0' && r <= '9' || r >= '০' && r <= '৯' }

func letter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0x7F && (unicode.IsLetter(r) || unicode.IsMark(r) || r == '\u200C' || r == '\u200D')
}

// lower is a word in lower case and NFC, without joiners.
func lower(word string) string {
	if word = strings.ToLower(word); plainASCII(word) {
		return word
	}
	return normal(word)
}

// numberEnd takes separators in that stand between two digits.
func numberEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !digit(r) {
			next, _ := utf8.DecodeRuneInString(text[i+n:])
			if !strings.ContainsRune(".,:/", r) || !digit(next) {
				return i
			}
		}
		i += n
	}
	return i
}

// wordEnd takes an apostrophe in that stands between two letters.
func wordEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !letter(r) {
			next, _ := utf8.DecodeRuneInString(text[i+n:])
			if r != '\'' && r != '’' || !letter(next) {
				return i
			}
		}
		i += n
	}
	return i
}
