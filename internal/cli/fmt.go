package cli

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"sopkit/internal/manual"
	"strings"

	"github.com/spf13/cobra"

	"sopkit/internal/procedure"
)

// fmtFlags are the choices of `sop fmt`.
type fmtFlags struct {
	check, diff bool
	stdin       string
	format      string
}

func (e *env) fmt() *cobra.Command {
	var f fmtFlags
	c := &cobra.Command{
		Use:   "fmt [PATH...]",
		Short: "Bring procedures into their canonical form",
		Long: "Bring procedures into their canonical form. Words, code and line breaks inside paragraphs stay as they are, and the\n" +
			"procedure says the same before and after. A file that cannot be read is named and left alone.\n" +
			"Exit code 0: done. 1: a file is not in its canonical form (--check, --diff), or is broken. 2: something failed.",
		Example: "  sop fmt\n  sop fmt --check\n  sop fmt --diff procedures/returns\n  sop fmt --stdin-filename accept-return.en.md - < draft.md",
		RunE:    func(_ *cobra.Command, args []string) error { return e.runFmt(args, f) },
	}
	c.Flags().BoolVar(&f.check, "check", false, "write nothing; list the files that would change")
	c.Flags().BoolVar(&f.diff, "diff", false, "write nothing; print what would change")
	c.Flags().StringVar(&f.stdin, "stdin-filename", "", "format standard input as if it stood in `FILE`")
	c.Flags().StringVar(&f.format, "format", "text", "text or json")
	return c
}

func (e *env) runFmt(targets []string, f fmtFlags) error {
	switch {
	case f.format != "text" && f.format != "json":
		return hinted{fmt.Errorf("--format %s: there is no such format", f.format), "write text or json"}
	case slices.Contains(targets, "-") && len(targets) > 1, f.stdin != "" && len(targets) > 0 && targets[0] != "-":
		return hinted{errors.New("standard input goes alone"), "write - and no other path"}
	case f.stdin != "" || slices.Contains(targets, "-"):
		return e.fmtStdin(f)
	case len(targets) == 0:
		targets = []string{"."}
	}
	t := tidier{env: e, flags: f, files: []tidied{}, seen: map[string]bool{}}
	for _, g := range e.group(targets, manual.Load, &t.failed) {
		t.group(g)
	}
	return t.end()
}

// fmtStdin formats standard input to standard output. What cannot be formatted comes out as it went in.
func (e *env) fmtStdin(f fmtFlags) error {
	text, err := io.ReadAll(io.LimitReader(e.in, procedure.MaxFile+1))
	if err != nil {
		return fmt.Errorf("standard input: %w", err)
	}
	name := f.stdin
	if name == "" {
		name = "stdin.md"
	}
	t := tidier{env: e, flags: f}
	got, changed := t.one(procedure.Parse(filepath.ToSlash(name), text), name)
	if !f.check && !f.diff && f.format == "text" {
		if len(text) > procedure.MaxFile { // the part that is read would cut the text
			return t.end()
		}
		if !changed {
			got = text
		}
		if _, err := e.out.Write(got); err != nil {
			return err
		}
	}
	return t.end()
}

// tidier is one run of fmt.
type tidier struct {
	*env
	flags   fmtFlags
	files   []tidied
	failed  []error
	refused int
	seen    map[string]bool // files that were written, by where they really are
}

// tidied is what became of one file.
type tidied struct {
	Path    string `json:"path"`
	Changed bool   `json:"changed"`
	Problem string `json:"problem,omitempty"` // why the file was left alone
}

func (t *tidier) group(g *group) {
	n := len(t.files) + len(t.failed)
	wanted := t.wanted(g)
	for _, u := range g.Unreadable {
		if wanted(u.Path) {
			t.failed = append(t.failed, fmt.Errorf("%s: %w", safe(g.path(u.Path)), u.Err))
		}
	}
	for _, p := range g.Procedures {
		if !wanted(p.File.Path) {
			continue
		}
		if text, changed := t.one(p, g.path(p.File.Path)); changed && !t.flags.check && !t.flags.diff {
			t.write(g, p.File.Path, text)
		}
	}
	if len(t.files)+len(t.failed) == n {
		t.failed = append(t.failed, hinted{fmt.Errorf("%s: there is no procedure here", strings.Join(g.targets, ", ")), "a procedure is a file whose name ends in .md"})
	}
}

// one formats a procedure and says so.
func (t *tidier) one(p *procedure.Procedure, name string) (text []byte, changed bool) {
	text, ok := procedure.Format(p)
	file := tidied{Path: name, Changed: ok && string(text) != string(p.File.Text)}
	if !ok {
		t.refused++
		file.Problem = whyNot(p)
		fmt.Fprintf(t.err, "sop: %s: left as it is: %s\n", safe(name), safe(file.Problem))
	}
	t.files = append(t.files, file)
	if file.Changed && t.flags.format == "text" {
		t.show(p, name, text)
	}
	return text, file.Changed
}

func (t *tidier) show(p *procedure.Procedure, name string, text []byte) {
	switch {
	case t.flags.diff:
		diff := unified(name, p.File.Text, text)
		if terminal(t.out) {
			diff = safeLines(diff)
		}
		fmt.Fprint(t.out, diff)
	case t.flags.check || !t.quiet && t.seen != nil:
		fmt.Fprintln(t.out, safe(name))
	}
}

// whyNot is the first fault that keeps a procedure from being formatted, with its place.
func whyNot(p *procedure.Procedure) string {
	if !p.Broken() {
		return "its canonical form would not say the same"
	}
	problem := p.Problems[slices.IndexFunc(p.Problems, procedure.Breaks)]
	at := p.File.Position(problem.Span.Start)
	return fmt.Sprintf("%d:%d: %s", at.Line, at.Column, problem.Message)
}

// write replaces a file where it really is, once, and never outside the manual.
func (t *tidier) write(g *group, name string, text []byte) {
	real, err := t.where(g.opened, name)
	if err == nil && !t.seen[real] {
		t.seen[real] = true
		err = writeFile(real, text)
	}
	if err != nil {
		t.failed = append(t.failed, fmt.Errorf("%s: cannot write: %w", g.path(name), err))
	}
}

// where follows symbolic links to the file itself; one that leaves the manual is an error.
func (e *env) where(o opened, name string) (string, error) {
	root, err := filepath.EvalSymlinks(e.at(o.root))
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		return "", err
	}
	if rel, err := filepath.Rel(root, real); err != nil || !filepath.IsLocal(rel) {
		return "", errors.New("the symbolic link leaves the manual")
	}
	return real, nil
}

// end prints the list for programs and turns the run into an exit code; 2 beats 1.
func (t *tidier) end() error {
	changed := 0
	for _, f := range t.files {
		if f.Changed {
			changed++
		}
	}
	if t.flags.format == "json" {
		err := encode(t.out, "  ", object{"schema": "sop/fmt/v1", "files": t.files, "summary": object{"files": len(t.files), "changed": changed, "refused": t.refused}})
		if err != nil {
			return err
		}
	}
	switch {
	case len(t.failed) > 0:
		return exit{exitFailed, errors.Join(t.failed...)}
	case t.refused > 0, changed > 0 && (t.flags.check || t.flags.diff):
		return exit{exitFound, nil}
	}
	return nil
}
