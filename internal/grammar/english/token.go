package english

import (
	"strings"

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
