package history

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// errNoObject is the inner sign that one place lacks an object.
var errNoObject = errors.New("no such object here")

// object is the raw content of a git object. Its bytes are shared: read only.
type object struct {
	kind plumbing.ObjectType
	data []byte
}

// objects reads objects from the packs and loose files of a repository and of
// its alternates. One goroutine may use it; fork makes one for another.
type objects struct {
	dirs    []string // object folders, the repository's own first
	packs   []*pack
	listed  bool
	partial bool
	last    int // the pack that answered last
	cache   baseCache
}

func newObjects(dir string, partial bool) *objects {
	return &objects{dirs: withAlternates(nil, dir, 0), partial: partial}
}

// withAlternates adds dir and the object folders that it borrows from.
func withAlternates(dirs []string, dir string, depth int) []string {
	const deepest = 5 // as in git
	if depth > deepest || slices.Contains(dirs, dir) {
		return dirs
	}
	dirs = append(dirs, dir)
	text, err := os.ReadFile(filepath.Join(dir, "info", "alternates"))
	if err != nil {
		return dirs
	}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\r\n")
		if line != "" && !strings.HasPrefix(line, "#") {
			dirs = withAlternates(dirs, absoluteFrom(dir, line), depth+1)
		}
	}
	return dirs
}

// fork returns a reader of the same objects for another goroutine.
func (o *objects) fork() (*objects, error) {
	if err := o.list(); err != nil {
		return nil, err
	}
	twin := &objects{dirs: o.dirs, partial: o.partial, listed: true}
	for _, p := range o.packs {
		twin.packs = append(twin.packs, &pack{name: p.name, table: p.table, cache: &twin.cache})
	}
	return twin, nil
}

func (o *objects) close() {
	for _, p := range o.packs {
		p.close()
	}
}

// read returns an object as stored. Its bytes may not match its name when the
// repository is damaged: what ends in evidence goes through verified.
func (o *objects) read(h Hash) (object, error) {
	if err := o.list(); err != nil {
		return object{}, err
	}
	for attempt := 0; ; attempt++ {
		got, err := o.readOnce(h)
		if !errors.Is(err, errNoObject) {
			return got, err
		}
		if attempt == 1 || !o.relist() {
			return object{}, &MissingObjectError{Hash: h, Partial: o.partial}
		}
	}
}

func (o *objects) readOnce(h Hash) (object, error) {
	if p, offset := o.find(h); p != nil {
		got, err := p.at(offset)
		if err == nil || errors.Is(err, os.ErrNotExist) {
			return got, noObjectIf(err)
		}
		return object{}, &CorruptObjectError{Hash: h, Reason: err.Error()}
	}
	for _, dir := range o.dirs {
		got, err := readLoose(dir, h)
		if !errors.Is(err, errNoObject) {
			return got, err
		}
	}
	return object{}, errNoObject
}

func noObjectIf(err error) error {
	if err != nil {
		return errNoObject
	}
	return nil
}

// find returns the pack that holds h and where, or nil.
func (o *objects) find(h Hash) (*pack, int64) {
	if o.last < len(o.packs) {
		if offset, ok := o.packs[o.last].table.find(h); ok {
			return o.packs[o.last], offset
		}
	}
	for i, p := range o.packs {
		if offset, ok := p.table.find(h); ok {
			o.last = i
			return p, offset
		}
	}
	return nil, 0
}

// verified reads an object of the given kind and checks it against its name.
func (o *objects) verified(h Hash, kind plumbing.ObjectType) ([]byte, error) {
	got, err := o.read(h)
	if err != nil {
		return nil, err
	}
	if objectHash(got.kind, got.data) != h {
		return nil, &CorruptObjectError{Hash: h, Reason: "content does not match the name"}
	}
	if got.kind != kind {
		return nil, &CorruptObjectError{Hash: h, Reason: "a " + got.kind.String() + " where a " + kind.String() + " belongs"}
	}
	return got.data, nil
}

// withPrefix lists the objects whose names start with the hex digits.
func (o *objects) withPrefix(digits string) ([]Hash, error) {
	if err := o.list(); err != nil {
		return nil, err
	}
	found := map[Hash]bool{}
	for _, p := range o.packs {
		p.table.withPrefix(digits, found)
	}
	for _, dir := range o.dirs {
		looseWithPrefix(dir, digits, found)
	}
	var all []Hash
	for h := range found {
		all = append(all, h)
	}
	slices.SortFunc(all, func(a, b Hash) int { return bytes.Compare(a[:], b[:]) })
	return all, nil
}
