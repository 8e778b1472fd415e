package pdf

import (
	"fmt"
	"slices"

	"sopkit/internal/layout"
)

// finisher writes the whole file once pages are painted.
type finisher struct {
	*writer
	doc      *layout.Document
	fonts    []or[embedded] // by index of the font
	files    []packed       // by attachment
	tree     *tree
	pictures *pictures
	contents []packed
	shared   map[*layout.Shared]packed

	pages     []ref
	resources ref
	phrases   map[string]ref
}

func (f *finisher) finish() error {
	catalog, info, parent := f.reserve(), f.reserve(), f.reserve()
	f.resources = f.reserve()
	f.places = slices.Grow(f.places, len(f.tree.elements)+len(f.tree.links)+4*len(f.doc.Pages)+4*len(f.files)+1000)
	for range f.doc.Pages {
		f.pages = append(f.pages, f.reserve())
	}
	f.number()
	f.writePages(parent)
	if err := f.writeResources(); err != nil {
		return err
	}
	f.writeLinks()
	structure := f.writeStructure()
	entries := f.catalog(parent, structure)
	f.put(catalog, entries)
	f.put(info, f.info())
	return f.writer.finish(catalog, info)
}

// number reserves the objects that pages, links and elements name in one another.
func (f *finisher) number() {
	for i := range f.tree.links {
		f.tree.links[i].ref = f.reserve()
	}
	for _, e := range f.tree.alike() {
		e.ref = f.reserve()
	}
}

// phrase writes a string that may be said more than once, and returns the object that holds it.
func (f *finisher) phrase(s string) ref {
	r, ok := f.phrases[s]
	if !ok {
		r = f.add([]byte(s))
		f.phrases[s] = r
	}
	return r
}

// writePages writes the page tree and the contents.
func (f *finisher) writePages(parent ref) {
	kids := []byte("<</Type/Pages/Kids[")
	next := 0 // in the links
	shared := map[*layout.Shared]ref{}
	for _, s := range sharedOf(f.doc) {
		shared[s] = f.packed("", f.shared[s])
	}
	for i, page := range f.doc.Pages {
		content := f.packed("", f.contents[i])
		f.contents[i] = packed{}
		contents := content.String()
		if page.Shared != nil {
			contents = fmt.Sprintf("[%v %v]", content, shared[page.Shared])
		}
		body := fmt.Appendf(nil, "<</Type/Page/Parent %v/MediaBox[0 0 %s %s]/Resources %v/Contents %s/StructParents %d/Tabs/S",
			parent, number(page.Width), number(page.Height), f.resources, contents, i)
		if f.pictures.clear(page) {
			body = append(body, "/Group<</S/Transparency/CS/DeviceRGB>>"...)
		}
		if next < len(f.tree.links) && f.tree.links[next].page == i {
			body = append(body, "/Annots["...)
			for ; next < len(f.tree.links) && f.tree.links[next].page == i; next++ {
				body = fmt.Appendf(body, "%v ", f.tree.links[next].ref)
			}
			body = append(body, ']')
		}
		f.put(f.pages[i], append(body, ">>"...))
		kids = fmt.Appendf(kids, "%v ", f.pages[i])
	}
	f.put(parent, fmt.Appendf(kids, "]/Count %d>>", len(f.pages)))
}

// writeResources writes fonts and pictures, and what names them for the pages.
func (f *finisher) writeResources() error {
	body := []byte("<</Font<<")
	for i, font := range f.fonts {
		switch {
		case font.err != nil:
			return font.err
		case font.value.face != nil:
			body = fmt.Appendf(body, "/F%d %v", i, f.writeFont(font.value))
		}
	}
	body = append(body, ">>/XObject<<"...)
	for i, p := range f.pictures.list {
		body = fmt.Appendf(body, "/I%d %v", i, f.writePicture(p))
	}
	f.put(f.resources, append(body, ">>>>"...))
	return nil
}

// catalog returns the catalog, writing what it names.
func (f *finisher) catalog(pages, structure ref) []byte {
	body := fmt.Appendf(nil, "<</Type/Catalog/Pages %v/StructTreeRoot %v/MarkInfo<</Marked true>>/Lang%s/ViewerPreferences<</DisplayDocTitle true>>",
		pages, structure, text(f.doc.Lang))
	body = fmt.Appendf(body, "/Metadata %v", f.stream("/Type/Metadata/Subtype/XML", f.metadata()))
	body = fmt.Appendf(body, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile %v>>]",
		f.deflated("/N 3", sRGB()))
	body = append(body, f.names()...)
	if len(f.doc.Outline) > 0 {
		body = fmt.Appendf(body, "/Outlines %v/PageMode/UseOutlines", f.writeOutline())
	}
	return append(append(body, f.labels()...), ">>"...)
}

// info returns the document information; XMP says the same.
func (f *finisher) info() []byte {
	body := []byte("<<")
	for _, e := range [...]struct{ key, value string }{
		{"/Title", f.doc.Title}, {"/Author", f.doc.Author}, {"/Subject", f.doc.Subject},
		{"/Keywords", f.doc.Keywords}, {"/Producer", f.doc.Producer},
	} {
		if e.value != "" {
			body = append(append(body, e.key...), text(e.value)...)
		}
	}
	return fmt.Appendf(body, "/CreationDate%s/ModDate%s>>", date(f.doc.Created), date(f.doc.Created))
}
