package english

// Scores holds one number per tag.
type Scores [TagCount]int32

// Tag tags the sentence from left to right.
func (s *Sentence) Tag() {
	m := s.model
	var st state
	var feats [FeatureCount]uint32
	for i := range s.Tokens {
		t := &s.Tokens[i]
		st.enter(t)
		t.Tag, t.Alt, t.AltMargin = m.sure(t), NoTag, 0
		if t.Tag == NoTag {
			var scores Scores
			s.tokenFeatures(i, &st, &feats)
			for _, f := range feats {
				for _, p := range m.Tagger.row(f) {
					scores[p.class] += int32(p.weight)
				}
			}
			t.choose(&scores)
		}
		st.leave(t, t.Tag)
	}
}

// sure is the tag that needs no decision.
func (m *Model) sure(t *Token) Tag {
	if t.Name {
		return NNP
	}
	return m.Words.Sure[t.amb]
}

// choose takes the best tag, and keeps in mind the best finite one that the lexicon allows.
func (t *Token) choose(scores *Scores) {
	best := NN
	for tag := Tag(1); tag < tagCount; tag++ {
		if scores[tag] > scores[best] {
			best = tag
		}
	}
	t.Tag = best
	for _, tag := range [...]Tag{VBI, VBP, VBZ, VBD} {
		if tag == best || !t.allows(tag) {
			continue
		}
		if margin := scores[tag] - scores[best]; t.Alt == NoTag || margin > t.AltMargin {
			t.Alt, t.AltMargin = tag, margin
		}
	}
}

// allows reports whether the word can carry a finite tag where it stands.
func (t *Token) allows(tag Tag) bool {
	switch tag {
	case VBI:
		return t.Bits&Verb != 0 && t.Init != Inside
	case VBP:
		return t.Bits&Verb != 0 && t.Init == Inside
	case VBZ:
		return t.Bits&ThirdForm != 0
	}
	return t.Bits&PastForm != 0
}

// Trace walks through a sentence with given tags, for the trainer: visit sees each token with its features before choose is
// asked for the tag that the next tokens are to see. A token that needs no decision is not visited.
func (s *Sentence) Trace(visit func(i int, feats *[FeatureCount]uint32) Tag) {
	m := s.model
	var st state
	var feats [FeatureCount]uint32
	for i := range s.Tokens {
		t := &s.Tokens[i]
		st.enter(t)
		if t.Tag = m.sure(t); t.Tag == NoTag {
			s.tokenFeatures(i, &st, &feats)
			t.Tag = visit(i, &feats)
		}
		st.leave(t, t.Tag)
	}
}
