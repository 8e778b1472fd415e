package cli

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sopkit/internal/manual"
)

// overlay is a file system in which one file has another text, or is there although the disk has none.
type overlay struct {
	fs.FS
	name string
	text []byte
}

// Open opens a file; the one with another text comes from memory.
func (o overlay) Open(name string) (fs.File, error) {
	if name == o.name {
		return &memoryFile{Reader: bytes.NewReader(o.text), info: memoryInfo{path.Base(name), int64(len(o.text))}}, nil
	}
	return o.FS.Open(name)
}

// ReadDir lists a folder with the file in it.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.FS, name)
	if err != nil || path.Dir(o.name) != name {
		return list, err
	}
	list = slices.DeleteFunc(list, func(d fs.DirEntry) bool { return d.Name() == path.Base(o.name) })
	return append(list, fs.FileInfoToDirEntry(memoryInfo{path.Base(o.name), int64(len(o.text))})), nil
}

type memoryFile struct {
	*bytes.Reader
	info memoryInfo
}

// Stat describes the file.
func (f *memoryFile) Stat() (fs.FileInfo, error) { return f.info, nil }

// Close does nothing.
func (f *memoryFile) Close() error { return nil }

type memoryInfo struct {
	name string
	size int64
}

func (i memoryInfo) Name() string       { return i.name }
func (i memoryInfo) Size() int64        { return i.size }
func (i memoryInfo) Mode() fs.FileMode  { return 0o644 }
func (i memoryInfo) ModTime() time.Time { return time.Time{} }
func (i memoryInfo) IsDir() bool        { return false }
func (i memoryInfo) Sys() any           { return nil }

// openStdin loads the manual of a file with standard input in its place; an editor's text that is not saved comes so.
func (e *env) openStdin(name string) (opened, error) {
	text, err := io.ReadAll(e.in)
	if err != nil {
		return opened{}, fmt.Errorf("standard input: %w", err)
	}
	root, err := e.find(filepath.Dir(name))
	if err != nil {
		return opened{}, err
	}
	rel, err := filepath.Rel(e.at(root), e.at(name))
	if err != nil || strings.HasPrefix(rel, "..") {
		return opened{}, fmt.Errorf("--stdin-filename %s: this is outside the manual %s", name, root)
	}
	if !manual.IsProcedure(rel) {
		return opened{}, hinted{fmt.Errorf("--stdin-filename %s: this is no procedure", name), "a procedure is a file whose name ends in .md"}
	}
	dir, err := os.OpenRoot(e.at(root))
	if err != nil {
		return opened{}, fmt.Errorf("%s: cannot open the folder: %w", root, err)
	}
	defer dir.Close()
	m, err := manual.Load(overlay{dir.FS(), filepath.ToSlash(rel), text})
	if err != nil {
		return opened{}, fmt.Errorf("%s: cannot read the folder: %w", root, err)
	}
	return opened{m, root}, nil
}
