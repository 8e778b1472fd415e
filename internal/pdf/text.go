package pdf

import (
	"math"

	"sopkit/internal/layout"
	"sopkit/internal/shape"
)

// text paints a line of text: one text object, in it one array of strings and adjustments for
// every stretch in one font. Strings are the 2-byte CIDs themselves, which compress better
// than hexadecimal digits.
func (c *canvas) text(faces []*face, t *layout.Text) {
	if len(t.Words) == 0 {
		return
	}
	c.setFill(layout.RGB(t.Color.Parts()))
	l := &line{canvas: c, size: t.Size}
	c.buf = append(c.buf, "BT "...)
	l.place(t)
	for _, w := range t.Words {
		l.word(faces[w.Font.Index], w, t.Space)
		c.used.add(faces[w.Font.Index], w)
	}
	l.closeArray()
	c.raw("ET")
}

// line is a line of text in the making.
type line struct {
	*canvas
	size   float64
	face   *face   // of the open array
	quoted bool    // within a string
	carry  float64 // what the next glyph must move to the right, 1/1000 of the size
}

// tenths is how exactly a line is placed: to a tenth of a point, less than a dot at 600 dots an inch.
const tenths = 1

// place writes the position of the baseline.
func (l *line) place(t *layout.Text) {
	if t.Angle == 0 {
		l.numbers(tenths, t.X, l.height-t.Y)
		l.buf = append(l.buf, "Td"...)
		return
	}
	sin, cos := math.Sincos(t.Angle * math.Pi / 180)
	l.numbers(4, cos, sin, -sin, cos)
	l.numbers(tenths, t.X, l.height-t.Y)
	l.buf = append(l.buf, "Tm"...)
}

// word adds a word; space is the extra width of every space in points.
func (l *line) word(f *face, w *shape.Word, space float64) {
	if f != l.face {
		l.closeArray()
		l.openArray(f)
	}
	perUnit := 1000 / float64(f.font.Upem())
	for _, c := range w.Clusters {
		l.adjust()
		first := int(f.first[c.ID])
		l.glyph(first)
		for cid := first + 1; cid < len(f.glyphs) && f.glyphs[cid].cluster == nil; cid++ {
			l.glyph(cid)
		}
		if c.Advance != c.Nominal {
			l.carry += float64(c.Advance-c.Nominal) * perUnit
		}
		if space != 0 && c.Text == " " {
			l.carry += space * 1000 / l.size
		}
	}
}

func (l *line) openArray(f *face) {
	l.face = f
	if l.font != f.font || l.fontSize != l.size {
		l.font, l.fontSize = f.font, l.size
		l.buf = appendInt(append(l.buf, "/F"...), f.font.Index)
		l.buf = append(appendNumber(append(l.buf, ' '), l.size), " Tf"...)
	}
	l.buf = append(l.buf, '[')
}

func (l *line) closeArray() {
	if l.face != nil {
		l.unquote()
		l.buf = append(l.buf, "]TJ "...)
		l.face = nil
	}
}

func (l *line) unquote() {
	if l.quoted {
		l.buf = append(l.buf, ')')
		l.quoted = false
	}
}

// adjust writes the move that is due; what rounding leaves is kept for the next one.
func (l *line) adjust() {
	if move := math.Round(l.carry); move != 0 {
		l.unquote()
		l.buf = appendInt(l.buf, -int(move))
		l.carry -= move
	}
}

func (l *line) glyph(cid int) {
	if !l.quoted {
		l.buf = append(l.buf, '(')
		l.quoted = true
	}
	for _, b := range [2]byte{byte(cid >> 8), byte(cid)} {
		switch b {
		case '(', ')', '\\':
			l.buf = append(l.buf, '\\', b)
		case '\r': // would be read as a line feed
			l.buf = append(l.buf, '\\', 'r')
		default:
			l.buf = append(l.buf, b)
		}
	}
}
