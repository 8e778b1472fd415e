package malay

import "strings"

// judge finds the main clause of the sentence from..to-1. Before a colon stands a command or a name of what follows.
func (r *reading) judge(from, to int) clause {
	for i := from + 1; i < to; i++ {
		if r.words[i].gap != ':' {
			continue
		}
		left := r.part(from, i)
		if right := r.part(i, to); left.verb < 0 && right.label != NoVerb {
			right.start = from
			return right
		}
		left.to = to
		return left
	}
	return r.part(from, to)
}

// part judges a run of words without a colon.
func (r *reading) part(from, to int) clause {
	c := clause{start: from, to: to, marker: -1, verb: -1}
	var sure float64
	c.from, sure = r.front(from, to)
	first := &r.words[c.from]
	switch {
	case r.commands(c.from, to):
		r.command(&c)
	case first.is(subordinate) && !first.is(preposition), first.is(purpose):
		c.label, c.sure = NoVerb, 0.8
	default:
		r.scanClause(&c)
	}
	c.sure *= sure
	r.count(&c)
	return c
}

// command fills in a clause that opens with a command.
func (r *reading) command(c *clause) {
	c.label, c.sure, c.verb = Imperative, 0.97, c.from
	first := &r.words[c.from]
	if first.is(homograph|noun|weak) && !first.is(opener) {
		c.sure = 0.8
	}
	if !first.is(opener | prohibit) {
		return
	}
	for i := c.from + 1; i < c.to && i < c.from+4; i++ {
		w := &r.words[i]
		if w.gap == 0 && w.is(anyVerb) && !w.is(preposition) {
			c.marker, c.verb, c.passive = c.from, i, w.is(passive)
			return
		}
		if w.gap != 0 || !w.is(adverb|not|lead|pronoun) && w.class != 0 {
			return
		}
	}
}

// scanClause reads a clause with a subject, or without one before a marker or a meN- verb.
func (r *reading) scanClause(c *clause) {
	c.label = NoVerb
	soft := -1
	for i := c.from; i < c.to && c.verb < 0; i++ {
		w := &r.words[i]
		switch {
		case w.is(which):
			i = r.relative(i, c.to)
		case w.is(purpose):
			i = r.aim(i, c.to)
		case w.is(subordinate) && !w.is(preposition) && i > c.from:
			i = c.to
		case r.marks(i, c):
		case r.acts(i, c):
			c.verb = i
			r.demote(c)
		case w.is(adjectival|accident|motion) && i > c.from && soft < 0 && r.settled(i):
			soft = i
		}
	}
	if c.verb < 0 && soft > 0 {
		c.verb = soft
	}
	r.conclude(c)
}

// relative is the last word of the relative clause that "yang" at i opens.
func (r *reading) relative(i, to int) int {
	i++
	for i < to && r.words[i].is(marker|wish|not|adverb|while|just|asked) && !(r.words[i].is(allowed) && (i+1 >= to || !r.words[i+1].is(anyVerb))) {
		i++
	}
	for i+2 < to && r.words[i+1].is(and) && r.words[i+1].gap == 0 && r.words[i+2].class&(adjective|active|passive|weak|accident) != 0 &&
		r.words[i].class&(adjective|active|passive|weak|accident) == r.words[i+2].class&(adjective|active|passive|weak|accident) {
		i += 2
	}
	return i
}

// aim is the last word of the phrase of purpose at i: "untuk mengadu".
func (r *reading) aim(i, to int) int {
	if i+1 < to && r.words[i+1].is(active|bare|passive|motion) {
		return i + 1
	}
	return i
}

// marks reports whether the word at i marks mood or tense, and notes it.
func (r *reading) marks(i int, c *clause) bool {
	label, voice := r.markerAt(i, c.to)
	if label == None {
		return false
	}
	if c.marker < 0 {
		c.marker = i
	}
	if c.label == NoVerb || label == Modal {
		c.label = label
	}
	c.passive = c.passive || voice
	return true
}

