package layout

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/procedure"
	"sopkit/internal/shape"
)

// Extent says how many pages a part of the book takes.
type Extent struct {
	Title      string
	Procedures int
	Pages      int
}

// share is the part that a role has in one section of a procedure.
type share struct {
	sheet *sheet
	entry *entry
	steps []int
}

// back sets what helps to find things: what words mean, who does what, which channel uses what, and how many pages each part has.
func (o *binder) back(sheets [][]*sheet) {
	o.glossary()
	o.byRole(slices.Concat(sheets...))
	o.byChannel(slices.Concat(sheets...))
	o.extents(sheets)
}

// shares collects the steps of every role, in the order of the book. Labels that are no role of the manual go by their text.
func (o *binder) shares(sheets []*sheet) map[string][]*share {
	out := map[string][]*share{}
	for _, s := range sheets {
		i := -1
		var section *procedure.Section
		entries := s.entry.flat()
		procedure.Walk(s.procedure, func(n procedure.Node) {
			switch {
			case n.Enter && n.Step == nil:
				i, section = i+1, n.Section
			case n.Enter && n.Step.Actor != "" && section != nil && i < len(entries):
				o.count(out, n.Step, s, entries[i])
			}
		})
	}
	return out
}

// count books a step for its actor. Substeps count with their step, unless somebody else does them.
func (o *binder) count(out map[string][]*share, st *procedure.Step, s *sheet, at *entry) {
	name := st.Actor
	if key, ok := o.Manual.Config.Role(name, o.Manual.Lang(s.procedure)); ok {
		name = o.role(key)
	}
	all := out[name]
	if n := len(all); n == 0 || all[n-1].entry != at {
		out[name] = append(all, &share{sheet: s, entry: at})
	}
	here := out[name][len(out[name])-1]
	first, _, _ := strings.Cut(st.Address, ".")
	number, _ := strconv.Atoi(first) // an address is made of numbers
	if n := len(here.steps); n == 0 || here.steps[n-1] != number {
		here.steps = append(here.steps, number)
	}
}

// ranges writes rising numbers short: "1–3, 5".
func ranges(all []int) string {
	var out []string
	for i := 0; i < len(all); {
		j := i
		for j+1 < len(all) && all[j+1] == all[j]+1 {
			j++
		}
		switch text := decimal(all[i]); {
		case j == i:
			out = append(out, text)
		case j == i+1:
			out = append(out, text, decimal(all[j]))
		default:
			out = append(out, text+"–"+decimal(all[j]))
		}
		i = j + 1
	}
	return strings.Join(out, ", ")
}

// flat lists what is under an entry, in the order of the pages.
func (e *entry) flat() []*entry {
	var out []*entry
	for _, kid := range e.kids {
		out = append(out, kid)
		out = append(out, kid.flat()...)
	}
	return out
}

// byRole lists for every role the steps that it takes.
func (o *binder) byRole(sheets []*sheet) {
	shares := o.shares(sheets)
	if len(shares) == 0 {
		return
	}
	o.frontPart(lang.ByRole, func(tag *Tag) []*node {
		var out []*node
		for _, role := range slices.SortedFunc(maps.Keys(shares), strings.Compare) {
			g := o.smallGrid()
			t, header := g.open(tag, role, o.word(lang.Title), o.word(lang.SectionWord), o.word(lang.Steps), o.word(lang.Page))
			var rows [][]*cell
			for _, sh := range shares[role] {
				tr := t.Add(Row)
				row := []*cell{o.linkCell(sh.sheet, tr), textCell(sh.entry.title, g.body, tr.Add(Cell)), textCell(o.lang.Number(ranges(sh.steps)), g.body, tr.Add(Cell))}
				rows = append(rows, append(row, o.pageCell(sh.entry.at, g.body, tr)))
			}
			out = append(out, o.under(role, tag, g.set(header, rows))...)
		}
		return out
	})
}

// byChannel lists the procedures of every channel.
func (o *binder) byChannel(sheets []*sheet) {
	by := map[string][]*sheet{}
	for _, s := range sheets {
		for _, c := range s.procedure.Meta.Channels {
			by[c.Text] = append(by[c.Text], s)
		}
	}
	if len(by) == 0 {
		return
	}
	o.frontPart(lang.ByChannel, func(tag *Tag) []*node {
		var out []*node
		for _, channel := range slices.SortedFunc(maps.Keys(by), func(a, b string) int { return cmp.Compare(o.channel(a), o.channel(b)) }) {
			head := o.subhead(o.channel(channel), tag)
			toc := tag.Add(TOC)
			out = append(out, head)
			for i, s := range by[channel] {
				n := o.contentsLine(s.procedure.Meta.ID.Text, titleOf(s.procedure), s.entry.at, toc.Add(TOCItem))
				n.keep = i == 0
				out = append(out, n)
			}
		}
		return out
	})
}

