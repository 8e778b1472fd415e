package english

// CounterFeatureCount is the most features a further verb has.
const CounterFeatureCount = 40

// CounterFeatures appends the features of token i as an instruction beside the main verb; last is the instruction found before it.
func (s *Sentence) CounterFeatures(main, i, last int, out []uint32) []uint32 {
	f := featureList{out: out}
	t, m := s.at(i), s.at(main)
	p, pp, nx, nn := s.at(i-1), s.at(i-2), s.at(i+1), s.at(i+2)
	tag, margin := uint32(t.Tag), uint32(12)
	if t.Alt == VBI || t.Alt == VBP {
		margin = marginBucket(t.AltMargin)
	}
	link, since := s.linkWord(i), s.since(last, i)
	objects := s.objectAfter(i)
	neg := uint32(0)
	if m.Tag == VBIAux && s.at(main+1).Tag == RB {
		neg = 1
	}
	f.put(60, tag<<4|neg)
	f.put(61, mix(tag, link))
	f.put(62, mix(mix(tag, link), objects))
	f.put(63, mix(mix(tag, margin), link))
	f.put(64, mix(mix(tag, since), link))
	f.put(65, mix(mix(tag, since), objects))
	f.put(66, mix(t.hash, objects))
	f.put(67, mix(t.hash, link))
	f.put(68, mix(mix(uint32(p.Tag), uint32(pp.Tag)), tag))
	f.put(69, mix(mix(uint32(nx.Tag), uint32(nn.Tag)), tag))
	f.put(70, mix(uint32(t.amb), objects))
	f.put(71, mix(mix(uint32(t.Bits), objects), link))
	f.put(72, mix(mix(uint32(t.Bits), uint32(nx.Bits)), link))
	f.put(73, mix(mix(link, uint32(t.Init)), tag))
	f.put(74, mix(mix(link, since), neg))
	f.put(75, mix(margin, objects))
	f.put(76, mix(mix(margin, uint32(nx.Tag)), uint32(t.Init)))
	f.put(77, mix(uint32(t.Sub)<<8|uint32(t.Finite), tag))
	f.put(78, mix(t.hash, tag))
	f.put(79, mix(p.hash, tag))
	f.put(80, mix(nx.hash, mix(tag, link)))
	f.put(81, mix(s.openLink(i), tag))
	f.put(82, mix(mix(s.itemAfter(i), link), mix(objects, uint32(t.Bits))))
	f.put(83, mix(mix(s.itemAfter(i), tag), since))
	f.put(84, mix(mix(tag, margin), mix(objects, link)))
	f.put(85, mix(mix(neg, link), mix(uint32(t.Bits), since)))
	f.put(86, mix(uint32(m.amb), mix(link, tag)))
	f.put(87, mix(mix(uint32(s.at(last+1).Tag), tag), link))
	return f.out
}

// linkWord is the word or mark that links token i to what stands before it, and whether a comma stands before that.
func (s *Sentence) linkWord(i int) uint32 {
	adverb := uint32(0)
	for j := i - 1; j >= 0 && j > i-5; j-- {
		switch t := &s.Tokens[j]; t.Tag {
		case CC, Comma, Colon, Stop, NFP:
			comma := uint32(0)
			if s.at(j-1).Tag == Comma {
				comma = 1
			}
			return mix(t.hash, adverb<<1|comma)
		case RB, UH, RBR:
			adverb |= 1
			if t.Low == "then" {
				adverb |= 2
			}
		default:
			return uint32(t.Tag)<<1 | adverb
		}
	}
	return 0
}

// since sums up the links and nouns between the instruction before and token i.
func (s *Sentence) since(last, i int) (v uint32) {
	for j := last + 1; j < i; j++ {
		t := &s.Tokens[j]
		v |= linkBits(t)
		if t.Tag.Nominal() {
			v |= 1 << 12
		}
		if t.Tag.Finite() {
			v |= 1 << 13
		}
		if t.Tag == VB {
			v |= 1 << 14
		}
	}
	if last+1 == i-1 {
		v |= 1 << 15
	}
	return v
}

// objectAfter says what follows token i: the start of an object, a particle, a preposition, the end.
func (s *Sentence) objectAfter(i int) uint32 {
	switch t := s.at(i + 1); t.Tag {
	case DT, PRPPoss, PRP, CD, PDT, WP, EX:
		return 1
	case RP, RB:
		return 2 + 16*s.objectAfterParticle(i+1)
	case IN, TO, WRB:
		return 3
	case NN, NNS, NNP, NNPS, JJ, VBG, VBN, JJR, JJS:
		return 4 + 16*uint32(t.Tag)
	case CC:
		return 5
	case Comma:
		return 6
	case NoTag, Stop, Colon:
		return 7
	}
	return 8
}

func (s *Sentence) objectAfterParticle(i int) uint32 {
	switch s.at(i + 1).Tag {
	case DT, PRPPoss, PRP, CD, PDT:
		return 1
	case NN, NNS, NNP, JJ:
		return 2
	}
	return 0
}

// itemAfter says how the list goes on after token i: which mark or conjunction ends the item, and how long the item is.
func (s *Sentence) itemAfter(i int) uint32 {
	for j := i + 1; j < len(s.Tokens); j++ {
		switch t := &s.Tokens[j]; t.Tag {
		case CC, Comma, Stop, Colon:
			return uint32(t.Tag)<<4 | min(uint32(j-i), 4)
		}
	}
	return min(uint32(len(s.Tokens)-i), 4)
}
