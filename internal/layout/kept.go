package layout

import (
	"slices"
	"strings"

	"sopkit/internal/procedure"
)

// Kept is a procedure as it was set and printed: all that another edition of the book needs to take its pages as they stand.
// It fits as long as the text, the theme and the settings of the manual are the same; where its links lead is looked up again.
type Kept struct {
	Top    int // level of its first heading
	Title  string
	Entry  KeptEntry
	Places []KeptPlace
	Tags   []KeptTag // the tree, parents before kids
	Pages  []KeptPage
	Acts   []Act
	Leads  []Lead
}

// KeptEntry is a line of the outline.
type KeptEntry struct {
	Title string
	Place int // index in Kept.Places
	Kids  []KeptEntry
}

// KeptPlace is where something is found, on a page counted from the first one of the procedure.
type KeptPlace struct {
	Name string
	Page int
	Y    float64
}

// KeptTag is a structure element with the number of its kids.
type KeptTag struct {
	Kind                     Kind
	Lang, Title, Alt, Actual string
	ID                       string
	Attributes               *Attributes
	Kids                     int
}

// KeptPage is a page as it was printed. Marks are indices in Kept.Tags; that of the next link is -1 minus the index of its tag.
type KeptPage struct {
	Width, Height float64
	Stream        Sum
	Body          int
	Foot          []byte
	Glyphs        []uint32
	Marks         []int
	Links         []Link
}

// Act is a step that somebody takes.
type Act struct {
	Actor string
	Entry int // which line of the outline the step stands under, from 0
	Step  int // number of the step that is or holds it
}

// Lead says where a link of the text leads.
type Lead struct {
	To   string // as written
	Link Link
	Good bool // whether it leads anywhere
}

// Kept returns what to keep of the procedures by path, once the pages of the document have been printed. Those that show
// pictures are left out: pages name pictures by numbers that depend on the book.
func (d *Document) Kept() map[string]*Kept {
	out := map[string]*Kept{}
	for _, s := range d.sheets {
		if k := s.keep(); k != nil {
			out[s.procedure.File.Path] = k
		}
	}
	return out
}

// On lists the paths of the procedures that pages of the document belong to.
func (d *Document) On(pages []*Page) []string {
	on := map[*Page]bool{}
	for _, page := range pages {
		on[page] = true
	}
	var out []string
	for _, s := range d.sheets {
		if slices.ContainsFunc(s.pages, func(page *Page) bool { return on[page] }) {
			out = append(out, s.procedure.File.Path)
		}
	}
	return out
}

// keep makes a record of a sheet, or renews the one that it was made of.
func (s *sheet) keep() *Kept {
	if s.pictured {
		return nil
	}
	if s.kept != nil {
		again := *s.kept
		again.Pages = slices.Clone(again.Pages)
		for i, page := range s.pages {
			again.Pages[i].Stream, again.Pages[i].Foot = page.Print.Stream, page.Print.Foot
		}
		return &again
	}
	k := &Kept{Top: s.top, Title: s.title, Acts: s.acts, Leads: s.leads}
	index := map[*place]int{}
	for i, at := range s.places {
		index[at] = i
		k.Places = append(k.Places, KeptPlace{at.name, at.page - s.first, at.y})
	}
	k.Entry = keepEntry(s.entry, index)
	k.plant(s.tag)
	number := func(t *Tag) int { return t.Place - s.tag.Place } // given when the pages were printed
	for _, page := range s.pages {
		p := page.Print
		if p == nil {
			return nil
		}
		kept := KeptPage{Width: page.Width, Height: page.Height, Stream: p.Stream, Body: p.Body, Foot: p.Foot, Glyphs: p.Glyphs}
		for _, m := range p.Marks {
			if m.Link == nil {
				kept.Marks = append(kept.Marks, number(m.Tag))
				continue
			}
			link := *m.Link
			link.In = In{}
			kept.Marks, kept.Links = append(kept.Marks, -1-number(m.Tag)), append(kept.Links, link)
		}
		k.Pages = append(k.Pages, kept)
	}
	return k
}

func keepEntry(e *entry, places map[*place]int) KeptEntry {
	out := KeptEntry{Title: e.title, Place: places[e.at]}
	for _, kid := range e.kids {
		out.Kids = append(out.Kids, keepEntry(kid, places))
	}
	return out
}

func (k *Kept) plant(t *Tag) {
	k.Tags = append(k.Tags, KeptTag{t.Kind, t.Lang, t.Title, t.Alt, t.Actual, t.ID, t.Attributes, len(t.Kids)})
	for _, kid := range t.Kids {
		k.plant(kid)
	}
}

// fits reports whether a procedure can stand as it was kept: its links still lead to the same places.
func (b *book) fits(k *Kept, p *procedure.Procedure, top int) bool {
	if k == nil || k.Top != top {
		return false
	}
	for _, l := range k.Leads {
		if link, ok := b.target(p, l.To); ok != l.Good || link != l.Link {
			return false
		}
	}
	return true
}

// again makes a sheet of what was kept.
func (k *Kept) again(p *procedure.Procedure) *sheet {
	s := &sheet{procedure: p, kept: k, top: k.Top, title: k.Title, acts: k.Acts, leads: k.Leads}
	for _, at := range k.Places {
		s.places = append(s.places, &place{at.Name, at.Page, at.Y})
	}
	s.entry = k.Entry.again(s.places)
	all := make([]Tag, len(k.Tags))
	for i, t := range k.Tags {
		all[i] = Tag{Kind: t.Kind, Lang: t.Lang, Title: t.Title, Alt: t.Alt, Actual: t.Actual, ID: t.ID, Attributes: t.Attributes}
	}
	k.grow(all, 0, nil)
	s.tag = &all[0]
	for _, kept := range k.Pages {
		print := &Print{Stream: kept.Stream, Body: kept.Body, Foot: kept.Foot, Glyphs: kept.Glyphs, Marks: make([]Marked, len(kept.Marks))}
		links := kept.Links
		for i, m := range kept.Marks {
			if m >= 0 {
				print.Marks[i].Tag = &all[m]
				continue
			}
			link := links[0]
			links = links[1:]
			link.Tag = &all[-1-m]
			print.Marks[i] = Marked{link.Tag, &link}
		}
		s.pages = append(s.pages, &Page{Width: kept.Width, Height: kept.Height, Settled: true, Print: print})
	}
	return s
}

func (e KeptEntry) again(places []*place) *entry {
	out := &entry{title: e.Title, at: places[e.Place]}
	for _, kid := range e.Kids {
		out.kids = append(out.kids, kid.again(places))
	}
	return out
}

// grow puts the kids of a tag under it and returns the index after the last one below.
func (k *Kept) grow(all []Tag, i int, parent *Tag) int {
	t := &all[i]
	t.Parent = parent
	next := i + 1
	for range k.Tags[i].Kids {
		t.Kids = append(t.Kids, &all[next])
		next = k.grow(all, next, t)
	}
	return next
}

// steps yields the names of steps that others may lead to.
func (k *Kept) steps(dest string) map[string]bool {
	out := map[string]bool{}
	for _, at := range k.Places {
		if name, ok := strings.CutPrefix(at.Name, dest+"."); ok {
			out[name] = true
		}
	}
	return out
}
