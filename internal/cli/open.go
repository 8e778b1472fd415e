package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"sopkit/internal/manual"
)

// opened is a manual on the disk.
type opened struct {
	*manual.Manual
	root string // folder of the manual, as it is printed
}

// path is how a file of the manual is printed.
func (o opened) path(name string) string {
	return filepath.ToSlash(filepath.Join(o.root, filepath.FromSlash(name)))
}

// at is where a path of the command line stands on the disk: an absolute one where it says, another one in -C DIR.
func (e *env) at(names ...string) string {
	name := filepath.Join(names...)
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(e.dir, name)
}

// open loads the manual that a file or folder belongs to.
func (e *env) open(target string) (opened, error) {
	o, dir, err := e.openBy(manual.Load, target)
	if err != nil {
		return o, err
	}
	return o, dir.Close()
}

// openBy opens the manual that a file or folder belongs to, by Load or by Open. Whoever gets it closes dir, when the manual is
// no longer needed.
func (e *env) openBy(read func(fs.FS) (*manual.Manual, error), target string) (o opened, dir *os.Root, err error) {
	root, err := e.find(target)
	if err != nil {
		return o, nil, err
	}
	dir, err = os.OpenRoot(e.at(root)) // symbolic links that leave the folder are refused
	if err != nil {
		return o, nil, fmt.Errorf("%s: cannot open the folder: %w", root, err)
	}
	m, err := read(dir.FS())
	if err != nil {
		return o, nil, errors.Join(fmt.Errorf("%s: cannot read the folder: %w", root, err), dir.Close())
	}
	return opened{m, root}, dir, nil
}

// find walks up from target to a folder with sop.yaml; failing that it looks for procedures/sop.yaml, and at last takes
// the folder itself. The result is relative to the folder that the command works in.
func (e *env) find(target string) (string, error) {
	at := target
	info, err := os.Stat(e.at(at))
	if err != nil {
		return "", missing(target, err)
	}
	if !info.IsDir() {
		at = filepath.Dir(at)
	}
	abs, err := filepath.Abs(e.at(at))
	if err != nil {
		return "", err
	}
	for dir, rel := abs, filepath.Clean(at); ; dir, rel = filepath.Dir(dir), filepath.Join(rel, "..") {
		if isFile(filepath.Join(dir, manual.ConfigName)) {
			return rel, nil
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	if below := filepath.Join(at, "procedures"); isFile(e.at(below, manual.ConfigName)) {
		return below, nil
	}
	return filepath.Clean(at), nil
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

func missing(target string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return hinted{fmt.Errorf("%s: there is no such file or folder", target), "paths start in the folder that you work in, or in -C DIR"}
	}
	return fmt.Errorf("%s: %w", target, err)
}

// inside reports whether a file of the manual is the target, or lies below it.
func (e *env) inside(o opened, name, target string) bool { return e.below(o, target)(name) }

// below is inside for many files of one manual.
func (e *env) below(o opened, target string) func(name string) bool {
	want, err1 := filepath.Abs(e.at(target))
	root, err2 := filepath.Abs(e.at(o.root))
	whole := strings.HasPrefix(root+string(filepath.Separator), want+string(filepath.Separator))
	return func(name string) bool {
		if err1 != nil || err2 != nil || whole {
			return err1 == nil && err2 == nil
		}
		have := filepath.Join(root, filepath.FromSlash(name))
		return have == want || strings.HasPrefix(have, want+string(filepath.Separator))
	}
}
