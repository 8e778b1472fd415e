package diff

import "sopkit/internal/lang"

// kind tells units apart; only units of one kind are matched.
type kind byte

const (
	stepKind kind = iota
	textKind
	calloutKind
	rowKind
)

// doc is a procedure as a flat run of units under sections, with what was matched.
type doc struct {
	sections []*section // the first is the text above every heading but the title
	units    []*unit
	declared []string // roles of the front matter
	words    *lexicon
}

// section is a heading and the units right under it.
type section struct {
	level   int
	heading string // as the reader sees it
	key     string // for comparing
	raw     string
	kind    lang.Kind
	parent  *section
	order   int
	units   []*unit
	inner   []*section
	match   *section
	moved   bool
	n       int // which of the sections with this heading, from 1
	steps   int // how many were read
	actor   string
}

// unit is what is matched as a whole: a step, a paragraph, a callout, a table row.
type unit struct {
	kind    kind
	section *section
	parent  *unit // the step around a substep, paragraph or callout
	order   int   // in the doc
	path    string
	text    prose
	label   string // the actor as written
	actor   string // the actor in effect
	cells   []prose
	header  []string // names of the columns, for comparing
	callout string   // kind of callout
	first   string   // first cell
	n       int      // which of the units with this address, from 1
	inner   []*unit  // substeps
	before  *unit    // the step before a callout in its section
	after   *unit    // the step after it

	match *unit
	parts []*unit // what it was split into, or merged from
	whole *unit   // what it was part of
	moved bool
	bag   bag
}

// free reports whether nothing was found for the unit yet.
func (u *unit) free() bool { return u.match == nil && u.whole == nil && u.parts == nil }

// address is where the unit stands.
func (u *unit) address() Address {
	at := Address{Section: u.section.heading}
	switch u.kind {
	case stepKind:
		at.Step = u.path
	case rowKind:
		at.Row = &u.first
	case calloutKind:
		at.NearStep = u.guarded()
	}
	if u.n > 1 {
		at.N = u.n
	}
	return at
}

// guarded is the step that a callout guards: the one it stands in, else the next one, else the one before.
func (u *unit) guarded() string {
	for _, step := range []*unit{u.parent, u.after, u.before} {
		if step != nil {
			return step.path
		}
	}
	return ""
}

func (s *section) address() Address {
	at := Address{Section: s.heading}
	if s.n > 1 {
		at.N = s.n
	}
	return at
}

func at(addresses ...Address) Place { return Place{Addresses: addresses} }

// number counts equal addresses, so that the second one carries its n.
func (d *doc) number() {
	seen := map[[3]string]int{}
	count := func(key [3]string) int { seen[key]++; return seen[key] }
	for _, s := range d.sections {
		s.n = count([3]string{s.key})
	}
	for _, u := range d.units {
		switch u.kind {
		case stepKind:
			u.n = count([3]string{u.section.key, "step", u.path})
		case rowKind:
			u.n = count([3]string{u.section.key, "row", normal(u.first)})
		default:
			u.n = u.section.n
		}
	}
}