// extents sets how many pages each part has, and all together.
func (o *binder) extents(sheets [][]*sheet) {
	o.frontPart(lang.PagesBy, func(tag *Tag) []*node {
		g := o.smallGrid()
		g.head, g.body, g.pad = o.tableHead(), o.tableBody(), rowPad
		t, header := g.open(tag, "", o.word(lang.Part), o.word(lang.Procedures), o.word(lang.Pages))
		header[1].align = procedure.Right
		var rows [][]*cell
		row := func(title string, procedures int, pages func() string) {
			tr := t.Add(Row)
			c := textCell(title, g.body, tr.Add(Cell))
			n := textCell(o.lang.Number(decimal(procedures)), g.body, tr.Add(Cell))
			p := textCell("000", g.body, tr.Add(Cell))
			n.align, p.align = procedure.Right, procedure.Right
			o.late[p.tag] = late{pages, true}
			rows = append(rows, []*cell{c, n, p})
		}
		inParts, procedures := 0, 0
		for i, chapter := range sheets {
			e := o.extent(i, chapter)
			inParts, procedures = inParts+e.Pages, procedures+e.Procedures
			o.doc.Extents = append(o.doc.Extents, e)
			row(e.Title, e.Procedures, o.number(func() int { return e.Pages }))
		}
		row(o.word(lang.FrontMatter), 0, o.number(func() int { return len(o.doc.Pages) - inParts }))
		row(o.word(lang.Total), procedures, o.number(func() int { return len(o.doc.Pages) }))
		n := g.set(header, rows)
		n.space = 20
		return []*node{n}
	})
}

func (o *binder) number(n func() int) func() string {
	return func() string { return o.lang.Number(decimal(n())) }
}

// extent counts the pages of a part, its divider too.
func (o *binder) extent(i int, sheets []*sheet) Extent {
	e := Extent{Title: o.partTitle(i), Procedures: len(sheets)}
	if o.divided() {
		e.Pages = 1
	}
	for _, s := range sheets {
		e.Pages += len(s.pages)
	}
	return e
}

func (o *binder) smallGrid() *grid {
	return &grid{look: o.look, width: o.width, pad: 2, head: o.sized(o.Sizes.Small, shape.Bold, o.Colors.Ink), body: o.sized(o.Sizes.Small+0.5, shape.Regular, o.Colors.Ink)}
}

// open makes the tags of a table with its header; the last column is for numbers. It returns the body.
func (g *grid) open(tag *Tag, under string, words ...string) (*Tag, []*cell) {
	table := tag.Add(Table)
	table.Title = under
	tr := table.Add(TableHead).Add(Row)
	var header []*cell
	for _, w := range words {
		header = append(header, textCell(w, g.head, tr.AddHeadCell(Column)))
	}
	header[len(header)-1].align = procedure.Right
	return table.Add(TableBody), header
}

// linkCell holds the title of a procedure and leads to it.
func (o *binder) linkCell(s *sheet, tr *Tag) *cell {
	c := textCell(titleOf(s.procedure), o.small(), tr.Add(Cell))
	fr := c.frags[0]
	fr.style = shape.Regular
	fr.tag, fr.color = c.tag.Add(LinkTag), ink(o.Colors.Link)
	fr.link = &Link{Dest: s.entry.at.name, Contents: titleOf(s.procedure)}
	return c
}

// pageCell holds the page of a place.
func (o *binder) pageCell(at *place, f font, tr *Tag) *cell {
	c := textCell("000", f, tr.Add(Cell))
	c.align = procedure.Right
	o.late[c.tag] = late{o.pageOf(at), true}
	return c
}

// subhead sets a heading inside the back matter.
func (o *binder) subhead(text string, tag *Tag) *node {
	f := o.title(o.Sizes.Section, o.Colors.Accent)
	n := group(true, o.plain(text, f, tag.Add(H2), 0, o.width)...)
	n.keep, n.space = true, 1.4*f.size
	return n
}

// under puts a table under its heading. The heading is made after the table, so it is moved before it in the tree.
func (o *binder) under(text string, tag *Tag, table *node) []*node {
	head := o.subhead(text, tag)
	last := len(tag.Kids) - 1
	tag.Kids[last-1], tag.Kids[last] = tag.Kids[last], tag.Kids[last-1]
	table.space = 6
	return []*node{head, table}
}
