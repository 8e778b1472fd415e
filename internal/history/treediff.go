package history

import (
	"github.com/go-git/go-git/v5/plumbing"
)

// side is one end of a change; mode 0 means that there is no file.
type side struct {
	mode uint32
	hash Hash
}

// change is one file that differs between two trees.
type change struct {
	path, from string // from is set for renames
	old, new   side
	score      int // of a rename, 0 to maxScore
}

func (c change) status() byte {
	switch {
	case c.from != "":
		return 'R'
	case c.old.mode == 0:
		return 'A'
	case c.new.mode == 0:
		return 'D'
	case c.old.mode&modeType != c.new.mode&modeType:
		return 'T'
	}
	return 'M'
}

// differ compares trees in lock-step on their raw bytes and descends only
// where the hashes differ.
type differ struct {
	objects *objects
	path    []byte
	found   []change
}

// trees adds the differences between the trees a and b under d.path; a zero
// hash is the empty tree.
func (d *differ) trees(a, b Hash) error {
	left, err := d.open(a)
	if err != nil {
		return err
	}
	right, err := d.open(b)
	if err != nil {
		return err
	}
	for left.more || right.more {
		order := left.compare(right)
		switch {
		case order < 0:
			err = d.entries(left.entry, entry{})
			left.next()
		case order > 0:
			err = d.entries(entry{}, right.entry)
			right.next()
		default:
			err = d.entries(left.entry, right.entry)
			left.next()
			right.next()
		}
		if err != nil {
			return err
		}
	}
	return firstError(left.err, right.err)
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// entries adds the difference between two entries of one name.
func (d *differ) entries(a, b entry) error {
	if a.hash == b.hash && a.mode == b.mode {
		return nil
	}
	name := a.name
	if a.mode == 0 {
		name = b.name
	}
	length := len(d.path)
	defer func() { d.path = d.path[:length] }()
	d.path = append(d.path, name...)
	if a.isTree() || b.isTree() {
		d.path = append(d.path, '/')
		return d.trees(a.hash, b.hash)
	}
	d.found = append(d.found, change{path: string(d.path), old: side{a.mode, a.hash}, new: side{b.mode, b.hash}})
	return nil
}

// cursor stands on one entry of a tree.
type cursor struct {
	entry
	raw  []byte
	more bool
	err  error
}

func (d *differ) open(tree Hash) (*cursor, error) {
	c := &cursor{}
	if tree.IsZero() {
		return c, nil
	}
	got, err := d.objects.read(tree)
	if err != nil {
		return nil, err
	}
	if got.kind != plumbing.TreeObject {
		return nil, &CorruptObjectError{Hash: tree, Reason: "not a tree"}
	}
	c.raw = got.data
	c.next()
	return c, nil
}

func (c *cursor) next() {
	c.more = len(c.raw) > 0 && c.err == nil
	if !c.more {
		return
	}
	c.entry, c.raw, c.err = nextEntry(c.raw)
	c.more = c.err == nil
}

// compare orders two cursors; one that is at its end comes last.
func (c *cursor) compare(other *cursor) int {
	switch {
	case !other.more:
		return -1
	case !c.more:
		return 1
	}
	return before(c.entry, other.entry)
}
