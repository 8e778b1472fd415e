package malay

import "sopkit/internal/grammar/step"

// judge finds the main clause of the sentence from..to-1. Before a colon stands a command or a name of what follows.
func (r *reading) judge(from, to int) clause {
	for i := from + 1; i < to; i++ {
		if r.words[i].gap != ':' {
			continue
		}
		left := r.part(from, i)
		if right := r.part(i, to); left.verb < 0 && right.label != step.NoVerb && right.sure > 0.5 {
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
		c.label, c.sure = step.NoVerb, 0.8
	default:
		r.scanClause(&c)
	}
	c.sure *= sure
	r.count(&c)
	return c
}

// command fills in a clause that opens with a command.
func (r *reading) command(c *clause) {
	c.label, c.sure, c.verb = step.Imperative, 0.97, c.from
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
	c.label = step.NoVerb
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

// conclude gives the label: the marker's, else that of a time adverb, else present.
func (r *reading) conclude(c *clause) {
	c.sure = 0.95
	if c.verb >= 0 && r.words[c.verb].is(passive) {
		c.passive = true
	}
	if c.label != step.NoVerb {
		if c.label == step.Imperative {
			c.sure = 0.7
		}
		return
	}
	if adverb := r.tense(c); adverb != step.None && (c.verb >= 0 || c.to-c.start >= 4) {
		c.label, c.sure = adverb, 0.85
		return
	}
	if c.verb >= 0 {
		c.label, c.sure = step.Present, 0.9
		return
	}
	r.verbless(c)
}

// tense is the label of the time adverb in a clause; None without one.
func (r *reading) tense(c *clause) Label {
	if r.words[c.start].text == "dahulu" || r.words[c.start].text == "dulu" {
		return step.Past
	}
	for i := c.start; i < c.to; i++ {
		switch w := &r.words[i]; {
		case w.is(pastTime):
			return step.Past
		case w.is(futureTime):
			return step.Future
		case w.is(which):
			i = r.relative(i, c.to)
		case w.is(subordinate) && !w.is(preposition) && i >= c.from:
			return step.None
		}
	}
	return step.None
}

// verbless judges a clause in which no verb was found. A first word that no list holds may be a verb: the engine stays quiet then.
func (r *reading) verbless(c *clause) {
	first := &r.words[c.from]
	c.label, c.sure = step.NoVerb, 0.9
	if first.class == 0 && c.to-c.from > 1 && r.words[c.from+1].gap == 0 && r.words[c.from+1].is(noun|person|quantity|opaque) {
		c.label, c.sure, c.verb = step.Imperative, 0.4, c.from
	} else if first.class == 0 {
		c.sure = 0.6
	}
}
