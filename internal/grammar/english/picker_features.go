package english

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
	case m < -450:
		return 13
	case m < -350:
		return 12
	case m < -270:
		return 11
	case m < -200:
		return 10
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
