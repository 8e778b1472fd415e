package cli

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sopkit/internal/edition"
	"sopkit/internal/lang"
	"sopkit/internal/layout"
	"sopkit/internal/lint"
	"sopkit/internal/lint/rules"
	"sopkit/internal/manual"
	"sopkit/internal/pdf"
	"sopkit/themes"
)

// publishFlags are the choices of `sop publish`.
type publishFlags struct {
	out       string
	outGiven  bool
	languages []string
	theme     string
	cards     bool
	today     string
	at        string
	sign      string
}

// manifestName is the file that lists what was published.
const manifestName = "manifest.json"

func (e *env) publish() *cobra.Command {
	var f publishFlags
	c := &cobra.Command{
		Use:   "publish [PATH]",
		Short: "Write the manual as PDF, one file per language, and a sheet for each branch",
		Long: "Write the manual as PDF, one file per language, a sheet for each branch, and a manifest with the hash of every file.\n" +
			"Errors that `sop lint` reports stop it. The same sources give the same bytes: the date is that of SOURCE_DATE_EPOCH,\n" +
			"else the newest effective date. Nothing is written outside the output folder.",
		Example: "  sop publish\n  sop publish --out /tmp/manual --lang bn\n  sop publish --theme themes/ours.yaml\n  sop publish --at edition-2026.3 --out old",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			f.outGiven = c.Flags().Changed("out")
			return e.runPublish(append(args, ".")[0], f)
		},
	}
	c.Flags().StringVar(&f.out, "out", "dist", "write into `DIR`")
	c.Flags().StringSliceVar(&f.languages, "lang", nil, "only these languages: `CODE,...`")
	c.Flags().StringVar(&f.sign, "sign", "", "sign the manifest with an SSH private key `FILE`; `ssh-keygen -Y verify -n file` checks it")
	c.Flags().StringVar(&f.at, "at", "", "the manual as it stood at `REV`, an edition or a date, not the files on the disk")
	c.Flags().StringVar(&f.today, "today", "", "judge dates as on `DATE`; today when not given")
	c.Flags().BoolVar(&f.cards, "cards", false, "also write counter cards: one page for each procedure, in large type")
	c.Flags().StringVar(&f.theme, "theme", "", "a shipped theme, or a YAML `FILE` of the manual's folder, instead of what sop.yaml says")
	return c
}

func (e *env) runPublish(target string, f publishFlags) error {
	collect(seldom, whileReading)
	root, err := e.find(target)
	if err != nil {
		return err
	}
	out, err := e.outFolder(root, f)
	if err != nil {
		return err
	}
	was := readState(out)
	o, err := e.openFor(root, f, was)
	if err != nil {
		return err
	}
	collect(seldom, max(ofPrinting, int64(len(o.Procedures)*eachPrinted)))
	if f.sign != "" { // a key that cannot sign is found before the work, not after it
		if _, err := sign(nil, e.at(f.sign)); err != nil {
			return err
		}
	}
	today, err := day(f.today)
	if err != nil {
		return err
	}
	errors := func(r *lint.Rule) bool { return lint.Choice{}.Severity(o.Manual, r) == lint.Error } // nothing else stops it
	choice := was.choiceFor(o, lint.Choice{Rule: errors, Today: today.Format(time.DateOnly), Draws: drawable()})
	type made struct {
		press *press
		err   error
	}
	ready := make(chan made, 1) // beside the check
	go func() {
		p, err := e.pressOf(o, f)
		ready <- made{p, err}
	}()
	err = e.mustBeClean(o, choice)
	m := <-ready
	if err == nil {
		err = m.err
	}
	if err != nil {
		return err
	}
	was.passed(o, choice.Today)
	p := m.press
	if p.theme.Fonts != (themes.Paths{}) { // other fonts may lack other characters
		draws := func(r rune) bool { return len(p.fonts.Missing(string(r))) == 0 }
		if err := e.mustBeClean(o, lint.Choice{Rule: func(r *lint.Rule) bool { return r.Name == "glyph-missing" }, Named: true, Draws: draws}); err != nil {
			return err
		}
	}
	p.state = was
	return p.publish(out, f)
}

// openFor opens the manual on the disk, or as it stood at a revision. Where the last publication found no errors, most bodies of
// procedures are never asked for.
func (e *env) openFor(root string, f publishFlags, was state) (opened, error) {
	switch {
	case f.at != "":
		return e.openAt(f.at)
	case was.Clean == "":
		return e.open(root)
	}
	o, dir, err := e.openBy(manual.Sketch, root)
	if err != nil {
		return o, err
	}
	return o, dir.Close()
}

