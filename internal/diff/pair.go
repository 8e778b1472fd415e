package diff

import (
	"slices"

	"sopkit/internal/lang"
)

// pair notes what differs between two units that are one.
func (w *writer) pair(x, y *unit) {
	switch {
	case y.kind == calloutKind:
		w.callouts(x, y)
		return
	case y.kind == stepKind && y.moved:
		w.line.Mark = Moved
		w.note(Change{Type: StepMoved, BeforeAt: at(x.address()), AfterAt: at(y.address()), BeforeText: x.text.raw, AfterText: y.text.raw, roles: y.people()})
	}
	f := w.finding(x, y)
	w.describe(f, at(x.address()), at(y.address()), x, y)
	t, other := StepReworded, f.words || y.moved
	switch y.kind {
	case stepKind:
		other = f.words || normal(x.label) != normal(y.label)
	case textKind:
		t = TextChanged
	case rowKind:
		t = RowChanged
	}
	if other && !f.grave() && !w.line.named(w.out, ActorChanged) {
		w.note(Change{Type: t, BeforeAt: at(x.address()), AfterAt: at(y.address()), BeforeText: x.text.raw, AfterText: y.text.raw})
	}
}

// named reports whether the line carries a change of a type already.
func (l *Line) named(p *Procedure, t Type) bool {
	return slices.ContainsFunc(l.Changes, func(i int) bool { return p.Changes[i].Type == t })
}

// finding compares the texts of two units; of rows, the cells of the columns that both tables have.
func (w *writer) finding(x, y *unit) finding {
	c := comparer{w.a, w.b, w.roles}
	if y.kind != rowKind {
		return c.compare(&x.text, &y.text)
	}
	var out finding
	used := 0
	for i, name := range y.header {
		j := i
		if i >= len(x.header) || x.header[i] != name {
			j = slices.Index(x.header, name)
		}
		if j < 0 || j >= len(x.cells) || i >= len(y.cells) {
			out.words = true
			continue
		}
		used++
		f := c.compare(&x.cells[j], &y.cells[i])
		out.limits, out.refs, out.words = append(out.limits, f.limits...), out.refs || f.refs, out.words || f.words
		if f.roles != nil {
			out.roles = f.roles
		}
		if f.force != nil {
			out.force = f.force
		}
	}
	out.words = out.words || used < len(x.cells)
	return out
}

// describe notes the actor, the limits, the obligation and the references that changed.
func (w *writer) describe(f finding, before, after Place, x, y *unit) {
	base := Change{BeforeAt: before, AfterAt: after, BeforeText: x.text.raw, AfterText: y.text.raw, roles: y.people()}
	if c := w.actor(x, y); c != nil {
		w.note(*c)
	} else if f.roles != nil {
		c := base
		c.Type, c.Before, c.After = ActorChanged, value(f.roles[0]), value(f.roles[1])
		c.roles = append(slices.Clone(base.roles), f.roles[:]...)
		w.note(c)
	}
	for _, limit := range f.limits {
		c := base
		c.Type = LimitChanged
		c.limit(limit)
		w.note(c)
	}
	if f.force != nil {
		c := base
		c.Type, c.Before, c.After = ObligationChanged, value(string(f.force[0])), value(string(f.force[1]))
		w.note(c)
	}
	if f.refs {
		c := base
		c.Type = ReferenceChanged
		w.note(c)
	}
}

// limit fills in what limit changed.
func (c *Change) limit(limit [2]*quantity) {
	c.Quantity, c.Before, c.After = string(kindOf(limit)), written(limit[0]), written(limit[1])
}

// kindOf is what a limit measures, by the side that has a unit.
func kindOf(limit [2]*quantity) lang.Quantity {
	for _, q := range []*quantity{limit[1], limit[0]} {
		if q != nil && !q.bare {
			return q.Quantity
		}
	}
	return lang.Count
}

func written(q *quantity) *Value {
	if q == nil {
		return value("")
	}
	return value(q.text)
}

// actor is the change of who does a step; nil when the same people do it.
func (w *writer) actor(x, y *unit) *Change {
	if y.kind != stepKind || sameRole(normal(x.actor), normal(y.actor)) {
		return nil
	}
	if (x.actor == "" || y.actor == "") && len(w.a.declared) == 1 && slices.Equal(w.a.declared, w.b.declared) {
		return nil // there is one role only, who else
	}
	return &Change{Type: ActorChanged, BeforeAt: at(x.address()), AfterAt: at(y.address()), BeforeText: x.text.raw, AfterText: y.text.raw,
		Before: value(x.actor), After: value(y.actor), Inherited: x.label == "" && y.label == "", roles: slices.DeleteFunc([]string{x.actor, y.actor}, func(r string) bool { return r == "" })}
}

