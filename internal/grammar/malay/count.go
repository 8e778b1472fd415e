package malay

import (
	"strings"

	"sopkit/internal/grammar/step"
)

// count finds the verbs of the separate actions of a clause.
func (r *reading) count(c *clause) {
	main := max(c.verb, c.marker)
	if c.label == step.NoVerb || main < 0 {
		return
	}
	c.actions = []int{main}
	if c.label == step.Imperative {
		r.countCommands(c, main)
	}
	if c.label != step.Imperative || len(c.actions) == 1 && r.words[main].is(active) {
		r.countStatements(c, main)
	}
}

// countCommands adds the commands after the first.
func (r *reading) countCommands(c *clause, main int) {
	inner := false // a bare verb stands in a phrase inside the action: "cara pasang dan buka"
	for i := main + 1; i < c.to; i++ {
		w := &r.words[i]
		if w.is(bare|motion|active|passive) && r.bound(i) && !r.words[i-1].is(and) && !w.is(adjective) || w.is(active|passive) {
			inner = true
		}
		before := &r.words[i-1]
		comma := w.gap == ',' || w.gap == ';' || w.gap == '-'
		if comma {
			inner = false
		}
		joined := before.is(and|lead) || comma
		whole := before.is(and) && !before.is(but) && i > 1 && r.words[i-2].is(determiner) && w.is(bare) // "Angkat kotak itu dan letak di rak"
		if !joined || w.is(and|lead) || !whole && !r.commands(i, c.to) {
			continue
		}
		if before.is(and) && !before.is(but) && !r.coordinate(i, inner) || comma && w.is(homograph|noun|weak|adjective) && !r.object(i, c.to) {
			continue
		}
		c.actions = append(c.actions, i)
		inner = false
	}
}

// coordinate reports whether the command at i, after "dan" or "atau", is an action of its own.
func (r *reading) coordinate(i int, inner bool) bool {
	w := &r.words[i]
	k := i - 1
	for k > 0 && r.words[k].is(and|lead) {
		k--
	}
	last := &r.words[k]
	switch {
	case w.is(opener|prohibit) && !w.is(bare):
		return true
	case inner && (r.words[k].is(bare|active|passive|motion) || w.is(command) || r.words[i-1].text == "atau"):
		return false
	case w.is(homograph | noun | weak):
		again := i+1 < len(r.words) && r.words[i+1].gap == 0 && r.words[i+1].text == "semula"
		return last.is(bare) && !last.is(noun) || last.is(determiner) && last.gap == 0 || again || r.session(i)
	}
	return true
}

// session reports whether the words at i are "log masuk" or "log keluar".
func (r *reading) session(i int) bool {
	return r.words[i].text == "log" && i+1 < len(r.words) && r.words[i+1].gap == 0 && (r.words[i+1].text == "masuk" || r.words[i+1].text == "keluar")
}

// object reports whether a thing follows the verb at i.
func (r *reading) object(i, to int) bool {
	return i+1 < to && r.words[i+1].gap == 0 && r.words[i+1].is(noun|person|quantity|opaque|determiner)
}

// countStatements adds the coordinated verbs of a statement.
func (r *reading) countStatements(c *clause, main int) {
	inner := false
	causes := r.induces(main)
	for i := main + 1; i < c.to; i++ {
		w := &r.words[i]
		comma := w.gap == ',' || w.gap == ';'
		switch {
		case comma:
			inner = false
		case w.is(which):
			i = r.relative(i, c.to)
			continue
		}
		if w.is(subordinate) && (!w.is(preposition) || w.is(purpose)) {
			inner = true
		}
		before := &r.words[i-1]
		if !before.is(and) && !comma || w.is(and) {
			continue
		}
		if verb := r.nextPredicate(i, c); verb >= 0 && (!inner && !causes || before.is(but)) {
			c.actions = append(c.actions, verb)
			i = verb
		}
	}
}

// induces reports whether the verb at i lets somebody else act: "membantu pelanggan mengisi borang".
func (r *reading) induces(i int) bool {
	base := r.words[i].base
	return base != "" && (r.lexicon.words[base].class&causes != 0 || r.lexicon.words[strings.TrimSuffix(base, "kan")].class&causes != 0)
}

// nextPredicate is the verb of the coordinated clause that starts at i, with or without a subject of its own; -1 without.
func (r *reading) nextPredicate(i int, c *clause) int {
	person := true
	for k := i; k < c.to && k < i+6; k++ {
		w := &r.words[k]
		switch {
		case k > i && w.gap != 0, w.is(which | and), w.is(subordinate) && !w.is(marker), w.is(preposition):
			return -1
		case w.is(active|passive) && !w.is(adjectival):
			if person || w.is(active) {
				return k
			}
			return -1
		case w.is(bare|motion) && k > i && r.words[k-1].text == "terus":
			return k
		case w.is(bare|motion) && k == i && r.words[max(c.verb, c.marker)].is(bare|motion) && !w.is(homograph|noun):
			return k
		case w.is(marker | not | adverb | lead | determiner | wish):
		default:
			person = person && w.class&(noun|opaque) == 0
		}
	}
	return -1
}
