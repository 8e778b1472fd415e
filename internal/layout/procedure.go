package layout

import (
	"slices"
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
	number    *Text // "1 / 3" in the control block, filled in when all pages are set
}

// sheet sets a procedure. Headings begin at the level of top.
func (b *book) sheet(p *procedure.Procedure, top int) *sheet {
	s := &setter{look: b.look, book: b, from: p, notes: map[string]*note{}}
	out := &sheet{procedure: p, tag: &Tag{Kind: Sect}, entry: &entry{at: &place{name: b.dests[p]}}}
	if code := b.Manual.Lang(p); code != b.lang.Code {
		out.tag.Lang = code
	}
	nodes := s.opening(out, top)
	for _, section := range p.Sections {
		nodes = append(nodes, s.section(section, out, out.entry, top)...)
	}
	nodes = append(nodes, s.revisions(out, top)...)
	press := b.press(nodes)
	out.pages, out.places = press.pages, press.places
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
	title := group(true, s.plain(titleOf(s.from), f, out.tag.Add(headOf(top)), 0, s.width)...)
	title.keep = true
	out.entry.title = strings.TrimSpace(s.from.Meta.ID.Text + "  " + titleOf(s.from))
	over.places = []*place{out.entry.at}
	nodes := []*node{over, title, s.control(out)}
	if code := s.book.Manual.Lang(s.from); code != s.lang.Code {
		note := s.plain(s.word(lang.NotTranslated), s.sized(s.Sizes.Body, shape.Italic, s.Colors.Muted), out.tag.AddLang(P, s.locale), 0, s.width)
		note[0].space = s.body().size
		nodes = append(nodes, note...)
	}
	return append(nodes, s.blocks(s.from.Preamble, out.tag, s.Side, s.width-s.Side)...)
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

// revisions sets the versions that the procedure had, as git knows them, unless its text has such a section already.
func (s *setter) revisions(out *sheet, top int) []*node {
	all := s.book.Edition.Revisions[s.from.File.Path]
	for _, section := range s.from.Sections {
		if section.Kind == lang.History {
			return nil
		}
	}
	if len(all) == 0 {
		return nil
	}
	title := s.lang.Titles[lang.History]
	head := s.headingOf([]*fragment{{text: title, style: shape.Bold, tag: out.tag.Add(headOf(top + 1))}}, 2)
	here := &entry{title: title, at: &place{}}
	head.places = append(head.places, here.at)
	out.entry.kids = append(out.entry.kids, here)
	g := &grid{look: s.look, x: s.Side, width: s.width - s.Side, pad: 2, head: s.sized(s.Sizes.Small, shape.Bold, s.Colors.Ink), body: s.sized(s.Sizes.Small+0.5, shape.Regular, s.Colors.Ink)}
	t, header := g.open(out.tag, "", s.word(lang.Version), s.word(lang.Effective), s.word(lang.Change), s.word(lang.Author))
	header[len(header)-1].align = 0
	var rows [][]*cell
	for _, r := range all {
		row := g.plainRow(t.Add(Row), r.Version, s.lang.Date(r.Date), r.Summary, r.Author)
		row[len(row)-1].align = 0
		rows = append(rows, row)
	}
	n := g.set(header, rows)
	n.space = 6
	return []*node{head, n}
}

// field is a label with its value in the control block.
type field struct{ label, value string }

// control sets the control block: what an auditor looks for first, on a panel of four columns.
func (s *setter) control(out *sheet) *node {
	m := s.from.Meta
	fields := []field{
		{s.word(lang.ID), m.ID.Text}, {s.word(lang.Version), m.Version.Text}, {s.word(lang.Status), s.status(m.Status.Text)}, {s.word(lang.Page), " "},
		{s.word(lang.Effective), s.lang.Date(m.Effective.Text)}, {s.word(lang.ReviewBy), s.lang.Date(m.ReviewBy.Text)},
		{s.word(lang.Owner), s.book.role(m.Owner.Text)}, {s.word(lang.Approvers), s.approvers()},
	}
	list := out.tag.AddList("")
	block := group(true)
	const columns = 4
	for at := 0; at < len(fields); at += columns {
		block.kids = append(block.kids, s.controlRow(fields[at:at+columns], list, out))
	}
	wide := slices.DeleteFunc([]field{
		{s.word(lang.RolesWord), s.book.names(m.Roles, s.book.role)}, {s.word(lang.Channels), s.book.names(m.Channels, s.book.channel)},
	}, func(f field) bool { return f.value == "" })
	if len(wide) > 0 {
		block.kids = append(block.kids, s.controlRow(wide, list, out))
	}
	if m.Change.Text != "" {
		block.kids = append(block.kids, s.controlRow([]field{{s.word(lang.Change), m.Change.Text}}, list, out))
	}
	block.kids = append(block.kids, &node{height: 3})
	block.behindAll(&panel{w: s.width, fill: ink(s.Colors.Panel), bar: ink(s.Colors.Accent)})
	block.space = 0.9 * s.body().size
	return block
}

// approvers names the roles that approve; behind each, who did so and when.
func (s *setter) approvers() string {
	var out []string
	for _, role := range s.from.Meta.Approvers {
		name := s.book.role(role.Text)
		for _, a := range s.book.Edition.Approvals[s.from.File.Path] {
			if a.Role == role.Text {
				name += " (" + a.Name + ", " + s.lang.Date(a.Date) + ")"
			}
		}
		out = append(out, name)
	}
	return strings.Join(out, ", ")
}

// controlRow sets fields side by side: a small label with the value under it.
func (s *setter) controlRow(fields []field, list *Tag, out *sheet) *node {
	const left, gap = 14.0, 10.0
	label, value := s.sized(s.Sizes.Small, shape.Regular, s.Colors.Muted), s.sized(s.Sizes.Body*0.92, shape.Bold, s.Colors.Ink)
	width := (s.width - left) / float64(len(fields))
	n := &node{keep: true}
	for i, f := range fields {
		x := left + float64(i)*width
		li := list.Add(ListItem)
		name, _ := s.write(f.label, label, In{Tag: li.Add(Label)})
		move(name, x, 6)
		n.items = append(n.items, name)
		y := 6 + label.line*0.92
		body := li.Add(ListBody)
		if f.value == " " { // the pages, known later
			out.number = &Text{X: x, Y: y + s.baseline(value), Size: value.size, Color: value.color, In: In{Tag: body}}
			n.items = append(n.items, out.number)
		} else if f.value != "" {
			for _, l := range s.lines([]*fragment{{text: f.value, style: value.style, tag: body}}, value, width-gap) {
				n.items = append(n.items, moved(l.items, x, y)...)
				y += value.line
			}
			y -= value.line
		}
		n.height = max(n.height, y+value.line)
	}
	return n
}

// count writes how many pages the procedure has.
func (out *sheet) count(b *book) {
	text := b.lang.Number("1 / " + decimal(len(out.pages)))
	_, out.number.Words = b.fonts.Measure(text, shape.Bold, b.family, out.number.Size)
}

// status is the name of a state in the language.
func (k *look) status(key string) string {
	if name := k.lang.Statuses[key]; name != "" {
		return name
	}
	return key
}
