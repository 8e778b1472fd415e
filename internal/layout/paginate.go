package layout

// press places nodes on pages, one below the other.
type press struct {
	width, height float64 // of the paper
	left, top     float64 // of the text block
	room          float64 // height of the text block
	pages         []*Page
	y             float64 // of the next node, from the top of the text block
	feet          []*note // of this page
	footed        float64 // their height, with the line above them
	after         []*node // notes that stand after the text
	last          *node   // the piece placed last on this page
	panels        []span
	places        []*place
	line          Color   // of the rule above footnotes
	tight         float64 // what spaces between nodes are multiplied by
	trial         bool    // only count pages: nothing is painted, nothing is booked for good
	tried         []*note
}

// span is the part of a page that a panel covers.
type span struct {
	*panel
	from, to float64
}

func (k *look) newPress(tight float64) *press {
	w, h := k.Page()
	return &press{width: w, height: h, left: k.Margins.Left, top: k.Margins.Top, room: h - k.Margins.Top - k.Margins.Bottom, line: ink(k.Colors.Line), tight: tight}
}

const (
	longest = 100  // nodes that keep each other company; no page holds more
	slack   = 0.01 // points that a full page may be over
	footGap = 14   // above the first footnote, with its line
)

// newPage starts a page.
func (p *press) newPage() {
	p.endPage()
	p.pages = append(p.pages, &Page{Width: p.width, Height: p.height})
	p.y, p.last, p.feet, p.footed = 0, nil, nil, 0
}

// endPage paints what is only known when a page is full: panels and footnotes.
func (p *press) endPage() {
	if len(p.pages) == 0 || p.trial {
		return
	}
	page := p.pages[len(p.pages)-1]
	var back []Item
	for _, s := range p.panels {
		y, h := p.top+s.from, s.to-s.from
		if !s.fill.None() {
			back = append(back, &Rect{X: p.left + s.x, Y: y, W: s.w, H: h, Fill: s.fill})
		}
		if !s.bar.None() {
			back = append(back, &Rect{X: p.left + s.x, Y: y, W: 3, H: h, Fill: s.bar})
		}
	}
	p.panels = nil
	page.Items = append(back, page.Items...)
	p.footnotes(page)
}

// footnotes sets the notes of a page at its foot.
func (p *press) footnotes(page *Page) {
	if len(p.feet) == 0 {
		return
	}
	y := p.room - p.footed
	page.Add(&Rule{X1: p.left, Y1: p.top + y + footGap/2, X2: p.left + 120, Y2: p.top + y + footGap/2, Width: 0.5, Color: p.line})
	y += footGap
	for _, f := range p.feet {
		y = p.drop(page, f.node, y)
	}
}

// drop places a node with all that is inside at y and returns where it ends; it never breaks.
func (p *press) drop(page *Page, n *node, y float64) float64 {
	y += n.space
	page.Add(moved(n.items, p.left, p.top+y)...)
	for _, kid := range n.kids {
		y = p.drop(page, kid, y)
	}
	return y + n.height
}

// set places nodes on this page and the next ones. Nodes that keep the next one are placed with it.
func (p *press) set(nodes []*node) {
	if len(p.pages) == 0 {
		p.newPage()
	}
	for i := 0; i < len(nodes); {
		j := i + 1
		for j < len(nodes) && nodes[j-1].keep && j-i < longest {
			j++
		}
		p.chain(nodes[i:j])
		i = j
	}
}

// chain places nodes that belong together: here, on a fresh page, or torn if no page can hold them.
func (p *press) chain(nodes []*node) {
	if len(nodes) == 1 && len(nodes[0].kids) > 0 && !nodes[0].whole {
		p.set(nodes[0].unfold())
		return
	}
	need, feet := 0.0, 0.0
	for i, n := range nodes {
		need += n.tall(p.tight)
		if i > 0 {
			need += n.above() * p.tight
		}
		feet += n.feet()
	}
	if feet > 0 {
		feet += footGap
	}
	switch loose := lastLoose(nodes); {
	case p.fits(p.gap(nodes[0])+need, feet):
		p.all(nodes)
	case loose && p.fitsWithHeadOf(nodes):
		p.all(nodes[:len(nodes)-1])
		p.chain(nodes[len(nodes)-1:])
	case need+feet+p.repeated(nodes[0]) <= p.room+slack && !loose:
		p.turn(nodes[0])
		p.all(nodes)
	case loose && p.y > 0:
		p.turn(nodes[0])
		p.chain(nodes)
	default:
		p.tear(nodes)
	}
}

// lastLoose reports whether the nodes end in a group that may break: a paragraph after its heading.
func lastLoose(nodes []*node) bool {
	n := nodes[len(nodes)-1]
	return len(nodes) > 1 && len(n.kids) > 0 && !n.whole
}

// fitsWithHeadOf reports whether all nodes fit here with as much of the last one as must stand together.
func (p *press) fitsWithHeadOf(nodes []*node) bool {
	need := p.gap(nodes[0])
	for i, n := range nodes[:len(nodes)-1] {
		need += n.tall(p.tight)
		if i > 0 {
			need += n.above() * p.tight
		}
	}
	last := nodes[len(nodes)-1]
	return p.fits(need+last.above()*p.tight+p.lead(last), last.feet())
}

// lead is the height of what a node cannot begin without.
func (p *press) lead(n *node) float64 {
	if tall := n.tall(p.tight); len(n.kids) == 0 || n.whole && tall <= p.room {
		return tall
	}
	h := 0.0
	for i, kid := range n.kids {
		if i > 0 {
			h += kid.above() * p.tight
		}
		if !kid.keep {
			return h + p.lead(kid)
		}
		h += kid.tall(p.tight)
	}
	return h
}

