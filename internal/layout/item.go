package layout

import "sopkit/internal/shape"

// Item is something placed on a page: *Text, *Rect, *Rule, *Path, *Image or *Link.
type Item interface {
	// Mark tells to which structure element, or which kind of artifact, the item belongs.
	Mark() (*Tag, Artifact)
}

// In says where an item belongs: to a structure element, or, when Tag is nil, to what
// readers skip. Items embed it; an item that sets nothing is a Decoration.
type In struct {
	Tag      *Tag
	Artifact Artifact // counts only when Tag is nil
}

// Mark implements Item.
func (in *In) Mark() (*Tag, Artifact) { return in.Tag, in.Artifact }

// Artifact is a kind of content that is no part of the text: assistive technology skips it.
type Artifact uint8

// The kinds of artifacts.
const (
	Decoration Artifact = iota // rules, borders, fills, repeated table headers
	Header                     // running header
	Footer                     // running footer
	Watermark                  // "draft" across the page
	Background                 // page background
)

// Color is an RGB colour. The zero value means none (for Text: black).
type Color uint32

// RGB returns the colour with the given parts.
func RGB(r, g, b uint8) Color { return 1<<24 | Color(r)<<16 | Color(g)<<8 | Color(b) }

// Parts returns red, green and blue; none is black.
func (c Color) Parts() (r, g, b uint8) { return uint8(c >> 16), uint8(c >> 8), uint8(c) }

// None reports whether the colour is absent.
func (c Color) None() bool { return c == 0 }

// Text is one line of text, or a piece of one: all of it in one size, colour and tag.
// Words may be in several fonts (bold within regular, Bengali within Latin).
type Text struct {
	X, Y  float64 // left end of the baseline
	Size  float64 // of the font, points
	Color Color
	Space float64 // added after every space between words, points (0: ragged)
	Angle float64 // degrees counter-clockwise about (X, Y)
	Words []*shape.Word
	In
}

// Rect is a rectangle, filled, stroked or both.
type Rect struct {
	X, Y, W, H float64
	Fill       Color
	Stroke     Color
	LineWidth  float64 // of the stroke
	Radius     float64 // of the corners
	In
}

// Rule is a straight line.
type Rule struct {
	X1, Y1, X2, Y2 float64
	Width          float64
	Color          Color
	Dash           float64 // length of dashes and gaps; 0 is solid
	In
}

// Point is a place on the page.
type Point struct{ X, Y float64 }

// Path is a closed polygon, or several: the symbol of a callout, for instance.
type Path struct {
	Polygons  [][]Point // filled together by the even-odd rule, so that an inner one is a hole
	Fill      Color
	Stroke    Color
	LineWidth float64
	In
}

// Image is a picture on the page. The same *Picture may stand on many pages and is stored once.
type Image struct {
	X, Y, W, H float64
	Picture    *Picture
	In
}

// Link makes a rectangle clickable. Its tag must be of kind LinkTag; the text that one
// sees belongs to the same tag. A link over two lines is two Link items in one tag.
type Link struct {
	X, Y, W, H float64
	URI        string // an address outside, or
	Dest       string // the name of a Dest of this document
	Contents   string // what a screen reader says: required by PDF/UA
	In
}
