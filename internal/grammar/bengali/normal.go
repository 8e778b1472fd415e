package bengali

import (
	"strings"
	"unicode/utf8"
)

// The signs that writers encode in more than one way.
const (
	nukta     = '\u09BC'
	aaSign    = '\u09BE'
	eSign     = '\u09C7'
	oSign     = '\u09CB'
	auSign    = '\u09CC'
	auLength  = '\u09D7'
	hasanta   = '\u09CD'
	khandaTa  = '\u09CE'
	chandra   = '\u0981'
	zwnj, zwj = '\u200C', '\u200D'
)

// normal is the word in one spelling: NFC (in which ড়, ঢ়, য় are two letters and ো is one), without joiners, soft hyphens and
// the apostrophes of ক'রে, with the vowel sign before the chandrabindu, and with ৎ for the old ত + hasanta + joiner.
func normal(word string) string {
	if !unsettled(word) {
		return word
	}
	var b strings.Builder
	rs := []rune(word)
	for i := 0; i < len(rs); i++ {
		next := rune(0)
		if i+1 < len(rs) {
			next = rs[i+1]
		}
		n := settle(&b, rs[i], next, rs[i:])
		i += n
	}
	return b.String()
}

// settle writes the normal spelling of rs[0] (c) and says how many further runes it took.
func settle(b *strings.Builder, c, next rune, rs []rune) int {
	switch {
	case c == '\u09DC':
		b.WriteString("ড\u09BC")
	case c == '\u09DD':
		b.WriteString("ঢ\u09BC")
	case c == '\u09DF':
		b.WriteString("য\u09BC")
	case c == 'ত' && next == hasanta && len(rs) > 2 && rs[2] == zwj:
		b.WriteRune(khandaTa)
		return 2
	case c == eSign && next == aaSign:
		b.WriteRune(oSign)
		return 1
	case c == eSign && next == auLength:
		b.WriteRune(auSign)
		return 1
	case c == 'অ' && next == aaSign:
		b.WriteRune('আ')
		return 1
	case c == chandra && vowelSign(next):
		b.WriteRune(next)
		b.WriteRune(c)
		return 1
	case !dropped(c):
		b.WriteRune(c)
	}
	return 0
}

// unsettled reports whether normal would change the word, or may.
func unsettled(word string) bool {
	last := rune(0)
	for _, c := range word {
		switch {
		case c < utf8.RuneSelf && c != '\'':
		case c == '\u09DC', c == '\u09DD', c == '\u09DF', c == auLength, dropped(c):
			return true
		case c == aaSign && (last == eSign || last == 'অ'), last == chandra && vowelSign(c):
			return true
		}
		last = c
	}
	return false
}

func dropped(c rune) bool {
	switch c {
	case zwnj, zwj, '\uFEFF', '\u00AD', '\'', '’':
		return true
	}
	return false
}

func vowelSign(c rune) bool { return c >= aaSign && c <= auSign }

// hasBengali reports whether the text holds a Bengali letter.
func hasBengali(text string) bool {
	for _, c := range text {
		if c >= '\u0985' && c <= '\u09DF' {
			return true
		}
	}
	return false
}
