// Package xliff takes the texts of a procedure out for a translation agency and puts their translations back in: XLIFF 2.1
// (OASIS standard of 2018), with Markdown and the places that a branch fills in protected as placeholders.
//
// It reads no files and decides no names: whoever calls it says what is translated into what.
package xliff

import (
	"strconv"

	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// Token is a stretch of text or a placeholder.
type Token struct {
	Text string // as it stands in the file; of a placeholder what it stands for
	ID   string // of a placeholder: 1, 2, 3 in the unit; "" for text
	Free bool   // a placeholder that may be dropped: a line break inside a paragraph
}

// Unit is one text to translate: a title, heading, step, paragraph, cell or picture.
type Unit struct {
	ID     string // u1, u2 ... in the order of the file
	Name   string // where it stands: "step 3.1"
	Source []Token
	Target []Token     // nil when there is none yet
	Span   source.Span // where the text stands in the procedure that the unit was read from
	Line   int         // where it stands in the exchange file, from 1
	yaml   bool        // it stands in the front matter
}

// File is one procedure in an exchange file.
type File struct {
	Original string // path of the source text in the manual
	Version  string // of the source text
	Units    []Unit
	Line     int // where it stands in the exchange file, from 1
}

// Units reads the texts of a procedure, each as source.
func Units(p *procedure.Procedure) []Unit {
	u := &reader{p: p}
	u.value("title", p.Meta.Title)
	u.value("what changed", p.Meta.Change)
	procedure.Walk(p, u.node)
	for i := range u.units {
		u.units[i].ID = "u" + strconv.Itoa(i+1)
	}
	return u.units
}
