package layout

import (
	"math"

	"sopkit/internal/lang"
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
	title := o.headline(o.doc.Title, o.title(o.Sizes.Cover, o.Colors.OnAccent), tag.Add(H1), x, w-2*x-40)
	page.Add(&Rect{X: x, Y: deep*0.42 - 18, W: 54, H: 5, Fill: ink(o.Colors.Highlight), In: back})
	o.put(page, title, deep*0.42)
	o.coverFacts(page, tag, x, deep+48)
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

// coverFacts sets which edition this is, under the field of the cover.
func (o *binder) coverFacts(page *Page, tag *Tag, x, y float64) {
	label, value := o.small(), o.sized(o.Sizes.Section, shape.Bold, o.Colors.Ink)
	list := tag.AddList("")
	fields := []field{
		{o.word(lang.Edition), o.head.Edition}, {o.word(lang.Effective), o.lang.Date(o.Edition.Date)},
		{o.word(lang.LanguageWord), o.lang.Name}, {o.word(lang.Status), o.state()},
	}
	column := (page.Width - 2*x) / 2
	for i, f := range stated(fields) {
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
	title := o.headline(o.partTitle(i), o.title(o.Sizes.Title*1.25, o.Colors.OnAccent), sect.Add(H1), x, o.width-120)
	over := o.plain(number, o.sized(o.Sizes.Section, shape.Bold, o.Colors.OnAccent), sect.Add(P), x, o.width)
	o.put(page, over, deep*0.5-over[0].height-4)
	o.put(page, title, deep*0.5)
	at := &place{name: "part-" + decimal(i+1)}
	o.put(page, o.inPart(sheets, sect), deep+34)
	o.add([]*Page{page}, []*place{at})
	o.front = append(o.front, page)
	return at
}

// inPart lists the procedures of a part with their pages. What the page cannot hold is only hinted at: it stands in the
// contents.
func (o *binder) inPart(sheets []*sheet, tag *Tag) []*node {
	const apart = 5.0 // points between two, where there is room
	toc := tag.Add(TOC)
	_, h := o.Page()
	room := h*0.6 - 34 - o.Margins.Bottom
	var out []*node
	for _, s := range sheets {
		n := o.contentsLine(s.procedure.Meta.ID.Text, s.title, s.entry.at, toc.Add(TOCItem))
		if more := o.entryFont().line; len(out)+1 < len(sheets) && room-n.height < more {
			toc.Kids = toc.Kids[:len(toc.Kids)-1]
			out = append(out, o.plain("…", o.entryFont(), tag.Add(P), o.Side, o.width-o.Side)...)
			room -= more
			break
		}
		room -= n.height
		out = append(out, n)
	}
	for _, n := range out {
		moved(n.items, o.Margins.Left, 0)
		n.height += min(apart, max(0, room)/float64(len(out)))
	}
	return out
}
