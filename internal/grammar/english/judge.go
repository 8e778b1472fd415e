package english

import "sopkit/internal/source"

// Label is the mood and tense of a main clause.
type Label uint8

// The labels.
const (
	NoVerb Label = iota
	Imperative
	Present
	Past
	Future
	Progressive
	Perfect
	Modal
)

// group is a verb group: its finite word, its last word, and what they say.
type group struct {
	label       Label
	first, last int
	participle  int // of the passive, -1 when the group is active
}

// judge reads the verb group whose finite word is the candidate c.
func (s *Sentence) judge(c Candidate) group {
	g := group{first: c.Index, last: c.Index, participle: -1}
	t := &s.Tokens[c.Index]
	switch {
	case c.Tag.Command():
		g.label = Imperative
	case c.Tag == MD && futureWords[t.Low]:
		g.label = Future
	case c.Tag == MD:
		g.label = Modal
	case c.Tag == VBD || c.Tag == VBDAux:
		g.label = Past
	default:
		g.label = Present
	}
	if t.Low == "have" && t.Init == AtStart && s.at(c.Index+1).Tag != RB && !s.at(c.Index+1).subject() && s.at(c.Index+2).Tag.Nominal() {
		g.label = Imperative // "Have sharpened knives ready."
		return g
	}
	if c.Tag != VBI && c.Tag != VBP && c.Tag != VBZ && c.Tag != VBD || gets(t.Low) || doWords[t.Low] || haveWords[t.Low] && s.perfectNext(c.Index) {
		s.follow(&g, c.Tag)
	}
	return g
}

var futureWords = map[string]bool{"will": true, "'ll": true, "shall": true, "wo": true, "ll": true, "sha": true}

// follow walks from the finite word over adverbs and an inverted subject to the participles.
func (s *Sentence) follow(g *group, finite Tag) {
	simple := g.label
	gap := 0
	for i := g.first + 1; i < len(s.Tokens); i++ {
		t := &s.Tokens[i]
		switch t.Tag {
		case RB, RBR, RBS, UH:
			continue
		case VB, VBAux:
			if finite != MD && finite != VBIAux && !doWords[s.Tokens[g.first].Low] {
				return
			}
		case VBNPass:
			g.participle, g.last = i, i
			return
		case VBNPerf, VBN:
			if !haveWords[s.Tokens[g.first].Low] && g.last == g.first && finite != MD || t.Low == "got" {
				return
			}
			s.perfect(g)
		case VBNAux:
			s.perfect(g)
		case VBGProg, VBGAux:
			g.progress(s.goes(i), simple)
		default:
			if gap++; gap > 4 || !s.inverted(g, t) {
				return
			}
			continue
		}
		g.last = i
		if t.Tag == VB || t.Tag == VBNPerf || t.Tag == VBN || t.Tag == VBGProg && !gets(t.Low) {
			return
		}
	}
}

// perfectNext reports whether the participle of a perfect follows token i, adverbs aside.
func (s *Sentence) perfectNext(i int) bool {
	for i++; s.at(i).Tag == RB; i++ {
	}
	return s.at(i).Tag == VBNAux || s.at(i).Tag == VBNPerf
}

// perfect makes a perfect of what begins with have.
func (s *Sentence) perfect(g *group) {
	if haveWords[s.Tokens[g.first].Low] {
		g.label = Perfect
	}
}

// progress makes a progressive of a simple tense; "is going to scan" is a future.
func (g *group) progress(going bool, simple Label) {
	switch {
	case g.label != simple || simple == Imperative || simple == Future || simple == Modal:
	case going && simple == Present:
		g.label = Future
	case !going:
		g.label = Progressive
	}
}

// goes reports whether token i is the going of "going to" with a verb.
func (s *Sentence) goes(i int) bool {
	low := s.Tokens[i].Low
	return low == "gon" || low == "going" && s.at(i+1).Tag == TO
}

// asks reports whether the finite word i has no subject before it, as in a question.
func (s *Sentence) asks(i int) bool {
	subject := s.subjectBefore(i)
	return subject >= 100 || subject == uint32(Comma) || subject == uint32(WP)
}

// inverted reports whether t may be part of a subject between the finite word and the rest: "Are the doors locked?"
func (s *Sentence) inverted(g *group, t *Token) bool {
	return g.first <= 3 && g.last == g.first && t.subject() && s.asks(g.first)
}

var haveWords = map[string]bool{"have": true, "has": true, "had": true, "'ve": true, "'s": true, "'d": true, "ve": true, "of": false}

var doWords = map[string]bool{"do": true, "does": true, "did": true}

func gets(low string) bool {
	return low == "get" || low == "gets" || low == "got" || low == "getting" || low == "gotten"
}

// span is the range of the text from the first to the last word of a group.
func (s *Sentence) span(first, last int) source.Span {
	return source.Span{Start: s.Tokens[first].Start, End: s.Tokens[last].End}
}

// passives lists the passive verb groups of all clauses.
func (s *Sentence) passives(buf []source.Span) []source.Span {
	aux, front := -1, -1
	for i := range s.Tokens {
		switch t := &s.Tokens[i]; {
		case t.Tag == VBNPass && aux >= 0:
			buf = append(buf, s.span(aux, i))
			aux = -1
		case t.Tag == VBNPass && t.Init == AtStart: // "Attached is the form."
			front = i
		case beWords[t.Low] || gets(t.Low):
			if front >= 0 && t.Tag.Finite() {
				buf, front = append(buf, s.span(front, i)), -1
			}
			if aux < 0 || i-aux > 2 {
				aux = i
			}
		case t.Tag == Stop || t.Tag == Colon || t.Tag == Comma && front >= 0:
			aux, front = -1, -1
		}
	}
	return buf
}

var beWords = map[string]bool{"be": true, "am": true, "is": true, "are": true, "was": true, "were": true, "been": true, "being": true,
	"'s": true, "'re": true, "'m": true, "s": true, "re": true}
