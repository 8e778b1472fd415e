package english

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sopkit/internal/source"
)

// Tokenise splits one sentence, text[span], as the treebank does: clitics and hyphens inside words stand alone. Each range
// of names, and each stretch in quotation marks that is not the whole sentence, is one token.
func (m *Model) Tokenise(text string, names []source.Span) *Sentence {
	s := m.newSentence(text)
	sc := scanner{s: s, text: text, names: names}
	for sc.at < len(text) {
		sc.next()
	}
	s.know()
	return s
}

// scanner is the place in the text and the names that are still to come.
type scanner struct {
	s     *Sentence
	text  string
	names []source.Span
	at    int
}

func (sc *scanner) next() {
	c := sc.text[sc.at]
	switch {
	case c == ' ' || c == '\n' || c == '\t' || c == '\r':
		sc.at++
	case sc.name() || sc.quoted() || sc.path():
	case isWordByte(c):
		sc.word()
	default:
		sc.mark()
	}
}

// name takes an opaque range.
func (sc *scanner) name() bool {
	for len(sc.names) > 0 && sc.names[0].End <= sc.at {
		sc.names = sc.names[1:]
	}
	if len(sc.names) == 0 || sc.names[0].Start > sc.at {
		return false
	}
	sc.take(min(sc.names[0].End, len(sc.text)), true)
	return true
}

func (sc *scanner) take(end int, name bool) {
	sc.s.add(sc.at, end)
	sc.s.Tokens[len(sc.s.Tokens)-1].Name = name
	sc.at = end
}

// quoted takes a stretch in quotation marks.
func (sc *scanner) quoted() bool {
	end := quoteEnd(sc.text, sc.at)
	if end < 0 || !hasWord(sc.text[:sc.at]) && !hasWord(sc.text[end:]) {
		return false
	}
	sc.take(end, true)
	return true
}

// quoteEnd is the end of the quotation that starts at byte at, -1 when none does.
func quoteEnd(text string, at int) int {
	closing := ""
	switch rest := text[at:]; {
	case rest[0] == '"':
		closing = `"`
	case strings.HasPrefix(rest, "“"):
		closing = "”"
	case strings.HasPrefix(rest, "‘"):
		closing = "’"
	case rest[0] == '\'' && (at == 0 || text[at-1] == ' '):
		return singleQuoteEnd(text, at)
	default:
		return -1
	}
	from := at + 1
	if closing != `"` {
		from = at + len("“")
	}
	i := strings.Index(text[from:], closing)
	if i <= 0 {
		return -1
	}
	return from + i + len(closing)
}

// singleQuoteEnd finds a ' that no letter follows.
func singleQuoteEnd(text string, at int) int {
	for i := at + 2; i < len(text); i++ {
		if text[i] == '\'' && text[i-1] != ' ' && (i+1 == len(text) || !isWordByte(text[i+1])) {
			return i + 1
		}
	}
	return -1
}

func hasWord(s string) bool {
	for i := 0; i < len(s); i++ {
		if isWordByte(s[i]) {
			return true
		}
	}
	return false
}

// isWordByte takes every byte of a letter beyond ASCII for a letter; marks are told apart later.
func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0xC3 && c < 0xE2 || c > 0xE2
}

// path takes addresses, file names and options, which are names in any prose.
func (sc *scanner) path() bool {
	if sc.at > 0 && sc.text[sc.at-1] != ' ' && sc.text[sc.at-1] != '(' {
		return false
	}
	rest := sc.text[sc.at:]
	if i := strings.IndexAny(rest, " \n\t"); i >= 0 {
		rest = rest[:i]
	}
	rest = strings.TrimRight(rest, ".,;:!?)")
	if !isPath(rest) {
		return false
	}
	for _, n := range sc.names {
		if n.Start > sc.at && n.Start < sc.at+len(rest) {
			return false
		}
	}
	sc.take(sc.at+len(rest), true)
	return true
}

func isPath(w string) bool {
	if len(w) < 3 {
		return false
	}
	switch {
	case strings.Contains(w, "://"), strings.HasPrefix(w, "www."), strings.Contains(w, "\\"):
		return true
	case strings.HasPrefix(w, "/") || strings.HasPrefix(w, "~/") || strings.HasPrefix(w, "./"):
		return isWordByte(w[len(w)-1]) && isWordByte(w[1]) || w[0] != '/'
	case strings.HasPrefix(w, "--") && isWordByte(w[2]):
		return true
	}
	at := strings.IndexByte(w, '@')
	return at > 0 && strings.IndexByte(w[at:], '.') > 0 || strings.IndexByte(w, '_') > 0 && isWordByte(w[0]) && w[len(w)-1] != '_'
}

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
		if digits || isLetter(after) && hyphenPrefixes[strings.ToLower(t[start:end])] {
			return 1
		}
	case '&':
		if isUpper(before) && isUpper(after) {
			return 1
		}
	}
	return 0
}

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
