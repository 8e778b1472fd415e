package pdf

import (
	"bytes"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"sopkit/internal/layout"
)

// batch is how many pages one canvas holds: it bounds the memory for content that is not yet
// compressed. The outcome does not depend on it.
const batch = 16

// painter is what all canvases share; it is only read while they paint.
type painter struct {
	doc      *layout.Document
	faces    []*face
	pictures *pictures
	earlier  *Kept
	contents []packed        // by page
	prints   []*layout.Print // by page
}

// paint paints every page. It returns the painter, which holds what came of it.
func paint(d *layout.Document, faces []*face, pics *pictures, earlier *Kept) (*painter, error) {
	p := &painter{doc: d, faces: faces, pictures: pics, earlier: earlier, contents: make([]packed, len(d.Pages)), prints: make([]*layout.Print, len(d.Pages))}
	var next atomic.Int64
	var all sync.WaitGroup
	workers := min(runtime.GOMAXPROCS(0), (len(d.Pages)+batch-1)/batch)
	errs := make([]error, workers)
	for i := range workers {
		all.Go(func() {
			z, file := newDeflater(earlier), &bytes.Buffer{}
			for errs[i] == nil {
				from := int(next.Add(batch)) - batch
				if from >= len(d.Pages) {
					return
				}
				errs[i] = p.pages(from, min(from+batch, len(d.Pages)), z, file)
			}
		})
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return p, nil
}

// pages paints the pages from one up to another on a canvas of their own. file is room for what the canvas writes.
func (p *painter) pages(from, upto int, z *deflater, file *bytes.Buffer) error {
	c := newCanvas()
	c.used = newUsage(p.faces)
	for i, page := range p.doc.Pages[from:upto] {
		c.begin(page)
		if p.prints[from+i] = page.Print; !printed(page) {
			marks := p.page(c, page.Items)
			p.prints[from+i] = &layout.Print{Marks: marks, Glyphs: c.used.take()}
		}
		c.forget()
		p.page(c, page.Foot)
		c.used.take()
	}
	streams, err := c.streams(file, upto-from)
	if err != nil {
		return err
	}
	for i, s := range streams {
		if err := p.content(from+i, s, z); err != nil {
			return err
		}
	}
	return nil
}

// printed reports whether a page stands as it was printed before.
func printed(page *layout.Page) bool { return page.Print != nil && page.Items == nil }

// content books the content of page i, of which s was painted: all of it, or, of a page that was printed before, the foot.
func (p *painter) content(i int, s []byte, z *deflater) error {
	page, print, at := p.doc.Pages[i], p.prints[i], len(s)
	if len(page.Foot) > 0 {
		at = bytes.LastIndex(s, []byte(footMark))
	}
	foot := s[at:]
	if printed(page) {
		old := p.earlier.stream(print.Stream)
		if old != nil && bytes.Equal(foot, print.Foot) {
			p.contents[i] = packed{print.Stream, old}
			return nil
		}
		whole, err := unpack(old)
		if err != nil || len(whole) < print.Body {
			return &Stale{[]*layout.Page{page}}
		}
		s, at = append(whole[:print.Body:print.Body], foot...), print.Body
	}
	out := z.pack(s)
	p.contents[i] = out
	p.prints[i] = &layout.Print{Stream: out.sum, Body: at, Foot: bytes.Clone(foot), Marks: print.Marks, Glyphs: print.Glyphs}
	return nil
}

// paintShared returns the content of what pages share.
func paintShared(d *layout.Document, faces []*face, earlier *Kept) (map[*layout.Shared]packed, error) {
	out, p, z := map[*layout.Shared]packed{}, &painter{doc: d, faces: faces}, newDeflater(earlier)
	for _, s := range sharedOf(d) {
		c := newCanvas()
		page := *d.Pages[slices.IndexFunc(d.Pages, func(page *layout.Page) bool { return page.Shared == s })]
		c.begin(&page)
		c.forget() // the content of the page comes first
		p.page(c, s.Items)
		streams, err := c.streams(&bytes.Buffer{}, 1)
		if err != nil {
			return nil, err
		}
		out[s] = z.pack(streams[0])
	}
	return out, nil
}

// page paints items of one page: every group in its marked content.
func (p *painter) page(c *canvas, items []layout.Item) (marks []layout.Marked) {
	mcid := 0
	for g := range groups(items) {
		if g.tag != nil {
			marks = append(marks, layout.Marked{Tag: g.tag, Link: g.link})
		}
		switch {
		case g.link != nil:
			continue
		case g.tag != nil:
			c.mark(g.tag.Kind, mcid)
			mcid++
		default:
			c.artifact(g.artifact)
		}
		for _, item := range items[g.from:g.upto] {
			p.item(c, item)
		}
		c.raw("EMC")
	}
	return marks
}

func (p *painter) item(c *canvas, item layout.Item) {
	switch it := item.(type) {
	case *layout.Text:
		c.text(p.faces, it)
	case *layout.Rect:
		c.rect(it)
	case *layout.Rule:
		c.rule(it)
	case *layout.Path:
		c.path(it)
	case *layout.Image:
		c.image(it, p.pictures.number(it.Picture))
	}
}
