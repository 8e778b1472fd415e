package layout

import (
	"math"
	"slices"
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/procedure"
	"sopkit/internal/shape"
)

// cover sets the first page: a field of the accent colour with the title, and below it which edition this is.
func (o *binder) cover() {
	w, h := o.Page()
	page := &Page{Width: w, Height: h}
	deep := h * 0.64
	back := In{Artifact: Background}
	page.Add(&Rect{W: w, H: deep, Fill: ink(o.Colors.Accent), In: back})
	for i := 5; i > 0; i-- {
		page.Add(quarter(w, deep, 62*float64(i), 40, ink(o.Colors.Accent.Tint(0.86)), back))
	}
	tag := o.doc.Root.Add(Sect)
	x := o.Margins.Left + 6
	org := o.plain(o.doc.Author, o.sized(o.Sizes.Section, shape.Bold, o.Colors.OnAccent), tag.Add(P), x, w-2*x)
	o.put(page, org, 64)
	if o.Logo != nil {
		o.logo(page, tag, w)
	}
	title := o.plain(o.doc.Title, o.title(o.Sizes.Cover, o.Colors.OnAccent), tag.Add(H1), x, w-2*x-40)
	page.Add(&Rect{X: x, Y: deep*0.42 - 18, W: 54, H: 5, Fill: ink(o.Colors.Highlight), In: back})
	o.put(page, title, deep*0.42)
	o.facts(page, tag, x, deep+48)
	o.doc.Outline = append(o.doc.Outline, Bookmark{Title: o.doc.Title})
	o.add([]*Page{page}, nil)
}

// put places a stack of nodes on a page from y on.
func (o *binder) put(page *Page, nodes []*node, y float64) float64 {
	for _, n := range nodes {
		page.Add(moved(n.items, 0, y)...)
		y += n.height
	}
	return y
}

// logo sets the logo at the top right of the cover.
func (o *binder) logo(page *Page, tag *Tag, w float64) {
	const most = 56.0
	scale := min(most/float64(o.Logo.Height), 160/float64(o.Logo.Width))
	lw, lh := float64(o.Logo.Width)*scale, float64(o.Logo.Height)*scale
	page.Add(&Image{X: w - o.Margins.Right - lw, Y: 52, W: lw, H: lh, Picture: o.Logo, In: In{Tag: tag.AddFigure(o.doc.Author)}})
}

// facts sets which edition this is, under the field of the cover.
func (o *binder) facts(page *Page, tag *Tag, x, y float64) {
	label, value := o.small(), o.sized(o.Sizes.Section, shape.Bold, o.Colors.Ink)
	list := tag.AddList("")
	fields := []field{
		{o.word(lang.Edition), o.head.Edition}, {o.word(lang.Effective), o.lang.Date(o.Edition.Date)},
		{o.word(lang.LanguageWord), o.lang.Name}, {o.word(lang.Status), o.state()},
	}
	column := (page.Width - 2*x) / 2
	for i, f := range fields {
		li := list.Add(ListItem)
		at := x + float64(i%2)*column
		top := y + float64(i/2)*(label.line+value.line+22)
		name, _ := o.write(f.label, label, In{Tag: li.Add(Label)})
		text, _ := o.write(f.value, value, In{Tag: li.Add(ListBody)})
		move(name, at, top)
		move(text, at, top+label.line)
		page.Add(name, text)
	}
}

// state is the state of the edition: a draft as long as one of its procedures is.
func (o *binder) state() string {
	for _, c := range o.chapters {
		for _, p := range c.Procedures {
			if s := p.Meta.Status.Text; s == "draft" || s == "in-review" {
				return o.status("draft")
			}
		}
	}
	return o.status("effective")
}

