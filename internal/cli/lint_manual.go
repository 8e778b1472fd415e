package cli

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"sopkit/internal/lint"
	"sopkit/internal/lint/rules"
	"sopkit/internal/procedure"
	"sopkit/internal/shape"
	"sopkit/themes"
)

// wanted is the test whether a file of the manual is among the targets.
func (e *env) wanted(g *group) func(name string) bool {
	var targets []func(string) bool
	for _, t := range g.targets {
		targets = append(targets, e.below(g.opened, t))
	}
	return func(name string) bool {
		return slices.ContainsFunc(targets, func(holds func(string) bool) bool { return holds(name) })
	}
}

// unread are the files among the targets that could not be read.
func (e *env) unread(g *group) (failed []error) {
	wanted := e.wanted(g)
	for _, u := range g.Unreadable {
		if wanted(u.Path) {
			failed = append(failed, fmt.Errorf("%s: %w", g.path(u.Path), u.Err))
		}
	}
	return failed
}

// rounds bounds how often repairs are made: one repair may bring another to light.
const rounds = 10

// lintOne checks one manual and adds what it found to the report. After repairs it reads the files again and checks what
// stands there now.
func (e *env) lintOne(g *group, runs func(*lint.Rule) bool, f lintFlags, r *report, failed *[]error) {
	wanted := e.wanted(g)
	choice := lint.Choice{Rule: runs, Named: len(f.only) > 0, Preset: f.preset, Today: f.day, Draws: drawable(),
		Procedure: func(p *procedure.Procedure) bool { return wanted(p.File.Path) }}
	var known map[lint.Key]int
	if f.newFrom != "" {
		was, err := e.openAt(f.newFrom)
		if err != nil {
			*failed = append(*failed, fmt.Errorf("--new-from %s: %w", f.newFrom, err))
			return
		}
		choice.Before = was.Manual
		known = lint.Known(lint.Run(was.Manual, rules.All, lint.Choice{Rule: runs, Named: choice.Named, Preset: f.preset, Today: f.day, Draws: choice.Draws}))
	}
	if f.diff {
		e.showRepairs(g.opened, lint.Run(g.Manual, rules.All, choice), f)
	}
	for round := 0; f.fix && !f.diff && round < rounds && e.repair(g.opened, lint.Run(g.Manual, rules.All, choice), f, round > 0, failed); round++ {
		again, err := e.open(g.targets[0])
		if err != nil {
			*failed = append(*failed, err)
			return
		}
		g.opened = again
	}
	lint.Each(g.Manual, rules.All, choice, func(found []lint.Diagnostic) {
		if known != nil {
			found = lint.Fresh(found, known)
		}
		if f.known != nil {
			if found = f.known.forget(found); f.update {
				found = nil
			}
		}
		r.add(g, found)
	})
	if g.File == nil && !e.quiet {
		fmt.Fprintf(e.err, "sop: %s has no sop.yaml: the built-in settings count, and files without a language are read as English\n", safe(g.root))
		if g.Loose() {
			fmt.Fprintln(e.err, "sop: these are plain Markdown files, so that nothing is asked about front matter, sections and paper\nhint: `sop init` makes a manual")
		}
	}
	for _, u := range g.Unmatched {
		if wanted(u.Path) {
			*failed = append(*failed, fmt.Errorf("%s: %w", g.path(u.Path), u.Err))
		}
	}
	unread := e.unread(g)
	*failed = append(*failed, unread...)
	n := len(unread)
	for _, p := range g.Procedures {
		if wanted(p.File.Path) {
			n++
		}
	}
	if n == 0 {
		*failed = append(*failed, fmt.Errorf("%s: there is no procedure here", strings.Join(g.targets, ", ")))
	}
	r.files += n
}

// drawable says whether the fonts of the manual have a character. Fonts are loaded when the first one is met that they have no
// glyph for by their character maps.
func drawable() func(rune) bool {
	var known, drawn characters
	covers := sync.OnceValues(func() (func(rune) bool, error) { return shape.Covers(themes.Fonts()) })
	return func(r rune) bool {
		if known.have(r) {
			return drawn.have(r)
		}
		if has, err := covers(); err == nil && has(r) {
			drawn.add(r)
			known.add(r)
			return true
		}
		f, err := shippedFonts()
		has := err != nil || len(f.Missing(string(r))) == 0
		if has {
			drawn.add(r)
		}
		known.add(r)
		return has
	}
}

// characters is a set of characters below U+20000, a bit for each; of others it never has any. It is safe for concurrent use.
type characters [0x20000 / 32]atomic.Uint32

func (c *characters) have(r rune) bool { return r < 0x20000 && c[r/32].Load()>>(r%32)&1 == 1 }

func (c *characters) add(r rune) {
	if r < 0x20000 {
		c[r/32].Or(1 << (r % 32))
	}
}
