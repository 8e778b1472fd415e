package cli

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"sopkit/internal/lint/rules"
	"sopkit/internal/procedure"
)

// showFlags are the choices of `sop show`.
type showFlags struct {
	format, language string
	first, noIndex   bool
}

// jsonShow is a procedure as it stood (sop/show/v1).
type jsonShow struct {
	Schema   string   `json:"schema"`
	ID       string   `json:"id"`
	Language string   `json:"lang"`
	Version  string   `json:"version"`
	Status   string   `json:"status"`
	Path     string   `json:"path"`
	Commit   string   `json:"commit"` // that last changed it; empty for the file on the disk
	Date     string   `json:"date"`   // of that commit, UTC; empty for the file on the disk
	Rule     string   `json:"rule"`   // how VERSION was understood
	Edited   bool     `json:"edited"` // the text changed under the same version
	Notes    []string `json:"notes"`
	Text     string   `json:"text"`
}

func (e *env) show() *cobra.Command {
	var f showFlags
	c := &cobra.Command{
		Use:   "show PROCEDURE[@VERSION]",
		Short: "Show one procedure as it stood",
		Long: "Show one procedure as it stood. PROCEDURE is an id, a slug or a path. VERSION is, and the first that fits is taken:\n\n" +
			"  1.2.0           the last text with this version; several texts are an error that names them\n" +
			"  2026-03-01      the version in force on that day\n  {2026-03-01}    what the main line held at the end of that day\n" +
			"  anything else   what git resolves: a tag, a git branch, an edition, a commit, HEAD~3\n\n" +
			"Without VERSION it is the file on the disk. How it was found goes to standard error.",
		Example: "  sop show SOP-RET-001\n  sop show accept-return@1.2.0\n  sop show accept-return@2026-03-01 --lang bn\n  sop show 'SOP-RET-001@{2026-03-01}' --format json",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return e.runShow(args[0], f) },
	}
	c.Flags().StringVar(&f.format, "format", "text", "text or json")
	c.Flags().StringVar(&f.language, "lang", "", "language `CODE`; the source language when not given")
	c.Flags().BoolVar(&f.first, "first", false, "the first text of the version, not the last")
	c.Flags().BoolVar(&f.noIndex, "no-index", false, "neither read nor write the index of the history")
	return c
}

func (e *env) runShow(target string, f showFlags) error {
	if f.format != "text" && f.format != "json" {
		return hinted{fmt.Errorf("--format %s: there is no such format", f.format), "write text or json"}
	}
	name, version, ok := strings.Cut(target, "@")
	if !ok {
		return e.showNow(name, f)
	}
	if version == "" {
		return hinted{fmt.Errorf("%s: nothing stands after the @", target), "write a version, a day or a revision"}
	}
	p, err := e.past(f.noIndex)
	if err != nil {
		return err
	}
	defer p.repo.Close()
	key, err := p.named(e, name, f.language)
	if err != nil {
		return err
	}
	s, err := p.at(key, version)
	if err == nil && f.first {
		s, err = p.first(key, s)
	}
	if err != nil {
		return err
	}
	text, err := p.repo.Blob(s.Blob)
	if err != nil {
		return advised(err)
	}
	p.warnIfCut(e)
	return e.printShow(jsonShow{ID: key.ID, Language: key.Lang, Version: s.Identity.Version, Status: s.Identity.Status, Path: s.Path, Commit: s.Commit.String(),
		Date: s.Time.Format(time.RFC3339), Rule: s.rule, Edited: s.edited, Notes: s.notes, Text: string(text)}, f.format)
}

// showNow shows the file on the disk.
func (e *env) showNow(name string, f showFlags) error {
	o, err := e.open(".")
	if err != nil {
		return err
	}
	p, err := e.pick(o, name, f.language)
	if err != nil {
		return err
	}
	m := &p.Meta
	return e.printShow(jsonShow{ID: m.ID.Text, Language: o.Lang(p), Version: m.Version.Text, Status: m.Status.Text, Path: o.path(p.File.Path), Rule: "the file on the disk",
		Text: string(p.File.Text)}, f.format)
}

// meant is a hint at the id or slug that a name nobody knows most likely means.
func meant(name string, known []string) string {
	if near := rules.Nearest(name, known); near != "" {
		return "did you mean " + near + "?"
	}
	return "name an id, a slug or a path; `sop list` lists the procedures"
}

// pick finds the procedure on the disk that an id, a slug or a path means.
func (e *env) pick(o opened, name, language string) (*procedure.Procedure, error) {
	var fit []*procedure.Procedure
	for _, p := range o.Procedures {
		exact := o.path(p.File.Path) == name || p.File.Path == name || e.inside(o, p.File.Path, name) && strings.HasSuffix(name, ".md")
		byName := p.Meta.ID.Text == name || p.Slug == name || p.Suffix != "" && p.Slug+"."+p.Suffix == name
		if exact {
			return p, nil
		}
		if byName && (language == "" || o.Lang(p) == language) {
			fit = append(fit, p)
		}
	}
	if len(fit) > 1 && language == "" {
		var source []*procedure.Procedure
		for _, p := range fit {
			if o.Lang(p) == o.Config.SourceLang() || p.Slug+"."+p.Suffix == name {
				source = append(source, p)
			}
		}
		fit = source
	}
	switch len(fit) {
	case 1:
		return fit[0], nil
	case 0:
		var known []string
		for _, p := range o.Procedures {
			known = append(known, p.Meta.ID.Text, p.Slug)
		}
		return nil, hinted{fmt.Errorf("%s: there is no such procedure", name), meant(name, known)}
	}
	var paths []string
	for _, p := range fit {
		paths = append(paths, o.path(p.File.Path))
	}
	return nil, hinted{fmt.Errorf("%s: ambiguous", name), "one of: " + strings.Join(paths, ", ")}
}

// printShow writes the text as it is; only for a terminal it is made harmless.
func (e *env) printShow(s jsonShow, format string) error {
	if s.Schema = "sop/show/v1"; s.Notes == nil {
		s.Notes = []string{}
	}
	if format == "json" {
		return encode(e.out, "  ", s)
	}
	if !e.quiet {
		fmt.Fprintf(e.err, "%s %s (%s) %s\n", safe(s.ID), safe(s.Version), s.Language, safe(s.Path))
		if s.Commit != "" {
			fmt.Fprintf(e.err, "commit %s, %s\n", short(s.Commit), s.Date)
		}
		fmt.Fprintf(e.err, "found by: %s\n", safe(s.Rule))
		for _, n := range s.Notes {
			fmt.Fprintf(e.err, "note: %s\n", safe(n))
		}
	}
	text := s.Text
	if file, ok := e.out.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		lines := strings.Split(text, "\n")
		for i := range lines {
			lines[i] = safe(strings.TrimSuffix(lines[i], "\r"))
		}
		text = strings.Join(lines, "\n")
	}
	_, err := io.WriteString(e.out, text)
	return err
}
