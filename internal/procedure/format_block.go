package procedure

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// writer writes the blocks of the Markdown tree in their canonical form. Each block is lines without line ends.
type writer struct {
	text   []byte
	number map[int]int // the number of the step that starts at an offset
}

// blocks writes the children of a container with the blank lines that belong between them.
func (w *writer) blocks(parent ast.Node, item bool) []string {
	var out []string
	var last ast.Node
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		lines := w.block(n, last)
		if len(lines) == 0 {
			continue
		}
		if last != nil && !(item && w.hangs(last, n)) && !w.together(last, n) {
			out = append(out, "")
		}
		out, last = append(out, lines...), n
	}
	return out
}

// together reports whether two blocks stay without a blank line: link definitions do, and so does the text on the line
// after one, which may not stand alone.
func (w *writer) together(a, b ast.Node) bool {
	if a.Kind() != ast.KindLinkReferenceDefinition {
		return false
	}
	if b.Kind() == ast.KindLinkReferenceDefinition {
		return true
	}
	if !ast.IsParagraph(b) || b.Lines().Len() == 0 {
		return false
	}
	from, to := a.Lines().At(a.Lines().Len()-1).Stop, b.Lines().At(0).Start
	return bytes.Count(w.text[min(from, to):to], []byte("\n")) == 1
}

// hangs reports whether a list stands directly under the line that it belongs to and may stay there.
// A list that does not start with 1, or starts with an empty item, needs the blank line (CommonMark 0.31, 5.2).
func (w *writer) hangs(last, n ast.Node) bool {
	list, ok := n.(*ast.List)
	if !ok || n.HasBlankPreviousLines() || last.Kind() != ast.KindTextBlock && last.Kind() != ast.KindParagraph {
		return false
	}
	return list.FirstChild().FirstChild() != nil && (!list.IsOrdered() || w.numberOf(list, 0, list.FirstChild()) == 1)
}

func (w *writer) block(n, last ast.Node) []string {
	switch n := n.(type) {
	case *ast.Heading:
		return w.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		return w.prose(n)
	case *ast.List:
		return w.list(n, last)
	case *ast.Blockquote:
		return w.quote(n)
	case *east.Table:
		return w.table(n)
	case *east.Footnote:
		return hang("[^"+string(n.Ref)+"]: ", "    ", w.blocks(n, true))
	case *ast.FencedCodeBlock:
		return w.fenced(n)
	case *ast.CodeBlock:
		return w.indented(n, last)
	case *ast.ThematicBreak:
		return w.rule(n)
	}
	return w.verbatim(n)
}

// hang puts the first prefix before the first line and the other before the rest. Blank lines stay empty.
func hang(first, rest string, lines []string) []string {
	if len(lines) == 0 {
		return []string{strings.TrimRight(first, " ")}
	}
	out := make([]string, len(lines))
	for i, line := range lines {
		prefix := rest
		if i == 0 {
			prefix = first
		}
		if line == "" {
			prefix = strings.TrimRight(prefix, " ")
		}
		out[i] = prefix + line
	}
	return out
}

func (w *writer) heading(n *ast.Heading) []string {
	lines := w.prose(n)
	mark := strings.Repeat("#", n.Level)
	switch {
	case len(lines) == 0:
		return []string{mark}
	case len(lines) == 1 && !closesHeading.MatchString(lines[0]):
		return []string{mark + " " + lines[0]}
	case n.Level > 2: // an escaped number sign at the end
		return []string{mark + " " + lines[0]}
	}
	return append(lines, strings.Repeat(map[int]string{1: "=", 2: "-"}[n.Level], 3))
}

// closesHeading matches text that would lose its end behind number signs.
var closesHeading = regexp.MustCompile(`(^|[ \t])#+[ \t]*$`)

// quote writes a quotation; the signal word of a callout gets a line of its own, as Git hosts want it.
func (w *writer) quote(n *ast.Blockquote) []string {
	lines := w.blocks(n, false)
	if len(lines) > 0 && n.FirstChild().Kind() == ast.KindParagraph {
		if at := signal.FindStringIndex(lines[0]); at != nil && at[1] < len(lines[0]) && !startsBlock.MatchString(lines[0][at[1]:]) {
			word := strings.TrimRight(lines[0][:at[1]], " \t")
			lines = append([]string{word, lines[0][at[1]:]}, lines[1:]...)
		}
	}
	return hang("> ", "> ", lines)
}

// rule writes a thematic break: neither a fence of front matter nor the marker of a list.
func (w *writer) rule(n ast.Node) []string {
	if n.Parent().Kind() == ast.KindListItem && n.PreviousSibling() == nil {
		return []string{"___"}
	}
	return []string{"***"}
}

// notesInPlace puts footnotes back where they stand, before the parser sorts them and drops those that nothing refers to.
type notesInPlace struct{}

// Transform moves the footnotes out of their list.
func (notesInPlace) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
	var notes []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Kind() == east.KindFootnote {
			notes = append(notes, n)
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	for _, note := range notes {
		next := doc.FirstChild()
		for next != nil && (next.Pos() <= note.Pos() || next.Kind() == east.KindFootnoteList) {
			next = next.NextSibling()
		}
		note.Parent().RemoveChild(note.Parent(), note)
		doc.InsertBefore(doc, next, note)
	}
}
