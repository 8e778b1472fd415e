package english

import "math"

// Candidate is a token that may be the main verb, or none of them (Index -1).
type Candidate struct {
	Index int
	Tag   Tag     // the tag under which it would be the main verb
	Alt   bool    // the tagger preferred another tag
	P     float32 // probability
}

// altLimit is how far behind the best tag a finite tag may be to be considered, in units of the tagger.
const altLimit = -160

// PickerScale turns the stored weights of picker and counter into logarithms.
const PickerScale = 24

// Candidates lists who may be the main verb; the last one is "none". The list is valid until the next call.
func (s *Sentence) Candidates() []Candidate {
	s.cands = s.cands[:0]
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Tag.Finite() {
			s.cands = append(s.cands, Candidate{Index: i, Tag: t.Tag})
		}
		if t.Alt != NoTag && t.AltMargin > altLimit && len(s.cands) < 40 {
			s.cands = append(s.cands, Candidate{Index: i, Tag: t.Alt, Alt: true})
		}
	}
	s.cands = append(s.cands, Candidate{Index: -1})
	return s.cands
}

// Pick finds the main verb: it gives each candidate its probability and returns the best. A step of a procedure is likelier to
// begin with a command; bias says by how much, as a logarithm.
func (s *Sentence) Pick(bias float64) (best Candidate, all []Candidate) {
	w := s.model.Picker
	all = s.Candidates()
	s.probs = s.probs[:0]
	top := math.Inf(-1)
	var buf [PickerFeatureCount]uint32
	for k := range all {
		score := 0.0
		for _, f := range s.PickerFeatures(k, buf[:0]) {
			score += float64(w.single(f))
		}
		score /= PickerScale
		if c := all[k]; c.Tag.Command() && s.Tokens[c.Index].Init != Inside {
			score += bias
		}
		s.probs = append(s.probs, float32(score))
		top = math.Max(top, score)
	}
	return s.softmax(top)
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

// PickerFeatureCount is the most features a candidate has.
const PickerFeatureCount = 64

// PickerFeatures appends the features of candidate k of the last Candidates.
func (s *Sentence) PickerFeatures(k int, out []uint32) []uint32 {
	c := s.cands[k]
	f := featureList{out: out}
	first, last := s.at(0), s.at(len(s.Tokens)-1)
	ends := uint32(0)
	if last.Low == "?" {
		ends = 1
	} else if last.Tag == Stop {
		ends = 2
	}
	n := uint32(len(s.cands) - 1)
	if c.Index < 0 {
		s.noneFeatures(&f, n, ends)
		return f.out
	}
	t := s.at(c.Index)
	p, pp, nx, nn := s.at(c.Index-1), s.at(c.Index-2), s.at(c.Index+1), s.at(c.Index+2)
	tag := uint32(c.Tag)
	if c.Alt {
		tag |= 0x80 | uint32(t.Tag)<<8
	}
	kind := uint32(c.Tag)
	margin := marginBucket(t.AltMargin)
	subj := s.subjectBefore(c.Index)
	between := s.between(k)
	place := uint32(t.Init)<<8 | uint32(t.Sub)<<4 | uint32(t.Finite)
	pos := min(uint32(k), 4)<<4 | min(n, 6)
	f.put(1, tag)
	f.put(2, tag<<8^pos)
	f.put(3, mix(tag, place))
	f.put(4, mix(tag, between))
	f.put(5, mix(tag, subj))
	f.put(6, mix(mix(tag, subj), place))
	f.put(7, mix(tag, t.hash))
	f.put(8, mix(kind, uint32(p.Tag)))
	f.put(9, mix(kind, uint32(p.Tag)<<8|uint32(pp.Tag)))
	f.put(10, mix(kind, uint32(nx.Tag)))
	f.put(11, mix(kind, uint32(nx.Tag)<<8|uint32(nn.Tag)))
	f.put(12, mix(kind, mix(first.hash, uint32(t.Sub)<<4|uint32(t.Init))))
	f.put(13, mix(kind, uint32(first.Tag)<<8|uint32(t.Init)))
	f.put(14, mix(kind, p.hash))
	f.put(15, mix(kind, nx.hash))
	f.put(16, mix(kind, uint32(t.Depth)))
	f.put(17, mix(mix(tag, uint32(t.amb)), uint32(t.Bits)))
	f.put(18, mix(kind, uint32(t.Finite)<<8|ends))
	f.put(19, mix(between, place))
	f.put(20, mix(mix(between, kind), uint32(p.Tag)))
	if t.Alt != NoTag {
		f.put(21, mix(tag, margin))
		f.put(22, mix(mix(tag, margin), uint32(nx.Tag)))
		f.put(23, mix(mix(tag, margin), uint32(t.Init)<<8|pos))
		f.put(24, mix(mix(tag, uint32(t.Bits)), uint32(nx.Bits)<<8^uint32(nx.Tag)))
		f.put(25, mix(mix(tag, uint32(t.Alt)), margin))
		f.put(26, mix(mix(tag, t.hash), uint32(nx.Tag)))
	}
	open := s.openLink(c.Index)
	f.put(27, mix(tag, open))
	f.put(28, mix(mix(kind, open), subj))
	f.put(29, mix(mix(kind, open), pos))
	f.put(30, mix(mix(kind, uint32(nx.Tag)), uint32(t.Init)<<4|ends))
	f.put(31, mix(mix(kind, s.restVerbs(c.Index)), uint32(t.Init)))
	return f.out
}

func (s *Sentence) noneFeatures(f *featureList, n, ends uint32) {
	first, second, third := s.at(0), s.at(1), s.at(2)
	length := lengthBucket(len(s.Tokens))
	plain, best := uint32(0), int32(-999)
	for _, c := range s.cands[:len(s.cands)-1] {
		if t := &s.Tokens[c.Index]; !c.Alt {
			plain++
		} else if t.AltMargin > best {
			best = t.AltMargin
		}
	}
	margin := marginBucket(best)
	f.put(40, n)
	f.put(41, min(plain, 3)<<4|ends)
	f.put(42, mix(min(plain, 3), margin))
	f.put(43, mix(min(plain, 3), uint32(first.Tag)))
	f.put(44, mix(min(plain, 3), uint32(first.Tag)<<8|uint32(second.Tag)))
	f.put(45, mix(min(plain, 3), first.hash))
	f.put(46, mix(min(plain, 3), length<<4|ends))
	f.put(47, mix(first.hash, second.hash))
	f.put(48, mix(uint32(first.Tag)<<16|uint32(second.Tag)<<8|uint32(third.Tag), min(plain, 2)))
	f.put(49, mix(uint32(first.Bits)<<16|uint32(second.Bits), min(plain, 2)))
	f.put(50, mix(mix(uint32(first.amb), uint32(second.amb)), min(plain, 2)))
	f.put(51, mix(margin, uint32(second.Tag)))
	f.put(52, mix(second.hash, min(plain, 2)))
	f.put(53, mix(s.at(len(s.Tokens)-1).hash, min(plain, 2)))
	f.put(54, mix(uint32(first.shape)<<8|uint32(second.shape), margin))
}

// featureList gathers hashed features, each template with its number.
type featureList struct{ out []uint32 }

func (f *featureList) put(template, v uint32) { f.out = append(f.out, mix(template+1000, v)) }

func marginBucket(m int32) uint32 {
	switch {
	case m < -150:
		return 9
	case m < -100:
		return 8
	case m < -70:
		return 7
	case m < -45:
		return 6
	case m < -30:
		return 5
	case m < -20:
		return 4
	case m < -12:
		return 3
	case m < -5:
		return 2
	case m < 0:
		return 1
	}
	return 0
}

func lengthBucket(n int) uint32 {
	switch {
	case n <= 8:
		return uint32(n)
	case n <= 12:
		return 9
	case n <= 20:
		return 10
	}
	return 11
}

// subjectBefore is the tag of the nearest noun or pronoun before token i with nothing but adverbs and auxiliaries between, 0 when none.
func (s *Sentence) subjectBefore(i int) uint32 {
	for j := i - 1; j >= 0 && j > i-8; j-- {
		switch t := &s.Tokens[j]; {
		case t.Tag.Nominal():
			return uint32(t.Tag)
		case t.Tag == DT || t.Tag == EX || t.Tag == WDT || t.Tag == WP || t.Tag == TO || t.Tag == CD || t.Tag == CC || t.Tag == Comma:
			return uint32(t.Tag)
		case t.Tag == RB || t.Tag == CloseBracket || t.Tag == CloseQuote:
		default:
			return 100
		}
	}
	return 101
}

// between sums up the words from the candidate before this one up to it: the strongest link word, and whether a comma came.
func (s *Sentence) between(k int) uint32 {
	i, from := s.cands[k].Index, 0
	for k--; k >= 0; k-- {
		if s.cands[k].Index < i {
			from = s.cands[k].Index + 1
			break
		}
	}
	v := uint32(0)
	if from == 0 {
		v = 1 << 12
	}
	for j := from; j < i; j++ {
		v |= linkBits(&s.Tokens[j])
	}
	return v
}

// linkBits says which kind of link between clauses a token is.
func linkBits(t *Token) uint32 {
	switch t.Tag {
	case Comma:
		return 1
	case CC:
		return 2
	case IN:
		if subordinators[t.Low] {
			return 4
		}
	case WDT, WP, WPPoss:
		return 8
	case WRB:
		return 16
	case Colon, Stop, NFP:
		return 32
	case TO:
		return 64
	case PRP:
		return 128
	case OpenQuote, OpenBracket:
		return 256
	}
	return 0
}

// openLink is the last subordinator before token i that no comma has closed since, with the verbs seen since.
func (s *Sentence) openLink(i int) uint32 {
	verbs, commas := uint32(0), uint32(0)
	for j := i - 1; j >= 0; j-- {
		t := &s.Tokens[j]
		switch b := linkBits(t); {
		case b == 1:
			commas = min(commas+1, 2)
		case b == 4 || b == 8 || b == 16:
			return mix(t.hash, verbs<<4|commas)
		case t.Tag.Finite():
			verbs = min(verbs+1, 3)
		}
	}
	return verbs<<4 | commas
}

// restVerbs counts the finite verbs after token i, and tells whether a question mark or a comma stands before the first.
func (s *Sentence) restVerbs(i int) uint32 {
	n, comma := uint32(0), uint32(0)
	for j := i + 1; j < len(s.Tokens); j++ {
		if t := &s.Tokens[j]; t.Tag.Finite() {
			n = min(n+1, 3)
		} else if n == 0 {
			comma |= linkBits(t)
		}
	}
	return n<<12 | comma
}
