package layout

import (
	"strconv"
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/procedure"
	"sopkit/internal/shape"
)

func decimal(n int) string { return strconv.Itoa(n) }

// Spaces between blocks, in sizes of the body text.
const (
	betweenBlocks = 0.62
	betweenItems  = 0.25
	aroundFigure  = 0.9
	aroundBoxes   = 0.85
)

// blocks sets blocks one below the other, from x on.
func (s *setter) blocks(blocks []procedure.Block, tag *Tag, x, width float64) []*node {
	var out []*node
	for i, b := range blocks {
		n := s.block(b, tag, x, width)
		if n == nil {
			continue
		}
		n.space = max(n.space, betweenBlocks*s.body().size)
		n.keep = n.keep || i+1 < len(blocks) && together(b, blocks[i+1])
		if _, steps := b.(*procedure.Steps); steps && len(out) > 0 && out[len(out)-1].keep {
			n.kids[0].keep = false // the first step has company: what guards it
		}
		out = s.follow(out, n)
	}
	return out
}

// follow appends a node; after a box or a table it stands as far away as these do from what is before them.
func (k *look) follow(nodes []*node, n *node) []*node {
	if len(nodes) > 0 {
		if last := nodes[len(nodes)-1].last(); last.panel != nil || last.head != nil || last.apart {
			n.space = max(n.space, aroundBoxes*k.body().size)
		}
	}
	return append(nodes, n)
}

// together reports whether a block introduces the next one: a sentence that ends in a colon, or a callout that guards
// the steps after it.
func together(b, next procedure.Block) bool {
	switch b := b.(type) {
	case *procedure.Paragraph:
		switch next.(type) {
		case *procedure.List, *procedure.Steps, *procedure.Table, *procedure.Code:
			return strings.HasSuffix(strings.TrimSpace(b.Text.Plain()), ":")
		}
	case *procedure.Callout:
		_, steps := next.(*procedure.Steps)
		return steps
	}
	return false
}

func (s *setter) block(b procedure.Block, tag *Tag, x, width float64) *node {
	switch b := b.(type) {
	case *procedure.Paragraph:
		return s.paragraph(b.Text, s.body(), tag.Add(P), x, width)
	case *procedure.List:
		return s.list(b, tag, x, width)
	case *procedure.Steps:
		return s.steps(b, tag, x, width)
	case *procedure.Callout:
		return s.callout(b, tag, x, width)
	case *procedure.Table:
		return s.table(b, tag, x, width)
	case *procedure.Figure:
		return s.figure(b, tag, x, width)
	case *procedure.Code:
		return s.code(b.Text, tag, x, width)
	case *procedure.Raw:
		return s.code(b.Text, tag, x, width)
	case *procedure.Quote:
		return s.quote(b, tag, x, width)
	case *procedure.Break:
		y := 4.0
		return &node{height: 2 * y, items: []Item{&Rule{X1: x, Y1: y, X2: x + width, Y2: y, Width: 0.5, Color: ink(s.Colors.Line)}}}
	}
	return nil
}

// paragraph sets text in the width; nil when there is nothing to see.
func (s *setter) paragraph(t procedure.Inline, f font, tag *Tag, x, width float64) *node {
	lines := s.lines(s.inline(t, tag, f), f, width)
	if len(lines) == 0 {
		return nil
	}
	return group(false, stack(lines, f, x)...)
}

// list sets a list of prose with bullets or numbers.
func (s *setter) list(l *procedure.List, tag *Tag, x, width float64) *node {
	numbering := Disc
	if l.Ordered {
		numbering = Decimal
	}
	t := tag.AddList(numbering)
	indent := 1.3 * s.body().size
	if l.Ordered {
		indent = 1.9 * s.body().size
	}
	out := group(false)
	for i, item := range l.Items {
		label := "•"
		if l.Ordered {
			label = s.lang.Number(decimal(l.Start+i)) + "."
		}
		n := s.item(label, s.body(), t.Add(ListItem), x, indent, func(body *Tag) []*node {
			return s.blocks(item.Blocks, body, x+indent, width-indent)
		})
		if i > 0 {
			n.space = betweenItems * s.body().size
		}
		out.kids = s.follow(out.kids, n)
	}
	if len(out.kids) == 0 {
		return nil
	}
	s.hold(out.kids)
	return out
}

