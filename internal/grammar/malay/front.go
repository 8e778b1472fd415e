package malay

// front is the first word of the main clause of from..to-1: what is fronted is passed over. sure is less than 1 when no comma ends it.
func (r *reading) front(from, to int) (start int, sure float64) {
	for from < to-1 {
		w := &r.words[from]
		next := from
		switch {
		case w.is(lead|pastTime|futureTime) || w.is(and) && !w.is(preposition):
			next = from + 1
		case w.is(subordinate | front | preposition):
			next = r.afterComma(from, to)
		default:
			next = r.lateCommand(from, to)
		}
		if next == from && w.is(subordinate|front) {
			if next = r.bareAfter(from, to); next > from {
				return next, 0.7
			}
		}
		if next == from {
			break
		}
		from = next
	}
	return from, 1
}

// afterComma is the word after the comma that ends the fronted phrase at from; from when there is none. A comma before a
// command ends it, else the first after a predicate, else the first.
func (r *reading) afterComma(from, to int) int {
	first, predicate := from, from
	seen := false
	for i := from + 1; i < to; i++ {
		w := &r.words[i]
		if w.gap == ',' || w.gap == '-' || w.gap == ';' {
			if r.commandAfter(i, to) {
				return i
			}
			if first == from {
				first = i
			}
			if seen && predicate == from {
				predicate = i
			}
		}
		seen = seen || w.is(anyVerb|adjective|copula|not|marker|wish)
	}
	if predicate > from {
		return predicate
	}
	return first
}

// lateCommand is the command after the first comma of a text that opens with a mere name ("Juruwang, semak resit").
func (r *reading) lateCommand(from, to int) int {
	if r.commands(from, to) {
		return from
	}
	for i := from; i < to; i++ {
		w := &r.words[i]
		if i > from && w.gap == ',' && r.commandAfter(i, to) {
			return i
		}
		if w.is(anyVerb|marker|copula|opener|prohibit) && !w.is(noun|homograph|weak) {
			break
		}
	}
	return from
}

// commandAfter reports whether a command starts at i, with or without a word that joins.
func (r *reading) commandAfter(i, to int) bool {
	for i < to-1 && r.words[i].is(lead|and) {
		i++
	}
	return r.commands(i, to)
}

// bareAfter is the bare verb after a fronted clause that no comma ends; from when there is none.
func (r *reading) bareAfter(from, to int) int {
	seen := r.words[from].is(front | purpose)
	for i := from + 1; i < to; i++ {
		w := &r.words[i]
		if seen && i > from+1 && r.commands(i, to) && w.is(bare|opener|prohibit) && !w.is(homograph|noun|preposition) && !r.bound(i) {
			return i
		}
		seen = seen || w.is(active|passive|motion|accident|adjective|copula|not)
	}
	return from
}

// bound reports whether the word before i takes the bare verb at i to itself: "boleh semak", "cara guna", "yang rosak".
func (r *reading) bound(i int) bool {
	return i > 0 && r.words[i].gap == 0 && r.words[i-1].is(marker|wish|purpose|head|which|not|person|pronoun|and|preposition|subordinate|asked)
}

// commands reports whether the word at i gives a command.
func (r *reading) commands(i, to int) bool {
	w := &r.words[i]
	switch {
	case w.is(opener | prohibit):
		return true
	case w.is(bare):
		return !w.is(homograph|noun|preposition|subordinate|person) || w.emphatic || !r.named(i, to)
	case w.is(motion):
		return !w.is(adjective|noun|lead) && !r.named(i, to)
	}
	return w.is(command)
}

// named reports whether the word at i, a verb and a noun by its form, is the noun: what follows says something about it.
func (r *reading) named(i, to int) bool {
	if r.words[i].is(noun) && !r.words[i].is(bare) || i+1 >= to {
		return r.words[i].is(noun | homograph | weak)
	}
	next := &r.words[i+1]
	if next.gap != 0 || next.is(determiner|which|passive|marker|not|copula|active|accident) && !next.suffix {
		return r.words[i].is(noun | homograph | weak)
	}
	if next.is(purpose) || next.text == "di" || next.text == "oleh" || next.text == "dari" || next.text == "daripada" || next.text == "dalam" || next.text == "pada" {
		return r.words[i].is(noun | homograph)
	}
	for k := i + 1; k < to && k < i+6; k++ {
		n := &r.words[k]
		if n.is(subordinate|which|preposition|and) || n.gap == ',' {
			return false
		}
		if n.is(marker|passive|copula) || n.is(wish) {
			return r.words[i].is(noun | homograph)
		}
	}
	return false
}
