package layout

import (
	"slices"
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/shape"
)

// dress gives the pages of a procedure their running header, and a watermark while it is a draft.
func (o *binder) dress(s *sheet) {
	if len(s.pages) > 0 && s.pages[0].Print != nil {
		return // printed with it
	}
	m := s.procedure.Meta
	for i, page := range s.pages {
		count := o.lang.Number(decimal(i+1) + " / " + decimal(len(s.pages)))
		version := ""
		if m.Version.Text != "" {
			version = o.word(lang.Version) + " " + m.Version.Text + "  ·  "
		}
		o.header(page, strings.TrimSpace(m.ID.Text+"  "+s.title), version+count)
		if st := m.Status.Text; st == "draft" || st == "in-review" {
			o.watermark(page, o.status(st))
		}
	}
}

// header sets the running header: what this is on the left, which version on the right.
func (k *look) header(page *Page, left, right string) {
	f := k.small()
	y := k.Margins.Top - 26 - f.line
	in := In{Artifact: Header}
	r, w := k.write(right, f, in)
	move(r, page.Width-k.Margins.Right-w, y)
	l, _ := k.write(k.shorten(left, f, k.width-w-20), f, in)
	move(l, k.Margins.Left, y)
	line := y + f.line + 4
	if right != "" {
		page.Add(r)
	}
	page.Add(l, &Rule{X1: k.Margins.Left, Y1: line, X2: page.Width - k.Margins.Right, Y2: line, Width: 0.5, Color: ink(k.Colors.Line), In: in})
}

// shorten cuts a text at a word so that it fits, and marks the cut.
func (k *look) shorten(text string, f font, width float64) string {
	words := strings.Fields(text)
	for n := len(words); n > 0; n-- {
		short := strings.Join(words[:n], " ")
		if n < len(words) {
			short += " …"
		}
		if w, _ := k.fonts.Measure(short, f.style, k.family, f.size); w <= width || n == 1 {
			return short
		}
	}
	return text
}

// footAll sets the footer of every page from one on: the cover has none.
func (o *binder) footAll(from int) {
	left := strings.Join(nonEmpty(o.doc.Title, o.word(lang.Edition)+" "+o.head.Edition, o.lang.Date(o.Edition.Date)), "  ·  ")
	below := strings.Join(nonEmpty(o.word(lang.Uncontrolled), o.stamp()), "  ·  ")
	o.foot(o.doc.Pages, from, left, below)
}

// foot sets the footer of the pages from one on: two lines on the left, which they share, and their number on the right.
func (k *look) foot(pages []*Page, from int, left, below string) {
	f, in := k.small(), In{Artifact: Footer}
	width, height := k.Page()
	y := height - k.Margins.Bottom + 20
	wide := 0.0 // the widest number
	for i, page := range pages[from:] {
		number := k.lang.Number(strings.NewReplacer("%n", decimal(from+i+1), "%N", decimal(len(pages))).Replace(k.word(lang.PageOf)))
		n, w := k.write(number, k.footNumber(), in)
		move(n, width-k.Margins.Right-w, y)
		page.Foot = []Item{n}
		wide = max(wide, w)
	}
	a, _ := k.write(k.shorten(left, f, k.width-wide-20), f, in)
	move(a, k.Margins.Left, y)
	b, _ := k.write(below, f, in)
	move(b, k.Margins.Left, y+f.line*0.95)
	shared := &Shared{Items: []Item{&Rule{X1: k.Margins.Left, Y1: y - 5, X2: width - k.Margins.Right, Y2: y - 5, Width: 0.5, Color: ink(k.Colors.Line), In: in}, a, b}}
	for _, page := range pages[from:] {
		page.Shared = shared
	}
}

func (k *look) footNumber() font { return k.sized(k.Sizes.Small, shape.Bold, k.Colors.Ink) }

// stamp is the manual's number with the short check code.
func (b *book) stamp() string {
	return strings.TrimSpace(b.head.ID + " " + b.short())
}

// short is the part of the digest that people compare.
func (b *book) short() string { return b.Edition.Digest[:min(12, len(b.Edition.Digest))] }

func nonEmpty(all ...string) []string {
	var out []string
	for _, s := range all {
		if strings.TrimSpace(s) != "" {
			out = append(out, s)
		}
	}
	return out
}

// watermark sets a word across the page, behind its text but not behind its panels.
func (o *binder) watermark(page *Page, word string) {
	f := o.sized(96, shape.Bold, o.Colors.Muted.Tint(0.16))
	t, w := o.write(word, f, In{Artifact: Watermark})
	t.Angle = 52
	const cos, sin = 0.6157, 0.788
	t.X, t.Y = page.Width/2-w/2*cos, page.Height/2+w/2*sin
	at := 0 // panels are painted first
	for at < len(page.Items) {
		if _, panel := page.Items[at].(*Rect); !panel {
			break
		}
		at++
	}
	page.Items = slices.Insert(page.Items, at, Item(t))
}
