package shape

import (
	"unicode"

	"github.com/go-text/typesetting/language"
)

// run is a part of a word that is set in one font and one script; start and end count bytes.
type run struct {
	start, end int
	family     Family
	script     language.Script
}

const (
	zeroWidthNonJoiner = '\u200C'
	zeroWidthJoiner    = '\u200D'
)

func bengali(r rune) bool { return r >= 0x0980 && r <= 0x09FF || r == 0x0964 || r == 0x0965 }

// strong tells the family that a character asks for; digits, punctuation, marks and joiners
// ask for none and follow what stands around them.
func strong(r rune) (Family, bool) {
	if bengali(r) {
		return Bengali, true
	}
	return Latin, unicode.IsLetter(r)
}

// family chooses for one character: its own if it asks for one, else the current one if that
// has a glyph, else the first family that has.
func (f *Fonts) family(r rune, style Style, now Family) Family {
	want, ok := strong(r)
	if !ok {
		want = now
	}
	if r == zeroWidthJoiner || r == zeroWidthNonJoiner || f.pick[want][style].cover.has(r) {
		return want
	}
	for other := range Family(families) {
		if f.pick[other][style].cover.has(r) {
			return other
		}
	}
	return want
}

// itemise splits a word into runs. What stands before the first letter goes with that letter;
// a word without letters goes with the family before it.
func (f *Fonts) itemise(dst []run, word string, style Style, now Family) []run {
	for _, r := range word {
		if own, ok := strong(r); ok {
			now = own
			break
		}
	}
	base := len(dst)
	for at, r := range word {
		family, script := f.family(r, style, now), scriptOf(r)
		if _, ok := strong(r); ok {
			now = family
		}
		if n := len(dst); n > base && dst[n-1].family == family && joins(&dst[n-1].script, script) {
			continue
		}
		if n := len(dst); n > base {
			dst[n-1].end = at
		}
		dst = append(dst, run{start: at, family: family, script: script})
	}
	if n := len(dst); n > base {
		dst[n-1].end = len(word)
	}
	return dst
}

// scriptOf returns the script of a character, or Common for what every script shares.
func scriptOf(r rune) language.Script {
	if bengali(r) {
		return language.Bengali
	}
	if r < 'A' {
		return language.Common
	}
	if s := language.LookupScript(r); s != language.Inherited {
		return s
	}
	return language.Common
}

// joins reports whether a character of script s may stand in a run, and settles a run's script
// by the first character that has one.
func joins(run *language.Script, s language.Script) bool {
	if *run == language.Common {
		*run = s
		return true
	}
	return s == language.Common || s == *run
}
