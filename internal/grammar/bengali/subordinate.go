package bengali

// asked gives a clause that ends in an indirect question its main verb before it: জানতে চান গ্রাহক কখন এসেছেন.
func (r *reading) asked(c clause) clause {
	if !r.scoped(c.from, c.head) || r.commandAt(c.head) {
		return c
	}
	for k := c.head - 1; k > c.from; k-- {
		w := &r.words[k]
		if w.kinds&(kindRelative|kindQuestion) != 0 {
			if w.kinds&kindQuestion != 0 && r.asks(k-1) && k-1 > c.from {
				c.head, c.to = k-1, k
				return c
			}
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

// asks reports whether the finite verb at i may take the question after it: জানতে চাইছেন, জিজ্ঞেস করেন.
func (r *reading) asks(i int) bool {
	w := &r.words[i]
	if w.stop != 0 && w.stop != ',' || r.isNoun(i) || w.tags.any(nonfinite) {
		return false
	}
	return w.strong() || w.of("চা", set(tagNow))
}

// quoted reports whether the words before i are what somebody says, asks or grants (… বলে, … কি না, করুন না কেন).
func (r *reading) quoted(i int) bool {
	switch r.words[i].text {
	case "বলে", "মর্মে", "কি", "কিনা", "কেন":
		return true
	}
	return false
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
	if t := r.words[k].text; k+1 < len(r.words) && (t == "যে" || t == "যা" || t == "যার") {
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
	after, command := false, false
	for i := range cs {
		c := &cs[i]
		last := i == len(cs)-1
		after = after || i > 0 && c.head >= 0 && r.hangs(&cs[i-1], c, command)
		switch {
		case c.head < 0:
			c.sub = true
		case r.orders(c):
			command = true
		default:
			c.sub = after || !last && r.leadsUp(c, &cs[i+1]) || command && r.joinedBy(c, kindResult) ||
				!last && i > 0 && cs[i-1].sub && r.joinedBy(c, kindAnd) // যদি রসিদ থাকে এবং মেয়াদ শেষ না হয়
		}
	}
}

// orders reports whether the clause can only be a command or a prohibition.
func (r *reading) orders(c *clause) bool {
	return c.head >= 0 && (r.commandAt(c.head) || r.prohibits(c))
}

// hangs reports whether clause c completes the one before it: by যে, যেন, কারণ, as speech, or as the object of a command
// (লক্ষ করুন গ্রাহক কী বলছেন).
func (r *reading) hangs(before, c *clause, command bool) bool {
	return r.words[c.from].kinds&kindComplement != 0 || r.speech(before, c) ||
		command && c.joiner < 0 && r.words[c.from-1].stop == 0 && !r.orders(c)
}

// leadsUp reports whether clause c only prepares the next one: a relative or question that it takes up, the
// reason of a command, or a concession (থাকুক বা না থাকুক).
func (r *reading) leadsUp(c, next *clause) bool {
	for i := next.from; i < next.head; i++ {
		if r.joinedBy(next, kindAnd) && r.words[i].strong() && r.whether(i, next.head) { // এসেছেন এবং অপেক্ষা করছেন কি না দেখুন
			return true
		}
	}
	return r.words[c.head].tags.has(tagLet) || r.scoped(c.from, c.head) || r.whether(c.head, c.end+2) || next.joiner < 0 && r.resumed(next.from) ||
		r.joinedBy(next, kindTherefore) && r.orders(next)
}

// joinedBy reports whether a joining word of the kind stands before the clause.
func (r *reading) joinedBy(c *clause, kind kinds) bool {
	return c.joiner >= 0 && r.words[c.joiner].kinds&kind != 0
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