// pressOf makes ready to print the files on the disk, or the manual as it stood at a revision.
func (e *env) pressOf(o opened, f publishFlags) (*press, error) {
	if f.at == "" {
		return e.press(o, f.theme)
	}
	repo, err := openHistory(e.at(o.root), o.Config.SourceLang())
	if err != nil {
		return nil, advised(err)
	}
	defer repo.Close()
	at, err := repo.Resolve(f.at)
	if err != nil {
		return nil, advised(err)
	}
	folder, err := repo.FolderAt(at.Commit)
	if err != nil {
		return nil, advised(err)
	}
	p, err := e.pressAt(repo, at.Commit, folder, f.theme)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.at, err)
	}
	p.remember(repo, at.Commit)
	p.created, err = created(p.manifest.Effective)
	p.manifest.Created = p.created.Format(time.RFC3339)
	return p, err
}

// mustBeClean refuses to publish what has errors, and prints them.
func (e *env) mustBeClean(o opened, choice lint.Choice) error {
	var failed []error
	for _, u := range slices.Concat(o.Unreadable, o.Unmatched) {
		failed = append(failed, fmt.Errorf("%s: %w", o.path(u.Path), u.Err))
	}
	r := report{files: len(o.Procedures)}
	for _, d := range lint.Run(o.Manual, rules.All, choice) {
		if d.Severity == lint.Error {
			r.found = append(r.found, shown{Diagnostic: d, path: o.path(d.File.Path)})
		}
	}
	switch {
	case len(r.found) > 0:
		if err := printText(e, e.out, r); err != nil {
			failed = append(failed, err)
		}
		failed = append(failed, hinted{errors.New("nothing is published: there are errors"), "repair them; `sop explain RULE` says how"})
	case len(o.Procedures) == 0:
		failed = append(failed, fmt.Errorf("%s: there is no procedure to publish", o.root))
	}
	switch {
	case len(failed) == 0:
		return nil
	case len(r.found) > 0 && len(failed) == 1:
		return exit{exitFound, failed[0]}
	}
	return exit{exitFailed, errors.Join(failed...)}
}

// outFolder is the folder to write into. It is neither a file nor among the sources.
func (e *env) outFolder(in string, f publishFlags) (string, error) {
	out := f.out
	if !filepath.IsAbs(out) {
		out = e.at(out)
	}
	if info, err := os.Stat(out); err == nil && !info.IsDir() {
		return "", hinted{fmt.Errorf("--out %s: this is a file", f.out), "name a folder"}
	}
	abs, err := filepath.Abs(out)
	if err != nil {
		return "", err
	}
	root, err := filepath.Abs(e.at(in))
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(root, abs)
	inside := err == nil && filepath.IsLocal(rel)
	holds := err == nil && strings.HasPrefix(root+string(filepath.Separator), abs+string(filepath.Separator))
	if holds || inside && (f.outGiven || rel != "dist") {
		return "", hinted{fmt.Errorf("--out %s: this is among the sources of the manual", f.out), "name a folder outside " + in}
	}
	return out, nil
}

// publish writes every language and the manifest, then removes what an earlier edition left.
func (p *press) publish(out string, f publishFlags) error {
	defer p.keeping.Wait()
	old := append(earlier(out), slices.Collect(maps.Keys(p.state.Made))...) // a manifest of some languages does not name the others
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	languages := p.Locales()
	if len(f.languages) > 0 {
		languages = f.languages
	}
	for _, code := range languages {
		if err := p.language(out, code, f); err != nil {
			return err
		}
	}
	if err := p.sheets(out, languages); err != nil {
		return err
	}
	if err := p.writeExtents(out); err != nil {
		return err
	}
	for _, file := range old {
		if !p.wrote(file) && len(f.languages) == 0 && filepath.IsLocal(filepath.FromSlash(file)) {
			_ = os.Remove(filepath.Join(out, filepath.FromSlash(file))) // it may be gone already
			delete(p.state.Made, file)
		}
	}
	if len(f.languages) == 0 {
		forget(out, languages)
	}
	p.state.save(out)
	return p.close(out, f)
}

// close writes the manifest, and its signature when there is a key.
func (p *press) close(out string, f publishFlags) error {
	manifest, name := p.manifest.JSON(), filepath.Join(out, signatureName)
	if f.sign == "" {
		_ = os.Remove(name) // that of an earlier edition would not fit; mostly there is none
		return save(filepath.Join(out, manifestName), manifest)
	}
	signature, err := sign(manifest, p.at(f.sign))
	if err != nil {
		return err
	}
	return errors.Join(save(filepath.Join(out, manifestName), manifest), save(name, signature))
}

