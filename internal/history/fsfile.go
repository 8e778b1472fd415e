package history

import (
	"bytes"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
)

// entries lists what can be shown of a tree: no submodules, no names that
// would point elsewhere.
func (f *treeFS) entries(tree Hash) ([]entry, error) {
	if known, ok := f.dirs[tree]; ok {
		return known, nil
	}
	all, err := f.objects.entries(tree)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(e entry) bool {
		name := string(e.name)
		return e.mode == modeGitlink || name == "." || name == ".." || strings.Contains(name, "/")
	})
	f.dirs[tree] = all
	return all, nil
}

func (f *treeFS) list(tree Hash) ([]fs.DirEntry, error) {
	all, err := f.entries(tree)
	if err != nil {
		return nil, err
	}
	list := make([]fs.DirEntry, len(all))
	for i, e := range all {
		list[i] = f.info(string(e.name), e)
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

func (f *treeFS) info(name string, e entry) *fileInfo {
	return &fileInfo{name: name, entry: e, time: f.time, tree: f, size: -1}
}

// fileInfo describes a tree entry, as FileInfo and DirEntry.
type fileInfo struct {
	name  string
	entry entry
	time  time.Time
	tree  *treeFS
	size  int64 // bytes, -1 while unknown
}

// Name returns the last part of the path.
func (i *fileInfo) Name() string { return i.name }

// IsDir reports whether it is a folder.
func (i *fileInfo) IsDir() bool { return i.entry.isTree() }

// ModTime returns the committer's time of the revision.
func (i *fileInfo) ModTime() time.Time { return i.time }

// Sys returns the name of the git object.
func (i *fileInfo) Sys() any { return i.entry.hash }

// Type returns the type bits of Mode.
func (i *fileInfo) Type() fs.FileMode { return i.Mode().Type() }

// Info returns i itself.
func (i *fileInfo) Info() (fs.FileInfo, error) { return i, nil }

// Mode returns the type and who may read.
func (i *fileInfo) Mode() fs.FileMode {
	switch {
	case i.entry.isTree():
		return fs.ModeDir | 0o555
	case i.entry.mode == modeLink:
		return fs.ModeSymlink | 0o777
	case i.entry.mode == modeExec:
		return 0o555
	}
	return 0o444
}

// Size returns the length in bytes; it has to read the object for that.
func (i *fileInfo) Size() int64 {
	if i.size >= 0 || i.entry.isTree() {
		return max(i.size, 0)
	}
	i.tree.reading.Lock()
	defer i.tree.reading.Unlock()
	got, err := i.tree.objects.read(i.entry.hash)
	if err != nil || got.kind != plumbing.BlobObject {
		return 0
	}
	i.size = int64(len(got.data))
	return i.size
}

// openFile is an open file.
type openFile struct {
	*bytes.Reader
	info *fileInfo
}

func newOpenFile(info *fileInfo, data []byte) *openFile {
	info.size = int64(len(data))
	return &openFile{bytes.NewReader(data), info}
}

// Stat describes the file.
func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }

// Close does nothing.
func (f *openFile) Close() error { return nil }

// openDir is an open folder.
type openDir struct {
	info *fileInfo
	list []fs.DirEntry
}

// Stat describes the folder.
func (d *openDir) Stat() (fs.FileInfo, error) { return d.info, nil }

// Close does nothing.
func (d *openDir) Close() error { return nil }

// Read fails: a folder has no bytes.
func (d *openDir) Read([]byte) (int, error) {
	return 0, pathError("read", d.info.name, fs.ErrInvalid)
}

// ReadDir returns the next n entries, or all that are left when n <= 0.
func (d *openDir) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(d.list) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(d.list) {
		n = len(d.list)
	}
	next := slices.Clone(d.list[:n])
	d.list = d.list[n:]
	return next, nil
}