// quarter is a quarter of a ring around the point (x, y), left above it.
func quarter(x, y, radius, width float64, fill Color, in In) *Path {
	const parts = 40
	var arc []Point
	for i := 0; i <= parts; i++ {
		a := math.Pi * (1 + 0.5*float64(i)/parts)
		arc = append(arc, Point{x + radius*math.Cos(a), y + radius*math.Sin(a)})
	}
	for i := parts; i >= 0; i-- {
		a := math.Pi * (1 + 0.5*float64(i)/parts)
		arc = append(arc, Point{x + (radius-width)*math.Cos(a), y + (radius-width)*math.Sin(a)})
	}
	return &Path{Polygons: [][]Point{arc}, Fill: fill, In: in}
}

// control sets the document control page: what this copy is, and how to see whether it is current.
func (o *binder) control() {
	o.frontPart(lang.Control, func(tag *Tag) []*node {
		count := 0
		for _, c := range o.chapters {
			count += len(c.Procedures)
		}
		commit := o.Edition.Commit[:min(12, len(o.Edition.Commit))]
		if commit == "" {
			commit = o.word(lang.NoCommit)
		}
		pages := func() string { return o.lang.Number(decimal(len(o.doc.Pages))) }
		return append([]*node{o.facts2(tag, []field{
			{o.word(lang.Manual), strings.TrimSpace(o.head.ID + "  " + o.doc.Title)}, {o.word(lang.Organization), o.doc.Author},
			{o.word(lang.Edition), o.head.Edition}, {o.word(lang.Effective), o.lang.Date(o.Edition.Date)},
			{o.word(lang.LanguageWord), o.lang.Name}, {o.word(lang.Status), o.state()},
			{o.word(lang.Procedures), o.lang.Number(decimal(count))}, {o.word(lang.Pages), ""},
			{o.word(lang.Commit), commit}, {o.word(lang.CheckCode), o.short()},
		}, pages)}, o.currency(tag)...)
	})
}

// facts2 sets labels and values in two columns with a line under each row. An empty value is filled in late.
func (o *binder) facts2(tag *Tag, fields []field, unknown func() string) *node {
	label, value := o.sized(o.Sizes.Body, shape.Regular, o.Colors.Muted), o.sized(o.Sizes.Body, shape.Bold, o.Colors.Ink)
	list := tag.AddList("")
	out := group(true)
	x := o.Side + 40
	for _, f := range fields {
		li := list.Add(ListItem)
		name, _ := o.write(f.label, label, In{Tag: li.Add(Label)})
		body := li.Add(ListBody)
		if f.value == "" {
			o.late[body] = late{text: unknown}
			f.value = "0"
		}
		lines := o.lines([]*fragment{{text: f.value, style: value.style, tag: body}}, value, o.width-x)
		n := &node{height: float64(len(lines))*value.line + 7, items: []Item{name}}
		for i, l := range lines {
			n.items = append(n.items, moved(l.items, x, float64(i)*value.line)...)
		}
		n.items = append(n.items, &Rule{Y1: n.height - 3.5, X2: o.width, Y2: n.height - 3.5, Width: 0.5, Color: ink(o.Colors.Line)})
		out.kids = append(out.kids, n)
	}
	out.space = 22
	return out
}

// currency explains how to see whether this copy is current, beside the QR code.
func (o *binder) currency(tag *Tag) []*node {
	const side = 96.0
	head := o.plain(o.word(lang.Currency), o.title(o.Sizes.Section, o.Colors.Accent), tag.Add(H2), 0, o.width)
	text := group(true, o.plain(o.word(lang.CurrencyHow), o.body(), tag.Add(P), 0, o.width-side-30)...)
	fig := tag.AddFigure(o.Edition.Currency)
	box := group(true, text)
	if code, ok := QRCode(o.Edition.Currency, o.width-side, 0, side, In{Tag: fig}); ok {
		text.first().items = append(text.first().items, code)
		if h := text.tall(1); h < side {
			box.kids = append(box.kids, &node{height: side - h})
		}
	}
	head[0].space, box.space = 30, 8
	for _, n := range head {
		n.keep = true
	}
	return append(head, box)
}

