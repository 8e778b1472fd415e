package bengali

import "sopkit/internal/grammar/step"

// judge gives the clause its label and voice.
func (r *reading) judge(c *clause) {
	if c.head < 0 {
		return
	}
	c.label, c.sure = r.labelOf(c)
	c.passive = r.passiveAt(c.from, c.head)
}

// before is the word that the verb at i leans on: the one before it, past না and adverbs of degree; -1 when there is none.
func (r *reading) before(from, i int) int {
	for i--; i >= from; i-- {
		w := &r.words[i]
		if w.kinds&(kindNegation|kindDegree) == 0 || w.tags.any(set(tagNoun, tagInf)) {
			return i
		}
	}
	return -1
}

// labelOf follows the order modal, negative perfect, tense.
func (r *reading) labelOf(c *clause) (Label, float64) {
	h := &r.words[c.head]
	k := r.before(c.from, c.head)
	if label := r.modal(c, h, k); label != step.None {
		return label, 0.97
	}
	if r.negativePerfect(c) {
		return step.Perfect, 0.97
	}
	t := h.tags & finite
	switch {
	case t.has(tagImp) && !t.has(tagHonour):
		return step.Imperative, 0.99
	case t.has(tagImp), t == set(tagHonour) && h.of("হ", set(tagHonour)):
		return r.politeOrPresent(c)
	case t.has(tagLet):
		return step.Imperative, 0.95
	case t.has(tagBe):
		return step.Present, 0.97
	case t.has(tagProg):
		return step.Progressive, 0.97
	case t.has(tagPerf):
		return step.Perfect, 0.97
	case t.has(tagPast) && !t.has(tagHonour):
		return step.Past, 0.95
	case t.any(set(tagFut, tagFutH, tagFutI)):
		return r.future(c, h)
	case t.has(tagHonour):
		return step.Present, 0.95
	case t.has(tagNow) || t.has(tagNowI):
		return step.Present, 0.9
	case t.has(tagFam):
		return r.familiar(c)
	}
	return step.Imperative, 0.6
}

// negativePerfect reports whether the clause ends in করেননি or করে নাই.
func (r *reading) negativePerfect(c *clause) bool {
	h := &r.words[c.head]
	if !h.tags.any(simple) {
		return false
	}
	if h.joined == "নি" {
		return true
	}
	for i := c.head + 1; i < c.to; i++ {
		if r.words[i].text == "নি" || r.words[i].text == "নাই" {
			return true
		}
	}
	return false
}

// negative reports whether the verb of the clause is negated.
func (r *reading) negative(c *clause) bool {
	if r.words[c.head].joined != "" {
		return true
	}
	for i := c.head + 1; i < c.to; i++ {
		if r.words[i].kinds&kindNegation != 0 {
			return true
		}
	}
	return false
}

// politeOrPresent reads জানান: a statement with a third person as its subject, else a command.
func (r *reading) politeOrPresent(c *clause) (Label, float64) {
	if s, _ := r.subject(c); s != nobody || r.words[c.head].of("পা", finite) { // one cannot be told to receive
		return step.Present, 0.85
	}
	return step.Imperative, 0.9
}

// future reads করবেন: with না and no third person it forbids.
func (r *reading) future(c *clause, h *word) (Label, float64) {
	who, _ := r.subject(c)
	if !r.negative(c) {
		return step.Future, 0.97
	}
	if h.of("পা", finite) && (c.head == 0 || r.words[c.head-1].kinds&kindFear == 0) {
		return step.Future, 0.85
	}
	if h.tags.has(tagFutH) && who == nobody || h.tags.has(tagFut) && r.has(c, kindFamiliar) {
		return step.Imperative, 0.9
	}
	return step.Future, 0.9
}

// familiar reads করো: a command, but a statement about তুমি in a question or a habit.
func (r *reading) familiar(c *clause) (Label, float64) {
	if r.has(c, kindFamiliar) && (r.words[c.end-1].end < len(r.text) && r.text[r.words[c.end-1].end] == '?' || r.has(c, kindHabit)) {
		return step.Present, 0.7
	}
	return step.Imperative, 0.9
}

func (r *reading) has(c *clause, kind kinds) bool {
	for i := c.from; i < c.to; i++ {
		if r.words[i].kinds&kind != 0 {
			return true
		}
	}
	return false
}
