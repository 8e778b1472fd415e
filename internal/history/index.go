package history

import (
	"slices"
	"strings"
)

// indexed returns a table that holds all commits reachable from tip and, where
// their history is complete, from others.
func (r *Repo) indexed(tip Hash, others ...Hash) (*table, error) {
	if r.table == nil {
		r.table = r.loadIndex()
	}
	if r.holds(tip, others) {
		return r.table, nil
	}
	t, err := r.extend(r.table, tip, others)
	if err != nil {
		return nil, err
	}
	r.table = t
	r.saveIndex(t)
	return t, nil
}

func (r *Repo) holds(tip Hash, others []Hash) bool {
	if r.table == nil {
		return false
	}
	return !slices.ContainsFunc(append([]Hash{tip}, others...), func(h Hash) bool {
		_, known := r.table.find(h)
		return !known
	})
}

// extend adds to a table (nil: an empty one) what it lacks.
func (r *Repo) extend(old *table, tip Hash, others []Hash) (*table, error) {
	b := builderFrom(old)
	w := &walker{objects: r.objects, shallow: r.shallow, numbers: make(map[Hash]uint32, len(b.commits)), first: uint32(len(b.commits))}
	for i, c := range b.commits {
		w.numbers[c.hash] = uint32(i)
	}
	if err := w.walk(tip); err != nil {
		return nil, err
	}
	for _, other := range others {
		if err := w.walk(other); err != nil && !isMissing(err) {
			return nil, err
		}
	}
	crew, err := newCrew(r.objects)
	if err != nil {
		return nil, err
	}
	defer crew.close()
	c := comparer{crew: crew, dirs: r.cover(), first: w.first, nodes: w.nodes, known: func(n uint32) Hash { return b.commits[n].hash }}
	if err := c.run(); err != nil {
		return nil, err
	}
	for i := range w.nodes {
		b.add(&w.nodes[i])
	}
	if err := b.identifyAll(crew, r.options.Identify); err != nil {
		return nil, err
	}
	return b.finish(), nil
}

// cover returns the manual's folders without those that lie inside another, in
// the order of trees: git pairs renames in that order.
func (r *Repo) cover() []string {
	var dirs []string
	for i, dir := range r.options.Subtrees {
		others := slices.Delete(slices.Clone(r.options.Subtrees), i, i+1)
		if !coveredBy(others, dir) {
			dirs = append(dirs, dir)
		}
	}
	slices.SortFunc(dirs, func(a, b string) int { return strings.Compare(a+"/", b+"/") })
	return dirs
}
