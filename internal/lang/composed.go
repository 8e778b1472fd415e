package lang

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Composed is a text in the normal form NFC. Nearly every text is in it already, and plain Latin and Bengali show that at a glance.
func Composed(text string) string {
	if composed, _ := settled(text); composed || norm.NFC.IsNormalString(text) {
		return text
	}
	return norm.NFC.String(text)
}

// Lower is a text in NFC and in lower case.
func Lower(text string) string {
	if composed, lower := settled(text); composed && lower {
		return text
	}
	return strings.ToLower(Composed(text))
}

// What Bengali letters do in composition, from U+0980 on: most do nothing.
const (
	twofold  = 1 + iota // is written as two letters
	trailing            // joins the vowel sign e before it
	stacking            // has an order among its like
)

var bengaliDoes = func() (does [128]uint8) {
	does[0x5c], does[0x5d], does[0x5f] = twofold, twofold, twofold    // rra, rha, yya
	does[0x3e], does[0x57] = trailing, trailing                       // aa, length of au
	does[0x3c], does[0x4d], does[0x7e] = stacking, stacking, stacking // nukta, virama, sandhi mark
	return does
}()

const (
	signE = 0x47 // from U+0980 on
	danda = '\u0964'
)

// settled reports whether a text is surely in NFC and surely in lower case. It knows ASCII, Bengali and common punctuation, and of
// the other Latin letters before U+0300 that they are composed.
func settled(text string) (composed, lower bool) {
	lower = true
	before, stacked := byte(0), false // the Bengali letter before, and whether it is one that has an order
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c < utf8.RuneSelf:
			lower = lower && (c < 'A' || c > 'Z')
			before, stacked = 0, false
			i++
			continue
		case c != 0xE0 || i+2 >= len(text) || text[i+1]&0xFE != 0xA6 || text[i+2]&0xC0 != 0x80: // no Bengali
			r, n := utf8.DecodeRuneInString(text[i:])
			if r >= 0x300 && r != danda && (r < '\u200b' || r > '\u2027') {
				return false, false
			}
			lower = lower && r >= 0x300
			before, stacked = 0, false
			i += n
			continue
		}
		letter := text[i+1]&1<<6 | text[i+2]&0x3F
		does := bengaliDoes[letter]
		if does == twofold || does == trailing && before == signE || does == stacking && stacked {
			return false, false
		}
		before, stacked = letter, does == stacking
		i += 3
	}
	return true, lower
}
