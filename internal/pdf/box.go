package pdf

import "sopkit/internal/layout"

// box is a rectangle in layout coordinates; the zero value is empty.
type box struct {
	x1, y1, x2, y2 float64
	some           bool
}

func (b *box) add(x, y float64) {
	if !b.some {
		*b = box{x, y, x, y, true}
		return
	}
	b.x1, b.y1 = min(b.x1, x), min(b.y1, y)
	b.x2, b.y2 = max(b.x2, x), max(b.y2, y)
}

// extend adds what a group paints to the box of a figure, as far as it is on its first page.
func (e *element) extend(at int, page *layout.Page, g group) {
	if at != e.page || e.tag.Kind != layout.Figure && e.tag.Kind != layout.Formula {
		return
	}
	for _, item := range page.Items[g.from:g.upto] {
		e.box.cover(item)
	}
}

func (b *box) cover(item layout.Item) {
	switch it := item.(type) {
	case *layout.Image:
		b.add(it.X, it.Y)
		b.add(it.X+it.W, it.Y+it.H)
	case *layout.Rect:
		b.add(it.X, it.Y)
		b.add(it.X+it.W, it.Y+it.H)
	case *layout.Rule:
		b.add(it.X1, it.Y1)
		b.add(it.X2, it.Y2)
	case *layout.Path:
		for _, polygon := range it.Polygons {
			for _, p := range polygon {
				b.add(p.X, p.Y)
			}
		}
	case *layout.Text:
		width := 0.0
		for _, w := range it.Words {
			width += w.Width(it.Size)
		}
		b.add(it.X, it.Y-it.Size)
		b.add(it.X+width, it.Y+it.Size/4)
	}
}
