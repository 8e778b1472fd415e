package malay

import (
	"strings"

	"sopkit/internal/grammar/step"
)

// acts reports whether the word at i is the main verb.
func (r *reading) acts(i int, c *clause) bool {
	w := &r.words[i]
	marked := c.marker >= 0
	opens := i == c.from
	switch {
	case w.is(copula):
		return w.text != "adalah" || i+1 >= c.to || !r.words[i+1].is(allowed) // adalah dikehendaki
	case w.is(passive):
		return true
	case w.is(active) && w.is(adjectival):
		return marked
	case w.is(active):
		return marked || opens || !r.completes(i)
	case w.is(motion|accident) && !w.is(preposition|subordinate):
		return marked || !opens && (!w.is(weak|adjectival|adjective) || r.settled(i)) && !r.completes(i)
	case w.is(bare) && !w.is(preposition|subordinate):
		return r.bareActs(i, c)
	case w.is(wish|modal) && !opens && i+1 < c.to && (r.words[i+1].is(noun|person|quantity|opaque) || r.words[i+1].class == 0):
		return true
	case w.is(not) && !opens && (w.text == "bukan" || w.text == "bukanlah"):
		return true
	}
	return marked && w.is(notVerb) && meShape(w.text)
}

// completes reports whether the verb at i belongs to the noun before it: "cara mengisi", "masa menunggu".
func (r *reading) completes(i int) bool {
	if i == 0 || r.words[i].gap != 0 {
		return false
	}
	before := &r.words[i-1]
	return before.is(head) && !before.suffix || before.is(topic) && !before.suffix && !r.words[i].is(states) || before.is(preposition) && before.text != "dalam"
}

// settled reports whether what stands before i ends the subject: "itu", a person, a negation, or a time adverb is there.
func (r *reading) settled(i int) bool {
	before := &r.words[i-1]
	if before.is(determiner|person|pronoun|not|pastTime|futureTime|adverb) || before.suffix {
		return r.words[i].gap == 0 && !(r.words[i].is(adjectival) && before.is(person))
	}
	for k := range r.words {
		if r.words[k].is(pastTime | futureTime) {
			return true
		}
	}
	return false
}

// bareActs reports whether the bare verb at i is the main verb: after a marker, after a person, or in "resit saya lampirkan".
func (r *reading) bareActs(i int, c *clause) bool {
	before := &r.words[max(i-1, 0)]
	switch {
	case i == c.from:
		return false
	case before.is(pronoun) && before.gap == 0 && !r.words[c.from].is(preposition|front|subordinate) && !(i > 1 && r.words[i-2].is(adverb)) && (c.marker >= 0 && i-1 > c.marker || i-1 > c.from && c.marker < 0 && !r.words[i-2].is(preposition|anyVerb|and|which)):
		c.passive = true
		return true
	case c.marker >= 0:
		return !r.words[i].is(homograph|noun) || i == r.after(c.marker, c.to)
	case r.words[c.from].is(preposition|front) && r.words[i].class&(homograph|noun|weak) == 0 && !before.is(person|pronoun|preposition|head|topic):
		c.label = step.Imperative
		return true
	}
	if before.is(determiner) && (i+1 >= c.to || r.words[i+1].is(preposition) || r.words[i+1].gap != 0) {
		return true // "Kaunter ini buka pada pukul sepuluh."
	}
	whole := r.words[i].class&(homograph|noun|weak) == 0 && r.object(i, c.to)
	for i > c.from && r.words[i-1].is(not|adverb) {
		i--
	}
	for whole && i > c.from+1 && r.words[i].gap == 0 && r.words[i-1].is(noun|timeWord) && !r.words[i-1].is(anyVerb|preposition) {
		i-- // "Staf malam jaga pintu."
	}
	return i > c.from && r.words[i-1].is(person|pronoun) && r.words[i].gap == 0
}

// demote takes a passive verb for part of the subject when the predicate comes later: "Barang dibeli tunai tidak boleh ditukar".
func (r *reading) demote(c *clause) {
	if c.marker >= 0 || !r.words[c.verb].is(passive) || r.words[c.verb].is(cuts) || r.says(c.verb) {
		return
	}
	for i := c.verb + 1; i < c.to; i++ {
		w := &r.words[i]
		if w.gap != 0 || w.is(which|and) || w.is(subordinate) && !w.is(preposition) {
			return
		}
		if label, _ := r.markerAt(i, c.to); label != step.None {
			c.verb = -1
			return
		}
	}
}

// says reports whether the verb at i takes a clause: "dimaklumkan barang akan sampai".
func (r *reading) says(i int) bool {
	base := r.words[i].base
	for _, end := range [...]string{"", "kan", "i"} {
		if stem, ok := strings.CutSuffix(base, end); ok && r.lexicon.words[stem].class&cuts != 0 {
			return true
		}
	}
	return false
}
