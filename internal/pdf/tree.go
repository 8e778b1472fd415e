package pdf

import (
	"fmt"
	"iter"

	"sopkit/internal/layout"
)

// tree is the structure tree with the places of its content on the pages.
type tree struct {
	elements []*element   // by place of the tag
	pages    [][]*element // by page and MCID
	links    []link       // in the order of pages and items
}

// element is a tag on its way into the file.
type element struct {
	tag    *layout.Tag
	parent *element
	own    []kid // content and kids in the order of painting
	mixed  bool  // has content of its own
	seen   bool  // has content somewhere below
	page   int   // of its first content; -1 without any
	box    box   // of what it paints there, for figures
	ref    ref
}

// kid is one of: an element; marked content; a link annotation.
type kid struct {
	element    *element
	page, mcid int
	link       int // index in tree.links, -1 for marked content
}

// link is a clickable place with the page that it is on.
type link struct {
	*layout.Link
	page    int
	element *element
	ref     ref
}

func newTree(d *layout.Document) (*tree, error) {
	n := d.Root.Number(0)
	t := &tree{elements: make([]*element, n), pages: make([][]*element, len(d.Pages))}
	room := make([]element, n)
	for i := range room {
		t.elements[i] = &room[i]
	}
	t.plant(d.Root, nil)
	for i, page := range d.Pages {
		if err := t.walk(i, page); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// plant makes the elements of a tag and all below.
func (t *tree) plant(tag *layout.Tag, parent *element) {
	e := t.elements[tag.Place]
	*e = element{tag: tag, parent: parent, page: -1}
	for _, kid := range tag.Kids {
		t.plant(kid, e)
	}
}

// of returns the element of a tag; nil for one that is not in the tree.
func (t *tree) of(tag *layout.Tag) *element {
	if tag.Place < len(t.elements) && t.elements[tag.Place].tag == tag {
		return t.elements[tag.Place]
	}
	return nil
}

// walk gives the groups of a page their MCIDs and enters links.
func (t *tree) walk(i int, page *layout.Page) error {
	if printed(page) {
		for _, m := range page.Print.Marks {
			if _, err := t.mark(i, m.Tag, m.Link); err != nil {
				return err
			}
		}
		return nil
	}
	for g := range groups(page.Items) {
		if g.tag == nil {
			continue
		}
		e, err := t.mark(i, g.tag, g.link)
		if err != nil {
			return err
		}
		if g.link == nil {
			e.extend(i, page, g)
		}
	}
	return nil
}

// mark enters content of a tag, or a link, on a page.
func (t *tree) mark(i int, tag *layout.Tag, l *layout.Link) (*element, error) {
	e := t.of(tag)
	if e == nil {
		return nil, fmt.Errorf("pdf: page %d: a tag %s is not in the structure tree", i+1, tag.Kind)
	}
	if l != nil {
		t.enter(e, i, kid{page: i, link: len(t.links)})
		t.links = append(t.links, link{Link: l, page: i, element: e})
		return e, nil
	}
	t.enter(e, i, kid{page: i, mcid: len(t.pages[i]), link: -1})
	t.pages[i] = append(t.pages[i], e)
	return e, nil
}

func (t *tree) enter(e *element, page int, k kid) {
	e.own = append(e.own, k)
	e.mixed = true
	for ; e != nil; e = e.parent {
		if e.page < 0 {
			e.page = page
		}
		if e.seen {
			return
		}
		e.seen = true
		if e.parent != nil {
			e.parent.own = append(e.parent.own, kid{element: e})
		}
	}
}

// kids returns the kids in reading order: as the tags say, or, where content stands between
// them, as painted, with those that paint nothing at the end.
func (t *tree) kids(e *element) []kid {
	var out []kid
	if e.mixed {
		out = e.own
	}
	for _, tag := range e.tag.Kids {
		if below := t.of(tag); !e.mixed || !below.seen {
			out = append(out, kid{element: below})
		}
	}
	return out
}

// alike returns the elements with those together that will be written in the same shape: their numbers follow one another.
func (t *tree) alike() []*element {
	type shape struct {
		kind  layout.Kind
		kids  int
		mixed bool
	}
	by := map[shape][]*element{}
	var order []shape
	for _, e := range t.elements {
		s := shape{e.tag.Kind, len(e.own) + len(e.tag.Kids), e.mixed}
		if by[s] == nil {
			order = append(order, s)
		}
		by[s] = append(by[s], e)
	}
	out := make([]*element, 0, len(t.elements))
	for _, s := range order {
		out = append(out, by[s]...)
	}
	return out
}

// group is a stretch of items of a page that share a tag or a kind of artifact; a link is a
// group of its own that paints nothing.
type group struct {
	from, upto int // items
	tag        *layout.Tag
	artifact   layout.Artifact
	link       *layout.Link
}

// groups yields the stretches of the items of a page. MCIDs are the numbers of those that have a tag and are no link.
func groups(items []layout.Item) iter.Seq[group] {
	return func(yield func(group) bool) {
		var g group
		for i, item := range items {
			tag, artifact := item.Mark()
			l, _ := item.(*layout.Link)
			if i > 0 {
				if l == nil && g.link == nil && g.tag == tag && (tag != nil || g.artifact == artifact) {
					continue
				}
				if g.upto = i; !yield(g) {
					return
				}
			}
			g = group{from: i, tag: tag, artifact: artifact, link: l}
		}
		if g.upto = len(items); len(items) > 0 {
			yield(g)
		}
	}
}
