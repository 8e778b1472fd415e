package english

// Tag tags the sentence from left to right.
func (s *Sentence) Tag() { s.tagAs(-1, NoTag) }

// tagAs is Tag where the tag of token known is.
func (s *Sentence) tagAs(known int, tag Tag) {
	m := s.model
	st := state{init: AtStart}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		st.enter(t)
		t.Tag, t.Alt, t.AltMargin = m.sure(t), NoTag, 0
		if i == known {
			t.Tag = tag
		}
		if t.Tag == NoTag {
			total := s.weigh(i, &st)
			scores := total.scores()
			if s.noCommand(i, &st) {
				scores[VBI], scores[VBIAux] = never, never
			}
			t.choose(scores, s.at(i-1).article, s.at(i+1).article)
		}
		st.leave(t, t.Tag)
	}
	s.mend()
}

// weigh sums the weights of all features of token i.
func (s *Sentence) weigh(i int, st *state) (t sum) {
	t.take(&s.at(i).itself)
	t.take(&s.at(i - 1).before)
	t.take(&s.at(i - 2).before2)
	t.take(&s.at(i + 1).after)
	t.take(&s.at(i + 2).after2)
	t.rows = FeatureCount - contextCount
	var buf [contextCount]uint32
	f := features{out: buf[:0]}
	f.context(s, i, st)
	t.add(s.model.Tagger, &buf)
	return t
}

// mend sets right what the tagger cannot mean: a past form behind a form of be is the participle of a passive, unless a word
// such as too makes it an adjective; an -ing form there is a progressive.
func (s *Sentence) mend() {
	be := -1
	for i := range s.Tokens {
		t := &s.Tokens[i]
		switch {
		case t.Tag == VBNPass && s.graded(i):
			t.Tag = JJ
		case be >= 0 && s.bent(i) && !s.graded(i):
			t.Tag, be = VBNPass, -1
		case be >= 0 && t.going() && !s.at(i-1).subject():
			t.Tag, be = VBGProg, -1
		case t.Bits&PastForm != 0 && (t.Tag == NN || t.Tag == VB || t.Tag == VBD || t.Tag == VBP) && s.at(i-1).had():
			t.Tag = VBNPerf
		case t.Tag == RB || t.Tag == RBR || be >= 0 && be <= 3 && s.asks(be) && t.subject():
		case t.Tag.Verbal() && beWords[t.Low]:
			be = i
		default:
			be = -1
		}
	}
}

// graded reports whether token i is an adjective by the words around it: "too complicated", "not as expected", "be upset".
func (s *Sentence) graded(i int) bool {
	before := s.at(i - 1).Low
	return before == "too" || before == "very" || before == "as" || s.Tokens[i].Low == "upset" && s.at(i+1).Low != "by"
}

// subject reports whether t may belong to a subject.
func (t *Token) subject() bool {
	return t.Tag.Nominal() || t.Tag == DT || t.Tag == PRPPoss || t.Tag == JJ || t.Tag == EX
}

// bent reports whether token i, behind a form of be, is a participle in all but its tag.
func (s *Sentence) bent(i int) bool {
	t := &s.Tokens[i]
	if t.Bits&PastForm == 0 {
		return false
	}
	if s.at(i - 1).subject() {
		return (t.Tag == VBN || t.Tag == VBD) && !s.at(i+1).subject()
	}
	switch t.Tag {
	case VBN, VBD, VBP, VBGProg:
		return true
	case JJ:
		return t.Bits&Adjective == 0 || t.Bits&Irregular != 0 && s.leansOn(i+1)
	}
	return t.Tag == VBNPerf && t.Low != "been" && t.Low != "gone" && t.Low != "done"
}

// going reports whether t is an -ing form that is no adjective.
func (t *Token) going() bool {
	return t.Tag == VBG || t.Tag == JJ && t.Bits&IngForm != 0 && t.Bits&Adjective == 0
}

// had reports whether t is have as an auxiliary.
func (t *Token) had() bool {
	return haveWords[t.Low] && t.Low != "'s" && (t.Tag == VBZAux || t.Tag == VBPAux || t.Tag == VBDAux)
}

