package bengali

// clause is a run of words that ends in a finite verb or a word of duty (উচিত).
type clause struct {
	from, to int // words; to is behind the verb and its negation
	head     int // the finite verb or word of duty; -1 in a run without one
	end      int // behind the last word of the clause, afterthoughts included
	sub      bool
	joiner   int // the joining word before it (এবং, নইলে); -1 when there is none
	label    Label
	sure     float64
	passive  bool
}

// split cuts the sentence from..to-1 into clauses. A clause ends at a finite verb that a comma, a joining word or the end
// follows, or at a verb that can only be a command; any other finite verb is embedded (এসেছেন কি না দেখুন).
func (r *reading) split(from, to int) {
	first, start, joiner := len(r.clauses), from, -1
	for i := from; i < to; i++ {
		if start == i && r.words[i].kinds&kindJoiner != 0 && r.words[i].stop == 0 && i > from {
			joiner, start = i, i+1
			continue
		}
		end := r.particles(i, to)
		closes := end == to || r.words[end-1].stop != 0 || r.words[end].kinds&(kindJoiner|kindComplement) != 0
		if !closes && r.commandAt(i) && !r.quoted(end) {
			closes = true
		}
		if closes && r.predicate(start, i, to) {
			r.clauses = append(r.clauses, r.asked(clause{from: start, to: end, end: end, head: i, joiner: joiner}))
			start, joiner, i = end, -1, end-1
		}
	}
	if start < to {
		r.remainder(first, start, to, joiner)
	}
	r.subordinate(first)
	for i := first; i < len(r.clauses); i++ {
		r.judge(&r.clauses[i])
	}
}

// asked gives a clause that ends in an indirect question its main verb before it: জানতে চান গ্রাহক কখন এসেছেন.
func (r *reading) asked(c clause) clause {
	if !r.scoped(c.from, c.head) || r.commandAt(c.head) {
		return c
	}
	for k := c.head - 1; k > c.from; k-- {
		w := &r.words[k]
		if w.kinds&(kindRelative|kindQuestion) != 0 {
			for k--; k > c.from; k-- {
				if r.words[k].strong() && r.words[k].tags.has(tagImp) && !r.isNoun(k) {
					c.head, c.to = k, r.particles(k, c.head)
					return c
				}
			}
		}
	}
	return c
}

// remainder takes in the words behind the last closed clause: an afterthought, or a clause whose verb is not at its end.
func (r *reading) remainder(first, start, to, joiner int) {
	for i := to - 1; i >= start; i-- {
		if r.words[i].strong() && r.predicate(start, i, to) && !r.scoped(start, i) && !r.whether(i, to) {
			r.clauses = append(r.clauses, clause{from: start, to: r.particles(i, to), end: to, head: i, joiner: joiner})
			return
		}
	}
	if len(r.clauses) > first {
		r.clauses[len(r.clauses)-1].end = to
		return
	}
	r.clauses = append(r.clauses, clause{from: start, to: to, end: to, head: -1, joiner: joiner})
}

// particles is the index behind word i and the না, নি, কি, তো that follow it.
func (r *reading) particles(i, to int) int {
	i++
	for i < to && r.words[i-1].stop == 0 && r.words[i].kinds&kindParticle != 0 && !(r.words[i].text == "কি" && i+1 < to && r.words[i+1].text == "না") && r.words[i].text != "কিন্তু" {
		i++
	}
	return i
}

// commandAt reports whether word i can only be a polite command.
func (r *reading) commandAt(i int) bool {
	w := &r.words[i]
	return w.tags.has(tagImp) && !w.tags.has(tagHonour) && !r.isNoun(i)
}

// quoted reports whether the words before i are what somebody says or thinks (… বলে, … কি না).
func (r *reading) quoted(i int) bool {
	t := r.words[i].text
	return t == "বলে" || t == "মর্মে" || t == "কি" || t == "কিনা" || t == "মতো"
}

// whether reports whether কি না follows the verb at i.
func (r *reading) whether(i, to int) bool {
	if i+1 < to && r.words[i+1].text == "কিনা" {
		return true
	}
	return i+2 < to && r.words[i+1].text == "কি" && r.words[i+2].text == "না"
}

// scoped reports whether word i is the first finite verb behind a relative or question word of its clause.
func (r *reading) scoped(from, i int) bool {
	for k := i - 1; k >= from; k-- {
		w := &r.words[k]
		if w.kinds&(kindRelative|kindQuestion) != 0 && !r.indefinite(k, i) {
			return true
		}
		if w.strong() && !r.isNoun(k) {
			return false
		}
	}
	return false
}

