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

// UTF16 is the position as editors count it (LSP): line and column start at 0 and the column counts UTF-16 units.
func (f *File) UTF16(offset int) (line, column int) {
	offset = max(0, min(offset, len(f.Text)))
	line = f.lineAt(offset)
	for _, r := range string(f.Text[f.lines[line]:offset]) {
		column += utf16Len(r)
	}
	return line, column
}

// OffsetUTF16 is the byte offset of an editor's position; a column past the line's end is its end.
func (f *File) OffsetUTF16(line, column int) int {
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
		column -= utf16Len(r)
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
