package manual

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
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
			f.unreadable(name, err)
			return
		}
		if isDir = info.IsDir(); isDir {
			f.followed++
		}
	}
	switch {
	case !isDir:
		f.read(name)
	case strings.HasPrefix(d.Name(), "."):
	case f.followed > maxFollowed:
		f.unreadable(name, errFollowed)
	default:
		if err := f.walk(name, above); err != nil {
			f.unreadable(name, err)
		}
	}
}

// read takes one file into the model. Devices and pipes are named and never opened.
func (f *folder) read(name string) {
	f.files[name] = true
	if !IsProcedure(name) {
		return
	}
	if !utf8.ValidString(name) {
		f.unreadable(name, errName)
		return
	}
	info, err := fs.Stat(f.fsys, name)
	switch {
	case err != nil:
		f.unreadable(name, err)
		return
	case !info.Mode().IsRegular():
		f.unreadable(name, errNoFile)
		return
	case info.Size() > procedure.MaxFile:
		f.Procedures = append(f.Procedures, procedure.TooLarge(name))
		return
	}
	data, err := fs.ReadFile(f.fsys, name)
	if err != nil {
		f.unreadable(name, err)
		return
	}
	f.unparsed = append(f.unparsed, text{name, data})
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
