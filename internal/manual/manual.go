// Package manual gathers the procedures of a folder and its sop.yaml into one model.
//
// It reads through an fs.FS, so that the disk, a git revision and an editor's unsaved text come in by one door. A broken
// procedure never stops the others from being read. What is good style is for package lint to say.
package manual

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"sort"
	"strings"
	"sync"

	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// ConfigName is the file that makes a folder a manual.
const ConfigName = "sop.yaml"

// Manual is procedures published together.
type Manual struct {
	Config     Config
	File       *source.File // sop.yaml; nil when there is none
	Terms      *source.File // the table of terms; nil when there is none
	Verbs      []Verb       // what instructions may say; nil when no table names them
	Forms      []Form       // the register of forms; nil when there is none
	Tables     []*Table     // the files of both
	Problems   []source.Problem
	Procedures []*procedure.Procedure // in the order of their paths
	Branches   []*Branch              // in the order of their paths
	Unreadable []Unreadable
	Unmatched  []Unreadable           // patterns of sop.yaml that match nothing
	files      map[string]bool        // every file under the root
	folders    func() map[string]bool // those that hold some
	unchecked  int                    // how many Problems are older than check
	images     map[string]error
	bodies     *bodies // where the bodies of procedures come from; nil when they are here
}

// Unreadable is a file that could not be read at all.
type Unreadable struct {
	Path string
	Err  error
}

// Load reads the manual at the root of fsys. The error is about the folder itself; trouble with one file is in the model.
func Load(fsys fs.FS) (*Manual, error) {
	m, err := load(fsys, func(int) parser { return procedure.Parse })
	m.checkImages(Plain(fsys))
	return m, err
}

// parser takes what a manual is to know of a procedure out of its text.
type parser func(name string, text []byte) *procedure.Procedure

// load reads a manual and takes so much of each procedure as the parser does that is chosen by their number.
func load(fsys fs.FS, choose func(procedures int) parser) (*Manual, error) {
	m := &Manual{Config: defaults()}
	m.hold(map[string]bool{})
	m.configure(Plain(fsys))
	f := &folder{Manual: m, fsys: fsys}
	err := f.walk(".", nil)
	f.parse(choose(len(f.found)))
	sort.Slice(m.Procedures, func(i, j int) bool { return m.Procedures[i].File.Path < m.Procedures[j].File.Path })
	m.check()
	return m, err
}

// configure reads sop.yaml and the files that it names.
func (m *Manual) configure(fsys fs.FS) {
	switch text, err := fs.ReadFile(fsys, ConfigName); {
	case err == nil:
		m.File = source.NewFile(ConfigName, text)
		m.Config, m.Problems = parseConfig(m.File)
		m.Terms = m.tableFile(fsys, "terms", m.Config.Lint.Terms)
		m.readVerbs(fsys)
		m.readForms(fsys)
		m.readBranches(fsys)
	case !errors.Is(err, fs.ErrNotExist):
		m.unreadable(ConfigName, err)
	}
	m.unchecked = len(m.Problems)
}

// unreadable names a file once; the path that the error repeats is left out.
func (m *Manual) unreadable(name string, err error) {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	m.Unreadable = append(m.Unreadable, Unreadable{name, err})
}

// IsProcedure reports whether a path names a procedure: a Markdown file that is no README or the like.
func IsProcedure(name string) bool {
	base := path.Base(name)
	switch strings.ToUpper(strings.TrimSuffix(base, ".md")) {
	case "README", "CHANGELOG", "CONTRIBUTING", "LICENSE":
		return false
	}
	return strings.HasSuffix(base, ".md") && !strings.HasPrefix(base, ".")
}

// Files are the paths of all files under the root, in order.
func (m *Manual) Files() []string { return slices.Sorted(maps.Keys(m.files)) }

// Has reports whether the manual's folder holds a file of this path.
func (m *Manual) Has(name string) bool { return m.files[name] }

// Lang is the language of a procedure: its own, else the source language of the manual.
func (m *Manual) Lang(p *procedure.Procedure) string {
	if code := p.Lang(); code != "" {
		return code
	}
	return m.Config.SourceLang()
}

// ByPath finds a procedure by its path.
func (m *Manual) ByPath(name string) *procedure.Procedure {
	i := sort.Search(len(m.Procedures), func(i int) bool { return m.Procedures[i].File.Path >= name })
	if i < len(m.Procedures) && m.Procedures[i].File.Path == name {
		return m.Procedures[i]
	}
	return nil
}

// hold makes these the files under the root. Others may be added until somebody asks for folders.
func (m *Manual) hold(files map[string]bool) {
	m.files = files
	m.folders = sync.OnceValue(func() map[string]bool {
		out := map[string]bool{}
		for name := range files {
			for at := path.Dir(name); at != "." && !out[at]; at = path.Dir(at) {
				out[at] = true
			}
		}
		return out
	})
}

// HasFolder reports whether the manual's folder holds files below this path.
func (m *Manual) HasFolder(name string) bool { return m.folders()[name] }
