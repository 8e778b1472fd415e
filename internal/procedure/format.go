package procedure

import (
	"bytes"
	"slices"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"sopkit/internal/source"
)

// Format is the canonical form of a procedure. The second result is false when the text cannot be read, or when the
// canonical form would not say the same: then the text comes back as it was, byte for byte.
//
// The canonical form:
//   - UTF-8 without byte order mark, LF line ends, one line end at the end of the file, no blank line at its start.
//   - Front matter first: the keys in the order of Keys, other keys after them in their own order, no blank lines between
//     keys, comments above the key that follows them; a schema line for editors stays on top. Values stay as written.
//   - One blank line between blocks. A list stays directly under the line that it belongs to, and items stay tight, where
//     the writer had them so; an item that holds a blank line is followed by one.
//   - Headings with number signs; bullets with a hyphen (an asterisk where two lists meet); steps and numbers count
//     1, 2, 3 with a full stop; what hangs below an item is indented by the width of its marker.
//   - The signal word of a callout on a line of its own. Tables with one space around each cell and a bar at both ends.
//   - No spaces at line ends, except the two that break a line.
//
// Words, line breaks inside paragraphs, code, raw HTML, comments, ZWJ and ZWNJ stay as they are.
func Format(p *Procedure) (formatted []byte, ok bool) {
	if p.Broken() {
		return p.File.Text, false
	}
	out := render(p)
	for range 3 {
		again := Parse(p.File.Path, out)
		if again.Broken() || again.meaning() != p.meaning() || !sameLetters(p.File.Text, out) {
			return p.File.Text, false
		}
		next := render(again)
		if bytes.Equal(next, out) {
			return out, true
		}
		out = next
	}
	return p.File.Text, false
}

// Broken reports whether part of the text could not be read, so that nobody can say what the whole of it means.
func (p *Procedure) Broken() bool { return p.Unread || slices.ContainsFunc(p.Problems, Breaks) }

// Breaks reports whether a problem keeps part of the text from being read.
func Breaks(problem source.Problem) bool {
	switch problem.Rule {
	case "unreadable-file", "front-matter-syntax", "comment-open", "nesting":
		return true
	}
	return false
}

// render writes the canonical form without asking whether it still means the same.
func render(p *Procedure) []byte {
	start := p.Meta.Span.End
	if start == 0 && bytes.HasPrefix(p.File.Text, bom) {
		start = len(bom)
	}
	w := &writer{text: blank(p.File.Text, start), number: map[int]int{}}
	p.Steps(func(_ *Section, s *Step) { w.number[s.Span.Start] = position(s) })
	doc := inPlace.Parse(text.NewReader(w.text))
	lines := w.blocks(doc, false)
	if p.Meta.Span.Len() > 0 {
		front := append(append([]string{"---"}, p.frontLines()...), "---")
		if len(lines) > 0 {
			front = append(front, "")
		}
		lines = append(front, lines...)
	}
	var out bytes.Buffer
	for _, line := range lines {
		out.WriteString(line)
		out.WriteByte('\n')
	}
	return out.Bytes()
}

// inPlace is the dialect of the procedures, but leaves footnotes where the writer put them.
var inPlace = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Footnote, extension.Strikethrough),
	goldmark.WithParserOptions(parser.WithASTTransformers(util.Prioritized(notesInPlace{}, 1))),
).Parser()

// sameLetters reports whether two texts have the same letters and marks in the body, in the same order, and the same ones in
// the front matter in any order. Formatting never writes or drops a letter.
func sameLetters(a, b []byte) bool {
	return slices.Equal(letters(a), letters(b))
}

// letters are the letters of the body, then how often each stands in the front matter.
func letters(full []byte) []rune {
	p := &Procedure{File: source.NewFile("", bytes.TrimPrefix(full, bom))}
	_, _, body, _ := p.fences(0)
	var out, front []rune
	for i, r := range string(p.File.Text) {
		if !unicode.In(r, unicode.L, unicode.M, unicode.Cf) {
			continue
		}
		if i < body {
			front = append(front, r)
		} else {
			out = append(out, r)
		}
	}
	slices.Sort(front)
	return append(out, front...)
}
