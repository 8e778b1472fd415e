// Package malay reads one Malay step: the mood and tense of its main clause, its voice, its separate actions, and the same
// step as a command.
//
// The knowledge lies in three lists: verbs.txt (roots, from which every form is made), words.txt (closed classes and
// frequent nouns) and nominals.txt (nouns of action). They are read once, at the first use. The package does not know what
// a rule is; package grammar hands its findings on. It parses no sentence to the ground: Malay marks time by a word before
// the verb and voice by a prefix, so it looks for those.
package malay

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
	return read(text, ctx).analysis()
}

// reading is one text and what was found in it.
type reading struct {
	text    string
	ctx     Context
	lexicon *lexicon
	words   []word
	clauses []clause // the main clause of each sentence
}

// clause is the main clause of a sentence: the words from..to-1, and what was found there.
type clause struct {
	start   int // the first word of the sentence, with what stands before the main clause
	from    int
	to      int
	marker  int // the word that gives mood or tense; -1 without
	verb    int // the main verb; -1 without
	label   Label
	sure    float64
	passive bool
	actions []int // the verbs of the separate actions, the main verb first
}

func read(text string, ctx Context) *reading {
	r := &reading{text: text, ctx: ctx, lexicon: load()}
	r.scan()
	for from := 0; from < len(r.words); {
		to := r.sentenceEnd(from)
		r.clauses = append(r.clauses, r.judge(from, to))
		from = to
	}
	return r
}

// analysis sums up the clauses: the first that no step should hold gives the label, else the first with a verb.
func (r *reading) analysis() Analysis {
	main := r.main()
	if main == nil {
		return Analysis{}
	}
	a := Analysis{Label: main.label, Confidence: main.sure, Passive: main.passive, Verb: r.verbSpan(main), Passives: r.passives(main)}
	spans := r.actions()
	if main.label != step.NoVerb {
		a.Instructions = max(1, len(spans))
	}
	if len(spans) > 1 {
		a.Actions = spans
	}
	return a
}

// main is the clause that gives the step its label; nil when there is no word.
func (r *reading) main() *clause {
	var first *clause
	for i := range r.clauses {
		c := &r.clauses[i]
		switch {
		case c.label == step.Imperative || c.label == step.Present:
			if first == nil || first.label == step.NoVerb {
				first = c
			}
		case c.label != step.NoVerb:
			return c
		case first == nil:
			first = c
		}
	}
	return first
}

// verbSpan is the verb group of a clause: from its marker to its verb.
func (r *reading) verbSpan(c *clause) source.Span {
	first, last := c.marker, c.verb
	if first < 0 || last >= 0 && last < first {
		first = last
	}
	last = max(last, c.marker)
	if first < 0 || c.label == step.NoVerb {
		return source.Span{}
	}
	return source.Span{Start: r.words[first].start, End: r.words[last].end}
}

// passives are the passive verb groups, that of the main clause first.
func (r *reading) passives(main *clause) (out []source.Span) {
	if main.passive {
		out = append(out, r.verbSpan(main))
	}
	for i := range r.words {
		if w := &r.words[i]; w.is(passive) && (!main.passive || i < main.marker || i > max(main.verb, main.marker)) && i != main.verb {
			out = append(out, source.Span{Start: w.start, End: w.end})
		}
	}
	return out
}

// actions are the clauses of the separate actions of all sentences, in order.
func (r *reading) actions() (out []source.Span) {
	for i := range r.clauses {
		c := &r.clauses[i]
		for k, at := range c.actions {
			from, to := at, c.to
			if k == 0 {
				from = c.start
			}
			if k+1 < len(c.actions) {
				to = r.beforeAction(c.actions[k+1])
			}
			out = append(out, source.Span{Start: r.words[from].start, End: r.words[max(from, to-1)].end})
		}
	}
	return out
}

// beforeAction is the word after the last of the action before the one at word i: what joins the two is left out.
func (r *reading) beforeAction(i int) int {
	first := i
	for k := i; k > 0 && r.words[k-1].is(and|lead); k-- {
		if r.words[k-1].is(and) || r.words[k-1].gap != 0 {
			first = k - 1
		}
	}
	return first
}
