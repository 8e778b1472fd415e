package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"sopkit/internal/audit"
	"sopkit/internal/edition"
	"sopkit/internal/layout"
	"sopkit/internal/manual"
	"sopkit/internal/shape"
	"sopkit/internal/source"
	"sopkit/themes"
)

// press is all that is needed to print a manual in any of its languages.
type press struct {
	*env
	opened
	theme     *themes.Theme
	fonts     *shape.Fonts
	pictures  map[string]*layout.Picture
	logo      *layout.Picture
	manifest  edition.Manifest
	created   time.Time
	extents   []extent // of what was laid out
	memory    memory
	approvals map[string][]layout.Approval // by path of the procedure
	parts     map[string]edition.Manifest  // the manifest of each language
	state     state
	keeping   sync.WaitGroup // files of what is kept are being written
}

// press makes ready to print the manual on the disk.
func (e *env) press(o opened, theme string) (*press, error) {
	dir, err := os.OpenRoot(e.at(o.root))
	if err != nil {
		return nil, fmt.Errorf("%s: cannot open the folder: %w", o.root, err)
	}
	defer dir.Close()
	p := &press{env: e, opened: o}
	files, err := p.sources(manual.Plain(dir.FS()), theme)
	if err != nil {
		return nil, err
	}
	if p.created, err = created(p.manifest.Effective); err != nil {
		return nil, err
	}
	p.manifest.Created = p.created.Format(time.RFC3339)
	var git sync.WaitGroup // the history is read while fonts and pictures are
	git.Go(p.commit)
	err = p.equip(files, p.manifest.Theme)
	git.Wait()
	return p, err
}

// ready reads the sources, and makes fonts and pictures of them.
func (p *press) ready(fsys fs.FS, theme string) error {
	files, err := p.sources(fsys, theme)
	if err != nil {
		return err
	}
	return p.equip(files, theme)
}

// equip makes fonts and pictures of the sources.
func (p *press) equip(files map[string][]byte, theme string) (err error) {
	if p.fonts, err = fontsOf(p.theme); err != nil {
		return fmt.Errorf("theme %q: %w", theme, err)
	}
	if p.theme.LogoData != nil {
		if p.logo, err = layout.Decode(p.theme.LogoData); err != nil {
			return fmt.Errorf("%s: %w", p.theme.Logo, err)
		}
	}
	return p.decode(files)
}

// shippedFonts are the fonts of themes that name none.
var shippedFonts = sync.OnceValues(func() (*shape.Fonts, error) { return shape.Load(themes.Fonts()) })

func fontsOf(t *themes.Theme) (*shape.Fonts, error) {
	if t.Fonts == (themes.Paths{}) {
		return shippedFonts()
	}
	return shape.Load(t.FontData)
}

// decode makes pictures of the files that texts show, each content once, side by side.
func (p *press) decode(files map[string][]byte) error {
	type decoded struct {
		picture *layout.Picture
		err     error
	}
	made := map[string]*decoded{} // by content
	var wait sync.WaitGroup
	for _, name := range p.Pictures() {
		if made[string(files[name])] == nil {
			d := &decoded{}
			made[string(files[name])] = d
			wait.Go(func() { d.picture, d.err = layout.Decode(files[name]) })
		}
	}
	wait.Wait()
	p.pictures = map[string]*layout.Picture{}
	var failed []error
	for _, name := range p.Pictures() {
		d := made[string(files[name])]
		if p.pictures[name] = d.picture; d.err != nil {
			failed = append(failed, fmt.Errorf("%s: %w", p.path(name), d.err))
		}
	}
	return errors.Join(failed...)
}

// sources reads the theme, the pictures and the approvals from the manual's folder, and lists in the manifest all that the
// manual is made of. It returns the files beside sop.yaml, procedures and terms.
func (p *press) sources(fsys fs.FS, theme string) (map[string][]byte, error) {
	if theme == "" {
		theme = p.Config.Manual.Theme
	}
	var err error
	if p.theme, err = themes.Load(theme, fsys); err != nil {
		return nil, err
	}
	files := p.readApprovals(fsys)
	maps.Copy(files, p.theme.Own)
	for _, name := range p.Pictures() {
		if files[name], err = fs.ReadFile(fsys, name); err != nil {
			return nil, fmt.Errorf("%s: %w", p.path(name), err)
		}
	}
	p.manifest = edition.Of(p.Manual, files)
	p.manifest.Theme = theme
	return files, nil
}

// readApprovals finds who approved each procedure as it stands, and returns the records by path. Records of other texts are
// for `sop audit` to judge.
func (p *press) readApprovals(fsys fs.FS) map[string][]byte {
	files := map[string][]byte{}
	p.approvals = map[string][]layout.Approval{}
	for _, proc := range p.Procedures {
		name := audit.RecordPath(proc.Meta.ID.Text, p.Lang(proc))
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			continue
		}
		files[name] = text
		records, _ := audit.ReadRecords(text)
		content := audit.Content(proc, fsys)
		for _, r := range records {
			if r.Content == content {
				p.approvals[proc.File.Path] = append(p.approvals[proc.File.Path], layout.Approval{Role: r.Role, Name: r.Name, Date: r.Time.UTC().Format(time.DateOnly)})
			}
		}
	}
	return files
}

