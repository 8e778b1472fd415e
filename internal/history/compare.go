package history

import (
	"errors"
	"io/fs"
	"slices"
)

// comparer finds what each new commit changed in the manual's folders.
type comparer struct {
	crew   crew
	dirs   []string
	first  uint32 // number of nodes[0]
	nodes  []node
	known  func(n uint32) Hash // hash of a commit that was indexed before
	border map[uint32][]Hash   // places of known commits that new ones build on
}

// run fills places, found and own of all nodes.
func (c *comparer) run() error {
	if err := c.crew.each(len(c.nodes), func(o *objects, i int) (err error) {
		c.nodes[i].places, err = c.places(o, c.nodes[i].links.tree)
		return err
	}); err != nil {
		return err
	}
	if err := c.borderPlaces(); err != nil {
		return err
	}
	return c.crew.each(len(c.nodes), func(o *objects, i int) error {
		return c.compare(o, &c.nodes[i])
	})
}

// places looks up the tree of each of the manual's folders.
func (c *comparer) places(o *objects, root Hash) ([]Hash, error) {
	found := make([]Hash, len(c.dirs))
	for i, dir := range c.dirs {
		e, err := o.walkTo(root, dir)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		if e.isTree() {
			found[i] = e.hash
		}
	}
	return found, nil
}

// borderPlaces looks up the folders of known commits that new ones build on.
func (c *comparer) borderPlaces() error {
	c.border = map[uint32][]Hash{}
	o := c.crew[0]
	for i := range c.nodes {
		for _, p := range c.nodes[i].parents {
			if p >= c.first || c.border[p] != nil {
				continue
			}
			l, err := (&walker{objects: o}).visit(c.known(p))
			if err != nil {
				return err
			}
			if c.border[p], err = c.places(o, l.links.tree); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *comparer) placesOf(n uint32) []Hash {
	if n < c.first {
		return c.border[n]
	}
	return c.nodes[n-c.first].places
}

func (c *comparer) compare(o *objects, n *node) error {
	parents := make([][]Hash, len(n.parents))
	for i, p := range n.parents {
		parents[i] = c.placesOf(p)
	}
	if len(parents) == 0 {
		parents = [][]Hash{make([]Hash, len(c.dirs))}
	}
	var err error
	if n.found, err = c.diff(o, parents[0], n.places); err != nil {
		return err
	}
	if len(parents) > 1 && len(n.found) > 0 {
		n.own, err = c.ownChanges(o, n, parents[1:])
	}
	return err
}

// diff lists the files that differ, renames paired.
func (c *comparer) diff(o *objects, old, new []Hash) ([]change, error) {
	if slices.Equal(old, new) {
		return nil, nil
	}
	d := differ{objects: o}
	for i, dir := range c.dirs {
		if old[i] == new[i] {
			continue
		}
		d.path = append(d.path[:0], dir...)
		if dir != "" {
			d.path = append(d.path, '/')
		}
		if err := d.trees(old[i], new[i]); err != nil {
			return nil, err
		}
	}
	return renames(o, d.found)
}

// ownChanges tells which changes of a merge are its own: no parent has the
// file so, neither at its path nor under the name that it had there.
func (c *comparer) ownChanges(o *objects, n *node, others [][]Hash) ([]bool, error) {
	own := make([]bool, len(n.found))
	for i := range own {
		own[i] = true
	}
	for _, parent := range others {
		against, err := c.diff(o, parent, n.places)
		if err != nil {
			return nil, err
		}
		differs := make(map[string]change, len(against))
		for _, a := range against {
			differs[a.path] = a
			if a.from != "" {
				differs[a.from] = change{path: a.from, old: a.old}
			}
		}
		for i, f := range n.found {
			a, differ := differs[f.path]
			own[i] = own[i] && differ && (a.new.hash != a.old.hash || a.new.mode == 0)
		}
	}
	return own, nil
}
