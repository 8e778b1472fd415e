package pdf

import (
	"fmt"
	"sort"
	"strconv"

	"sopkit/internal/layout"
)

// names returns the catalog's entries for named destinations and attachments.
func (f *finisher) names() []byte {
	var body, files []byte
	if len(f.doc.Dests) > 0 {
		body = fmt.Appendf(body, "/Dests %v", f.writeDests())
	}
	if len(f.doc.Attachments) > 0 {
		var tree ref
		tree, files = f.writeAttachments()
		body = fmt.Appendf(body, "/EmbeddedFiles %v", tree)
	}
	if body == nil {
		return nil
	}
	return append(fmt.Appendf(nil, "/Names<<%s>>", body), files...)
}

// target returns an explicit destination, the line at y or up to a point above.
func (f *finisher) target(page int, y float64) string {
	return fmt.Sprintf("[%v/XYZ 0 %d null]", f.pages[page], up(f.doc.Pages[page].Height-y))
}

func (f *finisher) writeDests() ref {
	dests := append([]layout.Dest(nil), f.doc.Dests...)
	sort.Slice(dests, func(i, j int) bool { return dests[i].Name < dests[j].Name })
	var body []byte
	for _, d := range dests {
		body = append(append(body, literal(d.Name)...), f.target(d.Page, d.Y)...)
	}
	return f.add(fmt.Appendf(nil, "<</Names[%s]>>", body))
}

// writeAttachments writes the files; it returns their name tree and the catalog's /AF.
func (f *finisher) writeAttachments() (tree ref, af []byte) {
	order := make([]int, len(f.doc.Attachments))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(i, j int) bool {
		return f.doc.Attachments[order[i]].Name < f.doc.Attachments[order[j]].Name
	})
	leaves, af := []byte("<</Names["), []byte("/AF[")
	for _, i := range order {
		a := f.doc.Attachments[i]
		spec := f.writeAttachment(a, f.files[i])
		leaves = fmt.Appendf(leaves, "%s%v", text(a.Name), spec)
		af = fmt.Appendf(af, "%v ", spec)
	}
	return f.add(append(leaves, "]>>"...)), append(af, ']')
}

// squeezed compresses files.
func squeezed(files []layout.Attachment, earlier *Kept) []packed {
	z, out := newDeflater(earlier), make([]packed, len(files))
	for i, a := range files {
		out[i] = z.pack(a.Data)
	}
	return out
}

// writeAttachment writes a file with its compressed data.
func (f *finisher) writeAttachment(a layout.Attachment, data packed) ref {
	mime, relation, modified := a.MIME, a.Relation, a.Modified
	if mime == "" {
		mime = "application/octet-stream"
	}
	if relation == "" {
		relation = layout.Unspecified
	}
	if modified.IsZero() {
		modified = f.doc.Created
	}
	file := f.packed(fmt.Sprintf("/Type/EmbeddedFile/Subtype%s/Params<</Size %d/ModDate%s>>", name(mime), len(a.Data), date(modified)), data)
	description := ""
	if a.Description != "" {
		description = "/Desc" + text(a.Description)
	}
	return f.add(fmt.Appendf(nil, "<</Type/Filespec/F%s/UF%s%s/AFRelationship/%s/EF<</F %v/UF %v>>>>",
		text(a.Name), text(a.Name), description, relation, file, file))
}

// writeOutline writes the bookmarks.
func (f *finisher) writeOutline() ref {
	root := f.reserve()
	first, last, shown := f.bookmarks(f.doc.Outline, root)
	f.put(root, fmt.Appendf(nil, "<</Type/Outlines/First %v/Last %v/Count %d>>", first, last, shown))
	return root
}

// bookmarks writes a level of the outline; shown counts the entries that one sees when the
// parent is open.
func (f *finisher) bookmarks(level []layout.Bookmark, parent ref) (first, last ref, shown int) {
	refs := make([]ref, len(level))
	for i := range level {
		refs[i] = f.reserve()
	}
	for i, b := range level {
		body := fmt.Appendf(nil, "<</Title %v/Parent %v/Dest%s", f.phrase(text(b.Title)), parent, f.target(b.Page, b.Y))
		if i > 0 {
			body = fmt.Appendf(body, "/Prev %v", refs[i-1])
		}
		if i+1 < len(level) {
			body = fmt.Appendf(body, "/Next %v", refs[i+1])
		}
		if len(b.Children) > 0 {
			from, upto, below := f.bookmarks(b.Children, refs[i])
			count := -below
			if b.Open {
				count = below
				shown += below
			}
			body = fmt.Appendf(body, "/First %v/Last %v/Count %d", from, upto, count)
		}
		f.put(refs[i], append(body, ">>"...))
	}
	return refs[0], refs[len(refs)-1], shown + len(level)
}

// labels returns the catalog's page labels: a range for every stretch of plain numbers, a
// prefix of its own for every other page.
func (f *finisher) labels() []byte {
	var body []byte
	any, next := false, -1
	for i, p := range f.doc.Pages {
		label := p.Label
		any = any || label != ""
		if label == "" {
			label = strconv.Itoa(i + 1)
		}
		n, err := strconv.Atoi(label)
		switch {
		case err != nil || n < 1 || strconv.Itoa(n) != label:
			body = fmt.Appendf(body, "%d<</P%s>>", i, text(label))
			next = -1
			continue
		case n != next:
			body = fmt.Appendf(body, "%d<</S/D/St %d>>", i, n)
		}
		next = n + 1
	}
	if !any {
		return nil
	}
	return fmt.Appendf(nil, "/PageLabels<</Nums[%s]>>", body)
}
