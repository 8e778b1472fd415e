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
}

// Page is one sheet side. Items are painted in order, later ones over earlier ones,
// and are read in this order where tags leave the order open.
type Page struct {
	Width, Height float64
	Label         string // what the viewer calls the page ("iv", "12"); "" is its number
	Items         []Item
	Shared        *Shared // painted after Items; nil for none
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
