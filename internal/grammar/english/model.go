package english

import (
	_ "embed"
	"sync"
)

//go:embed model.bin
var modelFile string

//go:embed lexicon.bin
var lexiconFile string

// Model is everything that was learnt.
type Model struct {
	Tagger  *Weights
	Picker  *Weights
	Counter *Weights
	// Ambiguity maps the hash of a known word to the class of its tags; 0 is an unknown word.
	Ambiguity map[uint32]uint16
	Sure      []Tag // by class: the only tag that its words ever have, NoTag when they have several
}

type knowledge struct {
	Model
	lexicon   lexicon
	ambiguity map[uint32]uint16
}

var current *knowledge
var once sync.Once

// load reads both files, at the first English text.
func load() *knowledge {
	once.Do(func() {
		if current == nil {
			current = &knowledge{Model: readModel(modelFile), lexicon: readLexicon(lexiconFile)}
			current.ambiguity = current.Ambiguity
		}
	})
	return current
}

// Use replaces the model until the next call; for the trainer, which must call it before any other function and from one goroutine.
func Use(m Model) {
	if current == nil {
		current = &knowledge{lexicon: readLexicon(lexiconFile)}
	}
	current.Model, current.ambiguity = m, m.Ambiguity
}

// Version stands at the start of model.bin and lexicon.bin.
const Version = "sop-en-1\n"

func readModel(file string) (m Model) {
	m.Ambiguity = map[uint32]uint16{}
	if len(file) <= len(Version) {
		empty := sized(1, 0)
		return Model{Tagger: empty, Picker: empty, Counter: empty, Ambiguity: m.Ambiguity, Sure: []Tag{NoTag}}
	}
	r := &reader{file[len(Version):]}
	m.Sure = []Tag{NoTag}
	for n := int(r.uvarint()); n > 0; n-- {
		m.Sure = append(m.Sure, Tag(r.byte()))
	}
	words := int(r.uvarint())
	m.Ambiguity = make(map[uint32]uint16, words)
	key := uint32(0)
	for range words {
		key += uint32(r.uvarint())
		m.Ambiguity[key] = uint16(r.uvarint())
	}
	m.Tagger, m.Picker, m.Counter = r.weights(), r.weights(), r.weights()
	return m
}

func readLexicon(file string) lexicon {
	if len(file) <= len(Version) {
		return newLexicon(1)
	}
	r := &reader{file[len(Version):]}
	n := int(r.uvarint())
	x := newLexicon(n)
	key := uint32(0)
	for range n {
		step := r.uvarint()
		key += uint32(step >> 4)
		x.put(key, uint8(step&15))
	}
	for n := int(r.uvarint()); n > 0; n-- {
		form := r.text()
		x.forms[form] = r.text()
	}
	return x
}
