package layout

import "slices"

// node is a part of a column of text: a piece with items of its own (a line, a row, a figure), or a group of nodes.
type node struct {
	space  float64 // above it; dropped at the head of a page
	height float64
	items  []Item // relative to the left of the text block and the top of the node
	over   []Item // the same, but only where something stands above
	keep   bool   // the next node follows on the same page

	kids  []*node
	whole bool // a group that stays on one page if one page can hold it

	panel  *panel                                 // the innermost one
	apart  bool                                   // what follows stands as far away as from a box
	head   *head                                  // of the table that the row belongs to
	notes  []*note                                // called in it
	places []*place                               // what is found here
	cut    func(room float64) (first, rest *node) // how a piece that is taller than a page is torn; first is nil when nothing fits
}

// panel is painted behind all nodes of a page that share it.
type panel struct {
	x, w float64
	fill Color
	bar  Color // on the left edge; none for nothing

	outer *panel // behind this one; nil for the page
}

// on reports whether a panel is this one or lies on it.
func (p *panel) on(other *panel) bool {
	for p != nil && p != other {
		p = p.outer
	}
	return p != nil
}

// head is the header of a table, repeated where the table goes on.
type head struct {
	height float64
	again  func() []Item
}

// place is where something is found. Its page counts from the first page of what it was set in, until the book is bound.
type place struct {
	name string // of the destination; "" for none
	page int
	y    float64
}

// entry is a line of the outline.
type entry struct {
	title string
	at    *place
	kids  []*entry
}

// note is a footnote: it stands at the foot of the page that calls it.
type note struct {
	node *node
	done bool
}

func (n *note) height() float64 { return n.node.tall(1) + n.node.space }

// long reports whether a note is no note but a text of its own: it stands after the text of the procedure.
func (n *note) long() bool { return n.height() > 200 }

// group puts nodes together.
func group(whole bool, kids ...*node) *node { return &node{whole: whole, kids: kids} }

// tall is the height of a node with what is inside, without the space above; the spaces inside are multiplied by tight.
func (n *node) tall(tight float64) float64 {
	h := n.height
	for i, kid := range n.kids {
		h += kid.tall(tight)
		if i > 0 {
			h += kid.above() * tight
		}
	}
	return h
}

// above is the space over a node: its own, and that of its first kid if it is larger.
func (n *node) above() float64 {
	if len(n.kids) > 0 {
		return max(n.space, n.kids[0].above())
	}
	return n.space
}

// beginning is the height of what must stand under the piece before: all of it, or a part of what no page holds.
func (n *node) beginning(room float64) float64 {
	if n.cut != nil && n.height > room {
		return 60
	}
	return n.height
}

// feet is the height of the footnotes that a node calls and that no page has yet.
func (n *node) feet() float64 {
	h := 0.0
	for _, f := range n.called(nil) {
		if !f.long() {
			h += f.height()
		}
	}
	return h
}

// called appends the footnotes that a node calls and that no page has yet, each once, with those that they call themselves.
func (n *node) called(list []*note) []*note {
	for _, f := range n.notes {
		if !f.done && !slices.Contains(list, f) {
			list = f.node.called(append(list, f))
		}
	}
	for _, kid := range n.kids {
		list = kid.called(list)
	}
	return list
}

// unfold returns what is inside a group; the first part takes over the group's space and places.
func (n *node) unfold() []*node {
	first := n.kids[0]
	first.space = max(first.space, n.space)
	first.places = append(n.places, first.places...)
	n.places = nil
	return n.kids
}

// stack sets the lines of one paragraph: the first two and the last two stay together.
func stack(lines []line, f font, x float64) []*node {
	var out []*node
	for i, l := range lines {
		n := &node{height: f.line, items: moved(l.items, x, 0), notes: l.notes}
		n.keep = i == 0 && len(lines) > 1 || i == len(lines)-2
		out = append(out, n)
	}
	return out
}

// beside paints items next to the first piece inside the node.
func (n *node) beside(items ...Item) {
	at := n.first()
	at.items = append(items, at.items...)
}

// first is the first piece inside the node.
func (n *node) first() *node {
	for len(n.kids) > 0 {
		n = n.kids[0]
	}
	return n
}

// last is the last piece inside the node.
func (n *node) last() *node {
	for len(n.kids) > 0 {
		n = n.kids[len(n.kids)-1]
	}
	return n
}

// behindAll gives a panel to every piece inside the node; a panel that a piece has already lies on it.
func (n *node) behindAll(p *panel) {
	switch {
	case len(n.kids) > 0:
	case n.panel == nil:
		n.panel = p
	case !n.panel.on(p):
		inner := n.panel
		for inner.outer != nil {
			inner = inner.outer
		}
		inner.outer = p
	}
	for _, kid := range n.kids {
		kid.behindAll(p)
	}
}
