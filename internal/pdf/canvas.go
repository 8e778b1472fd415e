package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/jung-kurt/gofpdf"

	"sopkit/internal/layout"
	"sopkit/internal/shape"
)

// canvas paints a few pages and gives back their content streams. Operators of our own (text, straight lines, plain
// rectangles: nearly all there is) gather in buf; gofpdf gets them in one piece, draws what is round or dashed or has corners, and
// makes the pages. The canvas remembers colours, line widths and fonts, so that only changes are written.
type canvas struct {
	pdf          *gofpdf.Fpdf
	w, height    float64 // of the page
	fill, stroke layout.Color
	width        float64
	font         *shape.Font
	fontSize     float64
	buf          []byte // operators that gofpdf does not have yet
	used         *usage // nil: nobody asks
}

func newCanvas() *canvas {
	pdf := gofpdf.New("P", "pt", "A4", "")
	pdf.SetCompression(false)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetLineWidth(lineWidth)
	return &canvas{pdf: pdf}
}

// How every page begins (ISO 32000-1, table 52), and what gofpdf writes to say so.
const (
	lineWidth = 1
	beginning = "0 J\n0 j\n1.00 w\n0.000 G\n0.000 g\n"
)

func (c *canvas) begin(page *layout.Page) {
	c.flush()
	c.pdf.AddPageFormat("P", gofpdf.SizeType{Wd: page.Width, Ht: page.Height})
	black := layout.RGB(0, 0, 0)
	c.w, c.height, c.fill, c.stroke, c.width, c.font = page.Width, page.Height, black, black, lineWidth, nil
}

// forget makes what follows set colours, lines and fonts itself: it may be painted after anything.
func (c *canvas) forget() { c.fill, c.stroke, c.width, c.font = 0, 0, -1, nil }

// flush hands gofpdf what was written.
func (c *canvas) flush() {
	if len(c.buf) > 0 {
		c.pdf.RawWriteStr(string(bytes.TrimSuffix(c.buf, []byte("\n"))))
		c.buf = c.buf[:0]
	}
}

// raw writes an operator with its operands.
func (c *canvas) raw(op string) { c.buf = append(append(c.buf, op...), '\n') }

// numbers writes operands.
func (c *canvas) numbers(decimals int, values ...float64) {
	for _, v := range values {
		c.buf = append(appendFixed(c.buf, v, decimals), ' ')
	}
}

// mark opens the marked content of a structure element.
func (c *canvas) mark(kind layout.Kind, mcid int) {
	c.buf = append(append(append(c.buf, '/'), kind...), "<</MCID "...)
	c.buf = append(appendInt(c.buf, mcid), ">>BDC\n"...)
}

// footMark opens the foot of a page.
const footMark = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC"

// artifact opens content that readers skip.
func (c *canvas) artifact(a layout.Artifact) {
	switch a {
	case layout.Header:
		c.raw("/Artifact<</Type/Pagination/Subtype/Header>>BDC")
	case layout.Footer:
		c.raw(footMark)
	case layout.Watermark:
		c.raw("/Artifact<</Type/Pagination/Subtype/Watermark>>BDC")
	case layout.Background:
		c.raw(fmt.Sprintf("/Artifact<</Type/Background/BBox[0 0 %s %s]>>BDC", number(c.w), number(c.height)))
	default:
		c.raw("/Artifact<</Type/Layout>>BDC")
	}
}

func (c *canvas) setFill(color layout.Color) {
	if color != c.fill {
		c.color(color)
		c.raw("rg")
		c.fill = color
	}
}

func (c *canvas) setStroke(color layout.Color, width float64) {
	if color != c.stroke {
		c.color(color)
		c.raw("RG")
		c.stroke = color
	}
	if width != c.width {
		c.numbers(2, width)
		c.raw("w")
		c.width = width
	}
}

// color writes a colour as operands.
func (c *canvas) color(color layout.Color) {
	r, g, b := color.Parts()
	c.numbers(3, float64(r)/255, float64(g)/255, float64(b)/255)
}

