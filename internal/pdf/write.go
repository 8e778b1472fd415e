// Package pdf paints a laid-out document as PDF 1.7 that is tagged and valid PDF/UA-1 and
// PDF/A-3a. gofpdf is the canvas for pages and shapes; text is painted with operators of our
// own on one font per face that holds exactly the clusters in use ("cluster font"); a
// finishing pass adds fonts, images, structure, links, outline, attachments and metadata.
//
// The same document gives the same bytes, on any machine and with any number of threads. The
// package decides nothing about looks or places, and never sees the model.
package pdf

import (
	"errors"
	"fmt"
	"io"
	"iter"

	"sopkit/internal/layout"
)

// Write writes the document. It fails when w does, and for documents that no valid PDF can
// be made of: no title, a tag outside the tree, a link to nowhere, two names alike.
func Write(w io.Writer, d *layout.Document) error {
	_, err := Rewrite(w, d, nil)
	return err
}

// Rewrite is Write for a document some of whose pages were printed before, in an earlier file that was kept, with the same
// fonts. The bytes are those that Write gives for the document with all pages set anew. It returns what to keep of this file;
// File is for the caller to fill in. The error is Stale for pages that must be set anew.
func Rewrite(w io.Writer, d *layout.Document, earlier *Kept) (*Kept, error) {
	if err := check(d); err != nil {
		return nil, err
	}
	tree := soon(func() or[*tree] { return attempt(newTree(d)) })
	files := soon(func() []packed { return squeezed(d.Attachments, earlier) })
	faces, err := newFaces(d, earlier)
	if err != nil {
		tree() // the next attempt must not meet it
		return nil, err
	}
	fonts := soon(func() []or[embedded] { return embed(faces, earlier) })
	pictures := newPictures(d)
	painted, err := paint(d, faces, pictures, earlier)
	if err != nil {
		return nil, err
	}
	shared, err := paintShared(d, faces, earlier)
	if err != nil {
		return nil, err
	}
	grown := tree()
	if grown.err != nil {
		return nil, grown.err
	}
	for i, page := range d.Pages {
		page.Print = painted.prints[i]
	}
	f := &finisher{writer: newWriter(w, earlier), doc: d, fonts: fonts(), files: files(), tree: grown.value, pictures: pictures, contents: painted.contents, shared: shared, phrases: map[string]ref{}}
	return &Kept{Streams: f.streams, Clusters: clusters(faces)}, f.finish()
}

// check refuses what would give an invalid file.
func check(d *layout.Document) error {
	switch {
	case d.Title == "":
		return errors.New("pdf: document without title")
	case d.Lang == "":
		return errors.New("pdf: document without language")
	case len(d.Pages) == 0:
		return errors.New("pdf: document without pages")
	case d.Root == nil || d.Root.Kind != layout.Doc:
		return errors.New("pdf: document without structure tree")
	}
	names := make(map[string]bool, len(d.Dests))
	for _, dest := range d.Dests {
		if names[dest.Name] {
			return fmt.Errorf("pdf: destination %q twice", dest.Name)
		}
		if dest.Page < 0 || dest.Page >= len(d.Pages) {
			return fmt.Errorf("pdf: destination %q on page %d of %d", dest.Name, dest.Page+1, len(d.Pages))
		}
		names[dest.Name] = true
	}
	for _, s := range sharedOf(d) {
		if err := plain(s.Items); err != nil {
			return err
		}
	}
	for i, page := range d.Pages {
		if err := plain(page.Foot); err != nil {
			return err
		}
		for link := range links(page) {
			if (link.URI == "") == (link.Dest == "") || link.Dest != "" && !names[link.Dest] {
				return fmt.Errorf("pdf: page %d: link to %q%q goes nowhere", i+1, link.URI, link.Dest)
			}
		}
	}
	return checkAttachments(d)
}

// plain refuses tags, links and pictures in what stands at the foot of pages.
func plain(items []layout.Item) error {
	for _, item := range items {
		if tag, _ := item.Mark(); tag != nil {
			return fmt.Errorf("pdf: what stands at the foot of pages has a tag %s", tag.Kind)
		}
		switch item.(type) {
		case *layout.Link, *layout.Image:
			return fmt.Errorf("pdf: what stands at the foot of pages has a %T", item)
		}
	}
	return nil
}

// links yields the links of a page.
func links(page *layout.Page) iter.Seq[*layout.Link] {
	return func(yield func(*layout.Link) bool) {
		if printed(page) {
			for _, m := range page.Print.Marks {
				if m.Link != nil && !yield(m.Link) {
					return
				}
			}
		}
		for _, item := range page.Items {
			if link, ok := item.(*layout.Link); ok && !yield(link) {
				return
			}
		}
	}
}

// sharedOf lists what pages share, each once, in the order of the pages.
func sharedOf(d *layout.Document) []*layout.Shared {
	var out []*layout.Shared
	var last *layout.Shared // mostly all pages share the same
	seen := map[*layout.Shared]bool{nil: true}
	for _, page := range d.Pages {
		if page.Shared != last && !seen[page.Shared] {
			seen[page.Shared] = true
			out = append(out, page.Shared)
		}
		last = page.Shared
	}
	return out
}

func checkAttachments(d *layout.Document) error {
	files := map[string]bool{}
	for _, a := range d.Attachments {
		if a.Name == "" || files[a.Name] {
			return fmt.Errorf("pdf: attachment %q twice or without name", a.Name)
		}
		files[a.Name] = true
	}
	return nil
}
