package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sopkit/internal/edition"
	"sopkit/internal/layout"
	"sopkit/internal/lint"
	"sopkit/internal/lint/rules"
	"sopkit/internal/pdf"
	"sopkit/internal/shape"
	"sopkit/themes"
)

// publishFlags are the choices of `sop publish`.
type publishFlags struct {
	out       string
	outGiven  bool
	languages []string
	theme     string
}

// manifestName is the file that lists what was published.
const manifestName = "manifest.json"

func (e *env) publish() *cobra.Command {
	var f publishFlags
	c := &cobra.Command{
		Use:   "publish [PATH]",
		Short: "Write the manual as PDF, one file per language",
		Long: "Write the manual as PDF, one file per language, and a manifest with the hash of every file.\n" +
			"Errors that `sop lint` reports stop it. The same sources give the same bytes: the date is that of SOURCE_DATE_EPOCH,\n" +
			"else the newest effective date. Nothing is written outside the output folder.",
		Example: "  sop publish\n  sop publish --out /tmp/manual --lang bn\n  sop publish --theme themes/ours.yaml",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			f.outGiven = c.Flags().Changed("out")
			return e.runPublish(append(args, ".")[0], f)
		},
	}
	c.Flags().StringVar(&f.out, "out", "dist", "write into `DIR`")
	c.Flags().StringSliceVar(&f.languages, "lang", nil, "only these languages: `CODE,...`")
	c.Flags().StringVar(&f.theme, "theme", "", "a shipped theme, or a YAML `FILE` of the manual's folder, instead of what sop.yaml says")
	return c
}

func (e *env) runPublish(target string, f publishFlags) error {
	o, err := e.open(target)
	if err != nil {
		return err
	}
	out, err := e.outFolder(o, f)
	if err != nil {
		return err
	}
	if err := e.mustBeClean(o); err != nil {
		return err
	}
	p, err := e.press(o, f)
	if err != nil {
		return err
	}
	return p.publish(out, f)
}

