package english

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word takes a word or a number and splits it.
func (sc *scanner) word() {
	start, end := sc.at, sc.at
	for end < len(sc.text) {
		next := sc.glue(start, end)
		if next == 0 {
			break
		}
		end += next
	}
	for _, n := range sc.names {
		if n.Start > start && n.Start < end {
			end = n.Start
		}
	}
	if end < len(sc.text) && sc.text[end] == '.' && keepsStop(sc.text, start, end) {
		end++
	}
	sc.split(start, end)
	sc.at = end
}

// glue is how many bytes at end belong to the word that began at start, 0 when it ends there.
func (sc *scanner) glue(start, end int) int {
	t := sc.text
	c := t[end]
	if isWordByte(c) {
		return 1
	}
	if c == 0xE2 { // ’ is the only letter-like sign there; the rest is marks
		if strings.HasPrefix(t[end:], "’") && end+3 < len(t) && isWordByte(t[end+3]) && end > start {
			return 3
		}
		return 0
	}
	if end+1 >= len(t) || end == start {
		return 0
	}
	before, after := t[end-1], t[end+1]
	digits := isDigit(before) && isDigit(after)
	switch c {
	case '\'':
		if isWordByte(after) {
			return 1
		}
	case '.':
		if digits || isLetter(after) && (isLetter(before) || isDigit(before)) {
			return 1
		}
	case ',', ':', '/':
		if digits {
			return 1
		}
	case '-':
		if digits || isLetter(after) && (hyphenPrefixes[sc.s.lower[start:end]] || sc.doubleVerb(start, end)) {
			return 1
		}
	case '&':
		if isUpper(before) && isUpper(after) {
			return 1
		}
	}
	return 0
}

// doubleVerb reports whether the hyphen joins two words to one verb: a listed one, or one that opens the text with its object behind
// it ("Time-box the task").
func (sc *scanner) doubleVerb(start, hyphen int) bool {
	end := hyphen + 1
	for end < len(sc.text) && isLetter(sc.text[end]) {
		end++
	}
	x := &sc.s.model.lexicon
	if x.word(sc.s.lower[hyphen+1:end])&Verb == 0 {
		return false
	}
	return x.base(hashString(sc.s.lower[start:end]))&Verb != 0 || !hasWord(sc.text[:start]) && sc.determined(end)
}

// determined reports whether a word that opens an object follows at end, or to.
func (sc *scanner) determined(end int) bool {
	next, _, _ := strings.Cut(strings.TrimLeft(sc.s.lower[end:], " "), " ")
	return determiners[next]
}

// determiners open an object, or an aim.
var determiners = words("the a an this that these those your their his her its our my each every all any both it them to")

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isUpper(c byte) bool  { return c >= 'A' && c <= 'Z' }
func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || isUpper(c) }

// keepsStop reports whether the full stop at end belongs to the word text[start:end].
func keepsStop(text string, start, end int) bool {
	word := text[start:end]
	low := strings.ToLower(word)
	rest := strings.TrimLeft(text[end+1:], " ")
	switch {
	case strings.HasPrefix(text[end+1:], "."):
		return false
	case abbreviations[low]:
		return !upperOnly[low] || rest != "" && (isDigit(rest[0]) || isUpper(word[0]) && low != "no")
	case len(word) == 1 && isUpper(word[0]) && word != "I":
		return rest != ""
	case shapeOf(word, false) == shapeCapital && rest != "" && rest[0] >= 'a' && rest[0] <= 'z': // "Assn. members"
		return true
	case len(word) >= 3 && word[1] == '.' && len(word)%2 == 1:
		return true
	}
	return false
}

// split cuts clitics and contractions off.
func (sc *scanner) split(start, end int) {
	w := sc.s.lower[start:end]
	if n := contractions[w]; n > 0 {
		sc.s.add(start, start+n)
		sc.s.add(start+n, end)
		return
	}
	for _, c := range clitics {
		if len(w) > len(c) && strings.HasSuffix(w, c) {
			sc.s.add(start, end-len(c))
			sc.s.add(end-len(c), end)
			return
		}
	}
	sc.s.add(start, end)
}

// mark takes one punctuation mark, or a run of the same.
func (sc *scanner) mark() {
	r, size := utf8.DecodeRuneInString(sc.text[sc.at:])
	end := sc.at + size
	if unicode.IsLetter(r) || r == utf8.RuneError {
		sc.take(end, false)
		return
	}
	if r == '.' || r == '-' || r == '!' || r == '?' || r == '*' || r == '=' || r == '_' {
		for end < len(sc.text) && (rune(sc.text[end]) == r || (r == '!' || r == '?') && (sc.text[end] == '!' || sc.text[end] == '?')) {
			end++
		}
	}
	sc.take(end, false)
}
