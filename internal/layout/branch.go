package layout

import (
	"maps"
	"slices"
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/manual"
	"sopkit/internal/procedure"
	"sopkit/internal/shape"
)

// Change is what an edition changed in one procedure, for the reader.
type Change struct {
	ID, Title string
	Version   string
	Class     string   // major, minor or patch; "" when nobody compared
	Summary   string   // in the language of the book
	Learn     bool     // whoever acts in it learns it again
	Roles     []string // keys of the roles that it concerns
}

// Sheet sets the branch sheet: who and where the branch is, what it states for the slots of the manual, and what its people
// learn again. The manual itself is the same for every branch.
func Sheet(in Book, branch *manual.Branch) *Document {
	b := newBook(in)
	d := b.document()
	d.Title = b.word(lang.BranchTitle) + " " + branch.ID
	s := &sheeter{binder: &binder{book: b, doc: d, late: map[*Tag]late{}}, branch: branch, tag: d.Root.Add(Sect)}
	press := b.press(s.nodes())
	s.add(press.pages, nil)
	d.Outline = []Bookmark{{Title: d.Title}}
	for _, p := range d.Pages[1:] {
		s.header(p, d.Title+"  "+branch.Name.In(b.lang.Code), "")
	}
	s.footAll(0)
	return d
}

// sheeter sets a branch sheet.
type sheeter struct {
	*binder
	branch *manual.Branch
	tag    *Tag
}

func (s *sheeter) nodes() []*node {
	label := s.plain(s.word(lang.BranchTitle)+" "+s.branch.ID, s.label(), s.tag.Add(P), 0, s.width)
	name := s.branch.Name.In(s.lang.Code)
	if name == "" {
		name = s.branch.ID
	}
	title := s.plain(name, s.title(s.Sizes.Title, s.Colors.Ink), s.tag.Add(H1), 0, s.width)
	out := append(label, title...)
	edition := strings.Join(nonEmpty(s.head.ID, s.doc.Author, s.word(lang.Edition)+" "+s.head.Edition, s.lang.Date(s.Edition.Date), s.word(lang.CheckCode)+" "+s.short()), "  ·  ")
	out = append(out, s.fields(s.tag, []field{
		{s.word(lang.CoreManual), edition}, {s.word(lang.Address), strings.Join(s.branch.Address, ", ")}, {s.word(lang.Hours), s.branch.Hours.In(s.lang.Code)},
	}, nil))
	out = append(out, s.values()...)
	out = append(out, s.holders()...)
	out = append(out, s.waivers()...)
	out = append(out, s.changes()...)
	return append(out, s.form()...)
}

// values sets what the branch states for the slots of the manual.
func (s *sheeter) values() []*node {
	var fields []field
	for _, name := range slices.Sorted(maps.Keys(s.Manual.Config.Facts)) {
		label := s.Manual.Config.Facts[name].Label.In(s.lang.Code)
		if label == "" {
			label = name
		}
		fields = append(fields, field{label, s.branch.Facts[name]})
	}
	if fields = stated(fields); len(fields) == 0 {
		return nil
	}
	return []*node{s.subhead(s.word(lang.FactsTitle), s.tag), s.close(s.fields(s.tag, fields, nil))}
}

// holders sets who holds which role here.
func (s *sheeter) holders() []*node {
	var fields []field
	for _, role := range slices.Sorted(maps.Keys(s.Manual.Config.Roles)) {
		who := strings.Join(s.branch.Roles[role], ", ")
		if who == "" {
			who = s.word(lang.Vacant)
		}
		fields = append(fields, field{s.role(role), who})
	}
	if len(s.branch.Roles) == 0 {
		return nil
	}
	return []*node{s.subhead(s.word(lang.WhoIsWho), s.tag), s.close(s.fields(s.tag, fields, nil))}
}

func (s *sheeter) close(n *node) *node {
	n.space, n.whole = 4, false
	return n
}