func (p *press) fits(height, feet float64) bool {
	return p.y+height+p.footed+feet <= p.room+slack
}

// gap is the space above a node where the press stands.
func (p *press) gap(n *node) float64 {
	if p.y == 0 {
		return 0
	}
	return n.above() * p.tight
}

// repeated is the height of the table header that a fresh page begins with, if the node goes on with the table.
func (p *press) repeated(n *node) float64 {
	h := n.first().head
	if h == nil || p.last == nil || p.last.head != h || h.height > p.room/3 {
		return 0
	}
	return h.height
}

// turn starts a page, and repeats the header of the table that goes on with the node.
func (p *press) turn(n *node) {
	if p.y == 0 && p.last == nil {
		return
	}
	again := p.repeated(n)
	h := n.first().head
	p.newPage()
	if again > 0 {
		if !p.trial {
			p.paint(h.again())
		}
		p.y = h.height
	}
}

// all places nodes here; they fit.
func (p *press) all(nodes []*node) {
	for _, n := range nodes {
		p.one(n)
	}
}

func (p *press) one(n *node) {
	if len(n.kids) > 0 {
		p.all(n.unfold())
		return
	}
	p.y += p.gap(n)
	p.mark(n)
	p.cover(n.panel, p.y+n.height)
	p.paint(n.items)
	if p.last != nil {
		p.paint(n.over)
	}
	p.y += n.height
	p.call(n.called(nil))
	p.last = n
}

// paint puts items on the page where the press stands.
func (p *press) paint(items []Item) {
	if !p.trial {
		p.pages[len(p.pages)-1].Add(moved(items, p.left, p.top+p.y)...)
	}
}

// cover makes a panel, and those behind it, reach down to the end of the piece that stands here.
func (p *press) cover(front *panel, end float64) {
	if front == nil {
		return
	}
	p.cover(front.outer, end)
	if p.last != nil && p.last.panel.on(front) {
		for i := len(p.panels) - 1; i >= 0; i-- {
			if p.panels[i].panel == front {
				p.panels[i].to = end
				return
			}
		}
	}
	p.panels = append(p.panels, span{panel: front, from: p.y, to: end})
}

// call books the footnotes of a node on this page. Those that it has no room for stand after the text.
func (p *press) call(notes []*note) {
	for _, f := range notes {
		f.done = true
		p.tried = append(p.tried, f)
		gap := 0.0
		if len(p.feet) == 0 {
			gap = footGap
		}
		if h := f.height() + gap; !f.long() && p.y+p.footed+h <= p.room+slack {
			p.feet = append(p.feet, f)
			p.footed += h
		} else {
			p.after = append(p.after, f.node)
		}
	}
}

// end sets the notes that no page had room for, and the notes that these call.
func (p *press) end() {
	for len(p.after) > 0 {
		nodes := p.after
		p.after = nil
		nodes[0].space = max(nodes[0].space, footGap)
		p.set(nodes)
	}
	p.endPage()
}

// mark notes where a node stands.
func (p *press) mark(n *node) {
	if p.trial {
		return
	}
	for _, at := range n.places {
		at.page, at.y = len(p.pages)-1, p.top+p.y
		p.places = append(p.places, at)
	}
}

// tear places nodes that no page can hold together: groups are opened, pieces are cut or stand alone.
func (p *press) tear(nodes []*node) {
	for i, n := range nodes {
		if len(n.kids) == 0 {
			continue
		}
		kids := append([]*node{}, nodes[:i]...)
		kids = append(kids, n.unfold()...)
		if rest := nodes[i+1:]; len(rest) > 0 {
			kids[len(kids)-1].keep = true
			kids = append(kids, rest...)
		}
		p.set(kids)
		return
	}
	for i, n := range nodes {
		if n.keep && i+1 < len(nodes) && !p.fits(p.gap(n)+n.height+nodes[i+1].beginning(p.room), n.feet()) {
			p.turn(n)
		}
		p.alone(n)
	}
}

// alone places a piece by itself.
func (p *press) alone(n *node) {
	if p.fits(p.gap(n)+n.height, n.feet()) {
		p.one(n)
		return
	}
	if n.height <= p.room+slack || n.cut == nil {
		p.turn(n)
		p.one(n)
		return
	}
	for n != nil {
		first, rest := n.cut(p.room - p.footed - p.y - p.gap(n))
		if first != nil {
			p.one(first)
		}
		if rest == nil || first == nil && p.last == nil {
			if first == nil {
				p.one(n)
			}
			return
		}
		p.turn(rest)
		n = rest
	}
}

// press lays nodes out on pages. Where the last page would hold almost nothing, the spaces shrink a little if that saves it.
func (k *look) press(nodes []*node) *press {
	const little = 0.35 // of a page
	tight := 1.0
	if n, full := k.try(nodes, 1); n > 1 && full < little {
		for _, t := range []float64{0.85, 0.7, 0.55} {
			if m, _ := k.try(nodes, t); m < n {
				tight = t
				break
			}
		}
	}
	p := k.newPress(tight)
	p.set(nodes)
	p.end()
	return p
}

// try counts the pages that nodes need, and how full the last one is.
func (k *look) try(nodes []*node, tight float64) (pages int, full float64) {
	p := k.newPress(tight)
	p.trial = true
	p.set(nodes)
	p.end()
	for _, f := range p.tried {
		f.done = false
	}
	return len(p.pages), (p.y + p.footed) / p.room
}
