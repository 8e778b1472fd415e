// Package procedure is the procedure language: its model, its parser and its canonical form.
//
// Parsing cannot fail: trouble in the text becomes a source.Problem at its place, and every node knows its byte span.
// The package knows one file at a time; what needs the other files of a manual is in package manual, what judges the
// text is in package lint.
package procedure

import (
	"sopkit/internal/lang"
	"sopkit/internal/source"
)

// Procedure is one file: front matter and body.
type Procedure struct {
	File     *source.File
	Slug     string // file name without language and ending: "accept-return"
	Suffix   string // language suffix of the file name: "bn"; may be empty
	Meta     Meta
	Title    *Section   // the level 1 heading; nil when there is none
	Preamble []Block    // what stands before the first heading under the title
	Sections []*Section // level 2 headings and what stands under them
	Notes    []*Footnote
	Comments []Comment // HTML comments, where suppressions live
	Problems []source.Problem
	Unread   bool // the text could not be read as a procedure at all (encoding, size); only Problems is set
}

// Lang is the language that the procedure is written in: locale, else the suffix of the file name, else "".
func (p *Procedure) Lang() string {
	for _, code := range []string{p.Meta.Locale.Text, p.Suffix} {
		if l, ok := lang.Get(code); ok {
			return l.Code
		}
	}
	return ""
}

// Section is a heading and what stands under it.
type Section struct {
	Level    int
	Heading  Inline
	Kind     lang.Kind   // the duty that the heading names; "" when it names none
	Span     source.Span // heading and all that stands under it
	Blocks   []Block
	Sections []*Section // deeper headings
}

// Block is one block of a section, a step or a callout.
type Block interface {
	// At is the byte span of the block.
	At() source.Span
}

// Paragraph is a run of prose.
type Paragraph struct {
	Span source.Span
	Text Inline
}

// Figure is an image that stands alone in its paragraph.
type Figure struct {
	Span    source.Span
	Image   *Link  // target and title; the title is the caption
	Alt     string // text for readers who do not see the image
	AltSpan source.Span
}

// List is a list of prose: bullets, or numbers outside the procedure section.
type List struct {
	Span    source.Span
	Ordered bool
	Start   int
	Items   []*Item
}

// Item is one item of a prose list.
type Item struct {
	Span   source.Span
	Blocks []Block
}

// Steps is a list of steps in the procedure section.
type Steps struct {
	Span    source.Span
	Ordered bool
	Steps   []*Step
}

// Step is one action the reader takes, and its parts.
type Step struct {
	Span     source.Span
	Address  string      // position under its heading, "3.1"; counted, not read
	Marker   int         // the number that is written; 0 for a bullet
	MarkerAt source.Span // the marker: "3."
	ID       Value       // {#refund}; empty when the step has no name
	Label    Value       // the actor as written before the colon; empty when none is
	LabelAt  source.Span // the label with its stars and colon
	Actor    string      // the actor in effect
	Text     Inline      // the instruction without label and name
	Blocks   []Block     // what follows the instruction inside the step
	Steps    []*Step     // substeps
}

// Callout is a set-off note.
type Callout struct {
	Span   source.Span
	Kind   string // danger, warning, caution, notice or note
	Word   Value  // the signal word as written
	Blocks []Block
}

// Table is a table with a header row.
type Table struct {
	Span   source.Span
	Align  []Alignment // by column
	Header Row
	Rows   []Row
}

// Row is one row of a table.
type Row struct {
	Span  source.Span
	Cells []Inline
}

// Alignment of a table column.
type Alignment byte

// The alignments; Start is the default of the language.
const (
	Start Alignment = iota
	Left
	Center
	Right
)

// Code is a fenced or indented block of text that is shown as it stands.
type Code struct {
	Span source.Span
	Info string
	Text string
}

// Quote is a block quotation that is no callout.
type Quote struct {
	Span   source.Span
	Blocks []Block
}

// Raw is raw HTML; it is shown as text, never run.
type Raw struct {
	Span source.Span
	Text string
}

// Break is a thematic break.
type Break struct{ Span source.Span }

// Footnote is the text of a note at the foot of the page.
type Footnote struct {
	Span   source.Span
	Name   string
	Blocks []Block
}

// Comment is an HTML comment.
type Comment struct {
	Span source.Span
	Text string // without the brackets
	Open bool   // it is never closed
}

// Value is a word or phrase with its place.
type Value struct {
	Text string
	Span source.Span
}

// At is the byte span of the block.
func (b *Paragraph) At() source.Span { return b.Span }

// At is the byte span of the block.
func (b *Figure) At() source.Span { return b.Span }

// At is the byte span of the block.
func (b *List) At() source.Span { return b.Span }

// At is the byte span of the block.
func (b *Steps) At() source.Span { return b.Span }

// At is the byte span of the block.
func (b *Callout) At() source.Span { return b.Span }

// At is the byte span of the block.
func (b *Table) At() source.Span { return b.Span }

// At is the byte span of the block.
func (b *Code) At() source.Span { return b.Span }

// At is the byte span of the block.
func (b *Quote) At() source.Span { return b.Span }

// At is the byte span of the block.
func (b *Raw) At() source.Span { return b.Span }

// At is the byte span of the block.
func (b *Break) At() source.Span { return b.Span }
