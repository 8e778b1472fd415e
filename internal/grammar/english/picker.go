package english

import (
	"math"
	"strings"
)

// Candidate is a token that may be the main verb, or none of them (Index -1).
type Candidate struct {
	Index int
	Tag   Tag     // the tag under which it would be the main verb
	Alt   bool    // the tagger preferred another tag
	P     float32 // probability
}

// altLimit is how far behind the best tag a finite tag may be to be considered, in units of the tagger. Where a command is to be
// expected, any margin will do.
const altLimit = -250

// PickerScale turns the stored weights of picker and counter into logarithms.
const PickerScale = 24

// Candidates lists who may be the main verb; the last one is "none". The list is valid until the next call.
func (s *Sentence) Candidates() []Candidate {
	s.cands = s.cands[:0]
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Tag.Finite() && !(t.Tag == MD && s.hyphened(i)) { // "must-have"
			s.cands = append(s.cands, Candidate{Index: i, Tag: t.Tag})
		}
		if t.Alt != NoTag && (t.AltMargin > altLimit || t.Init == AtStart || t.Init == AfterLead) && len(s.cands) < 40 {
			s.cands = append(s.cands, Candidate{Index: i, Tag: t.Alt, Alt: true})
		}
	}
	s.cands = append(s.cands, Candidate{Index: -1})
	return s.cands
}

// Pick finds the main verb: it gives each candidate its probability and returns the best. A step of a procedure is likelier to
// begin with a command, and the more it looks like a sentence the less likely it is a mere name; bias says by how much, as a logarithm.
func (s *Sentence) Pick(bias float64) (best Candidate, all []Candidate) {
	w := s.model.picker
	all = s.Candidates()
	s.probs = s.probs[:0]
	top := math.Inf(-1)
	var buf [PickerFeatureCount]uint32
	for k := range all {
		score := 0.0
		for _, f := range s.PickerFeatures(k, buf[:0]) {
			score += float64(w.weight(f))
		}
		score /= PickerScale
		switch c := all[k]; {
		case c.Index < 0:
			score -= bias*s.sentenceLike() + s.onlyVerb()
		case bias > 0 && s.aside(c.Index), c.Tag == VBI && (s.subjectOf(c.Index) || s.at(c.Index-1).Tag == WRB): // "where Access is installed"
			score -= onlyVerb
		case c.Tag.Command() && s.Tokens[c.Index].Init != Inside:
			score += bias
		case bias > 0 && s.describes(c):
			score -= onlyVerb
		}
		s.probs = append(s.probs, float32(score))
		top = math.Max(top, score)
	}
	return s.softmax(top)
}

// describes reports whether a past form describes the thing behind it: behind a word that may be a command ("Export required records"),
// where no subject stands before it ("a cup of freshly ground pepper"), or with a hyphen ("fill in pre-warmed milk").
func (s *Sentence) describes(c Candidate) bool {
	next := s.at(c.Index + 1)
	if c.Tag != VBD || !next.Tag.Nominal() || next.Tag == PRP {
		return false
	}
	if first := s.at(0); c.Index == 1 && first.Init == AtStart && first.Bits&Verb != 0 && first.Bits&Plural == 0 {
		return true
	}
	i := c.Index - 1
	for i > 0 && s.Tokens[i].Tag == RB {
		i--
	}
	before := s.at(i).Tag
	return before == IN || before == DT || before == CD || strings.Contains(s.Tokens[c.Index].Low, "-")
}

// subjectOf reports whether a finite verb follows that can only have token i as its subject, with or without the noun that it describes:
// "Cleanup includes the floor", "Write access usually requires a key". What a verb such as check governs may stand without its that.
func (s *Sentence) subjectOf(i int) bool {
	noun := !governs[s.Tokens[i].Low]
	for i++; noun && s.at(i).Tag == NN && i < len(s.Tokens) && s.at(i+1).Tag != CC; i++ {
	}
	for s.at(i).Tag == RB {
		i++
	}
	tag := s.at(i).Tag
	return tag == VBZ || tag == VBZAux || tag == MD && !s.hyphened(i)
}

// governs are verbs behind which a clause may follow: "check the light works".
var governs = words("check ensure confirm verify see note say think know feel hope show mean prove test make let have help watch assume expect suppose remember report explain state tell decide agree guess pretend imagine find")

// aside reports whether token i stands in brackets that interrupt the sentence.
func (s *Sentence) aside(i int) bool {
	return i > 0 && s.Tokens[i].Depth > 0 && s.Tokens[0].Tag != OpenBracket
}

// onlyVerb says how much a first word speaks against a mere name, as a logarithm: the base form of a verb that is nothing else does.
func (s *Sentence) onlyVerb() float64 {
	if t := s.at(0); t.Bits&(Noun|Verb|Adjective|Adverb|Plural|PastForm|IngForm) == Verb && t.shape <= shapeCapital && t.Init == AtStart && s.at(1).Tag != Comma {
		return onlyVerb
	}
	return 0
}

const onlyVerb = 6

// sentenceLike is 0 for a text as short as a name and without a full stop, 1 for what only a sentence looks like.
func (s *Sentence) sentenceLike() float64 {
	long := min(1, max(0, float64(len(s.Tokens)-4)/6))
	if n := len(s.Tokens); n > 2 && s.Tokens[n-1].Low == "." {
		return max(long, 0.8)
	}
	return long
}

func (s *Sentence) softmax(top float64) (best Candidate, all []Candidate) {
	sum := 0.0
	for _, p := range s.probs {
		sum += math.Exp(float64(p) - top)
	}
	all = s.cands
	for k := range all {
		all[k].P = float32(math.Exp(float64(s.probs[k])-top) / sum)
		if k == 0 || all[k].P > best.P {
			best = all[k]
		}
	}
	return best, all
}
