package history

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
)

// FS shows the manual's folder as it stood at a revision, wherever it was
// then. Nothing is read before it is asked for.
func (r *Repo) FS(rev string) (fs.FS, error) {
	at, err := r.Resolve(rev)
	if err != nil {
		return nil, err
	}
	return r.FSAt(at.Commit)
}

// FSAt is [Repo.FS] for a commit.
func (r *Repo) FSAt(commit Hash) (fs.FS, error) {
	c, err := r.Commit(commit)
	if err != nil {
		return nil, err
	}
	dir, err := r.folderAt(c)
	if err != nil {
		return nil, err
	}
	return r.treeFS(c, dir)
}

// RootFS shows the whole repository as it stood at a commit.
func (r *Repo) RootFS(commit Hash) (fs.FS, error) {
	c, err := r.Commit(commit)
	if err != nil {
		return nil, err
	}
	return r.treeFS(c, "")
}

// FolderAt returns where the manual's folder was at a commit.
func (r *Repo) FolderAt(commit Hash) (string, error) {
	c, err := r.Commit(commit)
	if err != nil {
		return "", err
	}
	return r.folderAt(c)
}

func (r *Repo) folderAt(c Commit) (string, error) {
	for _, dir := range r.options.Subtrees {
		if e, err := r.objects.walkTo(c.Tree, dir); err == nil && e.isTree() {
			return dir, nil
		}
	}
	return "", fmt.Errorf("%s: %w at commit %s", r.Subtree(), fs.ErrNotExist, c.Hash.Short())
}

func (r *Repo) treeFS(c Commit, dir string) (fs.FS, error) {
	root, err := r.objects.walkTo(c.Tree, dir)
	if err != nil {
		return nil, err
	}
	return &treeFS{reading: &r.reading, objects: r.objects, root: root, time: c.Committed.UTC(), dirs: map[Hash][]entry{}}, nil
}

// treeFS is a git tree as a file system. Links inside it are followed.
type treeFS struct {
	reading *sync.Mutex // objects are read one at a time
	objects *objects
	root    entry
	time    time.Time
	dirs    map[Hash][]entry
}

// Open opens a file or folder.
func (f *treeFS) Open(name string) (fs.File, error) {
	f.reading.Lock()
	defer f.reading.Unlock()
	e, err := f.lookup("open", name, true)
	if err != nil {
		return nil, err
	}
	info := f.info(path.Base(name), e)
	if e.isTree() {
		list, err := f.list(e.hash)
		if err != nil {
			return nil, pathError("open", name, err)
		}
		return &openDir{info: info, list: list}, nil
	}
	data, err := f.objects.verified(e.hash, plumbing.BlobObject)
	if err != nil {
		return nil, pathError("open", name, err)
	}
	return newOpenFile(info, data), nil
}

// ReadFile returns the content of a file.
func (f *treeFS) ReadFile(name string) ([]byte, error) {
	f.reading.Lock()
	defer f.reading.Unlock()
	e, err := f.lookup("read", name, true)
	if err != nil {
		return nil, err
	}
	if e.isTree() {
		return nil, pathError("read", name, fs.ErrInvalid)
	}
	data, err := f.objects.verified(e.hash, plumbing.BlobObject)
	if err != nil {
		return nil, pathError("read", name, err)
	}
	return slices.Clone(data), nil
}

// ReadDir lists a folder, sorted by name. Submodules are left out.
func (f *treeFS) ReadDir(name string) ([]fs.DirEntry, error) {
	f.reading.Lock()
	defer f.reading.Unlock()
	e, err := f.lookup("readdir", name, true)
	if err != nil {
		return nil, err
	}
	if !e.isTree() {
		return nil, pathError("readdir", name, fs.ErrInvalid)
	}
	list, err := f.list(e.hash)
	if err != nil {
		return nil, pathError("readdir", name, err)
	}
	return list, nil
}

// Stat describes a file or folder, following links.
func (f *treeFS) Stat(name string) (fs.FileInfo, error) {
	return f.describe(name, true)
}

// Lstat describes a file, folder or link.
func (f *treeFS) Lstat(name string) (fs.FileInfo, error) {
	return f.describe(name, false)
}

func (f *treeFS) describe(name string, follow bool) (fs.FileInfo, error) {
	f.reading.Lock()
	defer f.reading.Unlock()
	e, err := f.lookup("stat", name, follow)
	if err != nil {
		return nil, err
	}
	return f.info(path.Base(name), e), nil
}

// ReadLink returns where a link points.
func (f *treeFS) ReadLink(name string) (string, error) {
	f.reading.Lock()
	defer f.reading.Unlock()
	e, err := f.lookup("readlink", name, false)
	if err != nil {
		return "", err
	}
	if e.mode != modeLink {
		return "", pathError("readlink", name, fs.ErrInvalid)
	}
	target, err := f.objects.verified(e.hash, plumbing.BlobObject)
	if err != nil {
		return "", pathError("readlink", name, err)
	}
	return string(target), nil
}

func pathError(op, name string, err error) error {
	return &fs.PathError{Op: op, Path: name, Err: err}
}

func (f *treeFS) lookup(op, name string, follow bool) (entry, error) {
	if !fs.ValidPath(name) {
		return entry{}, pathError(op, name, fs.ErrInvalid)
	}
	e, err := f.resolve(name, follow)
	if err != nil {
		return e, pathError(op, name, err)
	}
	return e, nil
}

// resolve walks to name; links on the way are followed inside the tree.
func (f *treeFS) resolve(name string, follow bool) (entry, error) {
	const mostLinks = 40
	done, rest := "", name
	at := f.root
	for links := 0; rest != "" && rest != "."; {
		part, after, _ := strings.Cut(rest, "/")
		next, err := f.childOf(at, part)
		if err != nil {
			return entry{}, err
		}
		if next.mode != modeLink || (after == "" && !follow) {
			at, done, rest = next, path.Join(done, part), after
			continue
		}
		if links++; links > mostLinks {
			return entry{}, fmt.Errorf("%w: links in a circle", fs.ErrInvalid)
		}
		target, err := f.objects.verified(next.hash, plumbing.BlobObject)
		if err != nil {
			return entry{}, err
		}
		rest = path.Join(done, string(target), after)
		if path.IsAbs(string(target)) || !fs.ValidPath(rest) {
			return entry{}, fmt.Errorf("%w: the link %s leaves the tree", fs.ErrInvalid, path.Join(done, part))
		}
		at, done = f.root, ""
	}
	return at, nil
}

func (f *treeFS) childOf(dir entry, name string) (entry, error) {
	if !dir.isTree() {
		return entry{}, fs.ErrNotExist
	}
	all, err := f.entries(dir.hash)
	if err != nil {
		return entry{}, err
	}
	for _, e := range all {
		if string(e.name) == name {
			return e, nil
		}
	}
	return entry{}, fs.ErrNotExist
}
