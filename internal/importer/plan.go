package importer

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"sopkit/internal/manual"
	"sopkit/internal/procedure"
)

// Plan is what a folder becomes.
type Plan struct {
	Documents []*Document // in the order of their paths
	Left      []Skipped
}

// Skipped is a file that did not become a procedure, and why.
type Skipped struct {
	Path string
	Why  string
	Bad  bool // it should have become one
}

// planner is one reading of a folder.
type planner struct {
	fsys   fs.FS
	o      Options
	plan   Plan
	taken  map[string]bool      // paths that are given out, in small letters
	ids    map[string]string    // id in capitals -> document that has it, without language
	made   map[string]*Document // by the path it came from
	images map[string]string    // path of an image -> path it came from
}

// Folder reads every document below a path of fsys; "." is all of it. taken are ids that are given out already. The names
// of the procedures follow those of the files.
func Folder(fsys fs.FS, root string, o Options, taken []string) *Plan {
	p := &planner{fsys: fsys, o: o, taken: map[string]bool{}, ids: map[string]string{}, made: map[string]*Document{}, images: map[string]string{}}
	for _, id := range taken {
		p.ids[strings.ToUpper(id)] = "\x00"
	}
	err := fs.WalkDir(fsys, root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			p.skip(name, err.Error(), true)
		case d.IsDir() && name != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules"):
			return fs.SkipDir
		case d.Type().IsRegular():
			p.file(name, name == root)
		}
		return nil
	})
	if err != nil {
		p.skip(root, err.Error(), true)
	}
	p.settle()
	for _, d := range p.plan.Documents {
		p.links(d)
	}
	return &p.plan
}

func (p *planner) skip(name, why string, bad bool) {
	p.plan.Left = append(p.plan.Left, Skipped{name, why, bad})
}

// file reads one file if it is a document; alone says that it was asked for by name.
func (p *planner) file(name string, alone bool) {
	ending := strings.ToLower(path.Ext(name))
	if i := slices.Index([]string{".doc", ".odt", ".rtf", ".pdf", ".html", ".rst", ".adoc"}, ending); i >= 0 {
		p.skip(name, "files of this kind are not read; save it as .docx or .md", alone)
		return
	}
	switch {
	case ending != ".md" && ending != ".markdown" && ending != ".mdx" && ending != ".docx":
		if alone {
			p.skip(name, "this is neither Markdown nor a Word file", true)
		}
		return
	case strings.HasPrefix(path.Base(name), "~$"), strings.HasPrefix(path.Base(name), "."):
		return
	case ending != ".docx" && !alone && !manual.IsProcedure(strings.TrimSuffix(path.Base(name), path.Ext(name))+".md"):
		p.skip(name, "its name says that it is no procedure; name it by itself to import it", false)
		return
	}
	data, err := p.read(name)
	if err != nil {
		p.skip(name, err.Error(), true)
		return
	}
	d := &Document{From: name}
	text := data
	if ending == ".docx" {
		if text, err = word(d, data); err != nil {
			p.skip(name, err.Error(), true)
			return
		}
	}
	if len(text) > procedure.MaxFile/2 {
		p.skip(name, "it is larger than 8 MB", true)
		return
	}
	if strings.TrimSpace(string(trimmedBOM(text))) == "" {
		p.skip(name, "it is empty", false)
		return
	}
	convert(d, text, p.o)
	p.place(d)
	p.plan.Documents = append(p.plan.Documents, d)
	p.made[name] = d
}

func (p *planner) read(name string) ([]byte, error) {
	info, err := fs.Stat(p.fsys, name)
	if err != nil {
		return nil, err
	}
	if info.Size() > 256<<20 {
		return nil, fmt.Errorf("it is larger than 256 MB")
	}
	return fs.ReadFile(p.fsys, name)
}

// stem is the path of a document without ending and language: translations of one text share it.
func stem(name string) string {
	slug, _ := procedure.SplitName(strings.TrimSuffix(name, path.Ext(name)) + ".md")
	return path.Join(path.Dir(name), slug)
}

// place gives a document its path: folders and name as they were, in small letters, and the language.
func (p *planner) place(d *Document) {
	name := slug(path.Base(stem(d.From)))
	if len(name) > 60 {
		name = strings.TrimSuffix(name[:60], "-")
	}
	name = cmp.Or(name, slug(d.Title), slug(d.ID))
	if !manual.IsProcedure(name + ".md") {
		name = cmp.Or(slug(d.Title), "procedure")
	}
	base := path.Join(folders(d.From), name)
	d.To = base + "." + d.Lang + ".md"
	for n := 2; p.taken[strings.ToLower(d.To)]; n++ {
		d.To = fmt.Sprintf("%s-%d.%s.md", base, n, d.Lang)
	}
	p.taken[strings.ToLower(d.To)] = true
	for i := range d.Pictures { // they lie beside the procedure
		was := d.Pictures[i].To
		d.Pictures[i].To = path.Join(path.Dir(d.To), strings.TrimSuffix(path.Base(d.To), ".md")+"-"+was)
		d.Text = []byte(strings.ReplaceAll(string(d.Text), "(picture:"+was, "("+path.Base(d.Pictures[i].To)))
	}
}

// settle gives every document its id: the one that it states, else that of the text it translates, else the next one of
// its folder. Stated ids go first.
func (p *planner) settle() {
	var without []*Document
	for _, d := range p.plan.Documents {
		owner := p.ids[strings.ToUpper(d.ID)]
		if d.ID == "" || owner != "" && owner != stem(d.From) {
			without = append(without, d)
			continue
		}
		p.ids[strings.ToUpper(d.ID)] = stem(d.From)
	}
	for _, d := range without {
		was, note := cmp.Or(d.ID, noID), ""
		if d.ID != "" {
			note = " # " + was + " is taken"
		}
		d.ID = p.next(d)
		d.guessed("id: %s%s", d.ID, cmp.Or(strings.Replace(note, " #", ", because", 1), ", the next one"))
		rest := strings.TrimPrefix(string(d.Text), "---\nid: "+was)
		d.Text = []byte("---\nid: " + d.ID + note + rest)
	}
}

// next is the id of the text that a document translates, else the next free one of its folder.
func (p *planner) next(d *Document) string {
	base := stem(d.From)
	for _, other := range p.plan.Documents {
		if other != d && stem(other.From) == base && other.Lang != d.Lang && p.ids[strings.ToUpper(other.ID)] == base {
			return other.ID
		}
	}
	series := "SOP-"
	for _, c := range strings.ToUpper(slug(path.Base(path.Dir(d.From)))) {
		if c >= 'A' && c <= 'Z' && len(series) < 7 {
			series += string(c)
		}
	}
	series = strings.TrimSuffix(series, "-") + "-"
	for n := 1; ; n++ {
		if id := fmt.Sprintf("%s%03d", series, n); p.ids[id] == "" {
			p.ids[id] = base
			return id
		}
	}
}
