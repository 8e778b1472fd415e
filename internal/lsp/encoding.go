package lsp

import (
	"slices"

	"sopkit/internal/source"
)

// encoding is how the editor counts the characters of a line. The zero value is that of the protocol, UTF-16.
type encoding struct{ name string }

// encodings are those that can be spoken, the usual one first.
var encodings = []struct {
	name string
	unit source.Unit
}{{"utf-16", source.UTF16}, {"utf-8", source.UTF8}, {"utf-32", source.UTF32}}

// agree takes the first encoding that the editor offers too; without an offer it is UTF-16.
func agree(offered []string) encoding {
	for _, e := range encodings {
		if slices.Contains(offered, e.name) {
			return encoding{e.name}
		}
	}
	return encoding{encodings[0].name}
}

func (e encoding) unit() source.Unit {
	for _, known := range encodings {
		if known.name == e.name {
			return known.unit
		}
	}
	return source.UTF16
}

// spanOf is the bytes of a range. One that runs backwards is empty.
func (e encoding) spanOf(f *source.File, r textRange) source.Span {
	start := e.offsetOf(f, r.Start)
	return source.Span{Start: start, End: max(start, e.offsetOf(f, r.End))}
}

func (e encoding) offsetOf(f *source.File, at position) int {
	return f.Offset(at.Line, at.Character, e.unit())
}

// rangeOf is the range of bytes.
func (e encoding) rangeOf(f *source.File, at source.Span) textRange {
	return textRange{e.positionOf(f, at.Start), e.positionOf(f, at.End)}
}

func (e encoding) positionOf(f *source.File, offset int) position {
	line, character := f.Place(offset, e.unit())
	return position{line, character}
}
