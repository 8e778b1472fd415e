package history

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/storage/filesystem"
	"github.com/go-git/go-git/v5/storage/filesystem/dotgit"
)

// Identity is what the bytes of a file say about the procedure in it. ID and
// Lang together name a procedure for ever; the rest is copied, not understood.
type Identity struct {
	ID, Lang, Version, Status, Effective string
}

// Key names one procedure in one language.
type Key struct{ ID, Lang string }

// Key returns what names the procedure.
func (i Identity) Key() Key { return Key{i.ID, i.Lang} }

// Identify reads the identity of the file at path (relative to the root of the
// repository) from its content; false when it is no procedure. It must give the same answer for
// the same arguments and may be called from several goroutines.
type Identify func(path string, blob []byte) (Identity, bool)

// Options say what of a repository matters.
type Options struct {
	// Subtrees are the folders of the manual, today's first, then those that it
	// had before, slash-separated and relative to the root of the repository.
	// None: the folder that was opened.
	Subtrees []string
	// Identify reads identities; nil knows none, so procedures go by path.
	Identify Identify
	// IdentifyKey changes whenever Identify answers differently than before.
	IdentifyKey string
	// NoIndex neither reads nor writes the index on disk.
	NoIndex bool
	// ReadOnly reads the index on disk but never writes it.
	ReadOnly bool
	// CacheDir holds the index instead of the repository.
	CacheDir string
}

// Repo is an open repository. Its methods may not be called concurrently.
type Repo struct {
	place    place
	options  Options
	settings settings
	refs     *filesystem.Storage // refs only; objects are read by objects
	objects  *objects
	reading  sync.Mutex // held by file systems while they read objects
	shallow  map[Hash]bool
	table    *table // the index, once asked for
}

// Open finds the repository that holds dir and prepares it for reading. It
// works in linked work trees, submodules, bare, sparse and shared clones.
func Open(dir string, options Options) (*Repo, error) {
	at, err := discover(dir)
	if err != nil {
		return nil, err
	}
	config, err := readSettings(at.common)
	if err != nil {
		return nil, fmt.Errorf("%s: reading the configuration: %w", at.common, err)
	}
	if err := config.refuse(at.common); err != nil {
		return nil, err
	}
	if len(options.Subtrees) == 0 {
		options.Subtrees = []string{folderIn(at.root, dir)}
	}
	if options.Subtrees, err = cleanSubtrees(options.Subtrees); err != nil {
		return nil, err
	}
	r := &Repo{place: at, options: options, settings: config}
	r.refs = refStorage(at)
	r.objects = newObjects(filepath.Join(at.common, "objects"), config.partial)
	return r, r.readShallow()
}

// refStorage opens what go-git needs to read refs. No object is ever read
// through it: go-git would build a map of every packed object first.
func refStorage(at place) *filesystem.Storage {
	files := dotgit.NewRepositoryFilesystem(osfs.New(at.gitDir), osfs.New(at.common))
	return filesystem.NewStorageWithOptions(files, cache.NewObjectLRU(cache.MiByte), filesystem.Options{ExclusiveAccess: true})
}

func (r *Repo) readShallow() error {
	marks, err := r.refs.Shallow()
	if err != nil {
		return fmt.Errorf("%s: reading shallow marks: %w", r.place.common, err)
	}
	r.shallow = make(map[Hash]bool, len(marks))
	for _, h := range marks {
		r.shallow[Hash(h)] = true
	}
	return nil
}

// Close gives back the open files.
func (r *Repo) Close() error {
	r.objects.close()
	return r.refs.Close()
}

// Root returns the folder of the work tree, "" for a bare repository.
func (r *Repo) Root() string { return r.place.root }

// Subtrees returns the folders that the manual has and had, relative to the
// root, today's first; "" is the root.
func (r *Repo) Subtrees() []string { return slices.Clone(r.options.Subtrees) }

// Subtree returns the manual's folder relative to the root, "" for the root.
func (r *Repo) Subtree() string { return r.options.Subtrees[0] }

func folderIn(root, dir string) string {
	abs, err := filepath.Abs(dir)
	if root == "" || err != nil {
		return ""
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	rel, err := filepath.Rel(root, abs)
	if err != nil {
		return ""
	}
	return filepath.ToSlash(rel)
}

func cleanSubtrees(dirs []string) ([]string, error) {
	var clean []string
	for _, dir := range dirs {
		c := strings.TrimPrefix(path.Clean("/"+filepath.ToSlash(dir)), "/")
		if strings.HasPrefix(filepath.ToSlash(dir), "../") || dir == ".." {
			return nil, fmt.Errorf("%s: outside the repository", dir)
		}
		if !coveredBy(clean, c) {
			clean = append(clean, c)
		}
	}
	return clean, nil
}

// coveredBy reports whether one of dirs is dir or holds it.
func coveredBy(dirs []string, dir string) bool {
	for _, d := range dirs {
		if d == "" || d == dir || strings.HasPrefix(dir, d+"/") {
			return true
		}
	}
	return false
}
