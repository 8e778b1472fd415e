package history

import "slices"

// Contributions lists the commits that made a version what it was at the end
// of a span: those that changed the procedure and lead to its last state, but
// not to what the main line held before its first. Newest first.
func (h *History) Contributions(key Key, s Span) ([]Change, error) {
	if events, ok := h.straight(key, s); ok {
		return h.withCommits(oneMove(events, key))
	}
	last, ok := h.table.find(s.Last().Commit)
	first, ok2 := h.table.find(s.First().Commit)
	if !ok || !ok2 {
		return nil, &MissingObjectError{Hash: s.Last().Commit}
	}
	events, lowest := h.eventsOf(key), last
	for _, e := range events {
		if n, known := h.table.find(e.Commit); known {
			lowest = min(lowest, n)
		}
	}
	upTo := h.table.reachDownTo(lowest, last)
	earlier := make([]bool, len(upTo))
	if row := h.table.commit(first); row.parentStart < row.parentEnd {
		earlier = h.table.reachDownTo(lowest, h.table.number(sectionParents, row.parentStart))
	}
	events = slices.DeleteFunc(events, func(e Event) bool {
		n, _ := h.table.find(e.Commit)
		return !upTo[n] || earlier[n]
	})
	return h.withCommits(oneMove(events, key))
}

// straight returns the changes of a span that holds no merge: then they are
// those of its states, and nothing has to be searched.
func (h *History) straight(key Key, s Span) ([]Event, bool) {
	in := map[Hash]bool{}
	for _, state := range s.States {
		n, ok := h.table.find(state.Commit)
		if row := h.table.commit(n); !ok || row.parentEnd-row.parentStart > 1 {
			return nil, false
		}
		in[state.Commit] = true
	}
	return slices.DeleteFunc(h.eventsOf(key), func(e Event) bool { return !in[e.Commit] }), true
}

// Authors lists the authors and co-authors of changes, each e-mail once, in
// the order in which they first appear.
func Authors(changes []Change) []Person {
	var all []Person
	for _, c := range changes {
		for _, p := range c.Info.Authors() {
			if !slices.ContainsFunc(all, func(q Person) bool { return q.Email == p.Email }) {
				all = append(all, p)
			}
		}
	}
	return all
}