// leansOn reports whether token i follows a participle ("worn at", "set aside", "left open") rather than an adjective.
func (s *Sentence) leansOn(i int) bool {
	tag := s.at(i).Tag
	return tag == IN || tag == RP || tag == RB || tag == JJ
}

// sure is the tag that needs no decision.
func (m *Model) sure(t *Token) Tag {
	switch {
	case t.Name:
		return NNP
	case arrows[t.Low]:
		return Colon
	}
	return m.Words.Sure[t.amb]
}

// arrows lead from a case to what is done in it.
var arrows = words("→ ⇒ ➔ ➜")

// particles stand by a verb and are none, whatever a dictionary says.
var particles = words("out up down off on in over")

// noCommand reports whether token i cannot be a command: a particle, the first verb of "If customers have ...", the noun of "the same wish".
func (s *Sentence) noCommand(i int, st *state) bool {
	before := s.at(i - 1).Tag
	return particles[s.Tokens[i].Low] || st.lead && st.sub == subClause && st.finite == 0 && before.Nominal() || st.init == Inside && before == JJ && s.at(i-2).Tag == DT ||
		st.init == AfterLead && s.listed(i)
}

// listed reports whether token i goes on with a list: "If there is fire, smoke or gas, tell them".
func (s *Sentence) listed(i int) bool {
	if s.at(1).Low != "there" {
		return false
	}
	or := false
	for i++; i < len(s.Tokens); i++ {
		switch s.Tokens[i].Low {
		case "or":
			or = true
		case ",":
			if or {
				return true
			}
		}
	}
	return false
}

// never is a score that no tag wins with.
const never = -1 << 20

// articles are words that no finite verb follows at once.
var articles = words("the a an your their his its my our each every another")

// choose takes the best tag, and keeps in mind the best finite one that the lexicon allows. Behind an article there is none; a word
// before an article may be a verb that the lexicon does not know ("Bookmark the page").
func (t *Token) choose(scores *Scores, article, before bool) {
	best := NN
	for tag := Tag(1); tag < tagCount; tag++ {
		if (article || t.shape == shapeNumber) && tag.Finite() || tag == AFX || tag == GW {
			continue
		}
		if scores[tag] > scores[best] {
			best = tag
		}
	}
	t.Tag = best
	if article {
		return
	}
	for _, tag := range [...]Tag{VBI, VBP, VBZ, VBD} {
		if tag == best || particles[t.Low] || !t.allows(tag) && !(tag == VBI && before && t.Init != Inside && t.shape <= shapeCapital) {
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

// Complete tags a sentence of which given names the tag of every word that is a verb in a clause; the others get the best tag that is
// none of those. It serves the trainer. A given NoTag is to be found.
func (s *Sentence) Complete(given []Tag) {
	st := state{init: AtStart}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		st.enter(t)
		switch t.Tag = s.model.sure(t); {
		case given[i] != NoTag:
			t.Tag = given[i]
		case t.Tag == NoTag:
			total := s.weigh(i, &st)
			t.Tag = unclausal(total.scores())
		}
		st.leave(t, t.Tag)
	}
}

// unclausal is the best tag of a word that makes no clause.
func unclausal(scores *Scores) Tag {
	best := NN
	for tag := VBN; tag < tagCount; tag++ {
		if !tag.clausal() && scores[tag] > scores[best] {
			best = tag
		}
	}
	return best
}

// clausal reports whether a word with this tag makes a clause, alone or with an auxiliary.
func (t Tag) clausal() bool {
	return t.Finite() || t == VB || t == VBAux || t >= VBNAux && t <= VBNPerf || t == VBGAux || t == VBGProg
}

// Trace walks through a sentence with given tags, for the trainer: visit sees each token with its features before choose is
// asked for the tag that the next tokens are to see. A token that needs no decision is not visited.
func (s *Sentence) Trace(visit func(i int, feats *[FeatureCount]uint32) Tag) {
	m := s.model
	st := state{init: AtStart}
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
