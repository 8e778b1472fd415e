package lsp

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"time"
)

// Overlay is a file system in which some files have another text, or are there although the disk has none: what an editor has
// not saved yet.
type Overlay struct {
	fs.FS
	Unsaved map[string][]byte // by path
}

// Open opens a file; one that is not saved comes from memory.
func (o Overlay) Open(name string) (fs.File, error) {
	if text, ok := o.Unsaved[name]; ok {
		return &memoryFile{bytes.NewReader(text), describe(name, text)}, nil
	}
	return o.FS.Open(name)
}

// Lstat describes a file without following a link.
func (o Overlay) Lstat(name string) (fs.FileInfo, error) {
	info, err := fs.Lstat(o.FS, name)
	if text, ok := o.Unsaved[name]; ok && err != nil {
		return describe(name, text), nil
	}
	return info, err
}

// ReadLink is where a link leads.
func (o Overlay) ReadLink(name string) (string, error) { return fs.ReadLink(o.FS, name) }

// ReadDir lists a folder, with the files in it that were never saved.
func (o Overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.FS, name)
	for file, text := range o.Unsaved {
		if err == nil && path.Dir(file) == name && !slices.ContainsFunc(list, func(d fs.DirEntry) bool { return d.Name() == path.Base(file) }) {
			list = append(list, fs.FileInfoToDirEntry(describe(file, text)))
		}
	}
	return list, err
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

func describe(name string, text []byte) memoryInfo {
	return memoryInfo{path.Base(name), int64(len(text))}
}

func (i memoryInfo) Name() string       { return i.name }
func (i memoryInfo) Size() int64        { return i.size }
func (i memoryInfo) Mode() fs.FileMode  { return 0o644 }
func (i memoryInfo) ModTime() time.Time { return time.Time{} }
func (i memoryInfo) IsDir() bool        { return false }
func (i memoryInfo) Sys() any           { return nil }
