package english

import (
	_ "embed"
	"sync"
)

//go:embed model.bin
var modelFile string

//go:embed lexicon.bin
var lexiconFile string

// Model is everything that was learnt. It is read-only once a sentence is made from it.
type Model struct {
	Tagger  *Weights
	picker  *singles
	counter *singles
	Words   Words
	lexicon lexicon
}

// Words is what the training text says of its common words.
type Words struct {
	Class map[uint32]uint16 // hash of a word: class of the tags it has; 0 is an unknown word
	Sure  []Tag             // by class: the only tag that its words ever have, NoTag when they have several
}

// Default is the model that the program carries; it is unpacked at the first call.
var Default = sync.OnceValue(func() *Model { return Read(modelFile, lexiconFile) })

// Version stands at the start of both files.
const Version = "sop-en-3\n"

// Read unpacks a model. Files from another version, and empty ones, give a model that knows nothing.
func Read(model, words string) *Model {
	m := &Model{Tagger: NewWeights(nil), picker: newSingles(0).closed(), counter: newSingles(0).closed(), Words: Words{Sure: []Tag{NoTag}}, lexicon: readLexicon(words)}
	r, ok := open(model)
	if !ok {
		return m
	}
	m.Words = r.words()
	m.Tagger, m.picker, m.counter = r.weights(), r.singles(), r.singles()
	return m
}

func (r *reader) words() Words {
	w := Words{Sure: []Tag{NoTag}}
	for n := r.uvarint(); n > 0; n-- {
		w.Sure = append(w.Sure, Tag(r.byte()))
	}
	n := r.uvarint()
	w.Class = make(map[uint32]uint16, n)
	key := uint32(0)
	for ; n > 0; n-- {
		key += uint32(r.uvarint())
		w.Class[key] = uint16(r.uvarint())
	}
	return w
}

func readLexicon(file string) lexicon {
	r, ok := open(file)
	if !ok {
		x := newLexicon(0)
		x.close()
		return x
	}
	n := int(r.uvarint())
	x := newLexicon(n)
	key := uint32(0)
	for range n {
		step := r.uvarint()
		key += uint32(step >> 4)
		x.add(key, uint8(step&15))
	}
	x.close()
	for n := r.uvarint(); n > 0; n-- {
		form := r.text()
		x.forms[form] = r.text()
	}
	return x
}
