package layout

import (
	"strconv"

	"sopkit/internal/procedure"
	"sopkit/internal/shape"
)

// Widths and spaces of steps, in sizes of the body text.
const (
	stepIndent   = 2.3 // the number of a step hangs here
	subIndent    = 1.9
	betweenSteps = 0.75
	betweenSubs  = 0.3
)

// steps sets a list of steps: the actor in the side column, the number hanging, then the instruction.
func (s *setter) steps(l *procedure.Steps, tag *Tag, x, width float64) *node {
	return s.stepList(l.Steps, l.Ordered, 0, tag, x, width)
}

func (s *setter) stepList(steps []*procedure.Step, ordered bool, depth int, tag *Tag, x, width float64) *node {
	numbering := Decimal
	switch {
	case !ordered:
		numbering = Disc
	case depth > 0:
		numbering = LowerAlpha
	}
	t := tag.AddList(numbering)
	out := group(false)
	for i, step := range steps {
		n := s.step(step, ordered, depth, t.Add(ListItem), x, width)
		if i > 0 {
			n.space = betweenSteps * s.body().size
			if depth > 0 {
				n.space = betweenSubs * s.body().size
			}
		}
		out.kids = s.follow(out.kids, n)
	}
	if len(out.kids) == 0 {
		return nil
	}
	s.hold(out.kids)
	return out
}

// step sets one step with all that belongs to it. It stays on one page if one page can hold it.
func (s *setter) step(st *procedure.Step, ordered bool, depth int, li *Tag, x, width float64) *node {
	f, indent := s.body(), stepIndent*s.body().size
	number := s.sized(s.Sizes.Step, shape.Bold, s.Colors.Accent)
	if depth > 0 {
		indent = subIndent * f.size
		number = s.sized(s.Sizes.Body, shape.Bold, s.Colors.Muted)
	}
	n := s.item(s.number(st, ordered, depth), number, li, x, indent, func(body *Tag) []*node {
		return s.stepBody(st, depth, body, x+indent, width-indent)
	})
	n.whole = true
	if st.ID.Text != "" && s.book.dests != nil {
		n.places = append(n.places, &place{name: s.book.dests[s.from.File.Path] + "." + st.ID.Text})
	}
	return n
}

// stepBody sets the actor, the instruction and what follows it.
func (s *setter) stepBody(st *procedure.Step, depth int, body *Tag, x, width float64) []*node {
	f := s.body()
	var out []*node
	if s.narrow {
		out = append(out, s.runIn(st, body, x, width))
	} else {
		out = append(out, s.besideActor(st, body, x, width))
	}
	for _, part := range st.Parts() {
		var n *node
		if sub, ok := part.(*procedure.Steps); ok {
			n = s.stepList(sub.Steps, sub.Ordered, depth+1, body, x, width)
			if n != nil {
				n.space = betweenSubs * f.size
			}
		} else if n = s.block(part, body, x, width); n != nil {
			n.space = max(n.space, betweenBlocks*f.size)
		}
		if n != nil {
			out = s.follow(out, n)
		}
	}
	return out
}

// besideActor sets the instruction, and who acts in the side column beside it.
func (s *setter) besideActor(st *procedure.Step, body *Tag, x, width float64) *node {
	f := s.body()
	var actor []Item
	height := 0.0
	if st.Label.Text != "" {
		actor, height = s.actor(st.Label.Text, body.Add(P))
	}
	n := s.paragraph(st.Text, f, body.Add(P), x, width)
	if n == nil {
		n = group(false, &node{height: f.line})
	}
	if height > n.tall(1) { // a long label beside a short instruction
		n.last().height += height - n.tall(1)
	}
	n.beside(actor...)
	return n
}

// runIn sets the instruction, and before it on the same line who acts: where there is no side column.
func (s *setter) runIn(st *procedure.Step, body *Tag, x, width float64) *node {
	f, tag := s.body(), body.Add(P)
	frags := s.inline(st.Text, tag, f)
	if st.Label.Text != "" {
		frags = append([]*fragment{{text: st.Label.Text + ": ", style: shape.Bold, color: ink(s.Colors.Accent), tag: tag}}, frags...)
	}
	if len(frags) == 0 {
		return group(false, &node{height: f.line})
	}
	return group(false, stack(s.lines(frags, f, width), f, x)...)
}

// actor sets who acts in the side column, beside the first line of the step.
func (s *setter) actor(name string, tag *Tag) ([]Item, float64) {
	f := s.label()
	tight := f.line * 0.85
	drop := s.baseline(s.body()) - s.baseline(f)
	var items []Item
	lines := s.lines([]*fragment{{text: name, style: f.style, tag: tag}}, f, s.Side-10)
	for i, l := range lines {
		items = append(items, moved(l.items, 0, drop+float64(i)*tight)...)
	}
	return items, drop + f.line + tight*float64(len(lines)-1)
}

// number is the label of a step: digits, then letters, of the language.
func (s *setter) number(st *procedure.Step, ordered bool, depth int) string {
	count := last(st.Address)
	n, _ := strconv.Atoi(count) // an address is made of numbers
	switch {
	case !ordered:
		return "•"
	case depth == 0:
		return s.lang.Number(count)
	case depth == 1 && n >= 1 && n <= len(s.lang.Letters):
		return s.lang.Letters[n-1] + "."
	}
	return s.lang.Number(count) + "."
}

// last is the last number of an address: "3" of "2.3".
func last(address string) string {
	for i := len(address) - 1; i >= 0; i-- {
		if address[i] == '.' {
			return address[i+1:]
		}
	}
	return address
}
