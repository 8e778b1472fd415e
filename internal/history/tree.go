package history

import (
	"bytes"
	"errors"
	"io/fs"

	"github.com/go-git/go-git/v5/plumbing"
)

var errTree = errors.New("malformed tree")

// Modes of tree entries, as git writes them.
const (
	modeTree    = 0o040000
	modeLink    = 0o120000 // symbolic link
	modeGitlink = 0o160000 // submodule
	modeFile    = 0o100644
	modeExec    = 0o100755
	modeType    = 0o170000
)

// entry is one line of a tree. Name points into the tree's bytes.
type entry struct {
	mode uint32
	name []byte
	hash Hash
}

func (e entry) isTree() bool { return e.mode == modeTree }

func isRegular(mode uint32) bool { return mode == modeFile || mode == modeExec }

// nextEntry cuts the first entry off raw tree bytes.
func nextEntry(raw []byte) (entry, []byte, error) {
	var e entry
	i := 0
	for ; i < len(raw) && raw[i] != ' '; i++ {
		if raw[i] < '0' || raw[i] > '7' || i > 6 {
			return e, nil, errTree
		}
		e.mode = e.mode<<3 | uint32(raw[i]-'0')
	}
	if i == len(raw) {
		return e, nil, errTree
	}
	e.mode = canonical(e.mode)
	raw = raw[i+1:]
	end := bytes.IndexByte(raw, 0)
	if end <= 0 || len(raw) < end+1+len(e.hash) {
		return e, nil, errTree
	}
	e.name = raw[:end]
	copy(e.hash[:], raw[end+1:])
	return e, raw[end+1+len(e.hash):], nil
}

// canonical drops what git ignores of old and foreign modes.
func canonical(mode uint32) uint32 {
	switch mode & modeType {
	case modeFile & modeType:
		if mode&0o100 != 0 {
			return modeExec
		}
		return modeFile
	case modeTree, modeLink:
		return mode & modeType
	}
	return modeGitlink
}

// before orders entries as git does: a folder as if its name ended in "/".
func before(a, b entry) int {
	n := min(len(a.name), len(b.name))
	if c := bytes.Compare(a.name[:n], b.name[:n]); c != 0 {
		return c
	}
	return int(a.byteAt(n)) - int(b.byteAt(n))
}

func (e entry) byteAt(i int) byte {
	if i < len(e.name) {
		return e.name[i]
	}
	if e.isTree() {
		return '/'
	}
	return 0
}

// entries reads a whole tree and checks it against its name.
func (o *objects) entries(tree Hash) ([]entry, error) {
	raw, err := o.verified(tree, plumbing.TreeObject)
	if err != nil {
		return nil, err
	}
	var all []entry
	for len(raw) > 0 {
		var e entry
		if e, raw, err = nextEntry(raw); err != nil {
			return nil, &CorruptObjectError{Hash: tree, Reason: err.Error()}
		}
		all = append(all, e)
	}
	return all, nil
}

// walkTo finds the entry at a slash-separated path below a tree.
func (o *objects) walkTo(tree Hash, path string) (entry, error) {
	at := entry{mode: modeTree, hash: tree}
	for rest := []byte(path); len(rest) > 0; {
		var name []byte
		name, rest, _ = bytes.Cut(rest, []byte("/"))
		if !at.isTree() {
			return entry{}, fs.ErrNotExist
		}
		next, err := o.child(at.hash, name)
		if err != nil {
			return entry{}, err
		}
		at = next
	}
	return at, nil
}

func (o *objects) child(tree Hash, name []byte) (entry, error) {
	got, err := o.read(tree)
	if err != nil {
		return entry{}, err
	}
	if got.kind != plumbing.TreeObject {
		return entry{}, &CorruptObjectError{Hash: tree, Reason: "not a tree"}
	}
	for raw := got.data; len(raw) > 0; {
		var e entry
		if e, raw, err = nextEntry(raw); err != nil {
			return entry{}, &CorruptObjectError{Hash: tree, Reason: err.Error()}
		}
		if bytes.Equal(e.name, name) {
			return e, nil
		}
	}
	return entry{}, fs.ErrNotExist
}
