package manual

import "io/fs"

// Plain is fsys without what is neither file nor folder: pipes and devices are named and never opened, for to open a pipe
// is to wait for somebody who writes into it.
func Plain(fsys fs.FS) fs.FS { return plain{fsys} }

type plain struct{ fs.FS }

// Open opens a file or folder.
func (p plain) Open(name string) (fs.File, error) {
	info, err := fs.Stat(p.FS, name)
	if err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: name, Err: errNoFile}
	}
	if err != nil {
		return nil, err
	}
	return p.FS.Open(name)
}

// Stat describes a file without opening it.
func (p plain) Stat(name string) (fs.FileInfo, error) { return fs.Stat(p.FS, name) }
