package layout

import (
	"sort"

	"sopkit/internal/lang"
	"sopkit/internal/procedure"
	"sopkit/themes"
)

// Sizes of the text on a counter card, in points.
const (
	cardLargest  = 17.0
	cardSmallest = 11.0
	cardGutter   = 22.0 // between two columns
)

// Cards sets one page for each procedure, for the counter: the steps and what they warn of, as large as the page allows.
func Cards(in Book) *Document {
	in.Theme = cardTheme(in)
	b := newBook(in)
	d := b.document()
	o := &binder{book: b, doc: d, late: map[*Tag]late{}}
	for _, c := range b.chapters {
		for _, p := range c.Procedures {
			o.card(o.Manual.Whole(p))
		}
	}
	if len(d.Pages) == 0 { // a manual without a procedure that has steps
		d.Pages = append(d.Pages, b.newPress(1).blank())
	}
	o.footAll(0)
	return d
}

// cardTheme is the theme with narrow margins.
func cardTheme(in Book) *themes.Theme {
	t := copyOf(in.Theme)
	t.Margins.Left, t.Margins.Right, t.Side = min(t.Margins.Left, 36), min(t.Margins.Right, 36), min(t.Side, 78)
	t.Margins.Top, t.Margins.Bottom = min(t.Margins.Top, 62), min(t.Margins.Bottom, 54)
	return t
}

func (p *press) blank() *Page { return &Page{Width: p.width, Height: p.height} }

// card binds the card of a procedure.
func (o *binder) card(p *procedure.Procedure) {
	if !hasSteps(p) {
		return
	}
	s := o.fitted(p)
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

// form is a way to set a card.
type form struct {
	columns int
	tight   float64 // what spaces between parts are multiplied by
	leading float64 // what the height of lines is multiplied by: short lines are found again without so much space
}

// forms are tried one after the other, until a size is found that lets the procedure stand on one page.
var forms = []form{{1, 1, 1}, {2, 0.85, 0.95}, {2, 0.6, 0.93}, {2, 0.4, 0.9}}

// fitted sets a procedure on one page in the largest size that fits. What fits in no form takes more pages, as few as the
// smallest size needs.
func (o *binder) fitted(p *procedure.Procedure) *sheet {
	for _, f := range forms {
		if s := o.largest(p, f, 1); s != nil {
			return s
		}
	}
	few := o.cardAt(p, cardSmallest/o.scale, forms[0])
	return o.largest(p, forms[0], len(few.pages))
}

// largest sets a card in the largest size that takes no more than so many pages and cuts no word, unless the smallest does;
// nil when the smallest takes more pages.
func (o *binder) largest(p *procedure.Procedure, f form, pages int) *sheet {
	const step = 0.5 // points
	smallest := cardSmallest / o.scale
	best := o.cardAt(p, smallest, f)
	if len(best.pages) > pages {
		return nil
	}
	sort.Search(int((cardLargest-smallest)/step), func(i int) bool { // the larger, the more pages
		s := o.cardAt(p, smallest+step*float64(i+1), f)
		if len(s.pages) <= pages && (!s.torn || best.torn) {
			best = s
			return false
		}
		return true
	})
	return best
}

// cardAt sets the card of a procedure.
func (o *binder) cardAt(p *procedure.Procedure, size float64, f form) *sheet {
	s := o.cardSetter(p, size)
	out := o.newSheet(p, "")
	s.torn = &out.torn
	title := group(true, s.headline(out.title, s.title(max(o.Sizes.Title, size*1.7), s.Colors.Ink), out.tag.Add(H1), 0, s.width)...)
	title.keep, title.places = true, []*place{out.entry.at}
	if f.columns == 1 {
		press := s.press(append([]*node{title}, s.cardNodes(out)...))
		out.pages, out.places = press.pages, press.places
		return out
	}
	over := o.newPress(1)
	over.set([]*node{title})
	over.end()
	s.divide(f.columns, over.y+0.5*size)
	s.leading *= f.leading
	press := s.newPress(f.tight)
	press.set(s.cardNodes(out))
	press.end()
	out.pages, out.places = abreast(press.pages, f.columns, s.width+cardGutter), over.places
	out.pages[0].Items = append(over.pages[0].Items, out.pages[0].Items...)
	return out
}

// cardSetter sets text in the size of a card. A card stands alone: its links lead nowhere.
func (o *binder) cardSetter(p *procedure.Procedure, size float64) *setter {
	theme := copyOf(o.look.Theme)
	theme.Sizes.Body, theme.Sizes.Step, theme.Sizes.Small = size, size*1.35, max(theme.Sizes.Small, size*0.72)
	theme.Sizes.Section, theme.Sizes.Subsection = size*1.1, size*1.1
	small := *o.book
	small.look = newLook(theme, o.fonts, o.lang, o.locale)
	small.dests, small.steps, small.byID = nil, nil, nil
	return &setter{look: small.look, book: &small, from: p, notes: map[string]*note{}}
}

// divide makes the text block narrow, so that several stand side by side, and lets it begin further down.
func (k *look) divide(columns int, down float64) {
	k.narrow = true
	k.Side = 0
	k.Margins.Top += down
	k.width = (k.width+cardGutter)/float64(columns) - cardGutter
}

// abreast makes pages of columns: it puts every so many of them side by side.
func abreast(columns []*Page, many int, apart float64) []*Page {
	var out []*Page
	for i, c := range columns {
		if i%many == 0 {
			out = append(out, c)
			continue
		}
		out[len(out)-1].Add(moved(c.Items, float64(i%many)*apart, 0)...)
	}
	return out
}

// cardNodes sets the sections that hold steps.
func (s *setter) cardNodes(out *sheet) []*node {
	var nodes []*node
	for _, section := range s.from.Sections {
		if section.Kind == lang.Procedure {
			nodes = append(nodes, s.cardSection(section, out, true)...)
		}
	}
	return nodes
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
