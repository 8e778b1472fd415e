package english

// FeatureCount is the number of features of one token.
const FeatureCount = 42

func (s *Sentence) at(i int) *Token {
	if i < 0 || i >= len(s.Tokens) {
		return &s.edge
	}
	return &s.Tokens[i]
}

// tokenFeatures writes the features of token i into out. The tokens before i carry their tags; st is the state before i.
func (s *Sentence) tokenFeatures(i int, st *state, out *[FeatureCount]uint32) {
	f := features{out: out[:0]}
	f.itself(s.at(i).word)
	f.before(s.at(i - 1).word)
	f.before2(s.at(i - 2).word)
	f.after(s.at(i + 1).word)
	f.after2(s.at(i + 2).word)
	f.context(s, i, st)
}

// contextCount is the number of features that are not of one word alone.
const contextCount = 27

// features gathers hashed features, each template with its number.
type features struct{ out []uint32 }

func (f *features) put(template, v uint32) { f.out = append(f.out, mix(template, v)) }

// itself puts the features of a word of its own.
func (f *features) itself(w *word) {
	f.put(1, w.hash)
	f.put(2, w.suf3)
	f.put(3, w.suf2)
	f.put(4, w.suf1^uint32(w.shape)<<24)
	f.put(6, uint32(w.Bits))
	f.put(7, uint32(w.amb))
	f.put(8, uint32(w.Bits)<<16|uint32(w.amb))
}

// before and its like put the features that a word gives to the one behind it, to the next but one, and to those before it.
func (f *features) before(w *word) { f.put(9, w.hash) }

func (f *features) before2(w *word) { f.put(10, w.hash) }

func (f *features) after(w *word) {
	f.put(11, w.hash)
	f.put(13, uint32(w.amb))
	f.put(14, uint32(w.Bits))
	f.put(15, w.suf3)
}

func (f *features) after2(w *word) {
	f.put(12, w.hash)
	f.put(16, uint32(w.amb)<<16^uint32(w.Bits))
}

// context puts the features of token i that are not of one word alone.
func (f *features) context(s *Sentence, i int, st *state) {
	t, p, pp, n, nn := s.at(i), s.at(i-1), s.at(i-2), s.at(i+1), s.at(i+2)
	amb, bits := uint32(t.amb), uint32(t.Bits)
	nAmb, nBits := uint32(n.amb), uint32(n.Bits)
	t1, t2 := uint32(p.Tag), uint32(pp.Tag)
	tt := t1<<8 | t2
	init := uint32(st.init)
	where := init<<16 | uint32(st.finite)<<12 | uint32(st.sub)<<8
	if st.lead {
		where |= 1
	}
	if st.command {
		where |= 2
	}
	f.put(5, uint32(t.shape)<<8|init)
	f.put(17, t1)
	f.put(18, t2)
	f.put(19, tt)
	f.put(20, t1<<16|amb)
	f.put(21, mix(t.hash, t1))
	f.put(22, amb<<16|nAmb)
	f.put(23, tt<<16|amb)
	f.put(24, where)
	f.put(25, where<<8^bits)
	f.put(26, mix(where, amb))
	f.put(27, mix(init<<16|bits, nBits))
	f.put(28, mix(init<<16|amb, nAmb))
	f.put(29, mix(st.word, uint32(st.finite)<<16|amb))
	f.put(30, mix(init, t.hash))
	f.put(31, mix(t.hash, nBits))
	f.put(32, mix(init<<16|amb, n.hash))
	f.put(33, mix(p.hash, amb))
	f.put(34, mix(t1<<16|amb, nAmb<<16|nBits))
	f.put(35, mix(mix(init, bits), nn.hash^nBits<<20))
	f.put(36, mix(where, t1<<16|nAmb))
	f.put(37, mix(st.aux, bits))
	f.put(38, mix(st.aux, amb))
	ahead := s.ahead(i, st)
	f.put(39, mix(ahead, mix(init<<16|bits, t1)))
	f.put(40, mix(ahead, mix(init<<16|amb, nBits)))
	f.put(41, mix(p.hash, t.hash))
	f.put(42, mix(t.hash, n.hash))
}

// ahead says what a word that may open a command has before it: 1 a word that is surely finite, 2 a word that opens another
// clause, 3 a comma, 4 neither. It is 0 within a clause.
func (s *Sentence) ahead(i int, st *state) uint32 {
	if st.init == Inside {
		return 0
	}
	for j := i + 1; j < len(s.Tokens); j++ {
		switch t := &s.Tokens[j]; {
		case t.finite:
			return 1
		case t.opens:
			return 2
		case t.Low == ",":
			return 3
		}
	}
	return 4
}

// finiteWords are finite in any place.
var finiteWords = words("is are was were am has will would can could should must may might shall 's 're 've 'll 'm does did")

// clauseWords open a clause or an infinitive behind the verb that rules them.
var clauseWords = words("if when that who which what where how why whether because while until unless before after since as so to")
