package cli

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sopkit/internal/diff"
	"sopkit/internal/history"
	"sopkit/internal/lang"
	"sopkit/internal/procedure"
)

// statusFlags are the choices of `sop status`.
type statusFlags struct {
	translations, exitCode bool
	format, lang           string
}

var statusFormats = []string{"text", "json", "csv", "md"}

func (e *env) status() *cobra.Command {
	var f statusFlags
	c := &cobra.Command{
		Use:   "status --translations [PROCEDURE...]",
		Short: "Say which translations are behind, and what changed since",
		Long: "Say of every procedure and language whether the translation is up to date, behind or missing. What is behind is shown with\n" +
			"the steps of the source that changed since the version that was translated (source-version), as git knows it.\n\n" +
			"Exit code 0: done. 1: with --exit-code, a translation is not up to date. 2: something failed.",
		Example: "  sop status --translations\n  sop status --translations --lang bn --format md\n  sop status --translations accept-return --format json",
		RunE:    func(_ *cobra.Command, args []string) error { return e.runStatus(args, f) },
	}
	c.Flags().BoolVar(&f.translations, "translations", false, "the state of the translations")
	c.Flags().StringVar(&f.lang, "lang", "", "one language `CODE`; all of the manual when not given")
	c.Flags().StringVar(&f.format, "format", "text", strings.Join(statusFormats, ", "))
	c.Flags().BoolVar(&f.exitCode, "exit-code", false, "exit with 1 when a translation is not up to date")
	return c
}

// The states of a translation.
const (
	upToDate = "up to date"
	behind   = "behind"
	absent   = "missing"
	undated  = "unknown"   // it does not say which version it translates
	orphaned = "no source" // there is no such procedure in the source language
)

// jsonStatus is the state of the translations (sop/status/v1).
type jsonStatus struct {
	Schema       string            `json:"schema"`
	Translations []jsonTranslation `json:"translations"`
}

type jsonTranslation struct {
	ID            string          `json:"id"`
	Title         string          `json:"title"` // of the source
	Lang          string          `json:"lang"`
	State         string          `json:"state"`
	SourceVersion string          `json:"source_version"` // that was translated
	Version       string          `json:"version"`        // of the source now
	Path          string          `json:"path"`           // of the translation; of the source when it is missing
	Changed       []string        `json:"changed"`        // places of the source that changed since
	Note          string          `json:"note,omitempty"`
	Diff          *diff.Procedure `json:"diff,omitempty"` // source then and now
}

func (e *env) runStatus(names []string, f statusFlags) error {
	if !f.translations {
		return hinted{errors.New("the status of what?"), "write --translations"}
	}
	if !slices.Contains(statusFormats, f.format) {
		return hinted{fmt.Errorf("--format %s: there is no such format", f.format), "write " + strings.Join(statusFormats, ", ")}
	}
	if _, ok := lang.Get(f.lang); f.lang != "" && !ok {
		return hinted{fmt.Errorf("--lang %s: there is no such language", f.lang), "write en, bn or ms"}
	}
	o, err := e.open(".")
	if err != nil {
		return err
	}
	t := translations{opened: o, env: e, lang: f.lang}
	defer t.close()
	var failed []error
	for _, name := range names {
		if _, err := e.pick(o, name, o.Config.SourceLang()); err != nil {
			failed = append(failed, err)
		}
	}
	for _, p := range o.Procedures {
		if p.Unread {
			failed = append(failed, fmt.Errorf("%s: cannot be read; `sop lint` says why", o.path(p.File.Path)))
		} else if len(names) == 0 || slices.ContainsFunc(names, func(name string) bool {
			return p.Meta.ID.Text == name || p.Slug == name || e.inside(o, p.File.Path, name)
		}) {
			t.add(p)
		}
	}
	switch {
	case len(t.rows) > 0 || len(failed) > 0:
	case len(o.Procedures) == 0:
		return fmt.Errorf("%s: there is no procedure here", o.root)
	default:
		fmt.Fprintln(e.err, "sop: the manual has one language; sop.yaml lists others under locales")
	}
	if err := errors.Join(append(failed, t.print(f.format))...); err != nil {
		return err
	}
	if f.exitCode && slices.ContainsFunc(t.rows, func(r jsonTranslation) bool { return r.State != upToDate }) {
		return exit{exitFound, nil}
	}
	return nil
}

// translations collects the state of every translation. The history is opened when the first one is behind.
type translations struct {
	opened
	*env
	lang   string
	memory *past
	err    error // why there is no history
	rows   []jsonTranslation
}

