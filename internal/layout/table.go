package layout

import (
	"sopkit/internal/procedure"
	"sopkit/internal/shape"
)

// Spaces around the text of a cell, in points.
const (
	cellPad   = 6.0 // left and right
	cellLeast = 2.0 // the same in a table that has no room
	rowPad    = 4.0 // above and below
)

// cell is the text of a table cell before its width is known.
type cell struct {
	frags []*fragment
	tag   *Tag
	align procedure.Alignment
	lines []line
}

// grid is a table on its way to the page.
type grid struct {
	*look
	x, width float64
	columns  []float64 // widths; nil until they are chosen
	head     font
	body     font
	pad      float64 // above and below a row
	cellPad  float64 // left and right of the text of a cell
}

// table sets a table: a header that is repeated on every page, columns as wide as their content asks for.
func (s *setter) table(t *procedure.Table, tag *Tag, x, width float64) *node {
	g := &grid{look: s.look, head: s.tableHead(), body: s.tableBody(), pad: s.within(rowPad), cellPad: s.within(cellPad)}
	tableTag := tag.Add(Table)
	header := s.row(t, t.Header, tableTag.Add(TableHead).Add(Row), g.head, true)
	body := tableTag.Add(TableBody)
	var rows [][]*cell
	for _, r := range t.Rows {
		rows = append(rows, s.row(t, r, body.Add(Row), g.body, false))
	}
	words := sum(g.leastOf(append([][]*cell{header}, rows...)))
	if words+g.padding(len(header)) > width { // too wide for the text column: use the side column too
		width, x = width+x, 0
	}
	if room := width - 2*cellLeast*float64(len(header)); words > room { // still too wide: smaller type
		g.head, g.body = g.head.times(room/words), g.body.times(room/words)
	}
	g.x, g.width = x, width
	return g.set(header, rows)
}

// times is the font so many times as large, but not much smaller.
func (f font) times(by float64) font {
	const least = 0.82
	by = max(by, least)
	f.size, f.line = f.size*by, f.line*by
	return f
}

func (k *look) tableHead() font { return k.sized(k.Sizes.Body*0.9, shape.Bold, k.Colors.Ink) }
func (k *look) tableBody() font { return k.sized(k.Sizes.Body*0.95, shape.Regular, k.Colors.Ink) }

// row makes the cells of a row with their tags. A short row is filled up, so that the grid stays regular.
func (s *setter) row(t *procedure.Table, r procedure.Row, tag *Tag, f font, head bool) []*cell {
	var out []*cell
	for i := range t.Header.Cells {
		c := &cell{}
		if i < len(t.Align) {
			c.align = t.Align[i]
		}
		if head {
			c.tag = tag.AddHeadCell(Column)
		} else {
			c.tag = tag.Add(Cell)
		}
		if i < len(r.Cells) {
			c.frags = s.inline(r.Cells[i], c.tag, f)
		}
		out = append(out, c)
	}
	return out
}

// set chooses the widths, breaks the cells into lines and stacks the rows.
func (g *grid) set(header []*cell, rows [][]*cell) *node {
	if g.columns == nil {
		g.columns = g.widths(header, rows)
	}
	h := &head{}
	first := g.row(header, g.head, h, true)
	h.height = first.height
	h.again = func() []Item { return g.copyOf(header) }
	first.keep = true
	out := group(false, first)
	for i, r := range rows {
		n := g.row(r, g.body, h, false)
		n.keep = i == len(rows)-2 && len(rows) > 2 // the last row does not stand alone
		out.kids = append(out.kids, n)
	}
	_, page := g.Page()
	out.whole = out.tall(1) <= smallTable*(page-g.Margins.Top-g.Margins.Bottom)
	out.space = aroundBoxes * g.body.size
	return out
}

// copyOf sets the header again as decoration: it belongs to the table only once.
func (g *grid) copyOf(header []*cell) []Item {
	again := make([]*cell, len(header))
	for i, c := range header {
		d := *c
		d.frags, d.tag = nil, nil
		for _, fr := range c.frags {
			f := *fr
			f.tag, f.link, f.note = nil, nil, nil
			d.frags = append(d.frags, &f)
		}
		again[i] = &d
	}
	return g.row(again, g.head, nil, true).items
}

// row sets the cells of one row beside each other, in the order in which they are read.
func (g *grid) row(cells []*cell, f font, h *head, header bool) *node {
	for i, c := range cells {
		c.lines = nil
		if len(c.frags) > 0 {
			c.lines = g.lines(c.frags, f, g.columns[i]-2*g.cellPad)
		}
	}
	return g.lay(cells, f, h, header)
}

// lay places the lines of the cells.
func (g *grid) lay(cells []*cell, f font, h *head, header bool) *node {
	most := 1
	for _, c := range cells {
		most = max(most, len(c.lines))
	}
	n := &node{height: float64(most)*f.line + 2*g.pad, head: h}
	if header {
		n.items = append(n.items, &Rect{X: g.x, W: g.width, H: n.height, Fill: ink(g.Colors.Panel)},
			&Rule{X1: g.x, Y1: n.height, X2: g.x + g.width, Y2: n.height, Width: 1, Color: ink(g.Colors.Accent)})
	} else {
		n.items = append(n.items, &Rule{X1: g.x, Y1: n.height, X2: g.x + g.width, Y2: n.height, Width: 0.5, Color: ink(g.Colors.Line)})
	}
	x := g.x
	for i, c := range cells {
		for j, l := range c.lines {
			n.items = append(n.items, moved(l.items, x+g.cellPad+c.indent(g.columns[i]-2*g.cellPad-l.width), g.pad+float64(j)*f.line)...)
			n.notes = append(n.notes, l.notes...)
		}
		x += g.columns[i]
	}
	n.cut = func(room float64) (*node, *node) { return g.cut(cells, f, h, room, n) }
	return n
}

func (c *cell) indent(free float64) float64 {
	switch c.align {
	case procedure.Right:
		return max(0, free)
	case procedure.Center:
		return max(0, free/2)
	}
	return 0
}

// cut tears a row that is taller than a page: what fits into the room, and the rest.
func (g *grid) cut(cells []*cell, f font, h *head, room float64, whole *node) (first, rest *node) {
	fit := int((room - 2*g.pad) / f.line)
	if fit < 1 {
		return nil, whole
	}
	g.unset(cells, f)
	var up, down []*cell
	more := false
	for _, c := range cells {
		a, b := *c, *c
		at := min(fit, len(c.lines))
		a.lines, b.lines = c.lines[:at], c.lines[at:]
		more = more || len(b.lines) > 0
		up, down = append(up, &a), append(down, &b)
	}
	first = g.lay(up, f, h, false)
	if more {
		rest = g.lay(down, f, h, false)
	}
	return first, rest
}

// unset breaks the cells into lines again, because placing them has moved their items.
func (g *grid) unset(cells []*cell, f font) {
	for i, c := range cells {
		if len(c.frags) > 0 && len(c.lines) > 0 {
			lines := g.lines(c.frags, f, g.columns[i]-2*g.cellPad)
			c.lines = lines[len(lines)-len(c.lines):]
		}
	}
}
