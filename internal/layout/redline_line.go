package layout

import (
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/shape"
)

// text sets the lines of a redline one below the other.
func (r *redliner) text(all []Edited) []*node {
	var out []*node
	for _, e := range all {
		if n := r.line(e); n != nil {
			n.space = max(n.space, betweenBlocks*r.body().size)
			out = append(out, n)
		}
	}
	if n := len(out); n > 1 && all[len(all)-1].Mark == Folded { // a remark does not stand alone on a page
		out[n-2].keep, out[n-2].whole = true, true
	}
	return out
}

func (r *redliner) line(e Edited) *node {
	if e.Kind != "step" || e.Mark == Folded {
		r.list = nil
	}
	switch {
	case e.Mark == Folded:
		return r.aside("… "+r.lang.Number(strings.ReplaceAll(r.word(lang.Unchanged), "%n", decimal(e.Count))), r.tag.Add(P), r.Side)
	case e.Mark == MovedAway && e.Kind != "step":
		return r.aside(r.movedTo(e), r.tag.Add(P), r.Side)
	case e.Kind == "heading":
		return r.heading(e)
	case e.Kind == "step":
		return r.listed(e)
	}
	return r.marked(e, r.tag, r.Side)
}

func (r *redliner) movedTo(e Edited) string {
	return strings.ReplaceAll(r.word(lang.MovedTo), "%p", e.To)
}

// aside sets a remark in small grey letters.
func (r *redliner) aside(text string, tag *Tag, x float64) *node {
	f := r.small()
	f.style = shape.Italic
	return group(false, r.plain(text, f, tag, x, r.width-x)...)
}

// heading sets the heading of a section; levels follow one another without a gap.
func (r *redliner) heading(e Edited) *node {
	level := min(max(2, e.Level)+1, r.level+1)
	r.level = level
	n := r.headingOf(r.pieces(e, r.tag.Add(headOf(level))), max(2, e.Level))
	if n == nil {
		return nil
	}
	if e.Mark != Same {
		note := r.remarks(e, r.tag, 0)
		note.keep = true
		n = group(true, n, note)
		n.keep = true
	}
	return n
}

// listed sets a step; its number hangs.
func (r *redliner) listed(e Edited) *node {
	if r.list == nil {
		r.list = r.tag.AddList(Decimal)
	}
	f := r.sized(r.Sizes.Body, shape.Bold, r.Colors.Accent)
	li := r.list.Add(ListItem)
	label, w := r.write(r.lang.Number(e.Label)+" ", f, In{Tag: li.Add(Label)})
	at := r.Side + float64(min(e.Level, 4)-1)*subIndent*f.size
	indent := max(stepIndent*f.size, w+4)
	body := li.Add(ListBody)
	var n *node
	if e.Mark == MovedAway {
		n = r.aside(r.movedTo(e), body.Add(P), at+indent)
	} else {
		n = r.marked(e, body, at+indent)
	}
	n.beside(moved([]Item{label}, at, 0)...)
	return n
}

// marked sets a line with a word in the side column that says how it differs, and what changed below it.
func (r *redliner) marked(e Edited, tag *Tag, x float64) *node {
	var side []Item
	f := r.body()
	if word, color := r.mark(e.Mark); word != "" {
		small := r.label()
		small.color = color
		t, _ := r.write(word, small, In{Tag: tag.Add(P)})
		move(t, 0, r.baseline(f)-r.baseline(small))
		side = []Item{t}
	}
	lines := stack(r.lines(r.pieces(e, tag.Add(P)), f, r.width-x), f, x)
	if len(lines) == 0 {
		lines = []*node{{height: f.line}}
	}
	n := group(false, lines...)
	n.beside(side...)
	if len(e.Notes) > 0 {
		n.last().keep = true
		n.kids = append(n.kids, r.remarks(e, tag, x))
	}
	if e.Mark != Same {
		_, color := r.mark(e.Mark)
		n.behindAll(&panel{x: r.Side - 9, w: r.width - r.Side + 9, fill: RGB(255, 255, 255), bar: color})
	}
	return n
}

// remarks sets what changed on a line.
func (r *redliner) remarks(e Edited, tag *Tag, x float64) *node {
	text := strings.Join(e.Notes, "; ")
	if text == "" {
		text, _ = r.mark(e.Mark)
	}
	return r.aside(text, tag.Add(P), x)
}

// mark is the word and the colour of a mark.
func (r *redliner) mark(m Mark) (string, Color) {
	switch m {
	case Added:
		return r.word(lang.Added), ink(r.Colors.Notice)
	case Removed:
		return r.word(lang.Removed), ink(r.Colors.Danger)
	case Changed:
		return r.word(lang.Changed), ink(r.Colors.Muted)
	case Moved:
		return r.word(lang.Moved), ink(r.Colors.Muted)
	}
	return "", ink(r.Colors.Line)
}

// pieces makes fragments of a line. What came and what went is a structure element of its own that says so, for readers who
// see neither line nor colour.
func (r *redliner) pieces(e Edited, tag *Tag) []*fragment {
	var out []*fragment
	if e.Kind == "callout" {
		out = append(out, r.signal(e.Label, tag))
	}
	var span *Tag
	var before Mark
	for _, p := range e.Text {
		fr := &fragment{text: p.Text, tag: tag}
		if e.Kind == "heading" || p.Bold {
			fr.style = shape.Bold
		}
		if p.Mark != Same {
			word, color := r.mark(p.Mark)
			if p.Mark != before {
				if before == Removed || before == Added {
					out = append(out, &fragment{text: " ", tag: tag}) // "30" and "15" are not 3015
				}
				span = tag.Add(Span)
				span.Alt = word + ": "
			}
			span.Alt += p.Text
			fr.tag, fr.color, fr.strike, fr.under = span, color, p.Mark == Removed, p.Mark == Added
		}
		before = p.Mark
		out = append(out, fr)
	}
	return out
}

// signal is the signal word of a callout, in its colour.
func (r *redliner) signal(kind string, tag *Tag) *fragment {
	word := r.lang.Callouts[kind]
	if word == "" {
		word = kind
	}
	return &fragment{text: word + ": ", style: shape.Bold, color: ink(r.signalColor(kind)), tag: tag}
}
