package history

import (
	"maps"
	"slices"
)

// History is what happened to the manual's folders up to one commit.
type History struct {
	repo  *Repo
	table *table
	tip   uint32
	in    []bool // by commit number: reachable from the tip
	main  []bool // on the main line of the tip
	wide  *table // that also holds what is outside this history; nil until asked for
	out   []bool // by number in wide: of other git branches and tags only
}

// History reads what led to a revision.
func (r *Repo) History(rev string) (*History, error) {
	at, err := r.Resolve(rev)
	if err != nil {
		return nil, err
	}
	return r.HistoryAt(at.Commit)
}

// HistoryAt is [Repo.History] for a commit.
func (r *Repo) HistoryAt(tip Hash) (*History, error) {
	t, err := r.indexed(tip)
	if err != nil {
		return nil, err
	}
	n, _ := t.find(tip)
	return &History{repo: r, table: t, tip: n, in: t.reach(n), main: t.mainLine(n)}, nil
}

// Tip returns the commit that the history leads to.
func (h *History) Tip() Hash { return h.table.commit(h.tip).hash }

// Cut lists the commits at which a shallow clone ends; what was before them
// is unknown.
func (h *History) Cut() []Hash {
	var cut []Hash
	for i, in := range h.in {
		if in && h.table.commit(uint32(i)).cut != 0 {
			cut = append(cut, h.table.commit(uint32(i)).hash)
		}
	}
	return cut
}

// Commits returns how many commits lead to the tip, itself included.
func (h *History) Commits() int {
	n := 0
	for _, in := range h.in {
		if in {
			n++
		}
	}
	return n
}

// reach marks all commits that can be reached from one, itself included.
func (t *table) reach(from uint32) []bool { return t.reachDownTo(0, from) }

// reachDownTo is reach for commits that are not numbered below the lowest; of those it says nothing.
func (t *table) reachDownTo(lowest, from uint32) []bool {
	seen := make([]bool, t.count(sectionCommits))
	seen[from] = true
	// Parents have lower numbers, so one pass downwards visits all.
	for n := int(from); n >= int(lowest); n-- {
		if !seen[n] {
			continue
		}
		row := t.commit(uint32(n))
		for p := row.parentStart; p < row.parentEnd; p++ {
			seen[t.number(sectionParents, p)] = true
		}
	}
	return seen
}

// mainLine marks a commit and its first parents.
func (t *table) mainLine(tip uint32) []bool {
	line := make([]bool, t.count(sectionCommits))
	for {
		line[tip] = true
		row := t.commit(tip)
		if row.parentStart == row.parentEnd {
			return line
		}
		tip = t.number(sectionParents, row.parentStart)
	}
}

// Keys lists the procedures that ever were, sorted.
func (h *History) Keys() []Key {
	var keys []Key
	for i := range uint32(h.table.count(sectionKeys)) {
		row := h.table.key(i)
		for p := row.start; p < row.end; p++ {
			if h.in[h.table.event(h.table.number(sectionPostings, p)).commit] {
				keys = append(keys, Key{h.table.text(row.id), h.table.text(row.lang)})
				break
			}
		}
	}
	return keys
}

// Ancestor reports whether the history of commit holds ancestor (a commit is
// its own ancestor).
func (r *Repo) Ancestor(ancestor, commit Hash) (bool, error) {
	t, err := r.indexed(commit)
	if err != nil {
		return false, err
	}
	n, _ := t.find(commit)
	a, known := t.find(ancestor)
	return known && t.reach(n)[a], nil
}

// Named lists the procedures of which a file ever had a wanted path (relative
// to the root of the repository), sorted.
func (h *History) Named(wanted func(path string) bool) []Key {
	asked := map[uint32]bool{}
	found := map[Key]bool{}
	for n := range uint32(h.table.count(sectionEvents)) {
		e := h.table.event(n)
		if !h.in[e.commit] || e.newIdentity == none {
			continue
		}
		is, known := asked[e.path]
		if !known {
			is = wanted(h.table.text(e.path))
			asked[e.path] = is
		}
		if is {
			found[h.table.identity(e.newIdentity).Key()] = true
		}
	}
	return slices.SortedFunc(maps.Keys(found), compareKeys)
}
