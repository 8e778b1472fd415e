package layout

import (
	"slices"
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/shape"
)

// field is a label with its value in the control block.
type field struct{ label, value string }

// later is the value of a field that is known only when all pages are set: a number of pages.
const later = "\x00"

// stated leaves out the fields without a value.
func stated(all []field) []field {
	return slices.DeleteFunc(all, func(f field) bool { return strings.TrimSpace(f.value) == "" })
}

// control sets the control block: what an auditor looks for first, on a panel of four columns.
func (s *setter) control(out *sheet) *node {
	m := s.from.Meta
	fields := []field{
		{s.word(lang.ID), m.ID.Text}, {s.word(lang.Version), m.Version.Text}, {s.word(lang.Status), s.status(m.Status.Text)}, {s.word(lang.Page), later},
		{s.word(lang.Effective), s.lang.Date(m.Effective.Text)}, {s.word(lang.ReviewBy), s.lang.Date(m.ReviewBy.Text)},
		{s.word(lang.Owner), s.book.role(m.Owner.Text)}, {s.word(lang.Approvers), s.approvers()},
	}
	list := out.tag.AddList("")
	block := group(true)
	const columns = 4
	for at := 0; at < len(fields); at += columns {
		block.kids = append(block.kids, s.controlRow(fields[at:at+columns], list, out))
	}
	wide := stated([]field{
		{s.word(lang.RolesWord), s.book.names(m.Roles, s.book.role)}, {s.word(lang.Channels), s.book.names(m.Channels, s.book.channel)},
	})
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
		if f.value == later {
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
