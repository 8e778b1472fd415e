package diff

import (
	"slices"
	"strings"
)

// writer turns what was matched into changes and lines.
type writer struct {
	out   *Procedure
	a, b  *doc
	roles func() *roleNames // names of people who act
	line  *Line
}

// note adds a change to the list and to the line at hand.
func (w *writer) note(c Change) {
	w.line.Changes = append(w.line.Changes, len(w.out.Changes))
	w.out.Changes = append(w.out.Changes, c)
}

// end keeps the line that was built.
func (w *writer) end() { w.out.Lines = append(w.out.Lines, *w.line) }

// gone writes what the later text does not have at this place.
func (w *writer) gone(it item) {
	if it.s != nil {
		w.sectionGone(it.s)
		return
	}
	u := it.u
	w.line = u.line(Removed)
	w.line.Before = u.text.raw
	if u.moved {
		w.line.Mark = MovedAway
		w.line.At = u.match.address()
	} else if !hidden(u) {
		t := map[kind]Type{stepKind: StepRemoved, textKind: TextChanged, calloutKind: WarningRemoved, rowKind: RowRemoved}[u.kind]
		w.note(Change{Type: t, Kind: u.callout, BeforeAt: at(u.address()), BeforeText: u.text.raw, roles: u.people()})
	}
	w.end()
}

// hidden reports whether a unit is gone because what it stood in is gone.
func hidden(u *unit) bool {
	for s := u.section; s != nil; s = s.parent {
		if s.match == nil {
			return true
		}
	}
	for p := u.parent; p != nil; p = p.parent {
		if p.free() {
			return true
		}
	}
	return false
}

func (w *writer) sectionGone(s *section) {
	w.line = &Line{Kind: "heading", Level: s.level, Mark: Removed, At: s.address(), From: s.address(), Before: s.raw}
	if s.match != nil {
		w.line.Mark, w.line.At = MovedAway, s.match.address()
	} else if s.parent.match != nil {
		w.note(Change{Type: SectionRemoved, BeforeAt: at(s.address()), BeforeText: s.raw, roles: s.people()})
	}
	w.end()
}

// here writes what the later text has.
func (w *writer) here(it item) {
	if it.s != nil {
		w.sectionHere(it.s)
		return
	}
	u := it.u
	switch {
	case u.match != nil:
		w.line = u.line(Same)
		w.line.Before, w.line.From = u.match.text.raw, u.match.address()
		w.pair(u.match, u)
	case u.parts != nil:
		w.line = u.line(Changed)
		w.merged(u)
	case u.whole != nil:
		w.line = u.line(Changed)
		w.line.From = u.whole.address()
		if u.whole.parts[0] == u {
			w.split(u.whole)
		}
	default:
		w.line = u.line(Added)
		w.added(u)
	}
	w.line.After = u.text.raw
	if w.line.Mark == Same && len(w.line.Changes) > 0 {
		w.line.Mark = Changed
	}
	w.end()
}

func (w *writer) added(u *unit) {
	t := map[kind]Type{stepKind: StepAdded, textKind: TextChanged, calloutKind: WarningAdded, rowKind: RowAdded}[u.kind]
	if u.kind == textKind && u.section.match == nil {
		return // the section is listed
	}
	w.note(Change{Type: t, Kind: u.callout, AfterAt: at(u.address()), AfterText: u.text.raw, roles: u.people()})
}

func (w *writer) sectionHere(s *section) {
	if s == w.b.sections[0] {
		w.title(s)
		return
	}
	w.line = &Line{Kind: "heading", Level: s.level, Mark: Same, At: s.address(), After: s.raw}
	if x := s.match; x == nil {
		w.line.Mark = Added
		w.note(Change{Type: SectionAdded, AfterAt: at(s.address()), AfterText: s.raw, roles: s.people()})
	} else {
		w.line.Before, w.line.From = x.raw, x.address()
		w.renamed(x, s)
		if s.moved {
			w.line.Mark = Moved
			w.note(Change{Type: SectionMoved, BeforeAt: at(x.address()), AfterAt: at(s.address()), BeforeText: x.raw, AfterText: s.raw, roles: s.people()})
		}
	}
	w.end()
}

// renamed notes another heading for the same section, and another limit in it.
func (w *writer) renamed(x, s *section) {
	if x.key == s.key {
		return
	}
	w.line.Mark = Changed
	c := Change{Type: SectionRenamed, BeforeAt: at(x.address()), AfterAt: at(s.address()), BeforeText: x.raw, AfterText: s.raw}
	w.note(c)
	before, _ := w.a.words.quantities(x.key)
	after, _ := w.b.words.quantities(s.key)
	for _, limit := range changedLimits(before, after, false) {
		c := c
		c.Type, c.roles = LimitChanged, s.people()
		c.limit(limit)
		w.note(c)
	}
}

// title compares the level 1 headings; one that came or went is text.
func (w *writer) title(s *section) {
	x := s.match
	w.line = &Line{Kind: "heading", Level: 1, Mark: Same, At: s.address(), From: x.address(), Before: x.raw, After: s.raw}
	switch {
	case x.key != "" && s.key != "":
		w.renamed(x, s)
	case x.key != s.key:
		c := Change{Type: TextChanged, BeforeText: x.raw, AfterText: s.raw}
		if w.line.Mark = Added; x.key != "" {
			w.line.Mark, c.BeforeAt = Removed, at(x.address())
		} else {
			c.AfterAt = at(s.address())
		}
		w.note(c)
	}
	if x.key != "" || s.key != "" {
		w.end()
	}
}

// line opens the redline's line of a unit.
func (u *unit) line(mark Mark) *Line {
	l := &Line{Kind: map[kind]string{stepKind: "step", textKind: "text", calloutKind: "callout", rowKind: "row"}[u.kind], Mark: mark,
		At: u.address(), From: u.address(), Callout: u.callout}
	if u.kind == stepKind {
		l.Level = strings.Count(u.path, ".") + 1
	}
	return l
}

// people are the roles that a unit speaks to; none when it names nobody.
func (u *unit) people() []string {
	switch {
	case u.actor != "":
		return []string{u.actor}
	case u.kind == calloutKind:
		for _, step := range []*unit{u.parent, u.after, u.before} {
			if step != nil && step.actor != "" {
				return []string{step.actor}
			}
		}
	}
	return nil
}

// people are the roles that act in a section.
func (s *section) people() []string {
	var out []string
	for _, u := range s.units {
		for _, role := range u.people() {
			if !slices.Contains(out, role) {
				out = append(out, role)
			}
		}
	}
	for _, inner := range s.inner {
		out = append(out, inner.people()...)
	}
	return out
}
