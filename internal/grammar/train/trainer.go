package main

import (
	"math/rand/v2"
	"slices"
	"sync"

	"sopkit/internal/grammar/english"
)

// folds is into how many parts the text falls, so that picker and counter learn from tags that a tagger guessed which had
// not seen the sentence.
const folds = 3

// runs is how many times a tagger learns the treebank anew, each time with another part of our own sentences.
const runs = 3

// trainer holds the sentences and what is learnt from them, part by part.
type trainer struct {
	seed  uint64
	model *english.Model
	text  []sentence
	fold  []int
}

// take gathers the sentences. Those that were made from a sentence of the treebank follow it and share its fold.
func (t *trainer) take(parts ...[]sentence) {
	n := 0
	for _, part := range parts {
		for _, s := range part {
			if s.Source == "ewt" || s.Source == "own" || s.Source == "howto" {
				n++
			}
			t.text = append(t.text, s)
			t.fold = append(t.fold, n%folds)
		}
	}
}

// know takes the classes of words from texts. A tagger keeps the words that it met, so there is none from here on.
func (t *trainer) know(texts ...[]sentence) {
	t.model.Words, t.model.Tagger = wordClasses(slices.Concat(texts...)), english.NewWeights(nil)
}

// complete tags the sentences whose verbs are marked with a tagger that has learnt everything else.
func (t *trainer) complete(of []howto, texts ...[]sentence) (out []sentence, err error) {
	if len(of) == 0 {
		return nil, nil
	}
	t.know(texts[0])
	t.model.Tagger = english.NewWeights(learnTags(t.model, [][]sentence{slices.Concat(texts...)}, t.rng(folds+2)))
	for _, h := range of {
		s, err := h.sentence(t.model)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// train learns all three tables and packs them.
func (t *trainer) train() []byte {
	taggers := t.taggers()
	var picks []choice
	var counts []verdict
	for f := range folds {
		t.model.Tagger = english.NewWeights(taggers[f])
		for i, s := range t.text {
			if t.fold[i] == f {
				p, c := t.lessons(s)
				picks, counts = append(picks, p...), append(counts, c...)
			}
		}
	}
	return pack(t.model.Words, taggers[folds], learnChoices(picks, t.rng(5)), learnVerdicts(counts, t.rng(6)))
}

// taggers trains one tagger without each fold, and one on everything; two at a time.
func (t *trainer) taggers() [folds + 1][]english.Feature {
	var out [folds + 1][]english.Feature
	var wait sync.WaitGroup
	room := make(chan bool, 2)
	for f := range out {
		room <- true
		wait.Go(func() {
			out[f] = learnTags(t.model, t.without(f), t.rng(f))
			<-room
		})
	}
	wait.Wait()
	return out
}

// without is the text of each run, less one fold.
func (t *trainer) without(fold int) [][]sentence {
	out := make([][]sentence, runs)
	for i, s := range t.text {
		for r := range out {
			if t.fold[i] != fold && (s.Source != "own" || i/folds%runs == r) {
				out[r] = append(out[r], s)
			}
		}
	}
	return out
}

func (t *trainer) rng(part int) *rand.Rand { return rand.New(rand.NewPCG(t.seed, uint64(part))) }

// lessons is what picker and counter are to learn from one sentence.
func (t *trainer) lessons(s sentence) ([]choice, []verdict) {
	x := t.model.FromWords(s.Words, s.Names)
	defer x.Free()
	x.Tag()
	return pickLesson(x, s), countLesson(x, s)
}
