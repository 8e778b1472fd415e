package english

import "math"

// Further lists the tokens after the main verb that may be commands of their own. It appends to buf.
// A verb that stands behind "do not" has no tag of a command: negated asks for those.
func (s *Sentence) Further(main int, buf []int) []int {
	base := s.Tokens[main].Depth
	for i := main + 1; i < len(s.Tokens); i++ {
		t := &s.Tokens[i]
		if t.Depth != base || t.Name || t.Bits&Verb == 0 && t.Tag != VBI && t.Tag != VBIAux || t.Tag == MD {
			continue
		}
		if (t.Tag.Command() || s.linked(i)) && !s.titled(i) && !s.named(i) {
			buf = append(buf, i)
		}
	}
	return buf
}

// titled reports whether token i belongs to the title of another procedure: "Repeat it as in Listen and repeat back".
func (s *Sentence) titled(i int) bool {
	t := s.at(i - 2)
	return s.at(i-1).Tag == CC && t.shape == shapeCapital && t.Bits&Verb != 0 && s.at(i-3).Low == "in"
}

// named reports whether token i has the capital letter of a name in the middle of a clause: "click Submit".
func (s *Sentence) named(i int) bool {
	before := s.at(i - 1).Tag
	return s.Tokens[i].shape == shapeCapital && s.at(i-1).shape == shapeLower && before.Verbal()
}

// linked reports whether token i comes after and, or, then, a comma or a break, adverbs aside.
func (s *Sentence) linked(i int) bool {
	for j := i - 1; j >= 0; j-- {
		switch t := &s.Tokens[j]; t.Tag {
		case CC, Comma, Colon, Stop, NFP:
			return true
		case RB, UH, RBR:
			if t.Low == "then" {
				return true
			}
		case VBI, VBIAux:
			return t.Low == "do" || t.Low == "please"
		default:
			return s.afterLead(i)
		}
	}
	return false
}

// afterLead reports whether the tagger saw the start of a clause at i.
func (s *Sentence) afterLead(i int) bool { return s.Tokens[i].Init != Inside }

// IsFurther is the probability that token i is an instruction beside the main verb. count is the number of those found before it.
func (s *Sentence) IsFurther(main, i, last int) float64 {
	w := s.model.counter
	var buf [CounterFeatureCount]uint32
	sum := int32(0)
	for _, f := range s.CounterFeatures(main, i, last, buf[:0]) {
		sum += w.weight(f)
	}
	return 1 / (1 + math.Exp(-float64(sum)/PickerScale))
}
