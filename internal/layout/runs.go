package layout

// line is a set line. Its items stand relative to its left end and top.
type line struct {
	items []Item
	width float64 // without the spaces at its end
	notes []*note
}

// line places atoms beside each other. Neighbours of one fragment become one item.
func (k *look) line(atoms []atom, f font) line {
	var out line
	x, base := 0.0, k.baseline(f)
	for i := 0; i < len(atoms); {
		j := i + 1
		for j < len(atoms) && atoms[j].fragment == atoms[i].fragment && atoms[j].pic == nil {
			j++
		}
		x = k.run(&out, atoms[i:j], f, x, base)
		i = j
	}
	last := atoms[len(atoms)-1]
	out.width = x - last.all + last.ink
	return out
}

// run places the atoms of one fragment at x and returns where they end.
func (k *look) run(out *line, atoms []atom, f font, x, base float64) float64 {
	fr := atoms[0].fragment
	if fr.pic != nil {
		h := f.size * 1.3
		out.items = append(out.items, &Image{X: x, Y: base - f.size, W: atoms[0].ink, H: h, Picture: fr.pic, In: In{Tag: fr.tag}})
		return x + atoms[0].all
	}
	text := &Text{X: x, Size: atoms[0].size(f), Color: f.color, Y: base - fr.rise*f.size, In: In{Tag: fr.tag}}
	if !fr.color.None() {
		text.Color = fr.color
	}
	for _, a := range atoms {
		text.Words = append(text.Words, a.word)
		x += a.all
	}
	width := x - atoms[len(atoms)-1].all + atoms[len(atoms)-1].ink - text.X
	out.items = append(out.items, behind(fr, text, width, f)...)
	out.items = append(out.items, text)
	out.items = append(out.items, over(fr, text, width, f)...)
	if fr.note != nil {
		out.notes = append(out.notes, fr.note)
	}
	return x
}

// behind is what is painted before the text of a fragment.
func behind(fr *fragment, t *Text, width float64, f font) []Item {
	if fr.panel.None() {
		return nil
	}
	return []Item{&Rect{X: t.X - 1.5, Y: t.Y - 0.86*f.size, W: width + 3, H: 1.16 * f.size, Fill: fr.panel, Radius: 2}}
}

// over is what is painted after the text of a fragment.
func over(fr *fragment, t *Text, width float64, f font) []Item {
	var out []Item
	if fr.link != nil {
		link := *fr.link
		link.X, link.Y, link.W, link.H = t.X, t.Y-0.9*f.size, width, 1.2*f.size
		link.Tag = fr.tag
		out = append(out, &link, &Rule{X1: t.X, Y1: t.Y + 0.16*f.size, X2: t.X + width, Y2: t.Y + 0.16*f.size, Width: 0.4, Color: t.Color})
	}
	if fr.under {
		y := t.Y + 0.16*f.size
		out = append(out, &Rule{X1: t.X, Y1: y, X2: t.X + width, Y2: y, Width: 0.06 * f.size, Color: t.Color})
	}
	if fr.strike {
		y := t.Y - 0.28*f.size
		out = append(out, &Rule{X1: t.X, Y1: y, X2: t.X + width, Y2: y, Width: 0.06 * f.size, Color: t.Color})
	}
	return out
}

// write sets text of one style on one line and returns its items and width.
func (k *look) write(text string, f font, in In) (*Text, float64) {
	width, words := k.fonts.Measure(text, f.style, k.family, f.size)
	return &Text{Y: k.baseline(f), Size: f.size, Color: f.color, Words: words, In: in}, width
}