// created is the date of the edition: SOURCE_DATE_EPOCH, else the newest effective date.
func created(effective string) (time.Time, error) {
	if at, ok, err := sourceDate(); ok || err != nil {
		return at, err
	}
	if at, err := time.Parse(time.DateOnly, effective); err == nil {
		return at, nil
	}
	return time.Unix(0, 0).UTC(), nil
}

// sourceDate reads SOURCE_DATE_EPOCH, seconds since 1970; false when it is not set.
func sourceDate() (at time.Time, ok bool, err error) {
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return time.Time{}, false, nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, false, hinted{fmt.Errorf("SOURCE_DATE_EPOCH=%s: this is no number of seconds", epoch), "see reproducible-builds.org/specs/source-date-epoch"}
	}
	return time.Unix(seconds, 0).UTC(), true, nil
}

// document lays the manual out in a language, with what is kept of procedures by path, and gives it what it was made of to carry.
func (p *press) document(code string, kept map[string]*layout.Kept) *layout.Document {
	book := p.book(code)
	book.Kept = kept
	doc := layout.Pages(book)
	doc.Attachments = p.attachments(code)
	return doc
}

// manifestIn is the manifest of one language: what the others are made of does not count. So a change in one language leaves
// the check code of the others as it is.
func (p *press) manifestIn(code string) edition.Manifest {
	if m, ok := p.parts[code]; ok {
		return m
	}
	mine, all := map[string]bool{}, map[string]bool{}
	for _, proc := range p.Procedures {
		all[proc.File.Path], all[audit.RecordPath(proc.Meta.ID.Text, p.Lang(proc))] = true, true
	}
	for _, c := range p.Book(code) {
		for _, proc := range c.Procedures {
			mine[proc.File.Path], mine[audit.RecordPath(proc.Meta.ID.Text, p.Lang(proc))] = true, true
		}
	}
	m := p.manifest.Only(func(path string) bool { return mine[path] || !all[path] })
	m.Language, m.Files = code, []edition.File{}
	if p.parts == nil {
		p.parts = map[string]edition.Manifest{}
	}
	p.parts[code] = m
	return m
}

// attachments are the manifest, and the sources of one language.
func (p *press) attachments(code string) []layout.Attachment {
	m := p.manifestIn(code)
	out := []layout.Attachment{{Name: manifestName, Description: "What this manual was made of", MIME: "application/json", Relation: layout.Data, Modified: p.created, Data: m.JSON()}}
	for _, f := range []*source.File{p.File, p.Terms} {
		if f != nil {
			out = append(out, p.source(f.Path, f.Text))
		}
	}
	for _, c := range p.Book(code) {
		for _, proc := range c.Procedures {
			out = append(out, p.source(proc.File.Path, proc.File.Text))
		}
	}
	slices.SortStableFunc(out[1:], func(a, b layout.Attachment) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// source attaches a source file; viewers know no folders, so these become part of the name.
func (p *press) source(name string, text []byte) layout.Attachment {
	mime := "text/markdown"
	switch {
	case strings.HasSuffix(name, ".yaml"):
		mime = "application/yaml"
	case strings.HasSuffix(name, ".tsv"):
		mime = "text/tab-separated-values"
	}
	return layout.Attachment{Name: strings.ReplaceAll(name, "/", "_"), Description: name, MIME: mime, Relation: layout.Source, Modified: p.created, Data: text}
}

func (p *press) book(code string) layout.Book {
	head, digest := p.Config.Manual, p.manifestIn(code).Digest
	return layout.Book{
		Manual: p.Manual, Lang: code, Theme: p.theme, Fonts: p.fonts, Pictures: p.pictures, Logo: p.logo,
		Edition: layout.Edition{
			Date: p.manifest.Effective, Commit: p.manifest.Commit, Digest: digest, Created: p.created, Producer: "sop " + version,
			Since: p.memory.since, Changes: p.changesIn(code), Revisions: p.memory.revisions, Approvals: p.approvals,
			Currency: strings.TrimSpace(fmt.Sprintf("%s %s %s %.12s", head.ID, head.Edition, code, digest)),
		},
	}
}

// name is the file of a language: OPM-2026.4.en.pdf. It is made of ids, never of titles.
func (p *press) name(code string) string {
	head := p.Config.Manual
	id := head.ID
	if id == "" {
		id = "manual"
	}
	if head.Edition != "" {
		id += "-" + head.Edition
	}
	return id + "." + code + ".pdf"
}
