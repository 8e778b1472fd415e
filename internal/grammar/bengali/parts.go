package bengali

import (
	"strings"

	"sopkit/internal/grammar/step"
)

// parts is the text of each new step when the step holds several commands that follow each other; nil when it does not, or when
// cutting could lose something: a choice (অথবা), brackets, a clause of reason, a label.
func (r *reading) parts() []string {
	if strings.ContainsAny(r.text, "([:") || !r.sequence() {
		return nil
	}
	var out []string
	stop := ""
	if strings.Contains(r.text, "।") {
		stop = "।"
	}
	lead, sentence := "", -1
	var last *clause
	for _, a := range r.actions() {
		start := a.from
		if a.clause != last {
			if s := r.sentenceStart(a.clause.from); s != sentence {
				sentence, lead = s, r.lead(a.clause)
				start = r.mainStart(a.clause)
			} else if r.mainStart(a.clause) > a.clause.from { // it has a condition of its own
				lead = ""
				if r.words[a.clause.from].kinds&kindNegation != 0 { // না হলে leans on the step before
					return nil
				}
			}
			last = a.clause
		}
		text := lead + r.text[r.words[start].start:r.words[a.to-1].end]
		if a.head != a.clause.head {
			text = lead + r.text[r.words[start].start:r.words[a.head].start] + r.spelt(r.words[a.head].verb(tagConj).imp[0])
		}
		if b := Analyse(text, Context{Step: true}); b.Label != step.Imperative || b.Instructions != 1 {
			return nil
		}
		out = append(out, text+stop)
	}
	return out
}

// sequence reports whether the step is commands only, joined without a choice, each with a known verb.
func (r *reading) sequence() bool {
	main := 0
	for i := range r.clauses {
		c := &r.clauses[i]
		switch {
		case c.head < 0 || c.sub && (main > 0 || r.words[c.to-1].stop == '.'):
			return false
		case c.sub:
			continue
		case c.label != step.Imperative || c.passive || c.joiner >= 0 && main > 0 && r.words[c.joiner].kinds&kindEither != 0:
			return false
		}
		main++
	}
	for _, a := range r.actions() {
		if a.head != a.clause.head {
			if v := r.words[a.head].verb(tagConj); v == nil || len(v.imp) == 0 {
				return false
			}
		}
	}
	return main > 0
}

// lead is the condition that opens the sentence (রসিদ থাকলে), which every part repeats.
func (r *reading) lead(c *clause) string {
	start, main := r.sentenceStart(c.from), r.mainStart(c)
	if main <= start {
		return ""
	}
	return r.text[r.words[start].start:r.words[main].start]
}

// sentenceStart is the first word of the sentence of word i.
func (r *reading) sentenceStart(i int) int {
	for i > 0 && r.words[i-1].stop != '.' {
		i--
	}
	return i
}
