package malay

import (
	"strings"

	"sopkit/internal/grammar/step"
)

// split is the step as several steps, one for each command; nil when it holds one, or when the commands are alternatives.
func (r *reading) split() []Rewrite {
	var parts []string
	for i := range r.clauses {
		c := &r.clauses[i]
		if c.label != step.Imperative || c.sure < 0.7 || c.passive || r.words[c.from].is(prohibit) && len(c.actions) > 1 && r.words[c.from].text != "jangan" {
			return nil
		}
		for k := range c.actions {
			part := r.step(c, k)
			if part == "" {
				return nil
			}
			parts = append(parts, part)
		}
	}
	if len(parts) < 2 {
		return nil
	}
	return []Rewrite{{Label: step.Imperative, Split: parts, Safe: true}}
}

// step is the text of action k of a clause as a step of its own: with the condition of the clause, and with the object that a
// bare verb shares with the next one.
func (r *reading) step(c *clause, k int) string {
	from, to := c.actions[k], c.to
	if k == 0 {
		from = c.from
	} else if r.words[from].is(active) && !r.words[from].is(command) {
		return ""
	}
	for i := from + 1; k+1 < len(c.actions) && i < c.actions[k+1]; i++ {
		if w := &r.words[i]; w.is(subordinate) && w.gap != 0 {
			return "" // a condition of its own stands between the two
		}
	}
	if k+1 < len(c.actions) {
		to = r.beforeAction(c.actions[k+1])
		if r.words[to].text == "atau" {
			return ""
		}
	}
	text := r.text[r.words[from].start:r.words[max(from, to-1)].end]
	if to-from <= 1 && k+1 < len(c.actions) && r.words[from].is(bare) {
		shared := r.shared(c, k+1)
		if shared == "" && !r.words[from].is(motion) {
			return ""
		}
		text += shared
	}
	if c.from > c.start && r.words[c.start].is(subordinate|front|preposition) {
		text = r.text[r.words[c.start].start:r.words[c.from].start] + text
	} else if k == 0 && c.from > c.start && !r.words[c.start].is(lead|and) {
		text = r.text[r.words[c.start].start:r.words[max(from, to-1)].end]
	}
	if end := strings.TrimSpace(r.text); strings.HasSuffix(end, ".") {
		text += "."
	}
	return upperFirst(text)
}

// shared is the object of action k or of the first after it that has one, with a space before it.
func (r *reading) shared(c *clause, k int) string {
	for ; k < len(c.actions); k++ {
		to := c.to
		if k+1 < len(c.actions) {
			to = r.beforeAction(c.actions[k+1])
		}
		if from := c.actions[k]; to-from > 1 {
			if first := &r.words[from+1]; !first.is(noun | person | opaque | quantity) {
				return ""
			}
			return r.text[r.words[from].end:r.words[to-1].end]
		}
	}
	return ""
}
