package layout

import (
	"math"
	"strings"

	"sopkit/internal/shape"
)

// fragment is a stretch of a paragraph in one style, with one tag.
type fragment struct {
	text   string
	style  shape.Style
	color  Color   // none: the colour of the paragraph
	scale  float64 // of the size; 0 is 1
	rise   float64 // above the baseline, in sizes of the font
	tag    *Tag
	panel  Color // behind the text, as for code; none for nothing
	strike bool
	under  bool  // a line below it
	link   *Link // where it leads; its rectangle is filled in by line
	pic    *Picture
	stop   bool // the line ends after it
	solid  bool // the line does not end inside it, as in a number or an id
	note   *note
}

// atom is the smallest part of a line: a word or a picture.
type atom struct {
	*fragment
	word     *shape.Word
	ink, all float64 // width without and with the spaces after it
	after    shape.Break
}

// line is a set line. Its items stand relative to its left end and top.
type line struct {
	items []Item
	width float64 // without the spaces at its end
	notes []*note
}

// lines sets fragments as lines of the width, ragged on the right, with the breaks that leave the most even edge.
func (k *look) lines(frags []*fragment, f font, width float64) []line {
	atoms := k.fit(k.atoms(frags, f), f, width)
	var out []line
	from := 0
	for _, upto := range breaks(atoms, width) {
		out = append(out, k.line(atoms[from:upto], f))
		from = upto
	}
	return out
}

// atoms shapes fragments. Between two fragments a line may end where white space stands.
func (k *look) atoms(frags []*fragment, f font) []atom {
	var out []atom
	var pieces []shape.Piece
	before := k.family
	for _, fr := range frags {
		if fr.pic != nil {
			w := f.size * 1.3 * float64(fr.pic.Width) / float64(max(1, fr.pic.Height))
			out = append(out, atom{fragment: fr, ink: w, all: w, after: shape.Never})
			continue
		}
		pieces = k.fonts.Pieces(pieces[:0], strings.ReplaceAll(fr.text, "\n", " "), fr.style, before)
		for _, p := range pieces {
			a := atom{fragment: fr, word: p.Word, after: p.Break}
			if fr.solid {
				a.after = shape.Never
			}
			a.measure(f)
			out = append(out, a)
			before = p.Word.Font.Family()
		}
		if n := len(out); n > 0 {
			out[n-1].after = endOf(fr)
		}
	}
	if n := len(out); n > 0 {
		out[n-1].after = shape.Must
	}
	return out
}

// endOf says whether a line may end between a fragment and the next one.
func endOf(fr *fragment) shape.Break {
	switch {
	case fr.stop:
		return shape.Must
	case strings.HasSuffix(fr.text, " ") || strings.HasSuffix(fr.text, "\n"):
		return shape.May
	}
	return shape.Never
}

func (a *atom) size(f font) float64 {
	if a.scale == 0 {
		return f.size
	}
	return f.size * a.scale
}

func (a *atom) measure(f font) {
	a.ink, a.all = a.word.InkWidth(a.size(f)), a.word.Width(a.size(f))
}

// fit cuts what is wider than a line and has no break, such as a long address, between its clusters.
func (k *look) fit(atoms []atom, f font, width float64) []atom {
	out := atoms[:0:0]
	for from := 0; from < len(atoms); {
		upto, total := from, 0.0
		for {
			total += atoms[upto].all
			upto++
			if atoms[upto-1].after != shape.Never || upto == len(atoms) {
				break
			}
		}
		if total-atoms[upto-1].all+atoms[upto-1].ink <= width {
			out = append(out, atoms[from:upto]...)
		} else {
			for _, a := range atoms[from:upto] {
				out = a.cut(out, f, width)
			}
		}
		from = upto
	}
	return out
}

// cut appends the atom in parts that are no wider than the line; after each of them the line may end.
func (a atom) cut(out []atom, f font, width float64) []atom {
	if a.word == nil || len(a.word.Clusters) < 2 {
		return append(out, a)
	}
	const part = 8 // clusters: small enough to fill a line, large enough not to tear short words
	n := len(a.word.Clusters)
	for from := 0; from < n; from += part {
		b := a
		b.word = a.word.Slice(from, min(n, from+part))
		b.measure(f)
		if from+part < n || b.after == shape.Never {
			b.after = shape.May
		}
		if b.ink > width && len(b.word.Clusters) > 1 {
			for i := range b.word.Clusters {
				c := b
				c.word = b.word.Slice(i, i+1)
				c.measure(f)
				out = append(out, c)
			}
			continue
		}
		out = append(out, b)
	}
	return out
}

// breaks returns the ends of lines: of all ways to break, the one with the least sum of squared gaps at the right edge,
// the last line left out (the total-fit method of Knuth and Plass, Breaking Paragraphs into Lines, 1981, for ragged text).
func breaks(atoms []atom, width float64) []int {
	n := len(atoms)
	cost := make([]float64, n+1)
	back := make([]int, n+1)
	for j := 1; j <= n; j++ {
		cost[j], back[j] = math.Inf(1), j-1
		if atoms[j-1].after == shape.Never && j < n {
			continue
		}
		total := atoms[j-1].ink
		for i := j - 1; i >= 0; i-- {
			if i < j-1 {
				total += atoms[i].all
			}
			if i > 0 && atoms[i-1].after == shape.Must {
				if c := cost[i] + gap(atoms, i, j, total, width); c < cost[j] {
					cost[j], back[j] = c, i
				}
				break
			}
			if total > width && i < j-1 {
				break
			}
			if i > 0 && atoms[i-1].after == shape.Never {
				continue
			}
			if c := cost[i] + gap(atoms, i, j, total, width); c < cost[j] {
				cost[j], back[j] = c, i
			}
		}
	}
	var out []int
	for j := n; j > 0; j = back[j] {
		out = append(out, j)
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// gap is the cost of the line of atoms i to j.
func gap(atoms []atom, i, j int, total, width float64) float64 {
	const overfull, lonely = 1e6, 0.15
	free := (width - total) / width
	switch {
	case free < 0:
		return overfull * (1 - free)
	case atoms[j-1].after == shape.Must && (j == len(atoms) || atoms[j-1].stop):
		if i > 0 && free > 0.85 {
			return lonely // one short word alone on the last line
		}
		return 0
	}
	return free*free + 0.01 // a line more costs a little
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
