// Package cli is the command line: one file per subcommand, and the printers of what they found.
//
// Commands stay thin: they open a manual, call one room and print. What is right or wrong is decided in the rooms.
package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// Exit codes of the program.
const (
	exitFound  = 1 // the command's finding: diagnostics, differences
	exitFailed = 2 // something failed, or nothing was looked at
)

// exit carries an exit code through cobra; its text, if any, is printed.
type exit struct {
	code int
	err  error
}

// Error is the text to print.
func (e exit) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

// Unwrap is the cause.
func (e exit) Unwrap() error { return e.err }

// hinted is an error with advice on a line of its own.
type hinted struct {
	error
	hint string
}

// env is what a command may use of the world.
type env struct {
	in       io.Reader
	out, err io.Writer
	dir      string // where the command works; -C
	noColor  bool
	quiet    bool
}

// Main runs the program and returns its exit code.
func Main(args []string, in io.Reader, out, err io.Writer) int {
	e := &env{in: in, out: out, err: err}
	root := e.root()
	root.SetArgs(args)
	failure := root.Execute()
	if failure == nil {
		return 0
	}
	if strings.HasPrefix(failure.Error(), "unknown command") {
		failure = hinted{failure, commandLike(root, args)}
	}
	code := exitFailed
	var ex exit
	if errors.As(failure, &ex) {
		code = ex.code
	}
	if text := failure.Error(); text != "" {
		fmt.Fprintln(err, "sop: "+strings.ReplaceAll(safeLines(text), "\n", "\nsop: "))
	}
	var h hinted
	if errors.As(failure, &h) && h.hint != "" {
		fmt.Fprintln(err, "hint: "+safeLines(h.hint))
	}
	return code
}

// commandLike is a hint at the commands whose names are close to what was written.
func commandLike(root *cobra.Command, args []string) string {
	for _, arg := range args {
		if close := root.SuggestionsFor(arg); len(close) > 0 && !strings.HasPrefix(arg, "-") {
			return "did you mean " + strings.Join(close, " or ") + "?"
		}
	}
	return "`sop --help` lists the commands"
}

func (e *env) root() *cobra.Command {
	c := &cobra.Command{
		DisableSuggestions: true, SuggestionsMinimumDistance: 2, // the hint says it
		Use:           "sop",
		Short:         "Write standard operating procedures and prove that they are followed as written",
		SilenceUsage:  true,
		SilenceErrors: true,
		Version:       version,
	}
	c.SetIn(e.in)
	c.SetOut(e.out)
	c.SetErr(e.err)
	f := c.PersistentFlags()
	f.StringVarP(&e.dir, "directory", "C", ".", "work in `DIR`")
	f.BoolVar(&e.noColor, "no-color", false, "print no colours (also: the variable NO_COLOR)")
	f.BoolVarP(&e.quiet, "quiet", "q", false, "print findings only, no summary")
	c.AddCommand(e.lint(), e.rules(), e.explain(), e.list(), e.publish(), e.verify())
	c.AddCommand(e.fmt(), e.init(), e.new(), e.importing(), e.translate(), e.status())
	c.AddCommand(e.diff(), e.lsp())
	c.AddCommand(e.show(), e.log(), e.approve(), e.audit())
	return c
}

// version of the program.
const version = "0.1.0"
