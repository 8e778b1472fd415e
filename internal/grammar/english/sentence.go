// Package english reads one English sentence: its tokens, their tags, its main verb and the verbs coordinated with it.
//
// The knowledge lies in model.bin and lexicon.bin, which the trainer (internal/grammar/train) writes. The package does not
// know what a step or a rule is: mood, voice and rewrites are read off a Sentence by package grammar.
package english

import (
	"strings"
	"sync"
)

// Token is one word, number or mark of a sentence.
type Token struct {
	Start, End int    // byte range in the text
	Low        string // in lower case, with ' for the typographic apostrophe
	Tag        Tag
	Init       InitState // how the token stands to the start of a clause
	Depth      uint8     // of brackets and quotation marks around the token
	Finite     uint8     // finite verbs before the token, at most 3
	Sub        subKind   // the subordinator that is open before the token
	Alt        Tag       // the best finite tag that the tagger did not choose; NoTag when the lexicon allows none
	AltMargin  int32     // score of Alt minus score of the best tag, at most 0
	Name       bool      // an opaque or quoted stretch: a name, not prose
	*word
}

// Sentence is a text of one sentence and what was read in it. Get it from Tokenise and give it back with Free.
type Sentence struct {
	Text   string
	Tokens []Token
	edge   Token // stands for what is before the first and after the last one
	model  *Model
	lower  string
	cands  []Candidate
	probs  []float32
}

var pool = sync.Pool{New: func() any { return new(Sentence) }}

func (m *Model) newSentence(text string) *Sentence {
	s := pool.Get().(*Sentence)
	s.model, s.Text, s.lower = m, text, strings.ToLower(text)
	if len(s.lower) != len(text) { // a letter whose cases differ in length
		s.lower = text
	}
	s.Tokens, s.edge.word = s.Tokens[:0], m.edge()
	return s
}

// Free lets the buffers of s serve another sentence. s must not be used after it.
func (s *Sentence) Free() {
	s.model, s.Text, s.lower = nil, "", ""
	pool.Put(s)
}

// FromWords makes a sentence of words that are split already, as in a treebank. Names marks the words that stand for names; it may be nil.
func (m *Model) FromWords(words []string, names []bool) *Sentence {
	s := m.newSentence(strings.Join(words, " "))
	at := 0
	for i, w := range words {
		s.add(at, at+len(w))
		s.Tokens[i].Name = names != nil && names[i]
		at += len(w) + 1
	}
	s.know()
	return s
}

// add appends the token text[start:end].
func (s *Sentence) add(start, end int) {
	low := s.lower[start:end]
	if strings.Contains(low, "’") {
		low = strings.ReplaceAll(low, "’", "'")
	}
	s.Tokens = append(s.Tokens, Token{Start: start, End: end, Low: low})
}

// know looks every token up.
func (s *Sentence) know() {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Name {
			t.Low = nameWord
		}
		t.word = s.model.word(t.Low, shapeOf(s.Text[t.Start:t.End], t.Name))
	}
}

// nameWord stands for every opaque or quoted stretch.
const nameWord = "@name"

// Shapes of a token.
const (
	shapeLower = iota
	shapeCapital
	shapeAllCaps
	shapeMixed
	shapeNumber
	shapeDigits
	shapeMark
	shapeName
)

func shapeOf(w string, name bool) uint8 {
	if name {
		return shapeName
	}
	var upper, lower, digit, other int
	for i := 0; i < len(w); i++ {
		switch c := w[i]; {
		case c >= 'a' && c <= 'z' || c >= 0x80:
			lower++
		case c >= 'A' && c <= 'Z':
			upper++
		case c >= '0' && c <= '9':
			digit++
		default:
			other++
		}
	}
	first := w != "" && w[0] >= 'A' && w[0] <= 'Z'
	switch {
	case upper+lower+digit == 0:
		return shapeMark
	case digit > 0 && upper+lower == 0:
		return shapeNumber
	case digit > 0:
		return shapeDigits
	case upper == 0:
		return shapeLower
	case lower == 0 && upper > 1:
		return shapeAllCaps
	case first && upper == 1:
		return shapeCapital
	}
	return shapeMixed
}
