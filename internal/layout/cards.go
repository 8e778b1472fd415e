package layout

import (
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/procedure"
)

// Sizes of the text on a counter card, in points for Latin: the largest that lets the procedure stand on one page is taken.
const (
	cardLargest  = 17.0
	cardSmallest = 8.0
)

// Cards sets one page for each procedure, for the counter: the steps and what they warn of, as large as the page allows.
func Cards(in Book) *Document {
	b := newBook(in)
	d := b.document()
	o := &binder{book: b, doc: d, late: map[*Tag]late{}}
	for _, c := range b.chapters {
		for _, p := range c.Procedures {
			o.card(p)
		}
	}
	if len(d.Pages) == 0 { // a manual without a procedure that has steps
		d.Pages = append(d.Pages, b.newPress(1).blank())
	}
	o.footAll(0)
	return d
}

func (p *press) blank() *Page { return &Page{Width: p.width, Height: p.height} }

// card finds the largest size at which a procedure stands on one page.
func (o *binder) card(p *procedure.Procedure) {
	if !hasSteps(p) {
		return
	}
	var s *sheet
	for size := cardLargest; size >= cardSmallest; size -= 0.5 {
		if s = o.cardAt(p, size); len(s.pages) == 1 {
			break
		}
	}
	s.tag.Parent = o.doc.Root
	o.doc.Root.Kids = append(o.doc.Root.Kids, s.tag)
	o.dress(s)
	o.add(s.pages, s.places)
	o.doc.Outline = append(o.doc.Outline, Bookmark{Title: s.entry.title, Page: s.entry.at.page, Y: max(0, s.entry.at.y-12)})
}

func hasSteps(p *procedure.Procedure) bool {
	found := false
	p.Steps(func(*procedure.Section, *procedure.Step) { found = true })
	return found
}

// cardAt sets the card of a procedure in a size.
func (o *binder) cardAt(p *procedure.Procedure, size float64) *sheet {
	theme := *o.look.Theme
	theme.Sizes.Body, theme.Sizes.Step, theme.Sizes.Small = size, size*1.35, max(theme.Sizes.Small, size*0.72)
	theme.Margins.Left, theme.Margins.Right, theme.Side = min(theme.Margins.Left, 40), min(theme.Margins.Right, 40), min(theme.Side, 78)
	theme.Margins.Top, theme.Margins.Bottom = min(theme.Margins.Top, 62), min(theme.Margins.Bottom, 54)
	theme.Sizes.Section, theme.Sizes.Subsection = size*1.1, size*1.1
	small := *o.book
	small.look = newLook(&theme, o.fonts, o.lang, o.locale)
	small.dests, small.steps, small.byID = nil, nil, nil // a card stands alone: its links lead nowhere
	s := &setter{look: small.look, book: &small, from: p, notes: map[string]*note{}}
	out := &sheet{procedure: p, tag: &Tag{Kind: Sect}, entry: &entry{at: &place{}}}
	if code := o.Manual.Lang(p); code != o.lang.Code {
		out.tag.Lang = code
	}
	out.entry.title = strings.TrimSpace(p.Meta.ID.Text + "  " + titleOf(p))
	title := group(true, s.plain(titleOf(p), s.title(max(o.Sizes.Title, size*1.7), s.Colors.Ink), out.tag.Add(H1), 0, s.width)...)
	title.keep, title.places = true, []*place{out.entry.at}
	nodes := []*node{title}
	for _, section := range p.Sections {
		if section.Kind == lang.Procedure {
			nodes = append(nodes, s.cardSection(section, out, true)...)
		}
	}
	press := small.press(nodes)
	out.pages, out.places = press.pages, press.places
	return out
}

// cardSection sets a section without its pictures; the heading of the procedure section itself goes without saying.
func (s *setter) cardSection(section *procedure.Section, out *sheet, top bool) []*node {
	var nodes []*node
	if !top {
		if head := s.heading(section.Heading, 3, out.tag.Add(H2)); head != nil {
			nodes = append(nodes, head)
		}
	}
	var blocks []procedure.Block
	for _, b := range section.Blocks {
		if _, ok := b.(*procedure.Figure); !ok {
			blocks = append(blocks, b)
		}
	}
	nodes = append(nodes, s.blocks(blocks, out.tag, s.Side, s.width-s.Side)...)
	for _, sub := range section.Sections {
		nodes = append(nodes, s.cardSection(sub, out, false)...)
	}
	return nodes
}
