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
	return w.tags.has(tagImp) && !w.tags.has(tagHonour) && !r.isNoun(i) || w.text == "হন" && i > 0 && r.words[i-1].text == "নিশ্চিত"
}