// pens sets the colours of a shape and returns gofpdf's name of how to paint it; "" for not.
func (c *canvas) pens(fill, stroke layout.Color, width float64) string {
	style := ""
	if !fill.None() {
		c.setFill(fill)
		style = "F"
	}
	if !stroke.None() {
		c.setStroke(stroke, width)
		style += "D"
	}
	return style
}

// paintings are the operators that paint a path, by gofpdf's names.
var paintings = map[string]string{"F": "f", "D": "S", "FD": "B"}

func (c *canvas) rect(r *layout.Rect) {
	switch style := c.pens(r.Fill, r.Stroke, r.LineWidth); {
	case style == "":
	case r.Radius > 0:
		c.flush()
		c.pdf.RoundedRect(r.X, r.Y, r.W, r.H, min(r.Radius, r.W/2, r.H/2), "1234", style)
	default:
		x, y := near(r.X), near(c.height-r.Y-r.H)
		c.numbers(tenths, x, y, near(r.X+r.W)-x, near(c.height-r.Y)-y)
		c.raw("re " + paintings[style])
	}
}

// near rounds to what tenths can say, so that edges that meet still do.
func near(v float64) float64 { return math.Round(v*10) / 10 }

func (c *canvas) rule(r *layout.Rule) {
	c.setStroke(layout.RGB(r.Color.Parts()), r.Width)
	if r.Dash > 0 {
		c.flush()
		c.pdf.SetDashPattern([]float64{r.Dash, r.Dash}, 0)
		c.pdf.Line(r.X1, r.Y1, r.X2, r.Y2)
		c.pdf.SetDashPattern(nil, 0)
		return
	}
	c.numbers(tenths, r.X1, c.height-r.Y1)
	c.buf = append(c.buf, "m "...)
	c.numbers(tenths, r.X2, c.height-r.Y2)
	c.raw("l S")
}

func (c *canvas) path(p *layout.Path) {
	style := c.pens(p.Fill, p.Stroke, p.LineWidth)
	if style == "" || len(p.Polygons) == 0 {
		return
	}
	c.flush()
	for _, polygon := range p.Polygons {
		for i, at := range polygon {
			if i == 0 {
				c.pdf.MoveTo(at.X, at.Y)
			} else {
				c.pdf.LineTo(at.X, at.Y)
			}
		}
		c.pdf.ClosePath()
	}
	if style != "D" {
		style += "*" // even-odd
	}
	c.pdf.DrawPath(style)
}

// image paints the picture with the given number in the resources.
func (c *canvas) image(im *layout.Image, n int) {
	c.raw(fmt.Sprintf("q %s 0 0 %s %s %s cm /I%d Do Q", number(im.W), number(im.H), number(im.X), number(c.height-im.Y-im.H), n))
}

// streams returns the content of the n pages, in order, out of what gofpdf writes into file.
func (c *canvas) streams(file *bytes.Buffer, n int) ([][]byte, error) {
	c.flush()
	file.Reset()
	if err := c.pdf.Output(file); err != nil {
		return nil, fmt.Errorf("pdf: painting pages: %w", err)
	}
	const before, between, after = "\n<</Length ", ">>\nstream\n", "\nendstream\n"
	rest, out := file.Bytes(), make([][]byte, n)
	for i := range out {
		_, from, ok := bytes.Cut(rest, []byte(before))
		digits, body, ok2 := bytes.Cut(from, []byte(between))
		length, err := strconv.Atoi(string(digits))
		if !ok || !ok2 || err != nil || length > len(body) || !bytes.HasPrefix(body[length:], []byte(after)) {
			return nil, errors.New("pdf: the canvas writes pages in another form than gofpdf 1.16.2")
		}
		out[i], rest = bytes.TrimPrefix(body[:length], []byte(beginning)), body[length:]
	}
	return out, nil
}
