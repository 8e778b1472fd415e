package cli

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"slices"

	"github.com/spf13/cobra"

	"sopkit/internal/history"
	"sopkit/internal/lang"
	"sopkit/internal/procedure"
	"sopkit/internal/xliff"
)

// translateFlags are the choices of `sop translate`.
type translateFlags struct {
	export, importFile, lang, out, format string
	dryRun                                bool
}

func (e *env) translate() *cobra.Command {
	var f translateFlags
	c := &cobra.Command{
		Use:   "translate --export xliff --lang CODE [PROCEDURE...] | --import FILE",
		Short: "Exchange texts with a translation agency (XLIFF 2.1)",
		Long: "Write the texts of procedures to a file for a translation agency, and read the translated file back.\n" +
			"Titles, headings, steps, paragraphs, cells, notes and captions are the segments; markup is protected by placeholders.\n" +
			"A translation that is there already goes along. What does not fit on the way back is named, and nothing is written.\n\n" +
			"Exit code 0: done. 1: the file does not fit. 2: something failed.",
		Example: "  sop translate --export xliff --lang bn --out manual.bn.xlf\n  sop translate --export xliff --lang ms accept-return > accept-return.ms.xlf\n" +
			"  sop translate --import manual.bn.xlf",
		RunE: func(_ *cobra.Command, args []string) error { return e.runTranslate(args, f) },
	}
	c.Flags().StringVar(&f.export, "export", "", "write the texts in `FORMAT`: xliff")
	c.Flags().StringVar(&f.importFile, "import", "", "read the translated `FILE` and write the procedures")
	c.Flags().StringVar(&f.lang, "lang", "", "translate into the language `CODE`")
	c.Flags().StringVar(&f.out, "out", "", "write to `FILE`; standard output when not given")
	c.Flags().StringVar(&f.format, "format", "text", "what --import prints: text or json")
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, "check the file that --import names, and write nothing")
	c.MarkFlagsMutuallyExclusive("export", "import")
	c.MarkFlagsOneRequired("export", "import")
	return c
}

func (e *env) runTranslate(names []string, f translateFlags) error {
	_, known := lang.Get(f.lang)
	switch {
	case f.format != "text" && f.format != "json":
		return hinted{fmt.Errorf("--format %s: there is no such format", f.format), "write text or json"}
	case f.importFile != "" && len(names) > 0:
		return hinted{errors.New("--import takes no procedures"), "the file says which they are"}
	case f.importFile != "":
		return e.importXLIFF(f)
	case f.export != "xliff":
		return hinted{fmt.Errorf("--export %s: there is no such format", f.export), "write --export xliff"}
	case !known:
		return hinted{fmt.Errorf("--lang %q: there is no such language", f.lang), "write --lang en, bn or ms"}
	}
	return e.exportXLIFF(names, f)
}

// work is one procedure with the translation that it has, if any.
type work struct {
	from, to *procedure.Procedure // to is nil when there is none
	units    []xliff.Unit         // with targets when the two have the same texts in the same places
	aligned  bool
	reused   bool // the targets are those of the texts that did not change since the translation
}

// job is what there is to translate into a language.
type job struct {
	opened
	*env
	lang *lang.Language
	past *past // nil until a translation is behind, or without git
}

// behind gives targets to those texts only that did not change since they were translated, as git knows it.
func (j *job) behind(w *work) {
	version := w.to.Meta.SourceVersion.Text
	if version == "" || version == w.from.Meta.Version.Text {
		return
	}
	if j.past == nil {
		var err error
		if j.past, err = j.env.past(false); err != nil {
			return
		}
	}
	was, err := j.past.version(j.env, history.Key{ID: w.from.Meta.ID.Text, Lang: j.Config.SourceLang()}, version)
	if err == nil && was != nil {
		w.reused = xliff.Reuse(w.units, xliff.Units(was), xliff.Units(w.to))
	}
}

func (j *job) close() {
	if j.past != nil {
		j.past.repo.Close()
	}
}

// one reads the texts of a procedure and of its translation.
func (j *job) one(from *procedure.Procedure) work {
	w := work{from: from, units: xliff.Units(from)}
	for _, p := range j.Procedures {
		if !p.Unread && p.Slug == from.Slug && path.Dir(p.File.Path) == path.Dir(from.File.Path) && j.Lang(p) == j.lang.Code {
			w.to = p
			w.aligned = xliff.Pair(w.units, xliff.Units(p))
			j.behind(&w)
		}
	}
	return w
}

func (e *env) exportXLIFF(names []string, f translateFlags) error {
	o, err := e.open(".")
	if err != nil {
		return err
	}
	language, _ := lang.Get(f.lang)
	j := &job{opened: o, env: e, lang: language}
	defer j.close()
	if language.Code == o.Config.SourceLang() {
		return hinted{fmt.Errorf("--lang %s: this is the language that the manual is written in", f.lang), "name another one"}
	}
	var files []xliff.File
	found := map[string]bool{}
	for _, p := range o.Procedures {
		if o.Lang(p) != o.Config.SourceLang() || len(names) > 0 && !slices.ContainsFunc(names, func(name string) bool {
			is := p.Meta.ID.Text == name || p.Slug == name || e.inside(o, p.File.Path, name)
			found[name] = found[name] || is
			return is
		}) {
			continue
		}
		if p.Broken() {
			return hinted{fmt.Errorf("%s: this cannot be read", o.path(p.File.Path)), "`sop lint` says why"}
		}
		w := j.one(p)
		if w.to != nil && !w.aligned && !w.reused {
			fmt.Fprintf(e.err, "sop: %s: the translation has other texts than its source; all of it goes out untranslated\n", safe(o.path(w.to.File.Path)))
		}
		files = append(files, xliff.File{Original: p.File.Path, Version: p.Meta.Version.Text, Units: w.units})
	}
	for _, name := range names {
		if !found[name] {
			return hinted{fmt.Errorf("%s: there is no such procedure in the source language", name), "`sop list` lists the procedures"}
		}
	}
	if len(files) == 0 {
		return fmt.Errorf("%s: there is no procedure to translate", o.root)
	}
	var b bytes.Buffer
	if err := xliff.Write(&b, files, o.Config.SourceLang(), language.Code); err != nil {
		return err
	}
	if f.out == "" {
		_, err = e.out.Write(b.Bytes())
		return err
	}
	if err := writeFile(e.at(f.out), b.Bytes()); err != nil {
		return fmt.Errorf("%s: cannot write: %w", f.out, err)
	}
	return nil
}
