package procedure

import (
	"bytes"
	"slices"
	"strings"

	"sopkit/internal/source"
)

func isComment(raw string) bool {
	raw = strings.TrimSpace(raw)
	return strings.HasPrefix(raw, "<!--") && (strings.HasSuffix(raw, "-->") || !strings.Contains(raw, "-->"))
}

// comments collects the HTML comments of the body, except those inside code.
func (b *builder) comments(start int) {
	if !bytes.Contains(b.text[start:], []byte("<!--")) {
		return
	}
	code := b.p.code()
	for at := start; ; {
		i := bytes.Index(b.text[at:], []byte("<!--"))
		if i < 0 {
			return
		}
		open := at + i
		j := bytes.Index(b.text[open+4:], []byte("-->"))
		c := Comment{Span: source.Span{Start: open, End: len(b.text)}, Open: true}
		if j >= 0 {
			c = Comment{Span: source.Span{Start: open, End: open + 4 + j + 3}}
		}
		inner := b.p.File.Slice(c.Span)
		c.Text = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(inner, "<!--"), "-->"))
		at = c.Span.End
		for len(code) > 0 && code[0].End <= open {
			code = code[1:]
		}
		if len(code) > 0 && code[0].Start <= open {
			at = open + 4
			continue
		}
		b.p.Comments = append(b.p.Comments, c)
		if c.Open {
			b.p.report("comment-open", source.Span{Start: open, End: open + 4}, "this comment is never closed", "end it with -->")
		}
	}
}

// code collects the spans of code blocks and code runs, in the order of the file.
func (p *Procedure) code() []source.Span {
	var out []source.Span
	Walk(p, func(n Node) {
		if code, ok := n.Block.(*Code); ok {
			out = append(out, code.Span)
		}
		if n.Text != nil {
			for _, r := range n.Text.Runs {
				if r.Style&CodeStyle != 0 {
					out = append(out, r.Span)
				}
			}
		}
	})
	slices.SortFunc(out, func(a, b source.Span) int { return a.Start - b.Start })
	return out
}
