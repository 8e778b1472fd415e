package history

import (
	"errors"

	"github.com/go-git/go-git/v5/plumbing"
)

// node is a commit on its way into the index.
type node struct {
	hash    Hash
	links   links
	cut     bool     // the history is cut here: it has parents that are not here
	parents []uint32 // numbers of the parents
	places  []Hash   // tree of each of the manual's folders, zero when absent
	found   []change // against the first parent
	own     []bool   // of a merge: which of found no parent has
}

// walker numbers commits so that parents come before their children.
type walker struct {
	objects *objects
	shallow map[Hash]bool
	numbers map[Hash]uint32 // of known commits
	nodes   []node          // new commits, numbered from first
	first   uint32
}

// visit is a commit on the stack of the walk.
type visit struct {
	hash  Hash
	links links
	next  int // the parent to look at next
}

// walk adds all commits that can be reached from tip and are not known.
func (w *walker) walk(tip Hash) error {
	if _, known := w.numbers[tip]; known {
		return nil
	}
	start, err := w.visit(tip)
	if err != nil {
		return err
	}
	open := map[Hash]bool{tip: true}
	for stack := []visit{start}; len(stack) > 0; {
		top := &stack[len(stack)-1]
		if top.next == len(top.links.parents) {
			w.add(*top)
			stack = stack[:len(stack)-1]
			continue
		}
		parent := top.links.parents[top.next]
		top.next++
		if _, known := w.numbers[parent]; known {
			continue
		}
		if open[parent] {
			return &CorruptObjectError{Hash: parent, Reason: "a commit that is its own ancestor"}
		}
		open[parent] = true
		next, err := w.visit(parent)
		if err != nil {
			return err
		}
		stack = append(stack, next)
	}
	return nil
}

func (w *walker) visit(h Hash) (visit, error) {
	got, err := w.objects.read(h)
	if err != nil {
		return visit{}, err
	}
	if got.kind != plumbing.CommitObject {
		return visit{}, &CorruptObjectError{Hash: h, Reason: "not a commit"}
	}
	l, err := parseLinks(got.data)
	if err != nil {
		return visit{}, &CorruptObjectError{Hash: h, Reason: err.Error()}
	}
	if w.shallow[h] {
		l.parents = nil
	}
	return visit{hash: h, links: l}, nil
}

func (w *walker) add(v visit) {
	n := node{hash: v.hash, links: v.links, cut: w.shallow[v.hash]}
	for _, p := range v.links.parents {
		n.parents = append(n.parents, w.numbers[p])
	}
	w.numbers[v.hash] = w.first + uint32(len(w.nodes))
	w.nodes = append(w.nodes, n)
}

// isMissing reports whether err says that an object is not there.
func isMissing(err error) bool {
	var missing *MissingObjectError
	return errors.As(err, &missing)
}
