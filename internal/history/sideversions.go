package history

import (
	"slices"
	"strings"
)

// sideVersions finds the versions that merged git branches had and the main
// line never showed.
func (h *History) sideVersions(key Key, main []Version) []Version {
	byNumber := map[string][]uint32{}
	for _, n := range h.table.postings(key) {
		e := h.table.event(n)
		id := h.table.identity(e.newIdentity)
		known := slices.ContainsFunc(main, func(v Version) bool { return v.Number == id.Version })
		if h.in[e.commit] && e.isOwn() && id.Key() == key && !known {
			byNumber[id.Version] = append(byNumber[id.Version], n)
		}
	}
	var versions []Version
	for number, rows := range byNumber {
		v := Version{Number: number}
		for _, n := range h.table.latest(rows) {
			v.Spans = append(v.Spans, Span{States: []State{h.table.state(h.table.event(n))}})
		}
		versions = append(versions, v)
	}
	slices.SortFunc(versions, func(a, b Version) int { return strings.Compare(a.Number, b.Number) })
	return versions
}

// latest keeps the events whose commits no other of them builds on.
func (t *table) latest(rows []uint32) []uint32 {
	if len(rows) < 2 {
		return rows
	}
	covered := map[uint32]bool{}
	for _, n := range rows {
		commit := t.event(n).commit
		reach := t.reach(commit)
		for _, other := range rows {
			if c := t.event(other).commit; c != commit && reach[c] {
				covered[other] = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(rows), func(n uint32) bool { return covered[n] })
}

// addElsewhere adds to each version the other contents that git branches and
// tags outside this history have under the same number.
func (h *History) addElsewhere(key Key, versions []Version) error {
	t, err := h.withOutside()
	if err != nil {
		return err
	}
	for i := range versions {
		v := &versions[i]
		var rows []uint32
		for _, n := range t.postings(key) {
			e := t.event(n)
			id := t.identity(e.newIdentity)
			if h.out[e.commit] && e.isOwn() && id.Key() == key && id.Version == v.Number {
				rows = append(rows, n)
			}
		}
		for _, n := range t.latest(rows) {
			if s := t.state(t.event(n)); !v.holds(s.Blob) {
				v.Elsewhere = append(v.Elsewhere, s)
			}
		}
	}
	return nil
}

// withOutside returns the table that also holds what is outside this history.
func (h *History) withOutside() (*table, error) {
	if h.wide != nil {
		return h.wide, nil
	}
	tips, err := h.repo.tips()
	if err != nil {
		return nil, err
	}
	t, err := h.repo.indexed(h.Tip(), tips...)
	if err == nil {
		h.wide, h.out = t, t.outside(h, tips)
	}
	return t, err
}

// outside marks the commits of tips that are not part of h.
func (t *table) outside(h *History, tips []Hash) []bool {
	marked := make([]bool, t.count(sectionCommits))
	for _, tip := range tips {
		if n, known := t.find(tip); known {
			marked[n] = true
		}
	}
	for n := len(marked) - 1; n >= 0; n-- {
		if n < len(h.in) && h.in[n] {
			marked[n] = false
		}
		if !marked[n] {
			continue
		}
		row := t.commit(uint32(n))
		for p := row.parentStart; p < row.parentEnd; p++ {
			marked[t.number(sectionParents, p)] = true
		}
	}
	return marked
}

// holds reports whether the version had this content on the main line or has
// it already elsewhere.
func (v *Version) holds(blob Hash) bool {
	same := func(s State) bool { return s.Blob == blob }
	return slices.ContainsFunc(v.Elsewhere, same) || slices.ContainsFunc(v.Spans, func(s Span) bool {
		return slices.ContainsFunc(s.States, same)
	})
}
