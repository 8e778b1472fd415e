package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sopkit/internal/lint"
	"sopkit/internal/lint/rules"
	"sopkit/internal/manual"
)

// lintFlags are the choices of `sop lint`.
type lintFlags struct {
	formats    []string
	only, skip []string
	failOn     string
	fix        bool
	unsafe     bool
	approved   bool
	at         string
	preset     string
	today      string
	newFrom    string
	baseline   string
	update     bool
	prune      bool
	stdin      string
	statistics bool
	diff       bool
	grammar    bool
	comments   bool
	config     bool
	noCache    bool

	known *baseline // what --baseline read; nil without it
	day   string
}

func (e *env) lint() *cobra.Command {
	var f lintFlags
	c := &cobra.Command{
		Use:   "lint [PATH...]",
		Short: "Check procedures",
		Long: "Check procedures. Exit code 0: clean. 1: a finding as bad as --fail-on. 2: something could not be looked at.\n\n" +
			"Under lint in sop.yaml: preset, rules (rule: off, info, warning or error), max-step-words, max-steps; and tab-separated files:\n" +
			"terms (`sop explain term-variant`), verbs (`sop explain verb-not-approved`), forms (`sop explain form-unknown`); and words,\n" +
			"a list of what is spelt right here (`sop explain spelling`).",
		Example: "  sop lint\n  sop lint procedures/returns\n  sop lint --format sarif=out.sarif --format text\n" +
			"  sop lint --fix returns/accept-return.en.md\n" +
			"  sop lint --new-from origin/main --format github\n  sop lint --baseline known.json --prune\n  sop lint --stdin-filename returns/accept-return.en.md < draft.md",
		RunE: func(_ *cobra.Command, args []string) error { return e.runLint(args, f) },
	}
	c.Flags().StringArrayVar(&f.formats, "format", []string{"text"}, "`FORMAT[=FILE]`: "+strings.Join(formatNames(), ", ")+"; may be given again")
	c.Flags().StringSliceVar(&f.only, "only", nil, "check only these `RULES`, whatever the preset")
	c.Flags().StringSliceVar(&f.skip, "skip", nil, "leave these `RULES` out")
	c.Flags().StringVar(&f.preset, "preset", "", "check by `PRESET` instead of what sop.yaml says: "+strings.Join(lint.Presets, ", "))
	c.Flags().StringVar(&f.failOn, "fail-on", "error", "the mildest `SEVERITY` that fails: error, warning or info")
	c.Flags().BoolVar(&f.fix, "fix", false, "make the safe repairs")
	c.Flags().BoolVar(&f.unsafe, "unsafe", false, "with --fix: make the other repairs too")
	c.Flags().BoolVar(&f.approved, "allow-approved", false, "with --fix: change procedures that are approved or effective too")
	c.Flags().StringVar(&f.at, "at", "", "check the manual as it stood at `REV`, not the files on the disk")
	c.Flags().StringVar(&f.today, "today", "", "count dates from `DATE`, such as 2026-12-01")
	c.Flags().StringVar(&f.newFrom, "new-from", "", "report only what was not there at `REV`, and what changed since without a new version")
	c.Flags().StringVar(&f.baseline, "baseline", "", "do not report what `FILE` knows")
	c.Flags().BoolVar(&f.update, "update-baseline", false, "with --baseline: write all that is found now to the file")
	c.Flags().BoolVar(&f.prune, "prune", false, "with --baseline: take out of the file what is no longer found")
	c.Flags().StringVar(&f.stdin, "stdin-filename", "", "check standard input as if it were the file `NAME`")
	c.Flags().BoolVar(&f.statistics, "statistics", false, "print how often each rule reports, nothing else")
	c.Flags().BoolVar(&f.diff, "diff", false, "show the repairs that --fix would make, and make none")
	c.Flags().BoolVar(&f.grammar, "explain-grammar", false, "print what the grammar saw in every step")
	c.Flags().BoolVar(&f.comments, "suppressions", false, "list the comments that allow a rule")
	c.Flags().BoolVar(&f.config, "print-config", false, "print which settings count for the file PATH, and who set them")
	c.Flags().BoolVar(&f.noCache, "no-cache", false, "check everything again, even if nothing has changed since the last run")
	c.MarkFlagsMutuallyExclusive("at", "fix")
	c.MarkFlagsMutuallyExclusive("at", "stdin-filename")
	c.MarkFlagsMutuallyExclusive("fix", "stdin-filename")
	return c
}

func (e *env) runLint(targets []string, f lintFlags) error {
	chosen, err := choose(f.only, f.skip)
	if err != nil {
		return err
	}
	if lint.Severity(f.failOn).Rank() > 2 {
		return hinted{fmt.Errorf("--fail-on %s: there is no such severity", f.failOn), "write error, warning or info"}
	}
	if f.preset != "" && !slices.Contains(lint.Presets, f.preset) {
		return hinted{fmt.Errorf("--preset %s: there is no such preset", f.preset), "write " + strings.Join(lint.Presets, ", ")}
	}
	today, err := day(f.today)
	if err != nil {
		return err
	}
	f.day = today.Format(time.DateOnly)
	if f.baseline != "" {
		if f.known, err = e.readBaseline(f.baseline, f.update); err != nil {
			return err
		}
	} else if f.update || f.prune {
		return hinted{errors.New("--update-baseline and --prune need --baseline"), "write --baseline FILE"}
	}
	if len(targets) == 0 {
		targets = []string{"."}
	}
	if f.config {
		return e.printConfig(targets[0], f)
	}
	cache := e.cache(targets, f)
	if cache != nil {
		if r, ok := cache.recall(); ok {
			return e.tell(r, f, nil)
		}
	}
	var failed []error
	spareCollector(0)
	groups := e.groups(targets, f, &failed)
	if f.grammar || f.comments {
		return e.beside(groups, f, failed)
	}
	return e.check(groups, chosen, f, failed, cache)
}

