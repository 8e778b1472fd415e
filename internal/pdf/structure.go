package pdf

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"sopkit/internal/layout"
)

// writeStructure writes the structure tree, its parent tree and its identifiers.
func (f *finisher) writeStructure() ref {
	root := f.reserve()
	ids := f.identifiers()
	f.putAll(len(f.tree.elements), func(b []byte, i int) (ref, []byte) {
		e := f.tree.elements[i]
		return e.ref, f.element(b, e, root, ids[e])
	})
	body := fmt.Appendf(nil, "<</Type/StructTreeRoot/K[%v]/ParentTree %v/ParentTreeNextKey %d", f.tree.elements[0].ref, f.parents(), len(f.pages)+len(f.tree.links))
	if len(ids) > 0 {
		body = fmt.Appendf(body, "/IDTree<</Names[%s]>>", idNames(ids))
	}
	f.put(root, append(body, ">>"...))
	return root
}

// identifiers returns the IDs of elements: those given, and one for every note without.
func (f *finisher) identifiers() map[*element]string {
	ids, taken := map[*element]string{}, map[string]bool{}
	for _, e := range f.tree.elements {
		if e.tag.ID != "" {
			ids[e], taken[e.tag.ID] = e.tag.ID, true
		}
	}
	n := 0
	for _, e := range f.tree.elements {
		for e.tag.Kind == layout.Note && ids[e] == "" {
			n++
			if id := fmt.Sprintf("note-%d", n); !taken[id] {
				ids[e] = id
			}
		}
	}
	return ids
}

// idNames returns the leaves of the name tree of IDs.
func idNames(ids map[*element]string) string {
	rows := make([]string, 0, len(ids))
	refs := make(map[string]ref, len(ids))
	for e, id := range ids {
		rows = append(rows, id)
		refs[id] = e.ref
	}
	sort.Strings(rows)
	var body []byte
	for _, id := range rows {
		body = fmt.Appendf(body, "%s%v ", literal(id), refs[id])
	}
	return string(body)
}

// element writes one structure element.
func (f *finisher) element(b []byte, e *element, root ref, id string) []byte {
	parent := root
	if e.parent != nil {
		parent = e.parent.ref
	}
	b = appendRef(append(append(append(b, "<</S/"...), e.tag.Kind...), "/P "...), parent)
	kids := f.tree.kids(e)
	if slices.ContainsFunc(kids, func(k kid) bool { return k.element == nil && k.link < 0 && k.page == e.page }) {
		b = appendRef(append(b, "/Pg "...), f.pages[e.page])
	}
	for _, t := range [...]struct{ key, value string }{{"/Lang", e.tag.Lang}, {"/T", e.tag.Title}, {"/Alt", e.tag.Alt}, {"/ActualText", e.tag.Actual}} {
		if t.value != "" {
			b = append(append(b, t.key...), text(t.value)...)
		}
	}
	if id != "" {
		b = append(append(b, "/ID"...), literal(id)...)
	}
	b = f.attributes(b, e)
	if len(kids) == 1 && kids[0].element == nil && kids[0].link < 0 && kids[0].page == e.page {
		return append(appendInt(append(b, "/K "...), kids[0].mcid), ">>"...)
	}
	b = append(b, "/K["...)
	for i, k := range kids {
		if i > 0 {
			b = append(b, ' ')
		}
		b = f.kid(b, e, k)
	}
	return append(b, "]>>"...)
}

func appendRef(b []byte, r ref) []byte { return append(appendInt(b, int(r)), " 0 R"...) }

