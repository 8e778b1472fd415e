package main

import (
	"math"
	"math/rand/v2"
	"slices"
	"sort"

	"sopkit/internal/grammar/english"
)

// Settings of the tagger, found on held-out parts of the treebank.
const (
	tagRounds   = 7   // passes over a text
	tagSeen     = 3   // times a feature must occur, on average over the texts
	tagScale    = 8   // stored weight of 1
	tagSmallest = 0.5 // weights below are dropped
)

// learnTags trains an averaged perceptron (Collins 2002) that sees its own guesses to the left. It learns each text anew, in an
// order of its own; the average is over all.
func learnTags(m *english.Model, texts [][]sentence, rng *rand.Rand) []english.Feature {
	p := perceptron{rows: map[uint32]*row{}}
	p.count(m, texts)
	for _, text := range texts {
		p.forget()
		order := slices.Clone(text)
		for range tagRounds {
			rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
			for _, s := range order {
				p.learn(m, s)
			}
		}
	}
	return p.features()
}

// forget starts anew and keeps only what the average is made of.
func (p *perceptron) forget() {
	for _, r := range p.rows {
		for i := range r.cells {
			c := &r.cells[i]
			c.sum += float64(c.now) * float64(p.step-c.since)
			c.now, c.since = 0, p.step
		}
	}
}

// row is the weights of one feature. now is the weight, sum the weight times the steps that it has held up to since.
type row struct{ cells []cell }

type cell struct {
	class uint8
	now   float32
	sum   float64
	since int
}

type perceptron struct {
	rows map[uint32]*row
	step int
}

// count makes rows for the features that occur often enough.
func (p *perceptron) count(m *english.Model, texts [][]sentence) {
	seen := map[uint32]int{}
	for _, s := range slices.Concat(texts...) {
		x := m.FromWords(s.Words, s.Names)
		x.Trace(func(i int, feats *[english.FeatureCount]uint32) english.Tag {
			for _, f := range feats {
				if seen[f]++; seen[f] == tagSeen*len(texts) && f != 0 {
					p.rows[f] = &row{}
				}
			}
			return english.ParseTag(s.Tags[i])
		})
		x.Free()
	}
}

func (p *perceptron) learn(m *english.Model, s sentence) {
	x := m.FromWords(s.Words, s.Names)
	defer x.Free()
	x.Trace(func(i int, feats *[english.FeatureCount]uint32) english.Tag {
		p.step++
		var rows [english.FeatureCount]*row
		var scores [english.TagCount]float32
		for k, f := range feats {
			if rows[k] = p.rows[f]; rows[k] != nil {
				for _, c := range rows[k].cells {
					scores[c.class] += c.now
				}
			}
		}
		gold, guess := english.ParseTag(s.Tags[i]), best(&scores)
		if guess != gold && gold != english.NoTag {
			for _, r := range rows {
				if r != nil {
					r.add(uint8(gold), 1, p.step)
					r.add(uint8(guess), -1, p.step)
				}
			}
		}
		return guess
	})
}

func best(scores *[english.TagCount]float32) english.Tag {
	b := english.NN
	for t := 1; t < english.TagCount; t++ {
		if scores[t] > scores[b] {
			b = english.Tag(t)
		}
	}
	return b
}

func (r *row) add(class uint8, by float32, step int) {
	for i := range r.cells {
		if c := &r.cells[i]; c.class == class {
			c.sum += float64(c.now) * float64(step-c.since)
			c.now, c.since = c.now+by, step
			return
		}
	}
	r.cells = append(r.cells, cell{class: class, now: by, since: step})
}

// features is the averaged weights, rounded for storage and sorted by key.
func (p *perceptron) features() []english.Feature {
	var out []english.Feature
	for key, r := range p.rows {
		f := english.Feature{Key: key}
		sort.Slice(r.cells, func(i, j int) bool { return r.cells[i].class < r.cells[j].class })
		for _, c := range r.cells {
			w := (c.sum + float64(c.now)*float64(p.step-c.since)) / float64(p.step)
			if math.Abs(w) >= tagSmallest {
				f.Classes, f.Weights = append(f.Classes, c.class), append(f.Weights, stored(w*tagScale))
			}
		}
		if len(f.Classes) > 0 {
			out = append(out, f)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Key < out[j].Key })
	return out
}

// stored rounds a weight into a byte.
func stored(w float64) int8 { return int8(max(-127, min(127, math.Round(w)))) }
