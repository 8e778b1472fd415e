// Package bengali reads one Bengali step: its clauses, the mood and tense of the main one, its voice, its separate actions,
// and the same step as a polite imperative.
//
// The knowledge lies in two lists, verbs.txt (stems by class, from which every form is made) and words.txt (the closed
// classes). They are read once, at the first use. The package does not know what a rule is; package grammar hands its
// findings on. It parses no sentence to the ground: a clause is what ends in a finite verb.
package bengali

import (
	"sopkit/internal/grammar/step"
	"sopkit/internal/source"
)

// What is said of a step; see package step.
type (
	Label    = step.Label
	Context  = step.Context
	Analysis = step.Analysis
	Rewrite  = step.Rewrite
)

// Analyse says what the step asks its reader to do.
func Analyse(text string, ctx Context) Analysis {
	r := read(text, ctx)
	defer r.free()
	return r.analysis()
}

// reading is one text and what was found in it.
type reading struct {
	text    string
	ctx     Context
	lexicon *lexicon
	words   []word
	clauses []clause
}

// read splits the text into words and clauses and judges each clause.
func read(text string, ctx Context) *reading {
	r := pool.Get().(*reading)
	r.text, r.ctx, r.lexicon = text, ctx, load()
	r.words, r.clauses = r.words[:0], r.clauses[:0]
	r.scan()
	for from := 0; from < len(r.words); {
		to := r.sentenceEnd(from)
		r.split(from, to)
		from = to
	}
	return r
}

// analysis sums up the clauses: the first that no step should hold gives the label, else the first.
func (r *reading) analysis() Analysis {
	main := r.main()
	if main == nil {
		return Analysis{Label: r.verbless(), Confidence: r.verblessConfidence(), Passives: r.passives()}
	}
	a := Analysis{Label: main.label, Confidence: main.sure, Passive: main.passive, Verb: r.verbSpan(main), Passives: r.passives()}
	actions := r.actions()
	a.Instructions = max(1, len(actions))
	if len(actions) > 1 {
		for _, act := range actions {
			a.Actions = append(a.Actions, r.span(act.from, act.to))
		}
	}
	return a
}

// main is the clause that gives the step its label; nil when there is none with a verb.
func (r *reading) main() *clause {
	var first *clause
	for i := range r.clauses {
		c := &r.clauses[i]
		if c.head < 0 || c.sub {
			continue
		}
		if c.label != step.Imperative && c.label != step.Present {
			return c
		}
		if first == nil {
			first = c
		}
	}
	return first
}

// verbless is the label of a text without a main clause.
func (r *reading) verbless() Label {
	if hasBengali(r.text) {
		return step.NoVerb
	}
	return step.None
}

// span is the byte range of the words from..to-1.
func (r *reading) span(from, to int) source.Span {
	return source.Span{Start: r.words[from].start, End: r.words[to-1].end}
}