// markerAt is the label that the word at i gives; None when it gives none. voice says that it is passive itself.
func (r *reading) markerAt(i, to int) (label Label, voice bool) {
	w := &r.words[i]
	n := r.after(i, to)
	verb := n < to && r.words[n].is(anyVerb|command) && r.words[n].gap == 0
	last := i+1 >= to || r.words[i+1].gap != 0
	switch {
	case w.is(allowed):
		return Modal, true
	case w.is(asked) && (verb || !last && r.words[i+1].is(purpose)):
		return Modal, true
	case w.is(modal) && !last && (!r.words[i+1].is(preposition) || verb && n == i+1):
		return Modal, false
	case w.is(wish) && verb:
		return Modal, false
	case w.is(future) && !last && !r.feels(i):
		return Future, false
	case w.is(progressive):
		return Progressive, false
	case w.is(while) && (verb && n == i+1 || w.text == "tengah" && n < to && r.words[n].text == "sibuk"):
		return Progressive, false
	case w.is(perfect) && !last:
		return Perfect, false
	case w.is(just) && (verb || n < to && r.words[i+1].text == "sahaja"):
		return Perfect, false
	}
	return None, false
}

// after is the next word at or after i+1 that is no adverb and no negation.
func (r *reading) after(i, to int) int {
	i++
	for i < to && r.words[i].is(adverb|not) && !r.words[i].is(anyVerb) {
		i++
	}
	return i
}

// feels reports whether "akan" at i only joins a feeling and its cause: "sedar akan".
func (r *reading) feels(i int) bool {
	if i == 0 {
		return false
	}
	switch r.words[i-1].text {
	case "sedar", "lupa", "takut", "cinta", "rindu", "menyedari", "sayang":
		return true
	}
	return false
}

// acts reports whether the word at i is the main verb.
func (r *reading) acts(i int, c *clause) bool {
	w := &r.words[i]
	marked := c.marker >= 0
	opens := i == c.from
	switch {
	case w.is(copula):
		return true
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
	case w.is(wish|modal) && !opens && i+1 < c.to && r.words[i+1].is(noun|person|quantity|opaque):
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
	case before.is(pronoun) && before.gap == 0 && !r.words[c.from].is(preposition|front|subordinate) && (c.marker >= 0 && i-1 > c.marker || i-1 > c.from && c.marker < 0 && !r.words[i-2].is(preposition|anyVerb|and|which)):
		c.passive = true
		return true
	case c.marker >= 0:
		return !r.words[i].is(homograph|noun) || i == r.after(c.marker, c.to)
	case r.words[c.from].is(preposition|front) && r.words[i].class&(homograph|noun|weak) == 0 && !before.is(person|pronoun|preposition|head|topic):
		c.label = Imperative
		return true
	}
	if before.is(determiner) && (i+1 >= c.to || r.words[i+1].is(preposition) || r.words[i+1].gap != 0) {
		return true // "Kaunter ini buka pada pukul sepuluh."
	}
	for i > c.from && r.words[i-1].is(not|adverb) {
		i--
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
		if label, _ := r.markerAt(i, c.to); label != None {
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

// conclude gives the label: the marker's, else that of a time adverb, else present.
func (r *reading) conclude(c *clause) {
	c.sure = 0.95
	if c.verb >= 0 && r.words[c.verb].is(passive) {
		c.passive = true
	}
	if c.label != NoVerb {
		if c.label == Imperative {
			c.sure = 0.7
		}
		return
	}
	if adverb := r.tense(c); adverb != None && (c.verb >= 0 || c.to-c.start >= 4) {
		c.label, c.sure = adverb, 0.85
		return
	}
	if c.verb >= 0 {
		c.label, c.sure = Present, 0.9
		return
	}
	r.verbless(c)
}

// tense is the label of the time adverb in a clause; None without one.
func (r *reading) tense(c *clause) Label {
	if r.words[c.start].text == "dahulu" || r.words[c.start].text == "dulu" {
		return Past
	}
	for i := c.start; i < c.to; i++ {
		switch w := &r.words[i]; {
		case w.is(pastTime):
			return Past
		case w.is(futureTime):
			return Future
		case w.is(which):
			i = r.relative(i, c.to)
		case w.is(subordinate) && !w.is(preposition) && i >= c.from:
			return None
		}
	}
	return None
}

// verbless judges a clause in which no verb was found. A first word that no list holds may be a verb: the engine stays quiet then.
func (r *reading) verbless(c *clause) {
	first := &r.words[c.from]
	c.label, c.sure = NoVerb, 0.9
	if first.class == 0 && c.to-c.from > 1 && r.words[c.from+1].gap == 0 && r.words[c.from+1].is(noun|person|quantity|opaque) {
		c.label, c.sure, c.verb = Imperative, 0.4, c.from
	} else if first.class == 0 {
		c.sure = 0.6
	}
}
