package procedure

import (
	"bytes"
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"sopkit/internal/source"
)

// inline reads the text of a block into runs.
func (b *builder) inline(n ast.Node) Inline {
	r := runner{b: b}
	r.children(n, 0, nil)
	t := Inline{Span: b.span(n), Runs: r.runs}
	if len(t.Runs) > 0 {
		t.Span.Start = min(max(t.Span.Start, n.Lines().At(0).Start), t.Runs[0].Span.Start)
	}
	t.Span.End = max(t.Span.Start, t.Span.End)
	return t
}

// runner collects runs while it walks the inline nodes.
type runner struct {
	b    *builder
	runs []Run
}

func (r *runner) children(n ast.Node, style Style, link *Link) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.node(c, style, link)
	}
}

func (r *runner) node(n ast.Node, style Style, link *Link) {
	switch n := n.(type) {
	case *ast.Text:
		r.text(n, style, link)
	case *ast.String:
		r.add(Run{Text: string(n.Value), Span: source.Span{Start: max(0, n.Pos()), End: max(0, n.Pos())}, Style: style, Link: link})
	case *ast.Emphasis:
		r.children(n, style|map[int]Style{1: Italic, 2: Bold}[n.Level], link)
	case *east.Strikethrough:
		r.children(n, style|Strike, link)
	case *ast.CodeSpan:
		r.children(n, style|CodeStyle, link)
	case *ast.Link:
		r.children(n, style, &Link{Target: string(n.Destination), Title: string(n.Title), Span: r.whole(n)})
	case *ast.AutoLink:
		at := r.whole(n)
		label := string(n.Label(r.b.text))
		if i := strings.Index(r.b.p.File.Slice(at), label); i >= 0 {
			at = source.Span{Start: at.Start + i, End: at.Start + i + len(label)}
		}
		target := string(n.URL(r.b.text))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(target), "mailto:") {
			target = "mailto:" + target
		}
		r.add(Run{Text: label, Span: at, Style: style, Link: &Link{Target: target, Span: at, Auto: true}})
	case *ast.Image:
		r.add(Run{Kind: ImageRun, Text: plainOf(r.b, n), Span: r.whole(n), Style: style,
			Link: &Link{Target: string(n.Destination), Title: string(n.Title), Span: r.whole(n)}})
	case *ast.RawHTML:
		r.html(n, style, link)
	case *east.FootnoteLink:
		r.add(Run{Kind: NoteRun, Name: r.noteName(n), Span: r.whole(n), Style: style})
	}
}

func (r *runner) add(run Run) { r.runs = append(r.runs, run) }

// text reads literal text: facts and entities become runs of their own, and neighbours of one style join.
func (r *runner) text(n *ast.Text, style Style, link *Link) {
	at := source.Span{Start: n.Segment.Start, End: n.Segment.Stop}
	if style&CodeStyle != 0 {
		r.join(Run{Text: strings.ReplaceAll(r.b.p.File.Slice(at), "\n", " "), Span: at, Style: style, Link: link})
		return
	}
	r.literal(at, style, link, n.IsRaw())
	switch {
	case n.HardLineBreak():
		r.add(Run{Kind: HardLine, Text: " ", Span: source.Span{Start: at.End, End: at.End}, Style: style, Link: link})
	case n.SoftLineBreak():
		r.add(Run{Text: " ", Span: source.Span{Start: at.End, End: min(at.End+1, len(r.b.text))}, Style: style, Link: link})
	}
}

// special is what does not stand for itself in Markdown text.
var special = regexp.MustCompile(`\{branch:([^{}\s]+)\}|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]*);|\\[!-/:-@\[-` + "`" + `{-~]`)

func (r *runner) literal(at source.Span, style Style, link *Link, raw bool) {
	for at.Len() > 0 {
		text := r.b.text[at.Start:at.End]
		var m []int
		if !raw && (bytes.IndexByte(text, '\\') >= 0 || bytes.IndexByte(text, '&') >= 0 || bytes.Contains(text, []byte("{branch:"))) {
			m = special.FindSubmatchIndex(text)
		}
		if m == nil {
			r.join(Run{Text: string(text), Span: at, Style: style, Link: link})
			return
		}
		if m[0] > 0 {
			r.join(Run{Text: string(text[:m[0]]), Span: source.Span{Start: at.Start, End: at.Start + m[0]}, Style: style, Link: link})
		}
		span := source.Span{Start: at.Start + m[0], End: at.Start + m[1]}
		word := string(text[m[0]:m[1]])
		switch {
		case m[2] >= 0:
			r.add(Run{Kind: FactRun, Text: word, Name: string(text[m[2]:m[3]]), Span: span, Style: style, Link: link})
		case word[0] == '&':
			r.add(Run{Text: html.UnescapeString(word), Span: span, Style: style, Link: link})
		default:
			r.add(Run{Text: word[1:], Span: span, Style: style, Link: link})
		}
		at.Start = span.End
	}
}

// join adds a run, or lengthens the one before when they are one piece of text.
func (r *runner) join(run Run) {
	if n := len(r.runs); n > 0 {
		last := &r.runs[n-1]
		if last.Kind == TextRun && last.Style == run.Style && last.Link == run.Link && last.exact() && last.Span.End == run.Span.Start {
			last.Text += run.Text
			last.Span.End = run.Span.End
			return
		}
	}
	if run.Text != "" {
		r.add(run)
	}
}

// html keeps comments out of the text and shows other tags as text; <br> breaks the line.
func (r *runner) html(n *ast.RawHTML, style Style, link *Link) {
	if n.Segments.Len() == 0 {
		return
	}
	at := source.Span{Start: n.Segments.At(0).Start, End: n.Segments.At(n.Segments.Len() - 1).Stop}
	text := r.b.p.File.Slice(at)
	switch {
	case isComment(text):
	case lineBreak.MatchString(text):
		r.add(Run{Kind: HardLine, Text: " ", Span: at, Style: style, Link: link})
	default:
		r.add(Run{Kind: RawRun, Text: text, Span: at, Style: style, Link: link})
	}
}

var lineBreak = regexp.MustCompile(`(?i)^<br\s*/?>$`)

// whole is the span of an inline node: up to the next node, or to the end of the text of its block.
func (r *runner) whole(n ast.Node) source.Span {
	start := max(0, n.Pos())
	for up := n; up != nil && up.Type() == ast.TypeInline; up = up.Parent() {
		if next := up.NextSibling(); next != nil && next.Pos() >= start {
			end := next.Pos()
			for up != n && end > start && (r.b.text[end-1] == '*' || r.b.text[end-1] == '_' || r.b.text[end-1] == '~') {
				end--
			}
			return source.Span{Start: start, End: end}
		}
		if parent := up.Parent(); parent != nil && parent.Type() == ast.TypeBlock {
			return source.Span{Start: start, End: max(start, r.b.span(parent).End)}
		}
	}
	return source.Span{Start: start, End: start}
}

func (r *runner) noteName(n *east.FootnoteLink) string {
	text := r.b.p.File.Slice(r.whole(n))
	name, _, _ := strings.Cut(strings.TrimPrefix(text, "[^"), "]")
	return name
}

// plainOf is the text under a node.
func plainOf(b *builder, n ast.Node) string {
	inner := runner{b: b}
	inner.children(n, 0, nil)
	return Inline{Runs: inner.runs}.Plain()
}
