package english

import (
	"strings"
	"sync/atomic"
)

// word is what is known of a word wherever it stands.
type word struct {
	low                    string
	shape                  uint8
	Bits                   Bits // what the lexicon knows of it
	amb                    uint16
	hash, suf3, suf2, suf1 uint32
	article, finite, opens bool // it is one of articles, finiteWords, clauseWords

	// What it adds to the tags of itself, of the two words behind it and of the two before it.
	itself, before, before2, after, after2 lanes
}

// vocabulary keeps the words that were met last, each at its place by hash: texts say the same words again and again.
type vocabulary [2048]atomic.Pointer[word]

// word is what the model knows of a word in lower case that is written in some shape.
func (m *Model) word(low string, shape uint8) *word {
	hash := hashString(low)
	place := &m.Tagger.met[(hash>>16^hash^uint32(shape)<<8)%uint32(len(m.Tagger.met))]
	if w := place.Load(); w != nil && w.hash == hash && w.shape == shape && w.low == low {
		return w
	}
	w := m.newWord(low, shape, hash)
	place.Store(w)
	return w
}

func (m *Model) newWord(low string, shape uint8, hash uint32) *word {
	w := &word{
		low: strings.Clone(low), shape: shape, Bits: m.lexicon.bitsOf(low, hash), amb: m.Words.Class[hash],
		hash: hash, suf3: suffixHash(low, 3), suf2: suffixHash(low, 2), suf1: suffixHash(low, 1),
		article: articles[low], finite: finiteWords[low], opens: clauseWords[low],
	}
	w.weigh(m.Tagger)
	return w
}

func (w *word) weigh(t *Weights) {
	w.itself = t.lanesFor(w, (*features).itself)
	w.before, w.before2 = t.lanesFor(w, (*features).before), t.lanesFor(w, (*features).before2)
	w.after, w.after2 = t.lanesFor(w, (*features).after), t.lanesFor(w, (*features).after2)
}

// edge stands for the words before the first and after the last one.
func (m *Model) edge() *word {
	if w := m.Tagger.edge.Load(); w != nil {
		return w
	}
	w := &word{hash: 7, suf3: 7, suf2: 7, suf1: 7, amb: 0xfffe, shape: shapeMark}
	w.weigh(m.Tagger)
	m.Tagger.edge.Store(w)
	return w
}