// mustBeClean refuses to publish what has errors, and prints them.
func (e *env) mustBeClean(o opened) error {
	var failed []error
	for _, u := range o.Unreadable {
		failed = append(failed, fmt.Errorf("%s: %w", o.path(u.Path), u.Err))
	}
	r := report{files: len(o.Procedures)}
	for _, d := range lint.Run(o.Manual, rules.All, lint.Choice{}) {
		if d.Severity == lint.Error {
			r.found = append(r.found, shown{d, o.path(d.File.Path)})
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
func (e *env) outFolder(o opened, f publishFlags) (string, error) {
	out := f.out
	if !filepath.IsAbs(out) {
		out = filepath.Join(e.dir, out)
	}
	if info, err := os.Stat(out); err == nil && !info.IsDir() {
		return "", hinted{fmt.Errorf("--out %s: this is a file", f.out), "name a folder"}
	}
	abs, err := filepath.Abs(out)
	if err != nil {
		return "", err
	}
	root, err := filepath.Abs(filepath.Join(e.dir, o.root))
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(root, abs)
	inside := err == nil && filepath.IsLocal(rel)
	holds := err == nil && strings.HasPrefix(root+string(filepath.Separator), abs+string(filepath.Separator))
	if holds || inside && (f.outGiven || rel != "dist") {
		return "", hinted{fmt.Errorf("--out %s: this is among the sources of the manual", f.out), "name a folder outside " + o.root}
	}
	return out, nil
}

// press is all that is needed to print a manual in any of its languages.
type press struct {
	*env
	opened
	theme    *themes.Theme
	fonts    *shape.Fonts
	pictures map[string]*layout.Picture
	logo     *layout.Picture
	manifest edition.Manifest
	created  time.Time
}

// press reads the theme, the fonts and the pictures.
func (e *env) press(o opened, f publishFlags) (*press, error) {
	dir, err := os.OpenRoot(filepath.Join(e.dir, o.root))
	if err != nil {
		return nil, fmt.Errorf("%s: cannot open the folder: %w", o.root, err)
	}
	defer dir.Close()
	p := &press{env: e, opened: o}
	name := o.Config.Manual.Theme
	if f.theme != "" {
		name = f.theme
	}
	if p.theme, err = themes.Load(name, dir.FS()); err != nil {
		return nil, err
	}
	if p.fonts, err = shape.Load(p.theme.FontData); err != nil {
		return nil, fmt.Errorf("theme %q: %w", name, err)
	}
	if p.theme.LogoData != nil {
		if p.logo, err = layout.Decode(p.theme.LogoData); err != nil {
			return nil, fmt.Errorf("%s: %w", p.theme.Logo, err)
		}
	}
	files, err := p.read(dir.FS())
	if err != nil {
		return nil, err
	}
	p.manifest = edition.Of(o.Manual, files)
	p.manifest.Commit = e.commit(o, p.manifest.Digest)
	p.created, err = created(p.manifest.Effective)
	return p, err
}

// read loads and decodes the pictures that procedures show.
func (p *press) read(fsys fs.FS) (map[string][]byte, error) {
	files := map[string][]byte{}
	p.pictures = map[string]*layout.Picture{}
	var failed []error
	for _, name := range p.Pictures() {
		data, err := fs.ReadFile(fsys, name)
		if err == nil {
			p.pictures[name], err = layout.Decode(data)
		}
		if err != nil {
			failed = append(failed, fmt.Errorf("%s: %w", p.path(name), err))
			continue
		}
		files[name] = data
	}
	return files, errors.Join(failed...)
}

// created is the date of the edition: SOURCE_DATE_EPOCH (seconds since 1970), else the newest effective date.
func created(effective string) (time.Time, error) {
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return time.Time{}, hinted{fmt.Errorf("SOURCE_DATE_EPOCH=%s: this is no number of seconds", epoch), "see reproducible-builds.org/specs/source-date-epoch"}
		}
		return time.Unix(seconds, 0).UTC(), nil
	}
	if at, err := time.Parse(time.DateOnly, effective); err == nil {
		return at, nil
	}
	return time.Unix(0, 0).UTC(), nil
}

// publish writes every language and the manifest, then removes what an earlier edition left.
func (p *press) publish(out string, f publishFlags) error {
	old := earlier(out)
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	languages := p.Locales()
	if len(f.languages) > 0 {
		languages = f.languages
	}
	for _, code := range languages {
		if err := p.language(out, code); err != nil {
			return err
		}
	}
	for _, file := range old {
		if !p.wrote(file) && len(f.languages) == 0 {
			_ = os.Remove(filepath.Join(out, filepath.FromSlash(file))) // it may be gone already
		}
	}
	return save(filepath.Join(out, manifestName), p.manifest.JSON())
}

// language writes the manual in one language.
func (p *press) language(out, code string) error {
	doc := layout.Pages(p.book(code))
	if len(doc.Pages) == 0 {
		return fmt.Errorf("there is nothing to publish in %s", code)
	}
	var buf bytes.Buffer
	if err := pdf.Write(&buf, doc); err != nil {
		return err
	}
	name := p.name(code)
	if err := save(filepath.Join(out, name), buf.Bytes()); err != nil {
		return err
	}
	p.manifest.Files = append(p.manifest.Files, edition.Hash(name, buf.Bytes()))
	if !p.quiet {
		fmt.Fprintf(p.out, "%s  %d pages  %d kB\n", filepath.ToSlash(filepath.Join(out, name)), len(doc.Pages), (buf.Len()+999)/1000)
	}
	return nil
}

func (p *press) book(code string) layout.Book {
	head := p.Config.Manual
	return layout.Book{
		Manual: p.Manual, Lang: code, Theme: p.theme, Fonts: p.fonts, Pictures: p.pictures, Logo: p.logo,
		Edition: layout.Edition{
			Date: p.manifest.Effective, Commit: p.manifest.Commit, Digest: p.manifest.Digest, Created: p.created, Producer: "sop " + version,
			Currency: strings.TrimSpace(fmt.Sprintf("%s %s %s %.12s", head.ID, head.Edition, code, p.manifest.Digest)),
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

func (p *press) wrote(name string) bool {
	for _, f := range p.manifest.Files {
		if f.Path == name {
			return true
		}
	}
	return false
}

// earlier lists the files that the manifest in the output folder names and that lie in it.
func earlier(out string) []string {
	var m edition.Manifest
	text, err := os.ReadFile(filepath.Join(out, manifestName))
	if err != nil || json.Unmarshal(text, &m) != nil || m.Schema != edition.Schema {
		return nil
	}
	var names []string
	for _, f := range m.Files {
		if filepath.IsLocal(filepath.FromSlash(f.Path)) {
			names = append(names, f.Path)
		}
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
