package cli

import (
	"errors"
	"fmt"
	"io/fs"
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
	repo     *history.Repo
	from, to string // revisions or versions; an empty to is the working tree
	names    []string
}

// diffRevisions compares a revision with another one or with the working tree.
func (e *env) diffRevisions(args []string) ([]diff.Procedure, error) {
	now, err := e.open(".")
	if err != nil {
		return nil, err
	}
	id := identifier{now.Config.SourceLang()}
	repo, err := history.Open(e.at(now.root), history.Options{Identify: id.identify, IdentifyKey: id.key()})
	if err != nil {
		return nil, hinted{err, history.Hint(err)}
	}
	defer repo.Close()
	c := comparison{now: now, repo: repo, from: "HEAD"}
	c.understand(e, args)
	if c.versions() {
		return c.betweenVersions(e)
	}
	before, err := c.manual(c.from)
	if err != nil {
		return nil, hinted{err, history.Hint(err)}
	}
	after := now.Manual
	if c.to != "" {
		if after, err = c.manual(c.to); err != nil {
			return nil, hinted{err, history.Hint(err)}
		}
	}
	return c.compare(e, before, after)
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

// manual is the manual at a revision.
func (c *comparison) manual(rev string) (*manual.Manual, error) {
	files, err := c.repo.FS(rev)
	if err != nil {
		return nil, err
	}
	m, err := manual.Load(files)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot read the manual: %w", rev, err)
	}
	return m, nil
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
		known := func(m *manual.Manual) bool {
			return slices.ContainsFunc(m.Procedures, func(p *procedure.Procedure) bool { return c.named(e, p, name) })
		}
		if !known(before) && !known(after) {
			failed = append(failed, hinted{fmt.Errorf("%s: there is no such procedure on either side", name), "`sop list` lists the procedures"})
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
	h, err := c.repo.History("HEAD")
	if err != nil {
		return nil, hinted{err, history.Hint(err)}
	}
	var list []diff.Procedure
	for _, p := range c.now.Procedures {
		if !c.named(e, p, c.names[0]) {
			continue
		}
		key := history.Key{ID: p.Meta.ID.Text, Lang: p.Lang()}
		before, err1 := c.version(h, key, c.from)
		after, err2 := c.version(h, key, c.to)
		if err := errors.Join(err1, err2); err != nil {
			return nil, err
		}
		if before != nil && after != nil {
			list = append(list, diff.Procedures(before, after))
		}
	}
	if len(list) == 0 {
		return nil, hinted{fmt.Errorf("%s: no language has both versions %s and %s", c.names[0], c.from, c.to), "`sop log` lists the versions"}
	}
	return list, nil
}

// version is a procedure as the last commit of a version left it; nil when there is no such version.
func (c *comparison) version(h *history.History, key history.Key, number string) (*procedure.Procedure, error) {
	v, ok, err := h.Version(key, number)
	if err != nil || !ok {
		return nil, err
	}
	if v.Ambiguous() {
		var list []string
		for _, s := range v.Candidates() {
			list = append(list, s.Commit.Short())
		}
		return nil, hinted{fmt.Errorf("%s: version %s stood more than once, with other content", key.ID, number), "compare commits: " + strings.Join(list, ", ")}
	}
	last := v.Spans[0].Last()
	files, err := c.repo.RootFS(last.Commit)
	if err != nil {
		return nil, err
	}
	text, err := fs.ReadFile(files, last.Path)
	if err != nil {
		return nil, err
	}
	p := procedure.Parse(last.Path, text)
	return p, readable(p)
}
