package pdf

import (
	"bytes"
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
	l := &line{buf: append(c.buf[:0], "BT "...), size: t.Size}
	l.place(t, c.height)
	for _, w := range t.Words {
		l.word(faces[w.Font.Index], w, t.Space)
		c.used.add(faces[w.Font.Index], w)
	}
	l.closeArray()
	c.buf = append(l.buf, "ET"...)
	c.pdf.RawWriteBuf(bytes.NewReader(c.buf))
}

// line is a line of text in the making.
type line struct {
	buf    []byte
	size   float64
	face   *face   // of the open array
	quoted bool    // within a string
	carry  float64 // what the next glyph must move to the right, 1/1000 of the size
}

// tenths is how exactly a line is placed: to a tenth of a point, less than a dot at 600 dots an inch.
const tenths = 1

// place writes the position of the baseline.
func (l *line) place(t *layout.Text, height float64) {
	if t.Angle != 0 {
		sin, cos := math.Sincos(t.Angle * math.Pi / 180)
		for _, v := range [...]float64{cos, sin, -sin, cos} {
			l.buf = appendFixed(l.buf, v, 4)
			l.buf = append(l.buf, ' ')
		}
	}
	l.buf = appendFixed(l.buf, t.X, tenths)
	l.buf = append(l.buf, ' ')
	l.buf = appendFixed(l.buf, height-t.Y, tenths)
	if t.Angle != 0 {
		l.buf = append(l.buf, " Tm"...)
	} else {
		l.buf = append(l.buf, " Td"...)
	}
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
	l.buf = append(l.buf, "/F"...)
	l.buf = appendInt(l.buf, f.font.Index)
	l.buf = append(l.buf, ' ')
	l.buf = appendNumber(l.buf, l.size)
	l.buf = append(l.buf, " Tf["...)
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
