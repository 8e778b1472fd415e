package main

import (
	"math"
	"math/rand/v2"
	"sort"

	"sopkit/internal/grammar/english"
)

// Settings of picker and counter.
const (
	linearRounds = 10
	linearRate   = 0.15
	linearSeen   = 2
	linearDecay  = 1e-5
)

// choice is one sentence for the picker: the features of each candidate, and which is the main verb.
type choice struct {
	options [][]uint32
	right   int
}

// verdict is one verb for the counter: its features, and whether it is an instruction of its own.
type verdict struct {
	features []uint32
	yes      bool
}

// linear is a table of single weights, trained with AdaGrad (Duchi et al. 2011) and averaged.
type linear struct {
	index    map[uint32]int
	w        []float64
	grad     []float64 // sum of squared gradients
	sum      []float64 // weight times the steps that it has held up to since
	since    []int
	step     int
	observed map[uint32]int
}

func newLinear() *linear { return &linear{index: map[uint32]int{}, observed: map[uint32]int{}} }

// see makes room for a feature when it comes often enough.
func (l *linear) see(features []uint32) {
	for _, f := range features {
		if l.observed[f]++; l.observed[f] == linearSeen && f != 0 {
			l.index[f] = len(l.w)
			l.w, l.grad, l.sum, l.since = append(l.w, 0), append(l.grad, 1e-3), append(l.sum, 0), append(l.since, 0)
		}
	}
}

func (l *linear) score(features []uint32) (s float64) {
	for _, f := range features {
		if i, ok := l.index[f]; ok {
			s += l.w[i]
		}
	}
	return s
}

// move takes a step against the gradient g of every feature.
func (l *linear) move(features []uint32, g float64) {
	if math.Abs(g) < 1e-4 {
		return
	}
	for _, f := range features {
		i, ok := l.index[f]
		if !ok {
			continue
		}
		l.sum[i] += l.w[i] * float64(l.step-l.since[i])
		l.since[i] = l.step
		d := g + linearDecay*l.w[i]
		l.grad[i] += d * d
		l.w[i] -= linearRate * d / math.Sqrt(l.grad[i])
	}
}

// features is the averaged weights, rounded for storage and sorted by key.
func (l *linear) features() []english.Feature {
	var out []english.Feature
	for f, i := range l.index {
		mean := (l.sum[i] + l.w[i]*float64(l.step-l.since[i])) / float64(max(l.step, 1))
		if w := stored(mean * english.PickerScale); w != 0 {
			out = append(out, english.Feature{Key: f, Classes: []uint8{0}, Weights: []int8{w}})
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Key < out[j].Key })
	return out
}

// learnChoices trains the picker: a softmax over the candidates of a sentence.
func learnChoices(text []choice, rng *rand.Rand) []english.Feature {
	l := newLinear()
	for _, c := range text {
		for _, o := range c.options {
			l.see(o)
		}
	}
	for range linearRounds {
		rng.Shuffle(len(text), func(i, j int) { text[i], text[j] = text[j], text[i] })
		for _, c := range text {
			l.step++
			l.choose(c)
		}
	}
	return l.features()
}

func (l *linear) choose(c choice) {
	p := make([]float64, len(c.options))
	sum := 0.0
	for k, o := range c.options {
		p[k] = math.Exp(min(50, l.score(o)))
		sum += p[k]
	}
	for k, o := range c.options {
		g := p[k] / sum
		if k == c.right {
			g--
		}
		l.move(o, g)
	}
}

// learnVerdicts trains the counter: logistic regression.
func learnVerdicts(text []verdict, rng *rand.Rand) []english.Feature {
	l := newLinear()
	for _, v := range text {
		l.see(v.features)
	}
	for range linearRounds {
		rng.Shuffle(len(text), func(i, j int) { text[i], text[j] = text[j], text[i] })
		for _, v := range text {
			l.step++
			g := 1 / (1 + math.Exp(-l.score(v.features)))
			if v.yes {
				g--
			}
			l.move(v.features, g)
		}
	}
	return l.features()
}
