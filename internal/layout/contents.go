package layout

import (
	"slices"

	"sopkit/internal/lang"
	"sopkit/internal/procedure"
	"sopkit/internal/shape"
)

// contents sets the table of contents with page numbers and links.
func (o *binder) contents(sheets [][]*sheet) {
	o.frontPart(lang.Contents, func(tag *Tag) []*node {
		toc := tag.Add(TOC)
		var out []*node
		for i, chapter := range sheets {
			at := toc
			if o.divided() {
				part := toc.Add(TOCItem)
				f := o.partFont()
				n := group(true, o.plain(o.numbered(i), f, part.Add(P), 0, o.width-40)...)
				n.space, n.keep = 1.1*f.size, true
				out = append(out, n)
				at = part.Add(TOC)
			}
			list := o.entries(chapter, at)
			if o.divided() {
				o.goesOn(o.numbered(i), list)
			}
			out = append(out, list...)
		}
		for i, kind := range o.behind(sheets) {
			n := o.contentsLine("", o.word(kind), o.placeOf(kind), toc.Add(TOCItem))
			if i == 0 {
				n.space = 1.1 * o.body().size
			}
			out = append(out, n)
		}
		out[0].space = 20
		return out
	})
}

// numbered is the title of a part with its number.
func (o *binder) numbered(i int) string { return o.lang.Number(decimal(i+1)) + "  " + o.partTitle(i) }

// entries lists procedures with their pages.
func (o *binder) entries(sheets []*sheet, toc *Tag) []*node {
	var out []*node
	for _, s := range sheets {
		out = append(out, o.contentsLine(s.procedure.Meta.ID.Text, s.title, s.entry.at, toc.Add(TOCItem)))
	}
	o.hold(out)
	return out
}

// goesOn repeats the title of a list, or of a table, where it goes on on another page.
func (k *look) goesOn(title string, list []*node) {
	if len(list) == 0 {
		return
	}
	f := k.partFont()
	h := list[0].first().head
	if h == nil {
		h = &head{again: func() []Item { return nil }}
		for _, n := range list {
			n.head = h
		}
	}
	below, y := h.again, f.line+0.45*f.size
	h.height += y
	h.again = func() []Item {
		text, _ := k.write(k.shorten(title, f, k.width-30)+" …", f, In{})
		return append(moved(below(), 0, y), text)
	}
}

// behind lists the parts of the back matter that this book has.
func (o *binder) behind(sheets [][]*sheet) []lang.Word {
	all := slices.Concat(sheets...)
	var out []lang.Word
	if len(o.terms()) > 0 {
		out = append(out, lang.Glossary)
	}
	if len(o.shares(all)) > 0 {
		out = append(out, lang.ByRole)
	}
	if slices.ContainsFunc(all, func(s *sheet) bool { return len(s.procedure.Meta.Channels) > 0 }) {
		out = append(out, lang.ByChannel)
	}
	return append(out, lang.PagesBy)
}

// entryFont is that of the contents, whose lines stand close: space between entries sets them apart.
func (k *look) entryFont() font {
	f := k.body()
	f.line = min(f.line, 1.3*f.size)
	return f
}

// partFont is that of the titles in the contents.
func (k *look) partFont() font {
	f := k.entryFont()
	f.style, f.color = shape.Bold, ink(k.Colors.Accent)
	return f
}

// contentsLine sets a title with a dotted line to its page number.
func (o *binder) contentsLine(id, title string, at *place, item *Tag) *node {
	f, small := o.entryFont(), o.sized(o.Sizes.Small, shape.Regular, o.Colors.Muted)
	link := item.Add(Reference).Add(LinkTag)
	x := o.Side
	lines := o.lines([]*fragment{{text: title + " ", tag: link}}, f, o.width-x-44)
	n := &node{height: float64(len(lines)) * f.line, space: 0.45 * f.size}
	if id != "" {
		number, _ := o.write(id+" ", small, In{Tag: link})
		number.Y += o.baseline(f) - o.baseline(small)
		n.items = append(n.items, number)
	}
	for i, l := range lines {
		n.items = append(n.items, moved(l.items, x, float64(i)*f.line)...)
	}
	end := float64(len(lines)-1)*f.line + o.baseline(f)
	page := &Tag{Kind: Span, Parent: link}
	link.Kids = append(link.Kids, page)
	p, w := o.write("000", f, In{Tag: page})
	o.late[page] = late{o.pageOf(at), true}
	p.X, p.Y = o.width-w, end
	if from := x + lines[len(lines)-1].width + 6; from < o.width-34 {
		n.items = append(n.items, &Rule{X1: from, Y1: end, X2: o.width - 30, Y2: end, Width: 0.5, Dash: 1.5, Color: ink(o.Colors.Line)})
	}
	n.items = append(n.items, p, &Link{W: o.width, H: n.height, Dest: at.name, Contents: title, In: In{Tag: link}})
	return n
}

// list sets the list of procedures, the master list of the book.
func (o *binder) list(sheets [][]*sheet) {
	o.frontPart(lang.List, func(tag *Tag) []*node {
		g := o.smallGrid()
		g.cellPad = 4
		table := tag.Add(Table)
		words := []lang.Word{lang.ID, lang.Title, lang.Version, lang.Status, lang.Owner, lang.Effective, lang.ReviewBy, lang.Page}
		var header []*cell
		tr := table.Add(TableHead).Add(Row)
		for _, w := range words {
			header = append(header, textCell(o.word(w), g.head, tr.AddHeadCell(Column)))
		}
		header[len(header)-1].align = procedure.Right
		body := table.Add(TableBody)
		var rows [][]*cell
		for _, chapter := range sheets {
			for _, s := range chapter {
				rows = append(rows, o.listRow(s, g.body, body.Add(Row)))
			}
		}
		n := g.set(header, rows)
		n.space = 20
		return []*node{n}
	})
}

func textCell(text string, f font, tag *Tag) *cell {
	return &cell{frags: []*fragment{{text: text, style: f.style, tag: tag}}, tag: tag}
}

// listRow is the row of one procedure; the number leads to it. Dates stand as year-month-day, which fits on a line in every
// language and can be compared at a glance.
func (o *binder) listRow(s *sheet, f font, tr *Tag) []*cell {
	m := s.procedure.Meta
	var out []*cell
	for i, text := range []string{m.ID.Text, s.title, m.Version.Text, o.status(m.Status.Text), o.role(m.Owner.Text), o.lang.Number(m.Effective.Text), o.lang.Number(m.ReviewBy.Text), "000"} {
		c := textCell(text, f, tr.Add(Cell))
		c.frags[0].solid = i == 0 || i == 2 || i == 5 || i == 6
		if i == 0 {
			fr := c.frags[0]
			fr.tag, fr.color = c.tag.Add(LinkTag), ink(o.Colors.Link)
			fr.link = &Link{Dest: s.entry.at.name, Contents: text}
		}
		out = append(out, c)
	}
	last := out[len(out)-1]
	last.align = procedure.Right
	o.late[last.tag] = late{o.pageOf(s.entry.at), true}
	return out
}
