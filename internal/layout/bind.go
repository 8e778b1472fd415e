package layout

import (
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/shape"
)

// binder puts the parts of a book one after the other and fills in what is only known at the end: page numbers.
type binder struct {
	*book
	doc   *Document
	late  map[*Tag]late
	parts map[lang.Word]*place // where parts of the front and back matter stand
	front []*Page              // pages that hold late texts
}

// late is a text that stands for something not known yet.
type late struct {
	text  func() string
	right bool // it keeps its right end, not its left
}

// bind arranges the book: cover, control, contents, list, parts with their procedures.
func (b *book) bind(sheets [][]*sheet) *Document {
	d := b.document()
	o := &binder{book: b, doc: d, late: map[*Tag]late{}, parts: map[lang.Word]*place{}}
	o.cover()
	o.control()
	o.changed()
	o.contents(sheets)
	o.list(sheets)
	for i, chapter := range sheets {
		o.chapter(i, chapter)
	}
	o.back(sheets)
	o.fill()
	o.footAll(1)
	return d
}

// document is an empty document that knows what it is.
func (b *book) document() *Document {
	d := &Document{
		Title: b.head.Title.In(b.lang.Code), Author: b.head.Organization.In(b.lang.Code), Lang: b.locale, Fonts: b.fonts,
		Subject:  strings.TrimSpace(b.word(lang.Edition) + " " + b.head.Edition),
		Producer: b.Edition.Producer, Created: b.Edition.Created, Root: NewDocument(),
	}
	if d.Title == "" {
		d.Title = b.word(lang.Manual)
	}
	return d
}

// add appends pages and moves their places to where they now stand.
func (o *binder) add(pages []*Page, places []*place) {
	for _, at := range places {
		at.page += len(o.doc.Pages)
		if at.name != "" {
			o.doc.Dests = append(o.doc.Dests, Dest{Name: at.name, Page: at.page, Y: max(0, at.y-12)})
		}
	}
	o.doc.Pages = append(o.doc.Pages, pages...)
}

// placeOf is where a part of the front or back matter stands, or will stand.
func (o *binder) placeOf(kind lang.Word) *place {
	if o.parts[kind] == nil {
		o.parts[kind] = &place{name: strings.ReplaceAll(string(kind), " ", "-")}
	}
	return o.parts[kind]
}

// frontPart sets a part of the front or back matter under a heading.
func (o *binder) frontPart(kind lang.Word, nodes func(*Tag) []*node) {
	title, at := o.word(kind), o.placeOf(kind)
	tag := o.doc.Root.Add(Sect)
	head := group(true, o.headline(title, o.title(o.Sizes.Title, o.Colors.Ink), tag.Add(H1), 0, o.width)...)
	head.keep = true
	head.places = []*place{at}
	press := o.press(append([]*node{head}, nodes(tag)...))
	for _, page := range press.pages[1:] {
		o.header(page, title, "")
	}
	o.add(press.pages, press.places)
	o.front = append(o.front, press.pages...)
	o.doc.Outline = append(o.doc.Outline, Bookmark{Title: title, Page: at.page, Y: at.y})
}

// chapter binds a part: its divider, then its procedures.
func (o *binder) chapter(i int, sheets []*sheet) {
	up, tag := &o.doc.Outline, o.doc.Root
	if o.divided() {
		tag = tag.Add(Part)
		at := o.divider(i, sheets, tag)
		o.doc.Outline = append(o.doc.Outline, Bookmark{Title: o.partTitle(i), Page: at.page, Y: at.y, Open: true})
		up = &o.doc.Outline[len(o.doc.Outline)-1].Children
	}
	for _, s := range sheets {
		s.tag.Parent = tag
		tag.Kids = append(tag.Kids, s.tag)
		o.dress(s)
		s.first = len(o.doc.Pages)
		o.add(s.pages, s.places)
		o.doc.sheets = append(o.doc.sheets, s)
		*up = append(*up, s.entry.bookmark())
	}
}

// bookmark turns an entry into a bookmark; its place is final.
func (e *entry) bookmark() Bookmark {
	m := Bookmark{Title: e.title, Page: e.at.page, Y: max(0, e.at.y-12)}
	for _, kid := range e.kids {
		m.Children = append(m.Children, kid.bookmark())
	}
	return m
}

// divided reports whether the book has parts.
func (b *book) divided() bool {
	for _, c := range b.chapters {
		if c.Part != nil {
			return true
		}
	}
	return false
}

func (b *book) partTitle(i int) string {
	if p := b.chapters[i].Part; p != nil {
		return p.Title.In(b.lang.Code)
	}
	if !b.divided() {
		return b.word(lang.Procedures)
	}
	return b.word(lang.Others)
}

// fill writes the late texts of the front matter.
func (o *binder) fill() {
	for _, page := range o.front {
		for _, item := range page.Items {
			t, ok := item.(*Text)
			if !ok {
				continue
			}
			if l, ok := o.late[t.Tag]; ok {
				o.replace(t, l)
			}
		}
	}
}

func (o *binder) replace(t *Text, l late) {
	old := 0.0
	style := shape.Regular
	for _, w := range t.Words {
		old += w.Width(t.Size)
		if w.Font == o.fonts.Font(w.Font.Family(), shape.Bold) {
			style = shape.Bold
		}
	}
	width, words := o.fonts.Measure(l.text(), style, o.family, t.Size)
	if l.right {
		t.X += old - width
	}
	t.Words = words
}

// pageOf is the number of the page of a place, in the digits of the language.
func (o *binder) pageOf(at *place) func() string {
	return func() string { return o.lang.Number(decimal(at.page + 1)) }
}
