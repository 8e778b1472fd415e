package layout

import (
	"sopkit/internal/lang"
	"sopkit/internal/shape"
	"sopkit/themes"
)

// look is a theme made ready for one language.
type look struct {
	*themes.Theme
	fonts   *shape.Fonts
	lang    *lang.Language
	locale  string // BCP 47
	family  shape.Family
	scale   float64 // of all sizes
	leading float64
	width   float64 // of the text block: side column and text
	torn    *bool   // set when a word had to be cut; nil where nobody asks
	narrow  bool    // the text block is one of several columns: there is no side column, and boxes are tighter
}

func newLook(t *themes.Theme, fonts *shape.Fonts, l *lang.Language, code string) *look {
	k := &look{Theme: t, fonts: fonts, lang: l, locale: code, family: shape.FamilyOf(code), scale: 1, leading: t.Leading.Latin}
	if k.family == shape.Bengali {
		k.scale, k.leading = t.Bengali, t.Leading.Bengali
	}
	w, _ := t.Page()
	k.width = w - t.Margins.Left - t.Margins.Right
	return k
}

// font is how a text is set: size in points, style, colour, height of a line in points.
type font struct {
	size  float64
	style shape.Style
	color Color
	line  float64
}

// sized returns a font of the theme's size, scaled for the language.
func (k *look) sized(size float64, style shape.Style, c themes.Color) font {
	size *= k.scale
	return font{size: size, style: style, color: ink(c), line: size * k.leading}
}

func (k *look) body() font  { return k.sized(k.Sizes.Body, shape.Regular, k.Colors.Ink) }
func (k *look) small() font { return k.sized(k.Sizes.Small, shape.Regular, k.Colors.Muted) }
func (k *look) label() font { return k.sized(k.Sizes.Small+0.5, shape.Bold, k.Colors.Accent) }

// title is for large words, whose lines stand closer.
func (k *look) title(size float64, c themes.Color) font {
	f := k.sized(size, shape.Bold, c)
	f.line = f.size * (1 + (k.leading-1)*0.6)
	return f
}

// baseline is the distance from the top of a line to its baseline.
func (k *look) baseline(f font) float64 {
	m := k.fonts.Font(k.family, f.style).Metrics
	return (f.line + (m.Ascent+m.Descent)*f.size) / 2
}

// within is the space inside a box, of the points that it has on a full page.
func (k *look) within(points float64) float64 {
	if k.narrow {
		return 0.6 * points
	}
	return points
}

// word is a phrase of the page in the language.
func (k *look) word(w lang.Word) string { return k.lang.Words[w] }

// ink turns a colour of a theme into one of a page.
func ink(c themes.Color) Color { return RGB(c.R, c.G, c.B) }
