package procedure

import (
	"net/url"
	"path"
	"strings"

	"sopkit/internal/source"
)

// Inline is the text of a paragraph, heading, step or cell: runs of one style each, in order.
type Inline struct {
	Span source.Span
	Runs []Run
}

// Run is text of one style.
type Run struct {
	Text  string // what the reader sees; the image's alternative text for an image
	Span  source.Span
	Style Style
	Link  *Link // the link that the run belongs to; runs of one link share it
	Kind  RunKind
	Name  string // of a fact or a footnote
}

// Style is a set of styles.
type Style byte

// The styles of a run.
const (
	Bold Style = 1 << iota
	Italic
	CodeStyle
	Strike
)

// RunKind tells text from what stands in its place.
type RunKind byte

// The kinds of runs.
const (
	TextRun  RunKind = iota
	HardLine         // a line break that the writer asked for
	ImageRun         // an image in the line; Link holds its target
	FactRun          // {branch:NAME}
	NoteRun          // a reference to a footnote
	RawRun           // raw HTML, shown as text
)

// Link is where a run leads.
type Link struct {
	Target string // as written
	Title  string
	Span   source.Span // the whole link
	Auto   bool        // a bare address
}

// Beside returns the path of the file that a link names, counted from the file that the link stands in. Targets are addresses: %20
// is a space.
func (l *Link) Beside(from string) string {
	name, err := url.PathUnescape(l.Target)
	if err != nil {
		name = l.Target
	}
	return path.Join(path.Dir(from), name)
}

// Plain is the text as the reader sees it, without styles. A line break is a space.
func (t Inline) Plain() string {
	if len(t.Runs) == 1 {
		return t.Runs[0].plain()
	}
	var b strings.Builder
	for _, r := range t.Runs {
		b.WriteString(r.plain())
	}
	return b.String()
}

func (r Run) plain() string {
	switch r.Kind {
	case HardLine:
		return " "
	case NoteRun:
		return ""
	}
	return r.Text
}

// Source turns a byte range of Plain() into a span of the file.
func (t Inline) Source(start, end int) source.Span {
	return source.Span{Start: t.offset(start, false), End: t.offset(end, true)}
}

// offset finds the file offset of an offset into Plain(); at the border of two runs atEnd takes the end of the first.
func (t Inline) offset(plain int, atEnd bool) int {
	at := 0
	for _, r := range t.Runs {
		n := len(r.plain())
		if plain < at+n || atEnd && plain == at+n && n > 0 {
			if r.exact() {
				return r.Span.Start + plain - at
			}
			if atEnd {
				return r.Span.End
			}
			return r.Span.Start
		}
		at += n
	}
	return t.Span.End
}

// exact reports whether each byte of the run's text is the byte at the same place of its span.
func (r Run) exact() bool { return r.Kind == TextRun && len(r.Text) == r.Span.Len() }

// Ranges are the byte ranges of Plain() that stand for names and not for prose: code, links, bold labels, facts, images.
func (t Inline) Ranges(keep func(Run) bool) []source.Span {
	var out []source.Span
	at := 0
	for _, r := range t.Runs {
		n := len(r.plain())
		if n > 0 && keep(r) {
			if last := len(out) - 1; last >= 0 && out[last].End == at {
				out[last].End = at + n
			} else {
				out = append(out, source.Span{Start: at, End: at + n})
			}
		}
		at += n
	}
	return out
}

// Empty reports whether the reader sees nothing.
func (t Inline) Empty() bool { return strings.TrimSpace(t.Plain()) == "" }

// trim cuts n bytes of Plain() from the front and returns the rest without leading space.
func (t Inline) trim(n int) Inline {
	out := Inline{Span: t.Span}
	for _, r := range t.Runs {
		if size := len(r.plain()); n >= size && n > 0 {
			n -= size
			continue
		}
		if n > 0 {
			r = r.cut(n)
			n = 0
		}
		out.Runs = append(out.Runs, r)
	}
	for len(out.Runs) > 0 && out.Runs[0].Kind == TextRun {
		rest := strings.TrimLeft(out.Runs[0].Text, " \t\n")
		if rest != "" {
			out.Runs[0] = out.Runs[0].cut(len(out.Runs[0].Text) - len(rest))
			break
		}
		out.Runs = out.Runs[1:]
	}
	if len(out.Runs) > 0 {
		out.Span.Start = out.Runs[0].Span.Start
	} else {
		out.Span.Start = out.Span.End
	}
	return out
}

// cut drops the first n bytes of the run's text.
func (r Run) cut(n int) Run {
	if r.exact() {
		r.Span.Start += n
	}
	r.Text = r.Text[n:]
	return r
}
