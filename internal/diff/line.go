package diff

// Mark says how a line of the redline differs.
type Mark string

// The marks. MovedAway is the stub where a line stood before it moved.
const (
	Same      Mark = "same"
	Added     Mark = "added"
	Removed   Mark = "removed"
	Changed   Mark = "changed"
	Moved     Mark = "moved" // and perhaps changed too
	MovedAway Mark = "moved away"
)

// Line is one heading, step, paragraph, callout or row of both texts taken together.
type Line struct {
	Kind    string // heading, step, text, callout or row
	Level   int    // of a heading; depth of a step, from 1
	Mark    Mark
	At      Address // in the later text, or in the earlier one when it is gone
	From    Address // where it stood before
	Before  string  // Markdown
	After   string
	Callout string // kind
	Changes []int  // indexes into Changes
}

// order is what stands in a doc, headings and units, as the reader meets them.
type item struct {
	s *section
	u *unit
}

func (d *doc) items() []item {
	var out []item
	for _, s := range d.sections {
		out = append(out, item{s: s})
		for _, u := range s.units {
			out = append(out, item{u: u})
		}
	}
	return out
}

// stays reports whether an item of the earlier text has its counterpart at the same place, and which it is.
func (i item) stays() (item, bool) {
	switch {
	case i.s != nil && i.s.match != nil && !i.s.moved:
		return item{s: i.s.match}, true
	case i.u != nil && i.u.match != nil && !i.u.moved && i.u.section.match == i.u.match.section:
		return item{u: i.u.match}, true
	case i.u != nil && i.u.whole != nil && i.u.whole.parts[0] == i.u:
		return item{u: i.u.whole}, true
	case i.u != nil && i.u.parts != nil:
		return item{u: i.u.parts[0]}, true
	}
	return item{}, false
}

// gone reports whether an item of the earlier text has to be shown where it was.
func (i item) gone() bool {
	if i.s != nil {
		return i.s.match == nil || i.s.moved
	}
	return i.u.free() || i.u.moved
}

// write puts both texts together in the order of the later one and notes every change on the way.
func (w *writer) write() {
	before := w.a.items()
	place := map[item]int{}
	for i, it := range before {
		place[it] = i
	}
	next := 0
	until := func(end int) {
		for ; next < end; next++ {
			if before[next].gone() {
				w.gone(before[next])
			}
		}
	}
	for _, it := range w.b.items() {
		if x, ok := it.stays(); ok {
			until(place[x])
			next = max(next, place[x]+1)
		} else {
			for next < len(before) && before[next].gone() {
				until(next + 1)
			}
		}
		w.here(it)
	}
	until(len(before))
}