// add takes a source text with all its languages, or a translation without a source.
func (t *translations) add(p *procedure.Procedure) {
	source := t.Config.SourceLang()
	if t.Lang(p) != source {
		if t.other(p, source) == nil && (t.lang == "" || t.lang == t.Lang(p)) {
			t.rows = append(t.rows, t.row(p, t.Lang(p), orphaned, p))
		}
		return
	}
	for _, code := range t.Locales() {
		if code == source || t.lang != "" && code != t.lang {
			continue
		}
		to := t.other(p, code)
		if to == nil {
			t.rows = append(t.rows, t.row(p, code, absent, p))
			continue
		}
		row := t.row(p, code, upToDate, to)
		row.SourceVersion = to.Meta.SourceVersion.Text
		switch row.SourceVersion {
		case row.Version:
		case "":
			row.State, row.Note = undated, "it has no source-version"
		default:
			row.State = behind
			t.since(p, &row)
		}
		t.rows = append(t.rows, row)
	}
}

func (t *translations) row(p *procedure.Procedure, code, state string, at *procedure.Procedure) jsonTranslation {
	return jsonTranslation{ID: p.Meta.ID.Text, Title: p.Meta.Title.Text, Lang: code, State: state, Version: p.Meta.Version.Text, Path: t.path(at.File.Path), Changed: []string{}}
}

// other is the same procedure in another language: of one id, else beside it under one name.
func (t *translations) other(p *procedure.Procedure, code string) *procedure.Procedure {
	for _, q := range t.Procedures {
		if q.Unread || t.Lang(q) != code {
			continue
		}
		if id := p.Meta.ID.Text; id != "" && q.Meta.ID.Text == id {
			return q
		}
	}
	return nil
}

// since finds what changed in the source since the version that was translated.
func (t *translations) since(p *procedure.Procedure, row *jsonTranslation) {
	if t.memory == nil && t.err == nil {
		if t.memory, t.err = t.past(false); t.memory != nil {
			t.memory.warnIfCut(t.env)
		}
	}
	if t.err != nil {
		row.Note = "what changed is not known: " + t.err.Error()
		return
	}
	was, err := t.memory.version(t.env, history.Key{ID: p.Meta.ID.Text, Lang: t.Config.SourceLang()}, row.SourceVersion)
	if err != nil || was == nil {
		row.Note = "what changed is not known: git has no version " + row.SourceVersion + " of the source"
		return
	}
	d := diff.Procedures(was, p)
	row.Diff = &d
	for _, c := range d.Changes {
		at := c.AfterAt
		if at.IsZero() {
			at = c.BeforeAt
		}
		place := placed(at)
		if c.Type != diff.FrontmatterChanged && c.Type != diff.FormattingOnly && !slices.Contains(row.Changed, place) {
			row.Changed = append(row.Changed, place)
		}
	}
}

// placed is where something changed: the section, and the step or row in it.
func placed(p diff.Place) string {
	var out []string
	for _, a := range p.Addresses {
		at := a.Section + " " + cmp.Or(a.Step, a.NearStep)
		if a.Row != nil {
			at += *a.Row
		}
		out = append(out, strings.TrimSpace(at))
	}
	return strings.Join(out, ", ")
}

func (t *translations) close() {
	if t.memory != nil {
		t.memory.repo.Close()
	}
}

func (t *translations) print(format string) error {
	if format == "json" {
		return encode(t.out, "  ", jsonStatus{"sop/status/v1", append([]jsonTranslation{}, t.rows...)})
	}
	list := table{head: []string{"id", "title", "lang", "state", "source-version", "version", "changed", "path"}}
	var diffs []diff.Procedure
	seen := map[string]bool{}
	for _, r := range t.rows {
		list.rows = append(list.rows, []string{r.ID, r.Title, r.Lang, r.State, r.SourceVersion, r.Version, cmp.Or(strings.Join(r.Changed, "; "), r.Note), r.Path})
		if key := r.ID + " " + r.SourceVersion; r.Diff != nil && !seen[key] { // two languages may be behind by the same changes
			diffs, seen[key] = append(diffs, *r.Diff), true
		}
	}
	if err := list.print(t.out, format); err != nil || format == "csv" || t.quiet || len(diffs) == 0 {
		return err
	}
	fmt.Fprintln(t.out)
	if format == "md" {
		return printDiffMarkdown(t.env, t.out, diffs)
	}
	return printDiffText(t.env, t.out, diffs)
}
