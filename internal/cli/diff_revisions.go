package cli

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"golang.org/x/mod/semver"

	"sopkit/internal/diff"
	"sopkit/internal/history"
	"sopkit/internal/manual"
	"sopkit/internal/procedure"
)

// comparison is what `sop diff` was asked to compare.
type comparison struct {
	now      opened // the working tree
	from, to string // revisions or versions; an empty to is the working tree
	names    []string
}

// diffRevisions compares a revision with another one or with the working tree.
func (e *env) diffRevisions(args []string) ([]diff.Procedure, error) {
	now, err := e.open(".")
	if err != nil {
		return nil, err
	}
	c := comparison{now: now, from: "HEAD"}
	c.understand(e, args)
	if c.versions() {
		return c.betweenVersions(e)
	}
	before, err := e.openAt(c.from)
	if err != nil {
		return nil, err
	}
	after := now
	if c.to != "" {
		if after, err = e.openAt(c.to); err != nil {
			return nil, err
		}
	}
	return c.compare(e, before.Manual, after.Manual)
}

// understand divides the arguments into revisions and procedures. The first that names no procedure is a revision.
func (c *comparison) understand(e *env, args []string) {
	seen := false
	for _, arg := range args {
		from, to, isRange := strings.Cut(arg, "..")
		switch {
		case !seen && isRange && from+to != "" && !strings.Contains(arg, "/") && !isFile(e.at(arg)):
			seen, c.from, c.to = true, from, strings.TrimPrefix(to, ".")
			if c.from == "" {
				c.from = "HEAD"
			}
			if c.to == "" {
				c.to = "HEAD"
			}
		case !seen && !c.isProcedure(e, arg):
			seen, c.from = true, arg
		default:
			c.names = append(c.names, arg)
		}
	}
}

func (c *comparison) isProcedure(e *env, name string) bool {
	if _, err := os.Stat(e.at(name)); err == nil {
		return true
	}
	return slices.ContainsFunc(c.now.Procedures, func(p *procedure.Procedure) bool { return c.named(e, p, name) })
}

// named reports whether a procedure goes by a name: id, slug or path.
func (c *comparison) named(e *env, p *procedure.Procedure, name string) bool {
	return p.Meta.ID.Text == name || p.Slug == name || e.inside(c.now, p.File.Path, name)
}

// versions reports whether the range is one of version numbers.
func (c *comparison) versions() bool {
	return len(c.names) == 1 && semver.IsValid("v"+c.from) && semver.IsValid("v"+c.to) && strings.Count(c.from, ".") == 2
}

// compare compares two manuals, or the procedures that were named. What cannot be read on one side is an error, beside
// the differences of the others.
func (c *comparison) compare(e *env, before, after *manual.Manual) ([]diff.Procedure, error) {
	var failed []error
	for _, side := range []struct {
		m   *manual.Manual
		rev string
	}{{before, c.from}, {after, c.to}} {
		failed = append(failed, c.unreadable(e, side.m, side.rev)...)
	}
	list := []diff.Procedure{}
	for _, d := range diff.Manuals(before, after) {
		if len(c.names) == 0 || slices.ContainsFunc(c.names, func(name string) bool { return c.about(e, d, before, after, name) }) {
			list = append(list, d)
		}
	}
	for _, name := range c.names {
		var ids []string
		known := func(m *manual.Manual) bool {
			for _, p := range m.Procedures {
				ids = append(ids, p.Meta.ID.Text, p.Slug)
			}
			return slices.ContainsFunc(m.Procedures, func(p *procedure.Procedure) bool { return c.named(e, p, name) })
		}
		if !known(before) && !known(after) {
			failed = append(failed, hinted{fmt.Errorf("%s: there is no such procedure on either side", name), meant(name, ids)})
		}
	}
	return list, errors.Join(failed...)
}

// about reports whether a comparison is of the procedure that was named, on either side.
func (c *comparison) about(e *env, d diff.Procedure, before, after *manual.Manual, name string) bool {
	for _, p := range []*procedure.Procedure{before.ByPath(d.Before.Path), after.ByPath(d.After.Path)} {
		if p != nil && c.named(e, p, name) {
			return true
		}
	}
	return false
}

// unreadable are the files of one side that could not be read, with the revision that they stand in.
func (c *comparison) unreadable(e *env, m *manual.Manual, rev string) []error {
	wanted := func(p *procedure.Procedure) bool {
		return len(c.names) == 0 || slices.ContainsFunc(c.names, func(name string) bool { return c.named(e, p, name) })
	}
	where := func(err error) error {
		if rev == "" {
			return err
		}
		return fmt.Errorf("%s: %w", rev, err)
	}
	var out []error
	for _, u := range m.Unreadable {
		if manual.IsProcedure(u.Path) && len(c.names) == 0 {
			out = append(out, where(fmt.Errorf("%s: %w", u.Path, u.Err)))
		}
	}
	for _, p := range m.Procedures {
		if err := readable(p); err != nil && wanted(p) {
			out = append(out, where(err))
		}
	}
	return out
}

// betweenVersions compares two versions of one procedure, in every language that has both.
func (c *comparison) betweenVersions(e *env) ([]diff.Procedure, error) {
	p, err := e.past(false)
	if err != nil {
		return nil, err
	}
	defer p.repo.Close()
	p.warnIfCut(e)
	first, err := p.named(e, c.names[0], "")
	if err != nil {
		return nil, err
	}
	var list []diff.Procedure
	for _, key := range p.byID(first.ID) {
		before, err1 := p.version(e, key, c.from)
		after, err2 := p.version(e, key, c.to)
		if err := errors.Join(err1, err2); err != nil {
			return nil, err
		}
		if before != nil && after != nil {
			list = append(list, diff.Between(before, after, c.now.Manual))
		}
	}
	if len(list) == 0 {
		return nil, hinted{fmt.Errorf("%s: no language has both versions %s and %s", c.names[0], c.from, c.to), "`sop log` lists the versions"}
	}
	return list, nil
}

// version is a procedure as the last commit of a version left it; nil when it never had that version.
func (p *past) version(e *env, key history.Key, number string) (*procedure.Procedure, error) {
	if _, ok, err := p.Version(key, number); err != nil || !ok {
		return nil, advised(err)
	}
	s, err := p.at(key, number)
	if err != nil {
		return nil, err
	}
	for _, note := range s.notes {
		fmt.Fprintf(e.err, "sop: %s: %s\n", safe(key.ID), safe(note))
	}
	text, err := p.parse(s.State)
	if err != nil {
		return nil, err
	}
	return text, readable(text)
}
