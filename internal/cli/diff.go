package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sopkit/internal/diff"
	"sopkit/internal/procedure"
)

// diffFlags are the choices of `sop diff`.
type diffFlags struct {
	formats  []string
	noIndex  bool
	exitCode bool
}

func (e *env) diff() *cobra.Command {
	var f diffFlags
	c := &cobra.Command{
		Use:   "diff [REV[..REV]] [PROCEDURE...]",
		Short: "Show what changed, step by step",
		Long: "Show what changed between two texts of a procedure or manual: steps, limits, actors, obligations, warnings; the version step that\n" +
			"the changes ask for, and who must learn again. Without a revision the working tree is compared with HEAD.\n\n" +
			"Exit code 0: done. 1: with --exit-code, something differs. 2: something could not be read; it is never taken for empty.\n\n" +
			"As the diff of git, so that `git diff` and `git log -p` speak of steps:\n\n" +
			"  git config diff.sop.command 'sop diff'\n" +
			"  echo 'procedures/**/*.md diff=sop' >> .gitattributes",
		Example: "  sop diff\n  sop diff main accept-return\n  sop diff edition-3..edition-4 --format md\n  sop diff SOP-RET-001 1.2.0..1.4.0\n" +
			"  sop diff --no-index old.md new.md --format html=redline.html",
		RunE: func(_ *cobra.Command, args []string) error { return e.runDiff(args, f) },
	}
	c.Flags().StringArrayVar(&f.formats, "format", []string{"text"}, "`FORMAT[=FILE]`: "+strings.Join(diffFormatNames(), ", ")+"; may be given again")
	c.Flags().BoolVar(&f.noIndex, "no-index", false, "compare two files, OLD.md and NEW.md, outside git")
	c.Flags().BoolVar(&f.exitCode, "exit-code", false, "exit with 1 when something differs")
	return c
}

func (e *env) runDiff(args []string, f diffFlags) error {
	var list []diff.Procedure
	var err error
	switch {
	case driven(args):
		list, err = e.diffFiles([2]string{args[1], args[4]}, [2]string{args[0], args[0]})
	case f.noIndex && len(args) != 2:
		return errors.New("--no-index compares two files: sop diff --no-index OLD.md NEW.md")
	case f.noIndex:
		list, err = e.diffFiles([2]string(args), [2]string(args))
	default:
		list, err = e.diffRevisions(args)
	}
	if err != nil && list == nil {
		return err
	}
	if failed := e.printDiff(list, f.formats); failed != nil || err != nil {
		return errors.Join(err, failed)
	}
	if f.exitCode && slices.ContainsFunc(list, func(p diff.Procedure) bool { return len(p.Changes) > 0 }) {
		return exit{exitFound, nil}
	}
	return nil
}

// driven reports whether git calls: path, old file, hash, mode, new file, hash, mode, and two more for a rename.
func driven(args []string) bool {
	return (len(args) == 7 || len(args) == 9) && os.Getenv("GIT_DIFF_PATH_TOTAL") != ""
}

// diffFiles compares two files under the names that people know them by. The null device stands for no file.
func (e *env) diffFiles(files, names [2]string) ([]diff.Procedure, error) {
	before, err1 := e.readProcedure(files[0], names[0])
	after, err2 := e.readProcedure(files[1], names[1])
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	if before != nil && after != nil {
		e.warnPair(before, after)
	}
	return []diff.Procedure{diff.Procedures(before, after)}, nil
}

// warnPair says when two files are hardly one procedure.
func (e *env) warnPair(before, after *procedure.Procedure) {
	if a, b := before.Meta.ID.Text, after.Meta.ID.Text; a != b {
		fmt.Fprintf(e.err, "sop: warning: the ids differ: %s, %s\n", safe(a), safe(b))
	}
	if a, b := before.Lang(), after.Lang(); a != b {
		fmt.Fprintf(e.err, "sop: warning: the languages differ: %s, %s\n", safe(a), safe(b))
	}
}

// readProcedure reads one file; nil for the null device. A file that is no procedure at all is an error.
func (e *env) readProcedure(file, name string) (*procedure.Procedure, error) {
	if file == os.DevNull {
		return nil, nil
	}
	info, err := os.Stat(e.at(file))
	switch {
	case err != nil:
		return nil, missing(name, err)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s: this is no regular file", name)
	case info.Size() > procedure.MaxFile:
		return nil, readable(procedure.TooLarge(name))
	}
	text, err := os.ReadFile(e.at(file))
	if err != nil {
		return nil, missing(name, err)
	}
	p := procedure.Parse(filepath.ToSlash(name), text)
	return p, readable(p)
}

// readable reports why a procedure cannot be compared: a text that was not understood is never taken for an empty one.
func readable(p *procedure.Procedure) error {
	for _, problem := range p.Problems {
		if p.Unread || problem.Rule == "front-matter-syntax" && len(p.Meta.Fields) == 0 {
			return hinted{fmt.Errorf("%s: cannot be compared: %s", p.File.Path, problem.Message), problem.Hint}
		}
	}
	return nil
}
