package history

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-git/go-git/v5/plumbing/format/objfile"
)

// maxObject is the largest object that is read, in bytes: a declared size
// beyond it is taken for damage.
const maxObject = 1 << 30

func readLoose(dir string, h Hash) (object, error) {
	name := h.String()
	file, err := os.Open(filepath.Join(dir, name[:2], name[2:]))
	if errors.Is(err, fs.ErrNotExist) {
		return object{}, errNoObject
	}
	if err != nil {
		return object{}, err
	}
	defer file.Close()
	got, err := inflateLoose(file)
	if err != nil {
		return object{}, &CorruptObjectError{Hash: h, Reason: err.Error()}
	}
	return got, nil
}

func inflateLoose(file io.Reader) (object, error) {
	r, err := objfile.NewReader(file)
	if err != nil {
		return object{}, err
	}
	defer r.Close()
	kind, size, err := r.Header()
	if err != nil {
		return object{}, err
	}
	if size < 0 || size > maxObject {
		return object{}, errors.New("declared size is out of range")
	}
	data, err := io.ReadAll(io.LimitReader(r, size+1))
	if err == nil && int64(len(data)) != size {
		err = errors.New("size differs from the declared one")
	}
	return object{kind, data}, err
}

// looseWithPrefix adds the loose objects of dir whose names start with digits.
func looseWithPrefix(dir, digits string, found map[Hash]bool) {
	entries, err := os.ReadDir(filepath.Join(dir, digits[:2]))
	if err != nil {
		return
	}
	for _, e := range entries {
		name := digits[:2] + e.Name()
		if h, ok := ParseHash(name); ok && strings.HasPrefix(name, digits) {
			found[h] = true
		}
	}
}
