package procedure

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"sopkit/internal/source"
)

// span is the byte range of a block: from its first marker to the end of its last line, without the line end.
func (b *builder) span(n ast.Node) source.Span {
	start := max(0, n.Pos())
	end := max(start, b.end(n))
	for end > start && (b.text[end-1] == '\n' || b.text[end-1] == '\r') {
		end--
	}
	switch n := n.(type) {
	case *ast.FencedCodeBlock:
		end = b.fenceEnd(n, end)
	case *east.TableHeader, *east.TableRow:
		end = b.lineEnd(start)
	}
	return source.Span{Start: min(start, len(b.text)), End: min(end, len(b.text))}
}

// end is where the last line of a block or of its children ends.
func (b *builder) end(n ast.Node) int {
	end := 0
	if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
		end = n.Lines().At(n.Lines().Len() - 1).Stop
		if html, ok := n.(*ast.HTMLBlock); ok && html.HasClosure() {
			end = html.ClosureLine.Stop
		}
		if n.LastChild() == nil || n.LastChild().Type() == ast.TypeInline {
			return end
		}
	}
	if last := n.LastChild(); last != nil && last.Type() == ast.TypeBlock {
		return max(end, b.span(last).End)
	}
	if end == 0 && n.Pos() >= 0 { // a rule, a row or an empty item: its line
		return b.lineEnd(n.Pos())
	}
	return end
}

// fenceEnd takes the closing fence of a code block in.
func (b *builder) fenceEnd(n *ast.FencedCodeBlock, end int) int {
	if n.Lines().Len() == 0 {
		end = b.lineEnd(n.Pos())
	}
	if end >= len(b.text) {
		return end
	}
	next := b.lineEnd(end + 1)
	line := bytes.TrimSpace(b.text[end+1 : next])
	if bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~")) {
		return next
	}
	return end
}

// lineEnd is the offset of the line end at or after an offset.
func (b *builder) lineEnd(at int) int {
	if at >= len(b.text) {
		return len(b.text)
	}
	if i := bytes.IndexByte(b.text[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(b.text)
}
