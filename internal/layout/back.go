package layout

import (
	"cmp"
	"maps"
	"slices"

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

// back sets what helps to find things: what words mean, who does what, which channel uses what, and how many pages each part has.
func (o *binder) back(sheets [][]*sheet) {
	o.glossary()
	o.byRole(slices.Concat(sheets...))
	o.byChannel(slices.Concat(sheets...))
	o.extents(sheets)
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
			list := o.entries(by[channel], tag.Add(TOC))
			o.goesOn(o.channel(channel), list)
			out = append(append(out, head), list...)
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
		row := func(title string, procedures int, pages func() string, f font) {
			tr := t.Add(Row)
			c := textCell(title, f, tr.Add(Cell))
			n := textCell(o.lang.Number(decimal(procedures)), f, tr.Add(Cell))
			p := textCell("000", f, tr.Add(Cell))
			n.align, p.align = procedure.Right, procedure.Right
			o.late[p.tag] = late{pages, true}
			rows = append(rows, []*cell{c, n, p})
		}
		inParts, procedures := 0, 0
		for i, chapter := range sheets {
			e := o.extent(i, chapter)
			inParts, procedures = inParts+e.Pages, procedures+e.Procedures
			o.doc.Extents = append(o.doc.Extents, e)
			row(e.Title, e.Procedures, o.number(func() int { return e.Pages }), g.body)
		}
		row(o.word(lang.FrontMatter), 0, o.number(func() int { return len(o.doc.Pages) - inParts }), g.body)
		row(o.word(lang.Total), procedures, o.number(func() int { return len(o.doc.Pages) }), g.head)
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

func (k *look) smallGrid() *grid {
	return &grid{look: k, width: k.width, pad: 2, cellPad: cellPad, head: k.sized(k.Sizes.Small, shape.Bold, k.Colors.Ink), body: k.sized(k.Sizes.Small+0.5, shape.Regular, k.Colors.Ink)}
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
	c := textCell(s.title, o.small(), tr.Add(Cell))
	fr := c.frags[0]
	fr.style = shape.Regular
	fr.tag, fr.color = c.tag.Add(LinkTag), ink(o.Colors.Link)
	fr.link = &Link{Dest: s.entry.at.name, Contents: s.title}
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
	n := group(true, o.headline(text, f, tag.Add(H2), 0, o.width)...)
	n.keep, n.space = true, 1.4*f.size
	return n
}