// contents sets the table of contents with page numbers and links.
func (o *binder) contents(sheets [][]*sheet) {
	o.frontPart(lang.Contents, func(tag *Tag) []*node {
		toc := tag.Add(TOC)
		var out []*node
		for i, chapter := range sheets {
			at := toc
			if o.divided() {
				part := toc.Add(TOCItem)
				f := o.sized(o.Sizes.Body, shape.Bold, o.Colors.Accent)
				n := group(true, o.plain(o.lang.Number(decimal(i+1))+"  "+o.partTitle(i), f, part.Add(P), 0, o.width-40)...)
				n.space, n.keep = 1.1*f.size, true
				out = append(out, n)
				at = part.Add(TOC)
			}
			for _, s := range chapter {
				out = append(out, o.contentsLine(s.procedure.Meta.ID.Text, titleOf(s.procedure), s.entry.at, at.Add(TOCItem)))
			}
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

// contentsLine sets a title with a dotted line to its page number.
func (o *binder) contentsLine(id, title string, at *place, item *Tag) *node {
	f, small := o.body(), o.sized(o.Sizes.Small, shape.Regular, o.Colors.Muted)
	link := item.Add(Reference).Add(LinkTag)
	x := o.Side
	lines := o.lines([]*fragment{{text: title + " ", tag: link}}, f, o.width-x-44)
	n := &node{height: float64(len(lines)) * f.line, space: 0.22 * f.line}
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

// listRow is the row of one procedure; the number leads to it.
func (o *binder) listRow(s *sheet, f font, tr *Tag) []*cell {
	m := s.procedure.Meta
	var out []*cell
	for i, text := range []string{m.ID.Text, titleOf(s.procedure), m.Version.Text, o.status(m.Status.Text), o.role(m.Owner.Text), o.lang.Date(m.Effective.Text), o.lang.Date(m.ReviewBy.Text), "000"} {
		c := textCell(text, f, tr.Add(Cell))
		c.frags[0].solid = i == 0 || i == 2
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

// divider sets the first page of a part with what is in it.
func (o *binder) divider(i int, sheets []*sheet, tag *Tag) *place {
	w, h := o.Page()
	page := &Page{Width: w, Height: h}
	deep := h * 0.4
	back := In{Artifact: Background}
	page.Add(&Rect{W: w, H: deep, Fill: ink(o.Colors.Accent), In: back})
	for ring := 3; ring > 0; ring-- {
		page.Add(quarter(w, deep, 56*float64(ring), 36, ink(o.Colors.Accent.Tint(0.86)), back))
	}
	sect := tag.Add(Sect)
	x := o.Margins.Left
	number := o.lang.Number(o.word(lang.Part) + " " + decimal(i+1))
	title := o.plain(o.partTitle(i), o.title(o.Sizes.Title*1.25, o.Colors.OnAccent), sect.Add(H1), x, o.width-120)
	over := o.plain(number, o.sized(o.Sizes.Section, shape.Bold, o.Colors.OnAccent), sect.Add(P), x, o.width)
	o.put(page, over, deep*0.5-over[0].height-4)
	o.put(page, title, deep*0.5)
	at := &place{name: "part-" + decimal(i+1)}
	o.put(page, o.inPart(sheets, sect), deep+34)
	o.add([]*Page{page}, []*place{at})
	o.front = append(o.front, page)
	return at
}

// inPart lists the procedures of a part with their pages, as many as the page can hold.
func (o *binder) inPart(sheets []*sheet, tag *Tag) []*node {
	toc := tag.Add(TOC)
	_, h := o.Page()
	room := h*0.6 - 34 - o.Margins.Bottom
	var out []*node
	for _, s := range sheets {
		n := o.contentsLine(s.procedure.Meta.ID.Text, titleOf(s.procedure), s.entry.at, toc.Add(TOCItem))
		n.height += 5
		if room -= n.height; room < 0 {
			break
		}
		moved(n.items, o.Margins.Left, 0)
		out = append(out, n)
	}
	return out
}
