package layout

import "slices"

// Kind is a standard structure type of PDF 1.7 (ISO 32000-1, 14.8.4).
type Kind string

// The kinds in use.
const (
	Doc        Kind = "Document"
	Part       Kind = "Part"
	Sect       Kind = "Sect"
	Div        Kind = "Div"
	BlockQuote Kind = "BlockQuote"
	H1         Kind = "H1"
	H2         Kind = "H2"
	H3         Kind = "H3"
	H4         Kind = "H4"
	H5         Kind = "H5"
	H6         Kind = "H6"
	P          Kind = "P"
	List       Kind = "L"
	ListItem   Kind = "LI"
	Label      Kind = "Lbl"
	ListBody   Kind = "LBody"
	Table      Kind = "Table"
	TableHead  Kind = "THead"
	TableBody  Kind = "TBody"
	Row        Kind = "TR"
	HeadCell   Kind = "TH"
	Cell       Kind = "TD"
	Caption    Kind = "Caption"
	Figure     Kind = "Figure"
	Formula    Kind = "Formula"
	Span       Kind = "Span"
	Code       Kind = "Code"
	LinkTag    Kind = "Link"
	Reference  Kind = "Reference"
	Note       Kind = "Note"
	TOC        Kind = "TOC"
	TOCItem    Kind = "TOCI"
	Index      Kind = "Index"
)

// Tag is a structure element: what assistive technology reads. The tree stands beside the
// pages; items point into it. Kids are read in the order given here. A tag that has both
// kids and items of its own (a paragraph around a link) is read in the order of painting.
// A tag may go on over any number of pages.
type Tag struct {
	Kind   Kind
	Lang   string // BCP 47, when it differs from the parent's
	Title  string // a name for the element, optional
	Alt    string // required for Figure and Formula
	Actual string // replacement text for the whole element, rarely needed
	ID     string // unique; pdf gives one to Note when empty
	*Attributes

	Parent *Tag
	Kids   []*Tag
	Place  int // among all tags of the document, once Number has counted them
}

// Number gives the tags from this one downwards their places from n on, parents before kids, and returns the place after the last.
func (t *Tag) Number(n int) int {
	t.Place = n
	n++
	for _, kid := range t.Kids {
		n = kid.Number(n)
	}
	return n
}

// Attributes hold what only some kinds need; most tags have none.
type Attributes struct {
	Scope     Scope     // HeadCell: which cells it heads; Column when empty
	Headers   []string  // Cell: IDs of its head cells, for irregular tables only
	RowSpan   int       // Cell, HeadCell: 0 and 1 mean one row
	ColSpan   int       // Cell, HeadCell: 0 and 1 mean one column
	Numbering Numbering // List
}

// Scope says which cells a head cell heads.
type Scope string

// The scopes of head cells.
const (
	Column Scope = "Column"
	RowWay Scope = "Row"
	Both   Scope = "Both"
)

// Numbering says how the items of a list are labelled.
type Numbering string

// The numberings; a list without one has no labels.
const (
	Decimal    Numbering = "Decimal"
	LowerAlpha Numbering = "LowerAlpha"
	UpperAlpha Numbering = "UpperAlpha"
	LowerRoman Numbering = "LowerRoman"
	Disc       Numbering = "Disc"
	Circle     Numbering = "Circle"
	Square     Numbering = "Square"
)

// NewDocument returns the root of a structure tree.
func NewDocument() *Tag { return &Tag{Kind: Doc} }

// Add makes a new last child of the kind and returns it.
func (t *Tag) Add(kind Kind) *Tag {
	kid := &Tag{Kind: kind, Parent: t}
	t.Kids = append(t.Kids, kid)
	return kid
}

// unwrap lets the only child of an element, a paragraph, stand in its place: an element the less to read, and to store.
func (t *Tag) unwrap() {
	if len(t.Kids) != 1 || t.Kids[0].Kind != P || t.Lang != "" || t.Attributes != nil {
		return
	}
	kid, up := t.Kids[0], t.Parent
	kid.Kind, kid.Parent = t.Kind, up
	up.Kids[slices.Index(up.Kids, t)] = kid
}

// AddLang is Add with a language; one that the surroundings already have is left out.
func (t *Tag) AddLang(kind Kind, lang string) *Tag {
	kid := t.Add(kind)
	for up := t; up != nil; up = up.Parent {
		if up.Lang == "" {
			continue
		}
		if up.Lang == lang {
			return kid
		}
		break
	}
	kid.Lang = lang
	return kid
}

// AddFigure makes a figure with its alternative text.
func (t *Tag) AddFigure(alt string) *Tag {
	kid := t.Add(Figure)
	kid.Alt = alt
	return kid
}

// AddList makes a list whose items are labelled in the given way.
func (t *Tag) AddList(n Numbering) *Tag {
	kid := t.Add(List)
	kid.Attributes = &Attributes{Numbering: n}
	return kid
}

// AddHeadCell makes a head cell of the given scope.
func (t *Tag) AddHeadCell(s Scope) *Tag {
	kid := t.Add(HeadCell)
	kid.Attributes = &Attributes{Scope: s}
	return kid
}