// waivers sets what this branch may do in another way, and how long.
func (s *sheeter) waivers() []*node {
	if len(s.branch.Waivers) == 0 {
		return nil
	}
	head := s.subhead(s.word(lang.Waivers), s.tag)
	g := s.smallGrid()
	t, header := g.open(s.tag, "", s.word(lang.ProcedureWord), s.word(lang.Steps), s.word(lang.Change), s.word(lang.Reason), s.word(lang.Until))
	var rows [][]*cell
	for _, w := range s.branch.Waivers {
		row := g.plainRow(t.Add(Row), w.Procedure, w.Step, w.Text.In(s.lang.Code), w.Reason, s.lang.Date(w.Expires))
		row[0].frags[0].solid, row[4].frags[0].solid = true, true
		rows = append(rows, row)
	}
	n := g.set(header, rows)
	n.space = 6
	return []*node{head, n}
}

// plainRow makes the cells of a row of plain texts, the last at the right.
func (g *grid) plainRow(tr *Tag, texts ...string) []*cell {
	var out []*cell
	for _, text := range texts {
		out = append(out, textCell(text, g.body, tr.Add(Cell)))
	}
	out[len(out)-1].align = procedure.Right
	return out
}

// here reports whether the branch has a role: it names a holder, or it names none at all.
func (s *sheeter) here(c Change) bool {
	return len(s.branch.Roles) == 0 || len(c.Roles) == 0 || slices.ContainsFunc(c.Roles, func(r string) bool { return len(s.branch.Roles[r]) > 0 })
}

// changes sets what this edition changed for the roles of the branch, with a box to tick.
func (s *sheeter) changes() []*node {
	head := s.subhead(s.word(lang.LearnAgain), s.tag)
	var learn []Change
	for _, c := range s.editionChanges() {
		if c.Learn && s.here(c) {
			learn = append(learn, c)
		}
	}
	if len(learn) == 0 {
		return append([]*node{head}, s.plain(s.word(lang.NothingNew), s.body(), s.tag.Add(P), 0, s.width)...)
	}
	g := s.smallGrid()
	t, header := g.open(s.tag, "", s.word(lang.ProcedureWord), s.word(lang.Change), s.word(lang.RolesWord), s.word(lang.Version))
	var rows [][]*cell
	for _, c := range learn {
		rows = append(rows, g.plainRow(t.Add(Row), c.ID+" "+c.Title, c.Summary, s.roleNames(c.Roles), c.Version))
	}
	n := g.set(header, rows)
	n.space = 6
	return []*node{head, n}
}

func (b *book) roleNames(keys []string) string {
	var out []string
	for _, k := range keys {
		out = append(out, b.role(k))
	}
	return strings.Join(out, ", ")
}

// form sets the acknowledgement: a sentence, and lines to write on.
func (s *sheeter) form() []*node {
	const people, line = 6, 25.0
	head := s.subhead(s.word(lang.Acknowledge), s.tag)
	text := group(true, s.plain(s.word(lang.AckText), s.body(), s.tag.Add(P), 0, s.width)...)
	text.keep, text.space = true, 4
	f := s.sized(s.Sizes.Small, shape.Bold, s.Colors.Muted)
	words := []lang.Word{lang.Name, lang.RolesWord, lang.DateWord, lang.Signature}
	starts := []float64{0, 0.34, 0.56, 0.72}
	box := group(true, &node{height: f.line + 6})
	p := s.tag.Add(P)
	for i, w := range words {
		t, _ := s.write(s.word(w)+" ", f, In{Tag: p})
		move(t, starts[i]*s.width, 4)
		box.kids[0].items = append(box.kids[0].items, t)
	}
	for range people {
		n := &node{height: line}
		for i, from := range starts {
			upto := 1.0
			if i+1 < len(starts) {
				upto = starts[i+1] - 0.02
			}
			n.items = append(n.items, &Rule{X1: from * s.width, Y1: line - 3, X2: upto * s.width, Y2: line - 3, Width: 0.6, Color: ink(s.Colors.Muted)})
		}
		box.kids = append(box.kids, n)
	}
	box.space = 4
	return []*node{head, text, box}
}
