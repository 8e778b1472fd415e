package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sopkit/internal/lint"
	"sopkit/internal/lint/rules"
	"sopkit/internal/procedure"
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
}

func (e *env) lint() *cobra.Command {
	var f lintFlags
	c := &cobra.Command{
		Use:   "lint [PATH...]",
		Short: "Check procedures",
		Long:  "Check procedures. Exit code 0: clean. 1: a finding as bad as --fail-on. 2: something could not be looked at.",
		Example: "  sop lint\n  sop lint procedures/returns\n  sop lint --format sarif=out.sarif --format text\n" +
			"  sop lint --fix returns/accept-return.en.md",
		RunE: func(_ *cobra.Command, args []string) error { return e.runLint(args, f) },
	}
	c.Flags().StringArrayVar(&f.formats, "format", []string{"text"}, "`FORMAT[=FILE]`: "+strings.Join(formatNames(), ", ")+"; may be given again")
	c.Flags().StringSliceVar(&f.only, "only", nil, "check only these `RULES`")
	c.Flags().StringSliceVar(&f.skip, "skip", nil, "leave these `RULES` out")
	c.Flags().StringVar(&f.failOn, "fail-on", "error", "the mildest `SEVERITY` that fails: error, warning or info")
	c.Flags().BoolVar(&f.fix, "fix", false, "make the safe repairs")
	c.Flags().BoolVar(&f.unsafe, "unsafe", false, "with --fix: make the other repairs too")
	c.Flags().BoolVar(&f.approved, "allow-approved", false, "with --fix: change procedures that are approved or effective too")
	c.Flags().StringVar(&f.at, "at", "", "check the manual as it stood at `REV`, not the files on the disk")
	c.MarkFlagsMutuallyExclusive("at", "fix")
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
	if len(targets) == 0 {
		targets = []string{"."}
	}
	r := report{}
	var failed []error
	groups := e.group
	if f.at != "" {
		groups = func(targets []string, failed *[]error) []*group { return e.groupAt(f.at, targets, failed) }
	}
	for _, g := range groups(targets, &failed) {
		e.lintOne(g, chosen, f, &r, &failed)
	}
	if r.files == 0 && len(failed) == 0 {
		failed = append(failed, hinted{errors.New("there is no procedure to check here"), "a procedure is a file whose name ends in .md"})
	}
	if err := e.print(r, f.formats); err != nil {
		failed = append(failed, err)
	}
	return verdict(r, f, failed)
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
}

func (e *env) group(targets []string, failed *[]error) []*group {
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
		o, err := e.open(t)
		if err != nil {
			*failed = append(*failed, err)
			continue
		}
		out = append(out, &group{o, []string{t}})
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
	return []*group{{o, targets}}
}

// lintOne checks one manual and adds what it found to the report. After repairs it reads the files again and checks what
// stands there now.
func (e *env) lintOne(g *group, runs func(*lint.Rule) bool, f lintFlags, r *report, failed *[]error) {
	wanted := func(name string) bool {
		return slices.ContainsFunc(g.targets, func(t string) bool { return e.inside(g.opened, name, t) })
	}
	choice := lint.Choice{Rule: runs, Procedure: func(p *procedure.Procedure) bool { return wanted(p.File.Path) }}
	found := lint.Run(g.Manual, rules.All, choice)
	if f.fix && e.repair(g.opened, found, f, failed) {
		again, err := e.open(g.targets[0])
		if err != nil {
			*failed = append(*failed, err)
			return
		}
		g.opened = again
		found = lint.Run(g.Manual, rules.All, choice)
	}
	n := 0
	for _, u := range g.Unmatched {
		if wanted(u.Path) {
			*failed = append(*failed, fmt.Errorf("%s: %w", g.path(u.Path), u.Err))
		}
	}
	for _, u := range g.Unreadable {
		if wanted(u.Path) {
			n++
			*failed = append(*failed, fmt.Errorf("%s: %w", g.path(u.Path), u.Err))
		}
	}
	for _, p := range g.Procedures {
		if wanted(p.File.Path) {
			n++
		}
	}
	if n == 0 {
		*failed = append(*failed, fmt.Errorf("%s: there is no procedure here", strings.Join(g.targets, ", ")))
	}
	r.files += n
	for _, d := range found {
		r.found = append(r.found, shown{d, g.path(d.File.Path)})
	}
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
