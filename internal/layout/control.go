package layout

import (
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/shape"
)

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
		return append([]*node{o.fields(tag, []field{
			{o.word(lang.Manual), strings.TrimSpace(o.head.ID + "  " + o.doc.Title)}, {o.word(lang.Organization), o.doc.Author},
			{o.word(lang.Edition), o.head.Edition}, {o.word(lang.Effective), o.lang.Date(o.Edition.Date)},
			{o.word(lang.LanguageWord), o.lang.Name}, {o.word(lang.Status), o.state()},
			{o.word(lang.Procedures), o.lang.Number(decimal(count))}, {o.word(lang.Pages), later},
			{o.word(lang.Commit), commit}, {o.word(lang.CheckCode), o.short()},
		}, pages)}, o.currency(tag)...)
	})
}

// fields sets labels and values in two columns with a line under each row. Fields without a value are left out; unknown tells
// what is known later.
func (o *binder) fields(tag *Tag, fields []field, unknown func() string) *node {
	label, value := o.sized(o.Sizes.Body, shape.Regular, o.Colors.Muted), o.sized(o.Sizes.Body, shape.Bold, o.Colors.Ink)
	list := tag.AddList("")
	out := group(true)
	x := o.Side + 40
	for _, f := range stated(fields) {
		li := list.Add(ListItem)
		name, _ := o.write(f.label, label, In{Tag: li.Add(Label)})
		body := li.Add(ListBody)
		if f.value == later {
			o.late[body] = late{text: unknown}
			f.value = "0"
		}
		lines := o.balanced([]*fragment{{text: f.value, style: value.style, tag: body}}, value, o.width-x)
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
