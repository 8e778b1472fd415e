package procedure

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// fenced writes a code block between fences that no line of the code can close.
func (w *writer) fenced(n *ast.FencedCodeBlock) []string {
	open := strings.TrimRight(string(w.text[n.Pos():w.lineEnd(n.Pos())]), " \t")
	fence := open[:len(open)-len(strings.TrimLeft(open, open[:1]))]
	return w.fence(n, fence, open[len(fence):])
}

func (w *writer) fence(n ast.Node, fence, info string) []string {
	code := w.verbatim(n)
	for _, line := range code {
		inner := strings.TrimLeft(line, " ")
		if run := len(inner) - len(strings.TrimLeft(inner, fence[:1])); run >= len(fence) {
			fence = strings.Repeat(fence[:1], run+1)
		}
	}
	return append(append([]string{fence + info}, code...), fence)
}

// indented writes a code block by indentation; after a list it would belong to the last item, so it gets fences.
func (w *writer) indented(n *ast.CodeBlock, last ast.Node) []string {
	if last != nil && (last.Kind() == ast.KindList || last.Kind() == east.KindFootnote) {
		return w.fence(n, "```", "")
	}
	return hang("    ", "    ", w.verbatim(n))
}

// verbatim are the lines of a block as they stand.
func (w *writer) verbatim(n ast.Node) []string {
	var out []string
	add := func(s text.Segment) {
		out = append(out, strings.TrimSuffix(string(s.Value(w.text)), "\n"))
	}
	for i := range n.Lines().Len() {
		add(n.Lines().At(i))
	}
	if html, ok := n.(*ast.HTMLBlock); ok {
		if html.HasClosure() {
			add(html.ClosureLine)
		}
		for len(out) > 1 && strings.TrimSpace(out[len(out)-1]) == "" {
			out = out[:len(out)-1]
		}
		out[len(out)-1] = strings.TrimRight(out[len(out)-1], " \t")
	}
	return out
}

func (w *writer) lineEnd(at int) int {
	if i := bytes.IndexByte(w.text[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(w.text)
}