// indefinite reports whether the relative word k means "any" (যে কোনো, যা কিছু) or "as … as possible" (যত দ্রুত সম্ভব).
func (r *reading) indefinite(k, head int) bool {
	if k+1 < len(r.words) {
		switch r.words[k+1].text {
		case "কোনো", "কোনও", "কোন", "কেউ", "কিছু", "যার":
			return true
		}
	}
	for i := k; i < head; i++ {
		if r.words[i].text == "সম্ভব" {
			return true
		}
	}
	return r.words[k].text == "কি" && k+1 < len(r.words) && r.words[k+1].text == "না"
}

// subordinate marks the clauses of a sentence that state no main point. A command is never one.
func (r *reading) subordinate(first int) {
	cs := r.clauses[first:]
	after := false // behind যে, যেন, কারণ and the like
	command := false
	for i := range cs {
		c := &cs[i]
		if c.head < 0 {
			c.sub = true
			continue
		}
		if i > 0 && c.from < len(r.words) && r.words[c.from].kinds&kindComplement != 0 {
			after = true
		}
		if i > 0 && r.speech(&cs[i-1], c) {
			after = true
		}
		if r.commandAt(c.head) || r.prohibits(c) {
			command = true
			continue
		}
		last := i == len(cs)-1
		if i > 0 && command && c.joiner < 0 && r.words[c.from-1].stop == 0 { // লক্ষ করুন গ্রাহক কী বলছেন
			after = true
		}
		if !last && cs[i+1].joiner >= 0 && r.words[cs[i+1].joiner].kinds&kindTherefore != 0 && (r.commandAt(cs[i+1].head) || r.prohibits(&cs[i+1])) {
			after = after || i > 0
			c.sub = true
			continue
		}
		c.sub = after || !last && r.scoped(c.from, c.head) || !last && r.whether(c.head, c.end+2) || !last && cs[i+1].joiner < 0 && r.resumed(cs[i+1].from) ||
			command && c.joiner >= 0 && r.words[c.joiner].kinds&kindResult != 0
	}
}

// resumed reports whether the clause at i takes up the one before it: তা জানান, এ কথা জানান.
func (r *reading) resumed(i int) bool {
	switch r.words[i].text {
	case "তা":
		return true
	case "এ", "এই", "সে", "সেই":
		return i+1 < len(r.words) && (r.words[i+1].text == "কথা" || r.words[i+1].text == "বিষয়টি" || r.words[i+1].text == "তথ্য")
	}
	return false
}

// prohibits reports whether the clause is ... করবেন না.
func (r *reading) prohibits(c *clause) bool {
	return r.words[c.head].tags.has(tagFutH) && r.negative(c) && !r.scoped(c.from, c.head)
}

// speech reports whether clause c is what the reader is to say: বলুন: আমরা কাল পাঠাব।
func (r *reading) speech(before, c *clause) bool {
	if before.head < 0 || !r.stemKind(before.head, tagImp, kindSay) {
		return false
	}
	stop := r.words[before.end-1].stop
	return stop == ':' || stop == ',' && r.words[c.from].kinds&kindFirstPerson != 0
}

// stemKind reports whether word i, read as form t, comes from a verb of the kind.
func (r *reading) stemKind(i int, t tag, kind kinds) bool {
	v := r.words[i].verb(t)
	return v != nil && r.lexicon.entries[v.stem] != nil && r.lexicon.entries[v.stem].kinds&kind != 0
}

// strong reports whether the word can hardly be anything but a finite verb.
func (w *word) strong() bool {
	return w.tags.any(finite&^set(tagNow, tagNowI, tagFam, tagBare, tagFutI)) && w.tags&nonfinite == 0
}

// verb is the verb that the word is form t of; nil when it is not one, or an unknown one.
func (w *word) verb(t tag) *verb {
	if w.entry == nil {
		return nil
	}
	for _, s := range w.entry.verbs {
		if s.tag == t {
			return s.verb
		}
	}
	return nil
}

// of reports whether the word is some form, in the set, of the verb with the stem.
func (w *word) of(stem string, in tags) bool {
	if w.entry == nil || w.name {
		return false
	}
	for _, s := range w.entry.verbs {
		if s.verb.stem == stem && in.has(s.tag) {
			return true
		}
	}
	return false
}