// callouts compares two callouts; one that guards another step now has gone there and come here.
func (w *writer) callouts(x, y *unit) {
	switch {
	case !guardTheSame(x, y):
		w.line.Mark = Moved
		w.note(Change{Type: WarningRemoved, Kind: x.callout, BeforeAt: at(x.address()), BeforeText: x.text.raw, roles: x.people()})
		w.note(Change{Type: WarningAdded, Kind: y.callout, AfterAt: at(y.address()), AfterText: y.text.raw, roles: y.people()})
	case x.callout != y.callout || x.text.key != y.text.key || !slices.Equal(x.text.refs, y.text.refs):
		w.note(Change{Type: WarningChanged, Kind: y.callout, BeforeAt: at(x.address()), AfterAt: at(y.address()), BeforeText: x.text.raw, AfterText: y.text.raw, roles: y.people()})
	}
}

// guardTheSame reports whether a step beside the callout is the same step still. A callout before all steps of its
// section guards the section.
func guardTheSame(x, y *unit) bool {
	if x.opens() && y.opens() {
		return x.section.match == y.section
	}
	var here []*unit
	for _, u := range []*unit{y.parent, y.before, y.after} {
		if u != nil {
			here = append(here, u)
		}
	}
	for _, u := range []*unit{x.parent, x.before, x.after} {
		if u != nil && (slices.Contains(here, u.match) && u.match != nil || u.whole != nil && slices.Contains(here, u.whole) || overlapping(u.parts, here)) {
			return true
		}
	}
	return len(here) == 0 && x.parent == nil && x.before == nil && x.after == nil && x.section.match == y.section
}

// opens reports whether a callout stands before every step of its section.
func (u *unit) opens() bool { return u.parent == nil && u.before == nil }

func overlapping(a, b []*unit) bool {
	return slices.ContainsFunc(a, func(u *unit) bool { return slices.Contains(b, u) })
}

// split notes that one step became several.
func (w *writer) split(x *unit) {
	c := Change{Type: StepSplit, BeforeAt: at(x.address()), BeforeText: x.text.raw, AfterAt: Place{Many: true}}
	for _, y := range x.parts {
		c.AfterAt.Addresses = append(c.AfterAt.Addresses, y.address())
	}
	joined := together(x.parts)
	c.AfterText, w.line.Before = joined.raw, x.text.raw
	w.note(c)
	f := comparer{w.a, w.b, w.roles}.compare(&x.text, &joined)
	f.refs = false
	w.inParts(f, x, x.parts, false)
}

// merged notes that several steps became one.
func (w *writer) merged(y *unit) {
	c := Change{Type: StepsMerged, AfterAt: at(y.address()), AfterText: y.text.raw, BeforeAt: Place{Many: true}}
	for _, x := range y.parts {
		c.BeforeAt.Addresses = append(c.BeforeAt.Addresses, x.address())
	}
	joined := together(y.parts)
	c.BeforeText, w.line.Before = joined.raw, joined.raw
	w.note(c)
	f := comparer{w.a, w.b, w.roles}.compare(&joined, &y.text)
	f.refs = false
	w.inParts(f, y, y.parts, true)
}

// inParts notes at the right part what changed beside the splitting or merging.
func (w *writer) inParts(f finding, whole *unit, parts []*unit, before bool) {
	limits := f.limits
	for i, part := range parts {
		own := finding{}
		if i == 0 {
			own.force, own.roles = f.force, f.roles
		}
		for k, limit := range limits {
			q := limit[1]
			if before {
				q = limit[0]
			}
			if q == nil && i == 0 || q != nil && part.holds(q, w) {
				own.limits = append(own.limits, limit)
				limits = slices.Delete(slices.Clone(limits), k, k+1)
				break
			}
		}
		x, y := whole, part
		if before {
			x, y = part, whole
		}
		w.describe(own, at(x.address()), at(y.address()), x, y)
	}
}

func (u *unit) holds(q *quantity, w *writer) bool {
	found, _ := u.bag.words.quantities(u.text.said)
	return slices.ContainsFunc(found, func(p quantity) bool { return p.same(*q) })
}

// together is the text of several steps as one.
func together(parts []*unit) prose {
	var out prose
	for _, p := range parts {
		out.raw += " " + p.text.raw
		out.seen += " " + p.text.seen
		out.said += " " + p.text.said
		out.bare += " " + p.text.bare
		out.refs = append(out.refs, p.text.refs...)
	}
	out.raw = out.raw[1:]
	out.done()
	return out
}
