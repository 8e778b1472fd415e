// Package layout turns a manual and a theme into pages of placed items.
//
// It decides where everything stands, how text breaks into lines and pages, and which
// structure element (tag) each item belongs to. It writes no bytes: package pdf paints
// what it returns. This file and item.go, tag.go hold that contract.
package layout

import (
	"time"

	"sopkit/internal/shape"
)

// Document is a manual that is laid out completely, ready to be painted. Lengths and
// positions everywhere are in points (1/72 inch) from the top left corner of the page;
// x grows to the right, y grows downwards.
type Document struct {
	Title    string    // of the window and the metadata; required by PDF/UA
	Author   string    // the organization that publishes
	Subject  string    // may be empty
	Keywords string    // may be empty
	Lang     string    // BCP 47, the language of the whole: "bn"
	Producer string    // name and version of the program
	Created  time.Time // never the clock: the same input must give the same bytes

	Pages       []*Page
	Extents     []Extent // how many pages each part has
	Outline     []Bookmark
	Dests       []Dest
	Attachments []Attachment
	Root        *Tag         // the structure tree; its kind is Doc
	Fonts       *shape.Fonts // the fonts that shaped every Text

	sheets []*sheet // the procedures, in order
}

// Page is one sheet side. Items are painted in order, later ones over earlier ones,
// and are read in this order where tags leave the order open.
type Page struct {
	Width, Height float64
	Label         string // what the viewer calls the page ("iv", "12"); "" is its number
	Settled       bool   // its items depend on nothing else in the document, so that another edition can take the page as it was printed
	Items         []Item
	Foot          []Item  // painted after Items: what depends on the place in the book, such as the number; artifacts like those of Shared
	Shared        *Shared // painted last; nil for none
	Print         *Print  // how the page was printed before; then Items is empty. nil for none
}

// Sum is the SHA-256 of what a stream holds.
type Sum [32]byte

// Print is a page as package pdf printed it: what it needs to take the page as it stands into another file.
type Print struct {
	Stream Sum    // of the content
	Body   int    // bytes of the content before the foot
	Foot   []byte // the rest
	Marks  []Marked
	Glyphs []uint32 // the clusters in the order of first painting: index of the font times 65,536, and CID
}

// Marked is a stretch of content that belongs to a structure element, or a link.
type Marked struct {
	Tag  *Tag
	Link *Link // nil for content
}

// Shared is what many pages have in common, such as the running footer without the number. It is stored once, and holds text,
// rectangles and rules that are artifacts.
type Shared struct{ Items []Item }

// Add appends items to the page.
func (p *Page) Add(items ...Item) { p.Items = append(p.Items, items...) }

// Bookmark is an entry of the outline that viewers show beside the pages.
type Bookmark struct {
	Title    string
	Page     int     // index in Document.Pages
	Y        float64 // from the top of that page
	Open     bool    // whether Children are shown at first
	Children []Bookmark
}

// Dest is a named place that links and addresses (manual.pdf#SOP-RET-001) can go to.
type Dest struct {
	Name string // stable, ASCII, unique
	Page int    // index in Document.Pages
	Y    float64
}

// Attachment is a file carried inside the PDF.
type Attachment struct {
	Name        string // file name, unique, without folders
	Description string
	MIME        string // "text/markdown"
	Relation    Relation
	Modified    time.Time
	Data        []byte
}

// Relation says what an attachment is to the document (AFRelationship of PDF 2.0 and PDF/A-3).
type Relation string

// The relations in use.
const (
	Source      Relation = "Source"     // the document was made from it
	Data        Relation = "Data"       // it holds the data behind the document
	Supplement  Relation = "Supplement" // it adds to the document
	Unspecified Relation = "Unspecified"
)
