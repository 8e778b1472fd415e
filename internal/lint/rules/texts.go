package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sopkit/internal/lang"
	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// prose is one text of a procedure with its words.
type prose struct {
	procedure.Node
	plain  string
	words  []word
	names  []source.Span // code, links, labels and quoted words: they are not judged
	digits bool          // it has a digit
	before bool          // no other text of the same step stands before it: it is the instruction
}

// word is a run of letters, marks and digits in lower case.
type word struct {
	text string
	source.Span
}

// texts are all texts of a procedure, in the order of the file.
func texts(p *lint.Pass, of *procedure.Procedure) []*prose {
	return lint.Once(p, of, "texts", func() (out []*prose) {
		procedure.Walk(of, func(n procedure.Node) {
			if n.Text == nil || len(n.Text.Runs) == 0 {
				return
			}
			t := &prose{Node: n, plain: n.Text.Plain(), before: n.Step != nil && n.Text == &n.Step.Text}
			t.words, t.digits = wordsOf(t.plain), strings.ContainsFunc(t.plain, isDigit)
			t.names = append(n.Text.Ranges(named), quoted(t.plain)...)
			out = append(out, t)
		})
		return out
	})
}

// at is the place of a range of the text.
func (t *prose) at(r source.Span) source.Span { return t.Text.Source(r.Start, r.End) }

// named reports whether a range touches code, a link, a label of the screen or quoted words.
func (t *prose) named(r source.Span) bool {
	for _, n := range t.names {
		if n.Overlaps(r) {
			return true
		}
	}
	return false
}

// wordsOf cuts a text into words.
func wordsOf(text string) []word {
	out := make([]word, 0, strings.Count(text, " ")+1)
	start := -1
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		switch in := inWord(r); {
		case in && start < 0:
			start = i
		case !in && start >= 0 && r != joiner && r != nonJoiner: // a joiner begins no word: emoji have them too
			out = append(out, word{folded(text[start:i]), source.Span{Start: start, End: i}})
			start = -1
		}
		i += n
	}
	if start >= 0 {
		out = append(out, word{folded(text[start:]), source.Span{Start: start, End: len(text)}})
	}
	return out
}

// The invisible letters that shape Bengali conjuncts; they are no part of what a word says.
const (
	nonJoiner = '\u200c'
	joiner    = '\u200d'
)

var joiners = strings.NewReplacer(string(nonJoiner), "", string(joiner), "")

// folded is a word as it is looked up: lower case, composed, without joiners.
func folded(text string) string {
	if strings.IndexByte(text, string(joiner)[0]) >= 0 {
		text = joiners.Replace(text)
	}
	if r, _ := utf8.DecodeRuneInString(text); unicode.Is(unicode.Bengali, r) {
		return lang.Composed(text) // Bengali letters have no case
	}
	return lang.Lower(text)
}

// quotes are the pairs of marks around words that are quoted.
var quotes = [][2]string{{"“", "”"}, {"‘", "’"}, {`"`, `"`}, {"«", "»"}}

// quoted are the ranges between quotation marks, marks included.
func quoted(text string) (out []source.Span) {
	for _, q := range quotes {
		for from := 0; ; {
			i := strings.Index(text[from:], q[0])
			if i < 0 {
				break
			}
			start := from + i
			j := strings.Index(text[start+len(q[0]):], q[1])
			if j < 0 {
				break
			}
			end := start + len(q[0]) + j + len(q[1])
			out = append(out, source.Span{Start: start, End: end})
			from = end
		}
	}
	return out
}

// inStep keeps what a rule about instructions reads: the instruction of each step.
func (t *prose) inStep() bool { return t.before && t.Callout == nil }

func inWord(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return wordASCII[r]
	case r&^0x7F == 0x980:
		return wordBengali[r&0x7F]
	}
	return spells(r)
}

// spells reports whether words consist of such characters.
func spells(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }

// What inWord says of the characters that nearly every text consists of.
var wordASCII, wordBengali = spelled(0), spelled(0x980)

func spelled(from rune) (in [0x80]bool) {
	for i := range in {
		in[i] = spells(from + rune(i))
	}
	return in
}

// says reports whether one of the words stands in the text; it is the cheap question before a costly one.
func (t *prose) says(words ...string) bool {
	for _, w := range t.words {
		for _, other := range words {
			if w.text == other {
				return true
			}
		}
	}
	return false
}

// first is the first character of a text that is no space, with its place.
func first(text string) (r rune, at int) {
	at = len(text) - len(strings.TrimLeft(text, " \t\n"))
	r, _ = utf8.DecodeRuneInString(text[at:])
	return r, at
}
