package diff

import "sopkit/internal/lang"

// matchHeadings pairs sections of equal heading: under the same headings, then on the same level, then anywhere; then
// those that name the same duty in other words. Equal ones are paired in order.
func matchHeadings(a, b *doc) {
	a.sections[0].match, b.sections[0].match = b.sections[0], a.sections[0]
	type key struct {
		parent  *section
		level   int
		heading string
	}
	pairBy(a, b, func(s *section, parent *section) any { return key{parent, s.level, s.key} })
	pairBy(a, b, func(s *section, _ *section) any { return key{level: s.level, heading: s.key} })
	pairBy(a, b, func(s *section, _ *section) any { return key{heading: s.key} })
	pairBy(a, b, func(s *section, _ *section) any {
		if s.kind == "" || s.level > 2 {
			return s
		}
		return lang.Kind(s.kind)
	})
}

// pairBy pairs free sections of equal key, in order. The parent of a section of a is given as its match in b.
func pairBy(a, b *doc, keyOf func(s, parent *section) any) {
	queues := map[any][]*section{}
	for _, s := range b.sections {
		if s.match == nil {
			k := keyOf(s, s.parent)
			queues[k] = append(queues[k], s)
		}
	}
	for _, s := range a.sections {
		if s.match != nil {
			continue
		}
		k := keyOf(s, s.parent.match)
		if q := queues[k]; len(q) > 0 {
			s.match, q[0].match = q[0], s
			queues[k] = q[1:]
		}
	}
}

// matchByContent pairs the sections left over that hold mostly the same, or whose headings are alike at the same place.
func matchByContent(a, b *doc) {
	rows := map[string]*section{} // rows are paired only when their sections are
	for _, u := range b.units {
		if u.kind == rowKind && u.section.match == nil {
			rows[u.text.key] = u.section
		}
	}
	for i := len(a.sections) - 1; i > 0; i-- { // inner sections first
		s := a.sections[i]
		if s.match != nil {
			continue
		}
		counts := map[*section]int{}
		for _, u := range s.units {
			if u.match != nil && u.match.section.match == nil {
				counts[u.match.section]++
			} else if t := rows[u.text.key]; u.kind == rowKind && t != nil {
				counts[t]++
			}
		}
		for _, inner := range s.inner {
			if inner.match != nil && inner.match.parent.match == nil {
				counts[inner.match.parent]++
			}
		}
		for _, t := range b.sections[1:] {
			if n := counts[t]; t.match == nil && n > 0 && 2*n > max(len(s.units)+len(s.inner), len(t.units)+len(t.inner)) {
				s.match, t.match = t, s
				break
			}
		}
	}
	matchHeadingsAlike(a, b)
}

// matchHeadingsAlike pairs sections whose headings share most of their letters, under one parent.
func matchHeadingsAlike(a, b *doc) {
	for _, s := range a.sections {
		if s.match != nil {
			continue
		}
		var best *section
		score := 0.6
		for _, t := range b.sections {
			if t.match == nil && t.level == s.level && t.parent == s.parent.match {
				if like := overlap(trigrams(s.key), trigrams(t.key)); like > score {
					best, score = t, like
				}
			}
		}
		if best != nil {
			s.match, best.match = best, s
		}
	}
}
