package layout

import (
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/procedure"
	"sopkit/internal/shape"
)

// sheet is a procedure on pages of its own, before the manual knows their numbers.
type sheet struct {
	procedure *procedure.Procedure
	tag       *Tag
	pages     []*Page
	places    []*place
	entry     *entry
	torn      bool  // a word had to be cut
	number    *Text // "1 / 3" in the control block, filled in when all pages are set
	title     string
	top       int   // level of its first heading
	first     int   // index of its first page in the book
	kept      *Kept // what it was made of; nil when it was set
	acts      []Act
	leads     []Lead
	pictured  bool // it shows pictures
}

// newSheet is an empty sheet, which is found by a name.
func (b *book) newSheet(p *procedure.Procedure, dest string) *sheet {
	title := titleOf(p)
	out := &sheet{procedure: p, title: title, tag: &Tag{Kind: Sect}}
	out.entry = &entry{title: strings.TrimSpace(p.Meta.ID.Text + "  " + title), at: &place{name: dest}}
	if code := b.Manual.Lang(p); code != b.lang.Code {
		out.tag.Lang = code
	}
	return out
}

// sheet sets a procedure. Headings begin at the level of top.
func (b *book) sheet(p *procedure.Procedure, top int) *sheet {
	s := &setter{look: b.look, book: b, from: p, notes: map[string]*note{}}
	out := b.newSheet(p, b.dests[p.File.Path])
	out.top = top
	nodes := s.opening(out, top)
	for _, section := range p.Sections {
		nodes = append(nodes, s.section(section, out, out.entry, top)...)
	}
	nodes = append(nodes, s.revisions(out, top)...)
	press := b.press(nodes)
	out.pages, out.places = press.pages, press.places
	out.leads, out.pictured = s.leads, s.pictured
	for _, page := range out.pages {
		page.Settled = true
	}
	out.act()
	out.count(b)
	return out
}

// heads are the tags of headings by level.
var heads = []Kind{H1, H2, H3, H4, H5, H6}

func headOf(level int) Kind { return heads[min(level, len(heads))-1] }

// opening sets the title, the control block and what stands before the first section.
func (s *setter) opening(out *sheet, top int) []*node {
	f := s.title(s.Sizes.Title, s.Colors.Ink)
	id, _ := s.write(s.from.Meta.ID.Text, s.label(), In{Tag: out.tag.Add(P)})
	over := &node{height: s.label().line, keep: true, items: []Item{id}}
	title := group(true, s.headline(out.title, f, out.tag.Add(headOf(top)), 0, s.width)...)
	title.keep = true
	over.places = []*place{out.entry.at}
	nodes := []*node{over, title, s.control(out)}
	if code := s.book.Manual.Lang(s.from); code != s.lang.Code {
		note := s.plain(s.word(lang.NotTranslated), s.sized(s.Sizes.Body, shape.Italic, s.Colors.Muted), out.tag.AddLang(P, s.locale), 0, s.width)
		note[0].space = s.body().size
		nodes = append(nodes, note...)
	}
	for _, n := range s.blocks(s.from.Preamble, out.tag, s.Side, s.width-s.Side) {
		nodes = s.follow(nodes, n)
	}
	return nodes
}

// titleOf is the title of a procedure: that of the front matter, else the first heading, else the name of the file.
func titleOf(p *procedure.Procedure) string {
	switch {
	case p.Meta.Title.Text != "":
		return p.Meta.Title.Text
	case p.Title != nil:
		return p.Title.Heading.Plain()
	}
	return p.Slug
}

// section sets a section and those inside it, each with its bookmark.
func (s *setter) section(section *procedure.Section, out *sheet, parent *entry, top int) []*node {
	level := max(2, section.Level)
	head := s.heading(section.Heading, level, out.tag.Add(headOf(top+level-1)))
	if head == nil {
		head = &node{keep: true}
	}
	here := &entry{title: section.Heading.Plain(), at: &place{}}
	head.places = append(head.places, here.at)
	body := s.blocks(section.Blocks, out.tag, s.Side, s.width-s.Side)
	if len(body) > 0 {
		body[0].space = 0.5 * s.body().size
	}
	nodes := append([]*node{head}, body...)
	for _, sub := range section.Sections {
		nodes = append(nodes, s.section(sub, out, here, top)...)
	}
	parent.kids = append(parent.kids, here)
	return nodes
}
