package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"sopkit/internal/importer"
	"sopkit/internal/lang"
	"sopkit/internal/manual"
	"sopkit/internal/procedure"
)

// importFlags are the choices of `sop import`.
type importFlags struct {
	out, lang, format string
	dryRun            bool
}

func (e *env) importing() *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use:   "import PATH...",
		Short: "Turn Markdown and Word documents into procedures",
		Long: "Turn documents as they are found into procedures: Markdown files with any kind of head, and Word files (.docx).\n" +
			"What the head of a document says becomes front matter; numbered text becomes steps; links and images follow.\n" +
			"No text is lost: what has no place in a procedure is listed as left out. An existing file is never overwritten.\n" +
			"What nobody can know says TODO; sop lint lists it.\n\n" +
			"Exit code 0: every document was imported. 2: one was not, or there was none.",
		Example: "  sop import ../old-documents --dry-run\n  sop import ../old-documents --out imported\n  sop import Returns.docx --format json",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return e.runImport(args, f) },
	}
	c.Flags().StringVar(&f.out, "out", ".", "write below `DIR`")
	c.Flags().StringVar(&f.lang, "lang", "", "language `CODE` of documents that do not show theirs; the source language when not given")
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, "write nothing; say what would be written")
	c.Flags().StringVar(&f.format, "format", "text", "text or json")
	return c
}

func (e *env) runImport(targets []string, f importFlags) error {
	if f.format != "text" && f.format != "json" {
		return hinted{fmt.Errorf("--format %s: there is no such format", f.format), "write text or json"}
	}
	if _, ok := lang.Get(f.lang); !ok && f.lang != "" {
		return hinted{fmt.Errorf("--lang %s: there is no such language", f.lang), "write en, bn or ms"}
	}
	if info, err := os.Stat(e.at(f.out)); err == nil && !info.IsDir() {
		return hinted{fmt.Errorf("--out %s: this is a file", f.out), "name a folder"}
	}
	options, taken := e.importInto(f)
	r := imported{Schema: "sop/import/v1", DryRun: f.dryRun, Files: []importedFile{}, Skipped: []skippedFile{}}
	var failed []error
	for _, target := range targets {
		info, err := os.Stat(e.at(target))
		if err != nil {
			failed = append(failed, missing(target, err))
			continue
		}
		dir, name := target, "."
		if !info.IsDir() {
			dir, name = filepath.Dir(target), filepath.Base(target)
		}
		root, err := os.OpenRoot(e.at(dir)) // symbolic links that leave the folder are refused
		if err != nil {
			failed = append(failed, fmt.Errorf("%s: cannot open the folder: %w", dir, err))
			continue
		}
		plan := importer.Folder(root.FS(), name, options, taken)
		failed = append(failed, e.carryOut(plan, dir, f, &r)...)
		root.Close()
		for _, d := range plan.Documents {
			taken = append(taken, d.ID)
		}
	}
	if len(r.Files) == 0 && len(failed) == 0 {
		failed = append(failed, hinted{errors.New("there is nothing to import"), "documents end in .md, .markdown or .docx"})
	}
	return errors.Join(e.printImport(r, f), errors.Join(failed...))
}

// importInto is what the manual that receives the procedures knows: its roles, its language, and every id it ever had.
func (e *env) importInto(f importFlags) (importer.Options, []string) {
	options := importer.Options{Lang: f.lang}
	var taken []string
	if _, err := os.Stat(e.at(f.out)); err != nil {
		f.out = "."
	}
	o, err := e.open(f.out)
	if err == nil && o.File != nil {
		options.Role = o.Config.Role
		taken = formerIDs(e.at(o.root))
		for _, p := range o.Procedures {
			taken = append(taken, p.Meta.ID.Text)
		}
		if options.Lang == "" {
			options.Lang = o.Config.SourceLang()
		}
	}
	if options.Lang == "" {
		options.Lang = "en"
	}
	return options, taken
}

// imported is what became of the documents (sop/import/v1).
type imported struct {
	Schema  string         `json:"schema"`
	DryRun  bool           `json:"dry_run"`
	Files   []importedFile `json:"files"`
	Skipped []skippedFile  `json:"skipped"`
}