// groups are the manuals to check.
func (e *env) groups(targets []string, f lintFlags, failed *[]error) []*group {
	switch {
	case f.at != "":
		return e.groupAt(f.at, targets, failed)
	case f.stdin != "":
		o, err := e.openStdin(f.stdin)
		if err != nil {
			*failed = append(*failed, err)
			return nil
		}
		return []*group{{opened: o, targets: []string{f.stdin}}}
	}
	return e.group(targets, f.reads(), failed)
}

// reads is how a manual is read: by heads, unless all bodies are wanted at a time.
func (f lintFlags) reads() func(fs.FS) (*manual.Manual, error) {
	if f.fix || f.diff || f.grammar || f.comments {
		return manual.Load
	}
	return func(fsys fs.FS) (*manual.Manual, error) { return manual.Open(fsys, manual.Few) }
}

// beside prints what was asked for beside findings.
func (e *env) beside(groups []*group, f lintFlags, failed []error) error {
	if f.comments {
		if err := e.listSuppressions(groups, f); err != nil {
			failed = append(failed, err)
		}
	}
	for _, g := range groups {
		if !f.grammar {
			break
		}
		failed = append(failed, e.unread(g)...)
		if err := e.explainGrammar(g, f); err != nil {
			failed = append(failed, err)
		}
	}
	if len(failed) > 0 {
		return exit{exitFailed, errors.Join(failed...)}
	}
	return nil
}

// check lints manuals and prints what it found.
func (e *env) check(groups []*group, chosen func(*lint.Rule) bool, f lintFlags, failed []error, cache *lintCache) error {
	r := report{}
	for _, g := range groups {
		defer g.close()
		spareCollector(len(g.Procedures))
		e.lintOne(g, chosen, f, &r, &failed)
	}
	if r.files == 0 && len(failed) == 0 {
		failed = append(failed, hinted{errors.New("there is no procedure to check here"), "a procedure is a file whose name ends in .md"})
	}
	if cache != nil && len(failed) == 0 {
		cache.remember(e, r)
	}
	return e.tell(r, f, failed)
}

// tell prints what a run found, and ends it.
func (e *env) tell(r report, f lintFlags, failed []error) error {
	switch {
	case f.diff:
	case f.statistics:
		if err := printStatistics(e.out, r); err != nil {
			failed = append(failed, err)
		}
	default:
		if err := e.print(r, f.formats); err != nil {
			failed = append(failed, err)
		}
	}
	if err := e.keep(f, len(failed) > 0); err != nil {
		failed = append(failed, err)
	}
	return verdict(r, f, failed)
}

// keep writes the baseline back when that was asked for, and says what of it has gone. A run that failed somewhere changes nothing.
func (e *env) keep(f lintFlags, broken bool) error {
	switch {
	case f.known == nil:
	case broken && (f.update || f.prune):
		return errors.New("the baseline is left as it was, because not everything could be looked at")
	case f.update || f.prune:
		return f.known.save(f.update)
	case f.known.gone() > 0 && !e.quiet:
		fmt.Fprintf(e.err, "sop: no longer found, but in the baseline: %s\nhint: --prune takes out of the file what has gone\n", plural(f.known.gone(), "finding"))
	}
	return nil
}

// verdict turns findings and failures into an exit code; 2 beats 1.
func verdict(r report, f lintFlags, failed []error) error {
	if len(failed) > 0 {
		return exit{exitFailed, errors.Join(failed...)}
	}
	if slices.ContainsFunc(r.found, func(d shown) bool { return d.Severity.Rank() <= lint.Severity(f.failOn).Rank() }) {
		return exit{exitFound, nil}
	}
	return nil
}

// group is one manual and the targets in it.
type group struct {
	opened
	targets []string
	dir     *os.Root // the folder, as long as the manual is read; nil when all is here
}

// close is called when nothing of the group is read any more.
func (g *group) close() { g.dir = closed(g.dir) }

// closed closes a folder that was only read.
func closed(dir *os.Root) *os.Root {
	if dir != nil {
		_ = dir.Close()
	}
	return nil
}

func (e *env) group(targets []string, read func(fs.FS) (*manual.Manual, error), failed *[]error) []*group {
	var out []*group
	for _, t := range targets {
		root, err := e.find(t)
		if err != nil {
			*failed = append(*failed, err)
			continue
		}
		i := slices.IndexFunc(out, func(g *group) bool { return g.root == root })
		if i >= 0 {
			out[i].targets = append(out[i].targets, t)
			continue
		}
		o, dir, err := e.openBy(read, t)
		if err != nil {
			*failed = append(*failed, err)
			continue
		}
		if !o.Opened() {
			dir = closed(dir)
		}
		out = append(out, &group{o, []string{t}, dir})
	}
	return out
}

// groupAt is the manual of the working folder as it stood at a revision.
func (e *env) groupAt(rev string, targets []string, failed *[]error) []*group {
	o, err := e.openAt(rev)
	if err != nil {
		*failed = append(*failed, err)
		return nil
	}
	return []*group{{opened: o, targets: targets}}
}

// choose picks the rules that run; an unknown name is an error, never a rule that checks nothing.
func choose(only, skip []string) (func(*lint.Rule) bool, error) {
	for _, name := range slices.Concat(only, skip) {
		if rules.Find(name) == nil {
			return nil, hinted{fmt.Errorf("there is no rule %q", name), "`sop rules` lists the rules"}
		}
	}
	return func(r *lint.Rule) bool {
		return (len(only) == 0 || slices.Contains(only, r.Name)) && !slices.Contains(skip, r.Name)
	}, nil
}
