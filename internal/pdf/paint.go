package pdf

import (
	"bytes"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/klauspost/compress/zlib"

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
	contents [][]byte // compressed, by page
}

// paint returns the compressed content of every page.
func paint(d *layout.Document, faces []*face, pics *pictures) ([][]byte, error) {
	p := &painter{doc: d, faces: faces, pictures: pics, contents: make([][]byte, len(d.Pages))}
	var next atomic.Int64
	var all sync.WaitGroup
	workers := min(runtime.GOMAXPROCS(0), (len(d.Pages)+batch-1)/batch)
	errs := make([]error, workers)
	for i := range workers {
		all.Go(func() {
			z := newDeflater()
			for errs[i] == nil {
				from := int(next.Add(batch)) - batch
				if from >= len(d.Pages) {
					return
				}
				errs[i] = p.pages(from, min(from+batch, len(d.Pages)), z)
			}
		})
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return p.contents, nil
}

// pages paints the pages from one up to another on a canvas of their own.
func (p *painter) pages(from, upto int, z *deflater) error {
	c := newCanvas()
	for _, page := range p.doc.Pages[from:upto] {
		c.begin(page)
		p.page(c, page)
	}
	streams, err := c.streams(upto - from)
	if err != nil {
		return err
	}
	for i, s := range streams {
		p.contents[from+i] = z.deflate(s)
	}
	return nil
}

// paintShared returns the compressed content of what pages share.
func paintShared(d *layout.Document, faces []*face) (map[*layout.Shared][]byte, error) {
	out, p, z := map[*layout.Shared][]byte{}, &painter{doc: d, faces: faces}, newDeflater()
	for _, s := range sharedOf(d) {
		c := newCanvas()
		page := *d.Pages[slices.IndexFunc(d.Pages, func(page *layout.Page) bool { return page.Shared == s })]
		page.Items = s.Items
		c.begin(&page)
		c.fill, c.stroke = 0, 0 // the content of the page comes first, and leaves colours of its own
		p.page(c, &page)
		streams, err := c.streams(1)
		if err != nil {
			return nil, err
		}
		out[s] = z.deflate(streams[0])
	}
	return out, nil
}

// page paints one page: every group in its marked content.
func (p *painter) page(c *canvas, page *layout.Page) {
	mcid := 0
	for _, g := range groups(page) {
		switch {
		case g.link != nil:
			continue
		case g.tag != nil:
			c.mark(g.tag.Kind, mcid)
			mcid++
		default:
			c.artifact(g.artifact, page)
		}
		for _, item := range page.Items[g.from:g.upto] {
			p.item(c, item)
		}
		c.raw("EMC")
	}
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

// deflater compresses many pieces with one set of tables.
type deflater struct {
	buf bytes.Buffer
	z   *zlib.Writer
}

func newDeflater() *deflater {
	d := &deflater{}
	d.z, _ = zlib.NewWriterLevel(&d.buf, 7) // the level is in range
	return d
}

// deflate returns the zlib stream of b.
func (d *deflater) deflate(b []byte) []byte {
	d.buf.Reset()
	d.z.Reset(&d.buf)
	d.z.Write(b) // a bytes.Buffer cannot fail
	d.z.Close()
	return bytes.Clone(d.buf.Bytes())
}
