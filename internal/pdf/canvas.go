package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"

	"github.com/jung-kurt/gofpdf"

	"sopkit/internal/layout"
)

// canvas paints a few pages with gofpdf and gives back their content streams. It remembers
// colours and line widths, so that only changes are written.
type canvas struct {
	pdf          *gofpdf.Fpdf
	w, height    float64 // of the page
	fill, stroke layout.Color
	width        float64
	buf          []byte
	used         *usage // nil: nobody asks
}

func newCanvas() *canvas {
	pdf := gofpdf.New("P", "pt", "A4", "")
	pdf.SetCompression(false)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	c := &canvas{pdf: pdf}
	c.end()
	return c
}

func (c *canvas) begin(page *layout.Page) {
	black := layout.RGB(0, 0, 0)
	c.pdf.AddPageFormat("P", gofpdf.SizeType{Wd: page.Width, Ht: page.Height})
	c.w, c.height, c.fill, c.stroke, c.width = page.Width, page.Height, black, black, hairline
}

// hairline is the width of lines that a page begins with, in points.
const hairline = 0.5

// end leaves a page as gofpdf is to begin the next one: what stands on a page does not depend on the one before.
func (c *canvas) end() {
	c.pdf.SetDrawColor(0, 0, 0)
	c.pdf.SetFillColor(0, 0, 0)
	c.pdf.SetLineWidth(hairline)
}

// forget makes what follows set its colours itself: it may be painted after anything.
func (c *canvas) forget() { c.fill, c.stroke, c.width = 0, 0, -1 }

// raw writes an operator with its operands.
func (c *canvas) raw(op string) { c.pdf.RawWriteStr(op) }

// mark opens the marked content of a structure element.
func (c *canvas) mark(kind layout.Kind, mcid int) {
	c.raw("/" + string(kind) + "<</MCID " + strconv.Itoa(mcid) + ">>BDC")
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
		r, g, b := color.Parts()
		c.pdf.SetFillColor(int(r), int(g), int(b))
		c.fill = color
	}
}

func (c *canvas) setStroke(color layout.Color, width float64) {
	if color != c.stroke {
		r, g, b := color.Parts()
		c.pdf.SetDrawColor(int(r), int(g), int(b))
		c.stroke = color
	}
	if width != c.width {
		c.pdf.SetLineWidth(width)
		c.width = width
	}
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

func (c *canvas) rect(r *layout.Rect) {
	switch style := c.pens(r.Fill, r.Stroke, r.LineWidth); {
	case style == "":
	case r.Radius > 0:
		c.pdf.RoundedRect(r.X, r.Y, r.W, r.H, min(r.Radius, r.W/2, r.H/2), "1234", style)
	default:
		c.pdf.Rect(r.X, r.Y, r.W, r.H, style)
	}
}

func (c *canvas) rule(r *layout.Rule) {
	c.setStroke(layout.RGB(r.Color.Parts()), r.Width)
	if r.Dash > 0 {
		c.pdf.SetDashPattern([]float64{r.Dash, r.Dash}, 0)
		defer c.pdf.SetDashPattern(nil, 0)
	}
	c.pdf.Line(r.X1, r.Y1, r.X2, r.Y2)
}

func (c *canvas) path(p *layout.Path) {
	style := c.pens(p.Fill, p.Stroke, p.LineWidth)
	if style == "" || len(p.Polygons) == 0 {
		return
	}
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
		out[i], rest = body[:length], body[length:]
	}
	return out, nil
}