// hold keeps a short first or last item of a list together with the one beside it, unless that is long: it does not stand
// alone on a page.
func (k *look) hold(items []*node) {
	line := k.body().line
	lonely := func(item, beside *node) bool { return item.tall(1) < 2.5*line && beside.tall(1) < 4.5*line }
	if n := len(items); n > 2 {
		items[0].keep = lonely(items[0], items[1])
		items[n-2].keep = items[n-2].keep || lonely(items[n-1], items[n-2])
	}
}

// item sets a list item with its label hanging before it.
func (s *setter) item(label string, f font, li *Tag, x, indent float64, body func(*Tag) []*node) *node {
	lbl, within := li.Add(Label), li.Add(ListBody)
	n := group(false, body(within)...)
	within.unwrap()
	if len(n.kids) == 0 {
		n.kids = []*node{{height: f.line}}
	}
	n.kids[0].space = 0
	text, w := s.write(label+" ", f, In{Tag: lbl})
	text.X += x + max(0, min(0, indent-w))
	text.Y += (s.body().line - f.line) / 2
	n.beside(text)
	return n
}

// code sets text as it stands, line by line, on a panel.
func (s *setter) code(text string, tag *Tag, x, width float64) *node {
	const pad = 8
	f := s.sized(s.Sizes.Body*0.92, shape.Regular, s.Colors.Ink)
	t := tag.Add(P)
	out := group(false, &node{height: pad, keep: true})
	for _, row := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		if row == "" {
			row = " "
		}
		fr := &fragment{text: strings.ReplaceAll(row, "\t", "    "), tag: t}
		out.kids = append(out.kids, stack(s.lines([]*fragment{fr}, f, width-2*pad), f, x+pad)...)
	}
	out.last().keep = true
	out.kids = append(out.kids, &node{height: pad})
	out.behindAll(&panel{x: x, w: width, fill: ink(s.Colors.Panel)})
	return out
}

// quote sets a quotation beside a bar.
func (s *setter) quote(q *procedure.Quote, tag *Tag, x, width float64) *node {
	out := group(false, s.blocks(q.Blocks, tag.Add(BlockQuote), x+14, width-14)...)
	if len(out.kids) == 0 {
		return nil
	}
	out.behindAll(&panel{x: x, w: width, bar: ink(s.Colors.Line)})
	return out
}

// figure sets a picture with its caption.
func (s *setter) figure(b *procedure.Figure, tag *Tag, x, width float64) *node {
	s.pictured = true
	pic := s.book.Pictures[b.Image.Beside(s.from.File.Path)]
	if pic == nil {
		return s.code(b.Alt, tag, x, width)
	}
	const density = 0.5 // points a pixel: 144 pixels an inch
	w, h := float64(pic.Width)*density, float64(pic.Height)*density
	_, page := s.Page()
	if shrink := min(1, width/w, 0.55*(page-s.Margins.Top-s.Margins.Bottom)/h); shrink < 1 {
		w, h = w*shrink, h*shrink
	}
	fig := tag.AddFigure(b.Alt)
	out := group(true, &node{height: h, items: []Item{&Image{X: x, W: w, H: h, Picture: pic, In: In{Tag: fig}}}})
	if caption := b.Image.Title; caption != "" {
		f := s.small()
		s.figures++
		number := s.word(lang.Figure) + " " + s.lang.Number(decimal(s.figures)) + ". "
		lines := s.plain(number+caption, f, tag.Add(P), x, width)
		lines[0].space = 4
		out.kids[0].keep = true
		out.kids = append(out.kids, lines...)
	}
	out.last().apart = true
	out.space = aroundFigure * s.body().size
	return out
}

// headFont is the font of a heading and where it begins.
func (k *look) headFont(level int) (font, float64) {
	if level > 2 {
		return k.title(k.Sizes.Subsection, k.Colors.Ink), k.Side
	}
	return k.title(k.Sizes.Section, k.Colors.Accent), 0
}

// heading sets the heading of a section.
func (s *setter) heading(t procedure.Inline, level int, tag *Tag) *node {
	f, _ := s.headFont(level)
	return s.headingOf(s.inline(t, tag, f), level)
}

// headingOf sets fragments as a heading.
func (k *look) headingOf(frags []*fragment, level int) *node {
	f, x := k.headFont(level)
	lines := k.balanced(frags, f, k.width-x)
	if len(lines) == 0 {
		return nil
	}
	n := group(true, stack(lines, f, x)...)
	n.keep = true
	n.space = 1.15 * f.size
	if level <= 2 {
		n.space = 1.55 * f.size
		n.first().over = []Item{&Rule{Y1: -5, X2: k.width, Y2: -5, Width: 0.5, Color: ink(k.Colors.Line)}}
	}
	return n
}
