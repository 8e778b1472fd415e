package layout

import (
	"strings"
	"time"

	"sopkit/internal/procedure"
	"sopkit/internal/shape"
	"sopkit/themes"
)

// Paper is a report about a manual, for Report: a title, what it is about, and passages under headings.
type Paper struct {
	Title    string
	Author   string // the organization; may be empty
	Lang     string // BCP 47
	Theme    *themes.Theme
	Fonts    *shape.Fonts
	Producer string
	Created  time.Time
	Facts    [][2]string // labels and values below the title
	Passages []Passage
}

// Passage is a heading with paragraphs and a table below it; each may be missing.
type Passage struct {
	Heading string
	Texts   []string
	Head    []string // of the table
	Rows    [][]string
}

// Report sets a paper in the typography of the manual.
func Report(in Paper) *Document {
	k := newLook(in.Theme, in.Fonts, langOf(in.Lang), in.Lang)
	d := &Document{Title: in.Title, Author: in.Author, Lang: k.locale, Producer: in.Producer, Created: in.Created, Root: NewDocument(), Fonts: in.Fonts}
	head := group(true, k.plain(in.Title, k.title(k.Sizes.Title, k.Colors.Ink), d.Root.Add(H1), 0, k.width)...)
	head.keep = true
	nodes, places := []*node{head}, []*place{}
	if len(in.Facts) > 0 {
		nodes = append(nodes, k.reportFacts(in.Facts, d.Root.Add(Sect)))
	}
	for _, p := range in.Passages {
		at := &place{}
		nodes, places = append(nodes, k.passage(p, d.Root.Add(Sect), at)...), append(places, at)
	}
	d.Pages = k.press(nodes).pages
	for i, at := range places {
		d.Outline = append(d.Outline, Bookmark{Title: in.Passages[i].Heading, Page: at.page, Y: max(0, at.y-12)})
	}
	left := strings.Join(nonEmpty(in.Author, in.Title, k.lang.Date(in.Created.Format(time.DateOnly))), "  ·  ")
	for _, page := range d.Pages[1:] {
		k.header(page, in.Title, "")
	}
	k.foot(d.Pages, 0, left, "")
	return d
}

// reportFacts sets what a report is about.
func (k *look) reportFacts(facts [][2]string, tag *Tag) *node {
	r := &redliner{look: k, tag: tag}
	var fields []field
	for _, f := range facts {
		fields = append(fields, field{f[0], f[1]})
	}
	return r.pairs(fields)
}

// passage sets a heading and what stands below it.
func (k *look) passage(p Passage, tag *Tag, at *place) []*node {
	f := k.title(k.Sizes.Section, k.Colors.Accent)
	head := group(true, k.plain(p.Heading, f, tag.Add(H2), 0, k.width)...)
	head.keep, head.space, head.places = true, 1.4*f.size, []*place{at}
	out := []*node{head}
	for _, text := range p.Texts {
		n := group(false, k.plain(text, k.body(), tag.Add(P), 0, k.width)...)
		n.space = betweenBlocks * k.body().size
		out = append(out, n)
	}
	if len(p.Rows) > 0 {
		out = append(out, k.reportTable(p, tag))
	}
	return out
}

func (k *look) reportTable(p Passage, tag *Tag) *node {
	g := k.smallGrid()
	body, header := g.open(tag, p.Heading, p.Head...)
	var rows [][]*cell
	for _, texts := range p.Rows {
		rows = append(rows, g.plainRow(body.Add(Row), texts...))
	}
	for _, row := range append([][]*cell{header}, rows...) {
		row[len(row)-1].align = procedure.Left
	}
	n := g.set(header, rows)
	n.space = betweenBlocks * k.body().size
	return n
}
