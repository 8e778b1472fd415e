package english

// FeatureCount is the number of features of one token.
const FeatureCount = 42

// edge stands for the words before the first and after the last one.
var edge = Token{Low: "", hash: 7, suf3: 7, suf2: 7, suf1: 7, amb: 0xfffe, shape: shapeMark}

func (s *Sentence) at(i int) *Token {
	if i < 0 || i >= len(s.Tokens) {
		return &edge
	}
	return &s.Tokens[i]
}

// tokenFeatures writes the features of token i into out. The tokens before i carry their tags; st is the state before i.
func (s *Sentence) tokenFeatures(i int, st *state, out *[FeatureCount]uint32) {
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
	k := 0
	put := func(v uint32) {
		out[k] = mix(uint32(k)+1, v)
		k++
	}
	put(t.hash)
	put(t.suf3)
	put(t.suf2)
	put(t.suf1 ^ uint32(t.shape)<<24)
	put(uint32(t.shape)<<8 | init)
	put(bits)
	put(amb)
	put(bits<<16 | amb)
	put(p.hash)
	put(pp.hash)
	put(n.hash)
	put(nn.hash)
	put(nAmb)
	put(nBits)
	put(n.suf3)
	put(uint32(nn.amb)<<16 ^ uint32(nn.Bits))
	put(t1)
	put(t2)
	put(tt)
	put(t1<<16 | amb)
	put(mix(t.hash, t1))
	put(amb<<16 | nAmb)
	put(tt<<16 | amb)
	put(where)
	put(where<<8 ^ bits)
	put(mix(where, amb))
	put(mix(init<<16|bits, nBits))
	put(mix(init<<16|amb, nAmb))
	put(mix(st.word, uint32(st.finite)<<16|amb))
	put(mix(init, t.hash))
	put(mix(t.hash, nBits))
	put(mix(init<<16|amb, n.hash))
	put(mix(p.hash, amb))
	put(mix(t1<<16|amb, nAmb<<16|nBits))
	put(mix(mix(init, bits), nn.hash^nBits<<20))
	put(mix(where, t1<<16|nAmb))
	put(mix(st.aux, bits))
	put(mix(st.aux, amb))
	ahead := s.ahead(i, st)
	put(mix(ahead, mix(init<<16|bits, t1)))
	put(mix(ahead, mix(init<<16|amb, nBits)))
	put(mix(p.hash, t.hash))
	put(mix(t.hash, n.hash))
}

// ahead says what a word that may open a command has before it: 1 a word that is surely finite, 2 a word that opens another
// clause, 3 a comma, 4 neither. It is 0 within a clause.
func (s *Sentence) ahead(i int, st *state) uint32 {
	if st.init == Inside {
		return 0
	}
	for j := i + 1; j < len(s.Tokens); j++ {
		switch t := &s.Tokens[j]; {
		case finiteWords[t.Low]:
			return 1
		case clauseWords[t.Low]:
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
