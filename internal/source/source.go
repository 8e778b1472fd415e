// Package source is the text of one file and the places in it: spans, positions, edits and problems.
//
// Positions come from the parser as byte spans and are turned into lines and columns only when somebody prints them.
// It does not read files and knows no Markdown.
package source

import (
	"sort"
	"unicode/utf8"
)

// Span is a half-open range of byte offsets into one file, starting at 0.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether other lies inside s.
func (s Span) Contains(other Span) bool { return s.Start <= other.Start && other.End <= s.End }

// Overlaps reports whether the two spans share at least one byte.
func (s Span) Overlaps(other Span) bool { return s.Start < other.End && other.Start < s.End }

// Shift moves the span by n bytes.
func (s Span) Shift(n int) Span { return Span{s.Start + n, s.End + n} }

// File is the text of one file. It is safe for concurrent use after NewFile.
type File struct {
	Path  string // slash-separated, as the reader of the message knows it
	Text  []byte
	lines []int // byte offset of the start of each line
}

// NewFile indexes the lines of text. A line ends at LF; a lone CR and U+2028 do not end one.
func NewFile(path string, text []byte) *File {
	f := &File{Path: path, Text: text, lines: []int{0}}
	for i, c := range text {
		if c == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
	return f
}

// Position is a place for people: line and column start at 1 and the column counts code points.
type Position struct {
	Line   int
	Column int
}

// Position of a byte offset; an offset outside the text is taken to the nearest end.
func (f *File) Position(offset int) Position {
	offset = max(0, min(offset, len(f.Text)))
	line := f.lineAt(offset)
	return Position{Line: line + 1, Column: utf8.RuneCount(f.Text[f.lines[line]:offset]) + 1}
}

// Unit says how many columns a character counts that takes so many bytes.
type Unit func(r rune, size int) int

// The units that editors count columns in.
var (
	UTF8  Unit = func(_ rune, size int) int { return size }
	UTF16 Unit = func(r rune, _ int) int { return utf16Len(r) }
	UTF32 Unit = func(rune, int) int { return 1 }
)

// Place is the position as editors count it (LSP): line and column start at 0.
func (f *File) Place(offset int, unit Unit) (line, column int) {
	offset = max(0, min(offset, len(f.Text)))
	line = f.lineAt(offset)
	text := f.Text[f.lines[line]:offset]
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRune(text[at:])
		column += unit(r, n)
		at += n
	}
	return line, column
}

// Offset is the byte offset of an editor's position; a column past the line's end is its end.
func (f *File) Offset(line, column int, unit Unit) int {
	if line < 0 {
		return 0
	}
	if line >= len(f.lines) {
		return len(f.Text)
	}
	text := f.Line(line + 1)
	at := 0
	for at < len(text) && column > 0 {
		r, n := utf8.DecodeRune(text[at:])
		column -= unit(r, n)
		at += n
	}
	return f.lines[line] + at
}

// Line is the text of line n, starting at 1, without its line end.
func (f *File) Line(n int) []byte {
	if n < 1 || n > len(f.lines) {
		return nil
	}
	end := len(f.Text)
	if n < len(f.lines) {
		end = f.lines[n] - 1
	}
	text := f.Text[f.lines[n-1]:end]
	if len(text) > 0 && text[len(text)-1] == '\r' {
		text = text[:len(text)-1]
	}
	return text
}

// LineSpan is the span of line n without its line end.
func (f *File) LineSpan(n int) Span {
	if n < 1 || n > len(f.lines) {
		return Span{len(f.Text), len(f.Text)}
	}
	start := f.lines[n-1]
	return Span{start, start + len(f.Line(n))}
}

// Lines is the number of lines.
func (f *File) Lines() int { return len(f.lines) }

// Slice is the text of a span.
func (f *File) Slice(s Span) string { return string(f.Text[s.Start:s.End]) }

func (f *File) lineAt(offset int) int {
	return sort.Search(len(f.lines), func(i int) bool { return f.lines[i] > offset }) - 1
}

func utf16Len(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}