type importedFile struct {
	From     string   `json:"from"`
	To       string   `json:"to"`
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Lang     string   `json:"lang"`
	Steps    int      `json:"steps"`
	Written  bool     `json:"written"`
	Guessed  []string `json:"guessed"`
	LeftOut  []string `json:"left_out"`
	Pictures []string `json:"pictures"`
}

type skippedFile struct {
	Path string `json:"path"`
	Why  string `json:"why"`
}

// carryOut writes what a plan says. A file that is in the way stays as it is, and the others are written all the same.
func (e *env) carryOut(plan *importer.Plan, dir string, f importFlags, r *imported) []error {
	var failed []error
	root := e.at(f.out)
	for _, s := range plan.Left {
		at := filepath.ToSlash(filepath.Join(dir, filepath.FromSlash(s.Path)))
		r.Skipped = append(r.Skipped, skippedFile{at, s.Why})
		if s.Bad {
			failed = append(failed, fmt.Errorf("%s: %s", at, s.Why))
		}
	}
	for _, d := range plan.Documents {
		file := importedFile{From: filepath.ToSlash(filepath.Join(dir, filepath.FromSlash(d.From))), To: filepath.ToSlash(filepath.Join(f.out, filepath.FromSlash(d.To))),
			ID: d.ID, Title: d.Title, Lang: d.Lang, Guessed: append([]string{}, d.Guessed...), LeftOut: append([]string{}, d.Left...), Pictures: []string{}}
		procedure.Parse(d.To, d.Text).Steps(func(*procedure.Section, *procedure.Step) { file.Steps++ })
		if err := e.importOne(root, d, f, &file); err != nil {
			failed = append(failed, err)
		}
		r.Files = append(r.Files, file)
	}
	return failed
}

// importOne writes a procedure and its pictures. A picture that is there with the same bytes is taken as it is.
func (e *env) importOne(root string, d *importer.Document, f importFlags, file *importedFile) error {
	if len(inTheWay(root, []string{d.To})) > 0 {
		return hinted{fmt.Errorf("%s: this is there already and stays as it is", file.To), "move it away, or write elsewhere with --out"}
	}
	for _, p := range d.Pictures {
		at := filepath.Join(root, filepath.FromSlash(p.To))
		file.Pictures = append(file.Pictures, p.To)
		if have, err := os.ReadFile(at); err == nil && string(have) == string(p.Data) {
			continue
		}
		if len(inTheWay(root, []string{p.To})) > 0 {
			return fmt.Errorf("%s: another picture %s is there already", file.From, p.To)
		}
		if f.dryRun {
			continue
		}
		if err := create(root, p.To, p.Data); err != nil {
			return err
		}
	}
	if f.dryRun {
		return nil
	}
	file.Written = true
	return create(root, d.To, d.Text)
}

func (e *env) printImport(r imported, f importFlags) error {
	if f.format == "json" {
		return encode(e.out, "  ", r)
	}
	written := 0
	for _, file := range r.Files {
		if file.Written {
			written++
		}
		fmt.Fprintf(e.out, "%s → %s  %s  %s, %s\n", safe(file.From), safe(file.To), safe(file.ID), safe(file.Title), plural(file.Steps, "step"))
		if e.quiet {
			continue
		}
		for _, text := range file.Guessed {
			fmt.Fprintf(e.out, "  guessed: %s\n", safe(text))
		}
		for _, text := range file.LeftOut {
			fmt.Fprintf(e.out, "  left out: %s\n", safe(text))
		}
	}
	for _, s := range r.Skipped {
		fmt.Fprintf(e.out, "%s\n  not imported: %s\n", safe(s.Path), safe(s.Why))
	}
	if !e.quiet && len(r.Files) > 0 {
		fmt.Fprintf(e.out, "%s of %s written\n", plural(written, "procedure"), plural(len(r.Files), "document"))
		if !isFile(e.at(f.out, manual.ConfigName)) && !f.dryRun {
			fmt.Fprintf(e.out, "Next: sop lint %s\n", safe(f.out))
		}
	}
	return nil
}
