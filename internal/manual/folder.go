package manual

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"sopkit/internal/procedure"
)

// Limits of what symbolic links may lead to: links in one path, and links that are followed in one manual.
const (
	maxLinks    = 40
	maxFollowed = 1000
)

// What keeps a path from being read that is no fault of the disk.
var (
	errName     = errors.New("the file name is not UTF-8")
	errNoFile   = errors.New("this is no regular file")
	errLoop     = errors.New("this symbolic link leads back to the folder that it stands in")
	errFollowed = errors.New("there are more than 1000 symbolic links to folders")
)

// folder is one walk through the files of a manual.
type folder struct {
	*Manual
	fsys     fs.FS
	followed int
	found    []found // in the order of the walk
}

// found is a path under the root: a procedure, or why it cannot be read.
type found struct {
	path      string
	procedure *procedure.Procedure
	err       error
}

// walk reads a folder and what lies below it. Symbolic links are followed, also to folders; above are the folders that it
// stands in, where they really are, so that a link back is seen.
func (f *folder) walk(dir string, above []string) error {
	real, err := resolve(f.fsys, dir)
	if err != nil {
		return err
	}
	if slices.Contains(above, real) {
		return errLoop
	}
	entries, err := fs.ReadDir(f.fsys, dir)
	for _, d := range entries {
		f.entry(path.Join(dir, d.Name()), d, append(slices.Clip(above), real))
	}
	return err
}

// entry reads one name of a folder. Hidden folders are left out.
func (f *folder) entry(name string, d fs.DirEntry, above []string) {
	isDir := d.IsDir()
	if d.Type()&fs.ModeSymlink != 0 {
		info, err := fs.Stat(f.fsys, name)
		if err != nil {
			f.trouble(name, err)
			return
		}
		if isDir = info.IsDir(); isDir {
			f.followed++
		}
	}
	switch {
	case !isDir:
		f.read(name, d.Type().IsRegular())
	case strings.HasPrefix(d.Name(), "."), d.Name() == "node_modules": // packages of a site generator
	case f.followed > maxFollowed:
		f.trouble(name, errFollowed)
	default:
		if err := f.walk(name, above); err != nil {
			f.trouble(name, err)
		}
	}
}

// read takes note of one file. Devices and pipes are named and never opened.
func (f *folder) read(name string, regular bool) {
	f.files[name] = true
	if !IsProcedure(name) {
		return
	}
	if !utf8.ValidString(name) {
		f.trouble(name, errName)
		return
	}
	if !regular {
		info, err := fs.Stat(f.fsys, name)
		if err == nil && !info.Mode().IsRegular() {
			err = errNoFile
		}
		if err != nil {
			f.trouble(name, err)
			return
		}
	}
	f.found = append(f.found, found{path: name})
}

// trouble takes note of a path that cannot be read.
func (f *folder) trouble(name string, err error) {
	f.found = append(f.found, found{path: name, err: err})
}

// parse reads the procedures that were found, on every processor.
func (f *folder) parse(parse parser) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(f.found); i = int(next.Add(1)) - 1 {
				if x := &f.found[i]; x.err == nil {
					x.procedure, x.err = readProcedure(f.fsys, x.path, parse)
				}
			}
		})
	}
	wait.Wait()
	for _, x := range f.found {
		if x.err != nil {
			f.unreadable(x.path, x.err)
		} else {
			f.Procedures = append(f.Procedures, x.procedure)
		}
	}
}

// readProcedure reads one file, unless it is larger than anybody reads.
func readProcedure(fsys fs.FS, name string, parse parser) (*procedure.Procedure, error) {
	text, fits, err := readText(fsys, name)
	switch {
	case err != nil:
		return nil, err
	case !fits:
		return procedure.TooLarge(name), nil
	}
	return parse(name, text), nil
}

// readText reads a file. It does not fit when it is larger than procedure.MaxFile.
func readText(fsys fs.FS, name string) (text []byte, fits bool, err error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, false, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || info.Size() > procedure.MaxFile {
		return nil, false, err
	}
	buf := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	_, err = buf.ReadFrom(file)
	return buf.Bytes(), true, err
}

// resolve is the path that a name stands for when every symbolic link in it is followed.
func resolve(fsys fs.FS, name string) (string, error) {
	done, rest, links := ".", strings.Split(name, "/"), 0
	for len(rest) > 0 {
		next := path.Join(done, rest[0])
		rest = rest[1:]
		if next == ".." || strings.HasPrefix(next, "../") {
			return "", errors.New("the symbolic link leaves the manual")
		}
		info, err := fs.Lstat(fsys, next)
		switch {
		case err != nil:
			return "", err
		case info.Mode()&fs.ModeSymlink == 0:
			done = next
			continue
		}
		target, err := fs.ReadLink(fsys, next)
		if err != nil {
			return "", err
		}
		if links++; links > maxLinks {
			return "", errLoop
		}
		rest = append(strings.Split(target, "/"), rest...)
	}
	return done, nil
}