// kid writes one entry of K.
func (f *finisher) kid(b []byte, e *element, k kid) []byte {
	switch {
	case k.element != nil:
		b = appendRef(b, k.element.ref)
	case k.link >= 0:
		b = append(b, "<</Type/OBJR/Pg "...)
		b = appendRef(b, f.pages[k.page])
		b = append(b, "/Obj "...)
		b = append(appendRef(b, f.tree.links[k.link].ref), ">>"...)
	case k.page == e.page:
		b = appendInt(b, k.mcid)
	default:
		b = append(b, "<</Type/MCR/Pg "...)
		b = appendRef(b, f.pages[k.page])
		b = append(b, "/MCID "...)
		b = append(appendInt(b, k.mcid), ">>"...)
	}
	return b
}

// attributes writes what an element's kind needs.
func (f *finisher) attributes(b []byte, e *element) []byte {
	a := e.tag.Attributes
	if a == nil {
		a = &layout.Attributes{}
	}
	switch e.tag.Kind {
	case layout.List:
		if a.Numbering != "" {
			b = fmt.Appendf(b, "/A<</O/List/ListNumbering/%s>>", a.Numbering)
		}
	case layout.HeadCell, layout.Cell:
		b = tableAttributes(b, e.tag.Kind, a)
	case layout.Figure, layout.Formula:
		if e.box.some {
			h := f.doc.Pages[e.page].Height
			b = fmt.Appendf(b, "/A<</O/Layout/Placement/Block/BBox[%s %s %s %s]>>",
				number(e.box.x1), number(h-e.box.y2), number(e.box.x2), number(h-e.box.y1))
		}
	}
	return b
}

func tableAttributes(b []byte, kind layout.Kind, a *layout.Attributes) []byte {
	var in []byte
	if kind == layout.HeadCell {
		scope := a.Scope
		if scope == "" {
			scope = layout.Column
		}
		in = fmt.Appendf(in, "/Scope/%s", scope)
	}
	if a.RowSpan > 1 {
		in = fmt.Appendf(in, "/RowSpan %d", a.RowSpan)
	}
	if a.ColSpan > 1 {
		in = fmt.Appendf(in, "/ColSpan %d", a.ColSpan)
	}
	if len(a.Headers) > 0 {
		in = append(in, "/Headers["...)
		for _, id := range a.Headers {
			in = append(in, literal(id)...)
		}
		in = append(in, ']')
	}
	if in == nil {
		return b
	}
	return append(append(append(b, "/A<</O/Table"...), in...), ">>"...)
}

// parents writes the parent tree: for every page the elements by MCID, then every link's.
func (f *finisher) parents() ref {
	nums := []byte("<</Nums[")
	for i, elements := range f.tree.pages {
		row := make([]ref, len(elements))
		for k, e := range elements {
			row[k] = e.ref
		}
		nums = fmt.Appendf(nums, "%d %v ", i, f.array(row))
	}
	for i, l := range f.tree.links {
		nums = fmt.Appendf(nums, "%d %v ", len(f.pages)+i, l.element.ref)
	}
	return f.add(append(nums, "]>>"...))
}

// writeLinks writes the link annotations. Their edges are moved outwards to whole points.
func (f *finisher) writeLinks() {
	var b []byte
	for i, l := range f.tree.links {
		h := f.doc.Pages[l.page].Height
		contents := l.Contents
		if contents == "" {
			contents = l.URI + l.Dest
		}
		target := fmt.Sprintf("/Dest %v", f.phrase(literal(l.Dest)))
		if l.URI != "" {
			target = fmt.Sprintf("/A<</S/URI/URI %v>>", f.phrase(literal(ascii(l.URI))))
		}
		b = fmt.Appendf(b[:0], "<</Type/Annot/Subtype/Link/Rect[%d %d %d %d]/Border[0 0 0]/F 4/StructParent %d/Contents %v%s>>",
			down(l.X), down(h-l.Y-l.H), up(l.X+l.W), up(h-l.Y), len(f.pages)+i, f.phrase(text(contents)), target)
		f.put(l.ref, b)
	}
}

func down(v float64) int { return int(math.Floor(v)) }
func up(v float64) int   { return int(math.Ceil(v)) }
