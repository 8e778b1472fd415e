package english

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
