package procedure

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"sopkit/internal/lang"
	"sopkit/internal/source"
)

// markdown is the dialect: CommonMark with tables, footnotes and strikethrough, as Git hosts show them.
var markdown = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Footnote, extension.Strikethrough)).Parser()

// body reads the Markdown after the front matter.
func (p *Procedure) body(start int) {
	doc := markdown.Parse(text.NewReader(blank(p.File.Text, start)))
	b := &builder{p: p, text: p.File.Text}
	b.document(doc)
	b.comments(start)
}

// blank hides the front matter and the CR of CRLF from the Markdown parser without moving a byte.
func blank(full []byte, start int) []byte {
	if start == 0 && bytes.IndexByte(full, '\r') < 0 {
		return full
	}
	out := bytes.Clone(full)
	for i := range out {
		if i < start && out[i] != '\n' || out[i] == '\r' && i+1 < len(out) && out[i+1] == '\n' {
			out[i] = ' '
		}
	}
	return out
}

// builder turns goldmark's tree into the model.
type builder struct {
	p    *Procedure
	text []byte
	kind lang.Kind // duty of the level 2 section that is being read
	open []*Section
}

func (b *builder) document(doc ast.Node) {
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			b.heading(n)
		case *east.FootnoteList:
			b.footnotes(n)
		default:
			if block := b.block(n); block != nil {
				b.add(block)
			}
		}
	}
	b.close(1, len(b.text))
	if b.p.Title != nil {
		b.p.Title.Span.End = len(b.text)
	}
	numberSteps(b.p)
}

// heading opens a section. The first level 1 heading is the title; a second one counts as a section.
func (b *builder) heading(n *ast.Heading) {
	at := b.span(n)
	s := &Section{Level: n.Level, Heading: b.inline(n), Span: at}
	if n.Level == 1 && b.p.Title == nil && len(b.p.Sections) == 0 {
		b.p.Title = s
		return
	}
	level := max(2, n.Level)
	b.close(level, at.Start)
	if level == 2 || len(b.open) == 0 {
		s.Kind = lang.Section(s.Heading.Plain())
		b.kind = s.Kind
		b.p.Sections = append(b.p.Sections, s)
	} else {
		parent := b.open[len(b.open)-1]
		parent.Sections = append(parent.Sections, s)
	}
	b.open = append(b.open, s)
}

// close ends the open sections of this level and below.
func (b *builder) close(level, at int) {
	for len(b.open) > 0 && max(2, b.open[len(b.open)-1].Level) >= level {
		b.open[len(b.open)-1].Span.End = at
		b.open = b.open[:len(b.open)-1]
	}
}

func (b *builder) add(block Block) {
	if len(b.open) == 0 {
		b.p.Preamble = append(b.p.Preamble, block)
		return
	}
	s := b.open[len(b.open)-1]
	s.Blocks = append(s.Blocks, block)
}

// blocks reads the children of a container.
func (b *builder) blocks(parent ast.Node) []Block {
	var out []Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if block := b.block(n); block != nil {
			out = append(out, block)
		}
	}
	return out
}

// block reads one block; nil for one that shows nothing (a comment, a link definition).
func (b *builder) block(n ast.Node) Block {
	at := b.span(n)
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return b.paragraph(n, at)
	case *ast.Heading: // inside a list or quotation: a bold paragraph for the reader
		return &Paragraph{Span: at, Text: b.inline(n)}
	case *ast.List:
		return b.list(n, at)
	case *ast.Blockquote:
		return b.quote(n, at)
	case *east.Table:
		return b.table(n, at)
	case *ast.FencedCodeBlock:
		return &Code{Span: at, Info: string(n.Language(b.text)), Text: b.lines(n)}
	case *ast.CodeBlock:
		return &Code{Span: at, Text: b.lines(n)}
	case *ast.ThematicBreak:
		return &Break{Span: at}
	case *ast.HTMLBlock:
		if raw := b.lines(n); !isComment(raw) {
			return &Raw{Span: at, Text: raw}
		}
	}
	return nil
}

func (b *builder) lines(n ast.Node) string {
	var out bytes.Buffer
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		out.Write(segment.Value(b.text))
	}
	if html, ok := n.(*ast.HTMLBlock); ok && html.HasClosure() {
		out.Write(html.ClosureLine.Value(b.text))
	}
	return out.String()
}

// paragraph is prose, or a figure when one image is all there is.
func (b *builder) paragraph(n ast.Node, at source.Span) Block {
	t := b.inline(n)
	if len(t.Runs) == 1 && t.Runs[0].Kind == ImageRun {
		r := t.Runs[0]
		return &Figure{Span: at, Image: r.Link, Alt: r.Text, AltSpan: r.Span}
	}
	return &Paragraph{Span: at, Text: t}
}

func (b *builder) list(n *ast.List, at source.Span) Block {
	if b.kind == lang.Procedure && (n.IsOrdered() && n.Parent().Kind() == ast.KindDocument || insideStep(n)) {
		return b.steps(n, at)
	}
	l := &List{Span: at, Ordered: n.IsOrdered(), Start: n.Start}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		l.Items = append(l.Items, &Item{Span: b.span(c), Blocks: b.blocks(c)})
	}
	return l
}

func (b *builder) table(n *east.Table, at source.Span) Block {
	t := &Table{Span: at}
	for _, a := range n.Alignments {
		t.Align = append(t.Align, map[east.Alignment]Alignment{east.AlignLeft: Left, east.AlignCenter: Center, east.AlignRight: Right}[a])
	}
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		row := Row{Span: b.span(r)}
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			row.Cells = append(row.Cells, b.inline(c))
		}
		if _, ok := r.(*east.TableHeader); ok {
			t.Header = row
		} else {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

func (b *builder) footnotes(list ast.Node) {
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if note, ok := n.(*east.Footnote); ok {
			b.p.Notes = append(b.p.Notes, &Footnote{Span: b.span(n), Name: string(note.Ref), Blocks: b.blocks(n)})
		}
	}
}
