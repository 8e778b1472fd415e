package diff

// share gives both docs one numbering of words, so that texts are compared as lists of numbers.
func share(a, b *doc) {
	v := &vocabulary{ids: map[string]int32{}}
	for _, d := range []*doc{a, b} {
		for _, u := range d.units {
			u.bag.v, u.bag.words = v, d.words
		}
	}
}

// match pairs sections and units: what is equal first, then what is alike.
func match(a, b *doc) {
	matchHeadings(a, b)
	matchEqual(a, b)
	matchByContent(a, b)
	matchRows(a, b)
	if len(free(a)) > 0 && len(free(b)) > 0 {
		weigh(a, b)
		matchParts(a, b)
		matchAlike(a, b)
		matchByContent(a, b)
		matchAlike(a, b) // in the sections that are known to be the same now
	}
	findMoves(a, b)
}

// pair marks two units as the same.
func pair(x, y *unit) { x.match, y.match = y, x }

// matchEqual pairs units of equal text: under one parent, then in one section, then anywhere, in the order of the text.
func matchEqual(a, b *doc) {
	type key struct {
		kind          kind
		section       *section
		parent, label string
		text          string
	}
	byParent := func(u *unit, s *section) key {
		k := key{kind: u.kind, section: s, label: u.label, text: u.text.key}
		if u.parent != nil {
			k.parent = u.parent.text.key
		}
		return k
	}
	inSection := func(u *unit, s *section) key { return key{kind: u.kind, section: s, text: u.text.key} }
	anywhere := func(u *unit, _ *section) key { return key{kind: u.kind, text: u.text.key} }
	for _, keyOf := range []func(*unit, *section) key{byParent, inSection, anywhere} {
		queues := map[key][]*unit{}
		for _, u := range b.units {
			if u.free() {
				k := keyOf(u, u.section)
				queues[k] = append(queues[k], u)
			}
		}
		for _, u := range a.units {
			k := keyOf(u, u.section.match)
			if q := queues[k]; u.free() && len(q) > 0 && mayPair(u, q[0]) {
				pair(u, q[0])
				queues[k] = q[1:]
			}
		}
	}
}

// mayPair keeps rows within their section: a row has no move.
func mayPair(x, y *unit) bool {
	return x.kind == y.kind && (x.kind != rowKind || x.section.match == y.section)
}

// matchRows pairs the rows of a section by their first cell.
func matchRows(a, b *doc) {
	type key struct {
		section *section
		first   string
	}
	queues := map[key][]*unit{}
	for _, u := range b.units {
		if u.kind == rowKind && u.free() {
			k := key{u.section, normal(u.first)}
			queues[k] = append(queues[k], u)
		}
	}
	for _, u := range a.units {
		k := key{u.section.match, normal(u.first)}
		if q := queues[k]; u.kind == rowKind && u.free() && len(q) > 0 {
			pair(u, q[0])
			queues[k] = q[1:]
		}
	}
}
