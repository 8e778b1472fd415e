package history

import "slices"

// Change is one commit that changed a procedure.
type Change struct {
	Event
	Info Commit
}

// Log lists the commits that changed a procedure, newest first, wherever its
// file was and whatever it was called.
func (h *History) Log(key Key) ([]Change, error) {
	return h.withCommits(oneMove(h.eventsOf(key), key))
}

// eventsOf returns the own events of a procedure, newest first.
func (h *History) eventsOf(key Key) []Event {
	var rows []uint32
	for _, n := range h.table.postings(key) {
		if e := h.table.event(n); h.in[e.commit] && e.isOwn() {
			rows = append(rows, n)
		}
	}
	return h.newestFirst(rows)
}

// oneMove turns a deletion and an addition of one procedure in one commit,
// too different for git to see a rename, into the rename that it is.
func oneMove(events []Event, key Key) []Event {
	var all []Event
	for len(events) > 0 {
		n := 1
		for n < len(events) && events[n].Commit == events[0].Commit {
			n++
		}
		all = append(all, joinMove(events[:n], key)...)
		events = events[n:]
	}
	return all
}

func joinMove(events []Event, key Key) []Event {
	is := func(s Status) func(Event) bool {
		return func(e Event) bool { return e.Status == s }
	}
	gone, come := slices.IndexFunc(events, is(Deleted)), slices.IndexFunc(events, is(Added))
	if len(events) != 2 || gone < 0 || come < 0 || events[come].After.Key() != key || events[gone].Before.Key() != key {
		return events
	}
	joined := events[come]
	joined.Status, joined.From = Renamed, events[gone].Path
	joined.Old, joined.Before = events[gone].Old, events[gone].Before
	return []Event{joined}
}

func (h *History) withCommits(events []Event) ([]Change, error) {
	changes := make([]Change, len(events))
	for i, e := range events {
		info, err := h.repo.Commit(e.Commit)
		if err != nil {
			return nil, err
		}
		changes[i] = Change{e, info}
	}
	return changes, nil
}

// LogPath lists the commits that changed the file that is at path (relative to
// the root of the repository) now, following renames; for files that have no
// identity.
func (h *History) LogPath(path string) ([]Change, error) {
	var rows []uint32
	all := h.byPath()
	taken := map[uint32]bool{}
	todo := []alias{{path: path, alive: h.in}}
	for len(todo) > 0 {
		a := todo[0]
		todo = todo[1:]
		for _, n := range all[a.path] {
			e := h.table.event(n)
			if taken[n] || !a.alive[e.commit] {
				continue
			}
			taken[n] = true
			rows = append(rows, n)
			if e.from != none && h.table.text(e.path) == a.path {
				todo = append(todo, alias{path: h.table.text(e.from), alive: h.before(e.commit)})
			}
		}
	}
	return h.withCommits(h.newestFirst(rows))
}

// alias is a former name of a file and the commits in which it is that file.
type alias struct {
	path  string
	alive []bool
}

// byPath lists the own events by the path that they are about; renames also
// by the path that they take away.
func (h *History) byPath() map[string][]uint32 {
	all := map[string][]uint32{}
	for n := range uint32(h.table.count(sectionEvents)) {
		e := h.table.event(n)
		if h.in[e.commit] && e.isOwn() {
			path := h.table.text(e.path)
			all[path] = append(all[path], n)
		}
	}
	return all
}

// before marks the commits of this history that do not build on commit: there
// a name that commit took away still meant the same file.
func (h *History) before(commit uint32) []bool {
	after := make([]bool, len(h.in))
	alive := slices.Clone(h.in)
	after[commit] = true
	for n := commit; int(n) < len(after); n++ {
		row := h.table.commit(n)
		for p := row.parentStart; p < row.parentEnd; p++ {
			after[n] = after[n] || after[h.table.number(sectionParents, p)]
		}
		if after[n] {
			alive[n] = false
		}
	}
	return alive
}
