package layout

import (
	"math"

	"sopkit/internal/procedure"
	"sopkit/internal/shape"
	"sopkit/themes"
)

// callout sets a note in a box: symbol, signal word, then what it says. Shape and word tell the kind without colour.
func (s *setter) callout(c *procedure.Callout, tag *Tag, x, width float64) *node {
	const indent = 12.0
	pad := s.within(7)
	color := s.signalColor(c.Kind)
	f := s.sized(s.Sizes.Body, shape.Bold, color)
	div := tag.Add(Div)
	word, _ := s.write(s.lang.Callouts[c.Kind], f, In{Tag: div.Add(P)})
	sign := symbol(c.Kind, ink(color), f.size*1.15)
	move(word, x+indent+1.75*f.size, 0)
	move(sign, x+indent, (f.line-f.size*1.15)/2)
	out := group(true, &node{height: pad, keep: true}, &node{height: f.line, keep: true, items: []Item{sign, word}})
	inner := s.blocks(c.Blocks, div, x+indent, width-2*indent)
	if len(inner) > 0 {
		inner[0].space = 0.15 * f.size
	}
	out.kids = append(out.kids, inner...)
	out.last().keep, out.kids[len(out.kids)-1].keep = true, true
	out.kids = append(out.kids, &node{height: pad})
	out.behindAll(&panel{x: x, w: width, fill: ink(color.Tint(themes.CalloutTint)), bar: ink(color)})
	out.space = aroundBoxes * s.body().size
	return out
}

func (k *look) signalColor(kind string) themes.Color {
	switch kind {
	case "danger":
		return k.Colors.Danger
	case "warning":
		return k.Colors.Warning
	case "caution":
		return k.Colors.Caution
	case "notice":
		return k.Colors.Notice
	}
	return k.Colors.Note
}

// symbol draws the sign of a callout: a triangle with an exclamation mark for what can hurt, a disc with an i for the rest
// (after the general warning sign of ISO 7010 and the common information sign).
func symbol(kind string, fill Color, size float64) *Path {
	bar := func(top, bottom, half float64) []Point {
		return []Point{{size/2 - half, top}, {size/2 + half, top}, {size/2 + half, bottom}, {size/2 - half, bottom}}
	}
	half := 0.065 * size
	switch kind {
	case "danger", "warning", "caution":
		return &Path{Fill: fill, Polygons: [][]Point{
			{{size / 2, 0.02 * size}, {size * 1.02, 0.92 * size}, {-0.02 * size, 0.92 * size}},
			bar(0.34*size, 0.64*size, half), bar(0.71*size, 0.82*size, half),
		}}
	}
	disc := make([]Point, 36)
	for i := range disc {
		a := 2 * math.Pi * float64(i) / float64(len(disc))
		disc[i] = Point{size/2 + 0.48*size*math.Cos(a), size/2 + 0.48*size*math.Sin(a)}
	}
	return &Path{Fill: fill, Polygons: [][]Point{disc, bar(0.22*size, 0.34*size, half), bar(0.42*size, 0.78*size, half)}}
}