// language writes the manual in one language.
func (p *press) language(out, code string, f publishFlags) error {
	name, key := p.name(code), p.key(code)
	made, file, stands := p.standing(out, name, key)
	if stands {
		p.manifest.Files = append(p.manifest.Files, file)
		if !p.quiet {
			fmt.Fprintf(p.env.out, "%s  unchanged\n", filepath.ToSlash(filepath.Join(out, name)))
		}
	} else {
		doc, data, kept, err := p.set(out, code, name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := p.put(out, name, data, len(doc.Pages)); err != nil {
			return err
		}
		made = madeFile{Key: key, SHA256: p.manifest.Files[len(p.manifest.Files)-1].SHA256, Extents: extentsOf(code, doc)}
		p.state.Made[name] = made
		p.keep(out, code, made.SHA256, doc, kept)
	}
	p.extents = append(p.extents, made.Extents...)
	if f.cards {
		return p.write(out, strings.TrimSuffix(p.name(code), ".pdf")+".cards.pdf", layout.Cards(p.book(code)))
	}
	return nil
}

// sheets writes the sheet of every branch in each of its languages.
func (p *press) sheets(out string, languages []string) error {
	for _, b := range p.Branches {
		for _, code := range languages {
			if len(b.Locales) > 0 && !slices.ContainsFunc(b.Locales, func(own string) bool { return sameLanguage(own, code) }) {
				continue
			}
			if err := p.write(out, "branches/"+b.ID+"."+code+".pdf", layout.Sheet(p.book(code), b)); err != nil {
				return err
			}
		}
	}
	return nil
}

// sameLanguage reports whether two locales are of one language: en and en-MY.
func sameLanguage(a, b string) bool {
	x, known := lang.Get(a)
	y, both := lang.Get(b)
	return a == b || known && both && x == y
}

// write writes a document under a name in the output folder.
func (p *press) write(out, name string, doc *layout.Document) error {
	var buf bytes.Buffer
	if err := pdf.Write(&buf, doc); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return p.put(out, name, buf.Bytes(), len(doc.Pages))
}

// put stores a PDF under a name in the output folder.
func (p *press) put(out, name string, data []byte, pages int) error {
	file := filepath.Join(out, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	if err := save(file, data); err != nil {
		return err
	}
	p.manifest.Files = append(p.manifest.Files, edition.Hash(name, data))
	if !p.quiet {
		fmt.Fprintf(p.env.out, "%s  %s  %d kB\n", filepath.ToSlash(file), plural(pages, "page"), (len(data)+999)/1000)
	}
	return nil
}

// extent is how many pages a part of the manual takes in one language.
type extent struct {
	Language   string `json:"language"`
	Part       string `json:"part"`
	Procedures int    `json:"procedures"`
	Pages      int    `json:"pages"`
}

// extentsOf lists the parts, and last the whole book under the part "".
func extentsOf(code string, doc *layout.Document) []extent {
	var out []extent
	whole := extent{Language: code, Pages: len(doc.Pages)}
	for _, e := range doc.Extents {
		out = append(out, extent{code, e.Title, e.Procedures, e.Pages})
		whole.Procedures += e.Procedures
	}
	return append(out, whole)
}

// writeExtents writes how many pages each part has, for disclosure documents: as CSV and as JSON.
func (p *press) writeExtents(out string) error {
	var table bytes.Buffer
	w := csv.NewWriter(&table)
	rows := [][]string{{"language", "part", "procedures", "pages"}}
	for _, e := range p.extents {
		rows = append(rows, []string{e.Language, e.Part, strconv.Itoa(e.Procedures), strconv.Itoa(e.Pages)})
	}
	for _, row := range rows {
		for i := range row {
			row[i] = inert(row[i])
		}
		_ = w.Write(row) // a bytes.Buffer cannot fail
	}
	w.Flush()
	list, _ := json.MarshalIndent(p.extents, "", "  ") // strings and numbers only: cannot fail
	for name, data := range map[string][]byte{"pages.csv": table.Bytes(), "pages.json": append(list, '\n')} {
		if err := save(filepath.Join(out, name), data); err != nil {
			return err
		}
		p.manifest.Files = append(p.manifest.Files, edition.Hash(name, data))
	}
	slices.SortFunc(p.manifest.Files, func(a, b edition.File) int { return strings.Compare(a.Path, b.Path) })
	return nil
}

func (p *press) wrote(name string) bool {
	for _, f := range p.manifest.Files {
		if f.Path == name {
			return true
		}
	}
	return false
}

// earlier lists the files that the manifest in the output folder names.
func earlier(out string) []string {
	var m edition.Manifest
	text, err := os.ReadFile(filepath.Join(out, manifestName))
	if err != nil || json.Unmarshal(text, &m) != nil || m.Schema != edition.Schema {
		return nil
	}
	var names []string
	for _, f := range m.Files {
		names = append(names, f.Path)
	}
	return names
}

// save writes a file whole or not at all.
func save(name string, data []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(name), ".sop-*")
	if err != nil {
		return err
	}
	_, err = tmp.Write(data)
	err = errors.Join(err, tmp.Chmod(0o644), tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), name)
	}
	if err != nil {
		err = errors.Join(err, os.Remove(tmp.Name()))
	}
	return err
}
