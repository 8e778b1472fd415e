package bengali

import (
	"strings"

	"sopkit/internal/grammar/step"
)

// action is one separate action: the words of its part of the step.
type action struct {
	from, to int
	head     int // its verb: finite, or the participle that stands for it
	clause   *clause
}

// actions lists the separate actions of the main clauses. When the step commands something, statements beside the commands
// (রসিদে তারিখ থাকে) are no actions.
func (r *reading) actions() (all []action) {
	commands := false
	for i := range r.clauses {
		c := &r.clauses[i]
		commands = commands || c.head >= 0 && !c.sub && c.label != step.Present
	}
	for i := range r.clauses {
		c := &r.clauses[i]
		if c.head < 0 || c.sub || commands && c.label == step.Present {
			continue
		}
		all = r.chain(all, c)
	}
	return all
}

// chain adds the actions of one clause: its verb, and before it each participle with an object of its own.
func (r *reading) chain(all []action, c *clause) []action {
	from, no := c.from, r.negative(c)
	for i := r.mainStart(c); i < c.head; i++ {
		if !no && r.separate(c, from, i) || r.shares(c, i) {
			all = append(all, action{from, i + 1, i, c})
			from = i + 1
		}
	}
	return append(all, action{from, c.end, c.head, c})
}

// shares reports whether the infinitive or verbal noun at i shares the auxiliary of the clause with the one before it: পূরণ করতে ও
// জমা দিতে হবে, গোনা এবং লেখা হয়.
func (r *reading) shares(c *clause, i int) bool {
	w := &r.words[i]
	last := r.before(c.from, c.head)
	if last <= i+1 || w.name || w.kinds&kindNoun != 0 || w.of("হ", nonfinite) || c.label != step.Modal && !c.passive {
		return false
	}
	if w.stop != ',' && (w.stop != 0 || r.words[i+1].kinds&kindAnd == 0) {
		return false
	}
	form := set(tagInf)
	if !r.words[last].tags.has(tagInf) {
		form = set(tagNoun)
	}
	return w.tags.any(form) && r.words[last].tags.any(form) && i > c.from
}

// separate reports whether the participle at i is an action of its own: it has an object, something follows it before the next
// verb, and it is no postposition (দিয়ে), manner (শক্ত করে, মন দিয়ে) or state (দাঁড়িয়ে).
func (r *reading) separate(c *clause, from, i int) bool {
	w := &r.words[i]
	if w.name || !w.tags.has(tagConj) || i == from || i+1 >= c.head || w.kinds&kindNoun != 0 {
		return false
	}
	if next := &r.words[i+1]; next.tags.any(set(tagConj, tagNoun, tagNounOf, tagCond, tagInf)|finite&^set(tagNow, tagBare)) && w.stop == 0 && next.kinds&kindNoun == 0 {
		return false
	}
	if i+2 == c.head && r.words[i+1].kinds&kindResultative != 0 || r.stemKind(i, tagConj, kindState) {
		return false
	}
	if w.text == r.words[i-1].text || w.text == "বদলে" && strings.HasSuffix(r.words[i-1].text, "র") { // গুনে গুনে; তোমার বদলে
		return false
	}
	if r.words[i-1].kinds&kindNegation != 0 || r.words[i+1].kinds&kindNegation != 0 {
		return false
	}
	if w.kinds&kindPostposition != 0 {
		return r.gains(from, i)
	}
	return r.hasObject(c, from, i)
}

// gains reports whether নিয়ে, দিয়ে, চেয়ে is a verb: সই নিয়ে, গ্রাহককে রসিদ দিয়ে.
func (r *reading) gains(from, i int) bool {
	w, b := &r.words[i], &r.words[i-1]
	switch {
	case w.of("বল", set(tagConj)):
		return b.text == "কথা" && i-1 > from
	case w.of("নে", set(tagConj)), w.of("চা", set(tagConj)):
		return b.kinds&kindGain != 0 && i-1 > from
	case w.of("দে", set(tagConj)):
		for k := from; k < i-1; k++ {
			if strings.HasSuffix(r.words[k].text, "কে") && r.words[k].kinds&kindPlace == 0 {
				return b.kinds&kindManner == 0
			}
		}
	case w.of("ধর", set(tagConj)):
		return b.kinds&kindManner == 0 && definite(b.text)
	}
	return false
}

// hasObject reports whether the participle at i has an object: যাচাই করে needs one before যাচাই, খুলে needs one itself.
func (r *reading) hasObject(c *clause, from, i int) bool {
	start := max(from, r.mainStart(c))
	if i-1 < start {
		return false
	}
	b := &r.words[i-1]
	if b.kinds&kindManner != 0 && !r.words[i].of("ধো", set(tagConj)) && !r.words[i].of("মোছ", set(tagConj)) || b.number {
		return false
	}
	if r.words[i].of("কর", set(tagConj)) { // প্রতিদিন দুটি করে is a share
		return i-1 > start && b.kinds&kindPerson == 0 && trimAny(b.text, "টি", "টা", "বার") == b.text
	}
	return true
}
