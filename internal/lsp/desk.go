package lsp

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"sopkit/internal/lint"
	"sopkit/internal/manual"
	"sopkit/internal/procedure"
)

// shelf is a manual as it stands at one moment; it does not change.
type shelf struct {
	root   string // folder of the manual, absolute
	manual *manual.Manual
	index  *lint.Index // of manual
}

// path is where a file of the manual lies on the disk.
func (s shelf) path(name string) string { return filepath.Join(s.root, filepath.FromSlash(name)) }

// desk is a manual that somebody writes in.
type desk struct {
	shelf
	files     Overlay
	edited    map[string]bool // documents whose text is newer than the manual, by path in the manual
	urgent    []string        // files to check at once, by path in the manual
	later     queue           // files to check when there is time
	changes   []change        // what other files may have to be checked for
	published map[string]told // what the editor was told last, by path in the manual
	versions  map[string]int  // of the open documents, by path in the manual
	forced    map[string]bool // files to tell the editor about even when nothing is new
	tasks     int             // how many were given out
}

// change is one file before and after; nil where there is no procedure.
type change struct {
	name     string
	old, new *procedure.Procedure
}

func isManual(root string) bool {
	info, err := os.Stat(filepath.Join(root, manual.ConfigName))
	return err == nil && info.Mode().IsRegular()
}

// desk is the desk of a root; the manual is read when it is new.
func (s *server) desk(root string) (*desk, error) {
	if d := s.desks[root]; d != nil {
		return d, nil
	}
	dir, err := os.OpenRoot(root) // symbolic links that leave the folder are refused
	if err != nil {
		return nil, err
	}
	d := &desk{files: Overlay{dir.FS(), map[string][]byte{}}, edited: map[string]bool{}, published: map[string]told{}, versions: map[string]int{}, forced: map[string]bool{}}
	d.root = root
	if err := d.load(); err != nil {
		return nil, err
	}
	s.desks[root] = d
	s.work.Broadcast()
	return d, nil
}

// deskOf is the desk that a file lies on, and its path in the manual; nil when there is none.
func (s *server) deskOf(file string) (*desk, string) {
	var best *desk
	for _, d := range s.desks {
		if _, ok := d.name(file); ok && (best == nil || len(d.root) > len(best.root)) {
			best = d
		}
	}
	if best == nil {
		return nil, ""
	}
	name, _ := best.name(file)
	return best, name
}

// name is the path of a file in the manual. Files outside and in hidden folders have none.
func (s shelf) name(file string) (string, bool) {
	rel, err := filepath.Rel(s.root, file)
	if file == "" || err != nil || !filepath.IsLocal(rel) {
		return "", false
	}
	name := filepath.ToSlash(rel)
	return name, !slices.ContainsFunc(strings.Split(path.Dir(name), "/"), func(part string) bool { return len(part) > 1 && part[0] == '.' })
}

// load reads the whole manual and has all of it checked.
func (d *desk) load() error {
	m, err := manual.Load(d.files)
	if err != nil {
		return err
	}
	d.manual, d.index = m, lint.NewIndex(m)
	d.checkEverything()
	return nil
}

// read takes the texts that were typed into the manual. Of many keystrokes only the last text is read.
func (d *desk) read() {
	for name := range d.edited {
		d.set(name, d.files.Unsaved[name])
	}
	clear(d.edited)
}

// set gives a file another text; nil takes it away.
func (d *desk) set(name string, text []byte) {
	old, n := d.manual.ByPath(name), len(d.manual.Procedures)
	defer func() { d.index = d.index.With(d.manual, old, d.manual.ByPath(name)) }()
	d.urgent = append(d.urgent, name)
	d.forced[name] = true
	if old != nil && text != nil && bytes.Equal(old.File.Text, text) {
		return
	}
	switch {
	case text == nil:
		d.manual = d.manual.Without(name)
	case manual.IsProcedure(name):
		d.manual = d.manual.With(name, text)
	default:
		d.manual = d.manual.WithFile(name)
	}
	if d.isSetting(name) {
		d.manual = d.manual.WithConfig(d.files)
	}
	if d.isSetting(name) || old == nil && len(d.manual.Procedures) < n { // the settings, or a folder that is gone
		d.checkEverything()
		return
	}
	d.note(change{name, old, d.manual.ByPath(name)})
}

// note keeps a change until there is time to see what it touches. Of two changes of one file that have the same id one is enough.
func (d *desk) note(c change) {
	if last := len(d.changes) - 1; last >= 0 && d.changes[last].name == c.name && c.old != nil && c.new != nil && c.old.Meta.ID.Text == c.new.Meta.ID.Text {
		d.changes[last].new = c.new
		return
	}
	d.changes = append(d.changes, c)
}

// isSetting reports whether a file is sop.yaml or one that it names or may name.
func (d *desk) isSetting(name string) bool {
	c := d.manual.Config
	fixed, _, pattern := strings.Cut(c.Branches, "*")
	return name == manual.ConfigName || slices.Contains([]string{c.Lint.Terms, c.Lint.Verbs, c.Lint.Forms}, name) || c.Branches != "" && (name == c.Branches || pattern && strings.HasPrefix(name, fixed))
}

// disk is the text of a file as it is saved; nil when there is none.
func (d *desk) disk(name string) []byte {
	info, err := fs.Stat(d.files.FS, name)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	if !manual.IsProcedure(name) {
		return []byte{}
	}
	text, err := fs.ReadFile(d.files.FS, name)
	if err != nil {
		return nil
	}
	if text == nil {
		text = []byte{}
	}
	return text
}
