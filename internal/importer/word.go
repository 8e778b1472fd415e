package importer

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// word writes a Word document (ECMA-376, WordprocessingML) as Markdown and puts its pictures into doc. What Markdown has no
// place for is named in doc.Left.
func word(doc *Document, data []byte) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("this is no Word file: %w", err)
	}
	w := &writer{doc: doc, zip: z, counters: map[string]*counter{}, pictures: map[string]string{}}
	body, err := w.part("word/document.xml")
	if err != nil {
		return nil, err
	}
	w.relations("word/_rels/document.xml.rels")
	w.readStyles()
	w.readNumbering()
	w.readCore()
	if b := body.child("body"); b != nil {
		w.blocks(b)
	}
	w.notes("footnote", "word/footnotes.xml")
	w.notes("endnote", "word/endnotes.xml")
	w.margins()
	for _, what := range slices.Sorted(maps.Keys(w.left)) {
		doc.Left = append(doc.Left, fmt.Sprintf("%s: %d", what, w.left[what]))
	}
	return []byte(w.out.String()), nil
}

// element is a node of XML: an element with a name, or text.
type element struct {
	name  string
	attr  map[string]string
	text  string
	inner []*element
}

// child finds the first element of a name below e, one level down.
func (e *element) child(names ...string) *element {
	for _, name := range names {
		i := -1
		if e != nil {
			i = slices.IndexFunc(e.inner, func(c *element) bool { return c.name == name })
		}
		if i < 0 {
			return nil
		}
		e = e.inner[i]
	}
	return e
}

// value is the attribute val of a child, or "".
func (e *element) value(names ...string) string {
	if c := e.child(names...); c != nil {
		return c.attr["val"]
	}
	return ""
}

const maxPart = 256 << 20

// part reads one XML file of the package.
func (w *writer) part(name string) (*element, error) {
	file, err := w.zip.Open(name)
	if err != nil {
		return nil, fmt.Errorf("this is no Word file: %w", err)
	}
	defer file.Close()
	dec := xml.NewDecoder(io.LimitReader(file, maxPart))
	root := &element{}
	open := []*element{root}
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		top := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			e := &element{name: t.Name.Local, attr: map[string]string{}}
			for _, a := range t.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			top.inner = append(top.inner, e)
			if open = append(open, e); len(open) > 2000 {
				return nil, fmt.Errorf("%s: it is nested more than 2,000 deep", name)
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += string(t)
		}
	}
	if len(root.inner) == 0 {
		return nil, fmt.Errorf("%s: it is empty", name)
	}
	return root.inner[0], nil
}

// writer writes Markdown.
type writer struct {
	doc      *Document
	zip      *zip.Reader
	out      strings.Builder
	links    map[string]string // by relation
	styles   map[string]style
	formats  map[string][]level // by numId
	counters map[string]*counter
	pictures map[string]string // by path in the package -> name
	footers  []string          // paths of headers and footers
	left     map[string]int
	hang     string     // indentation of what stands below the last item
	hangs    [10]string // the same for the last item of each level
	openList string     // numId of the list that may go on
	loose    []string
	below    int // 1 after a title: headings go below it
}

type style struct {
	name, based, numID string
	heading            int
	ilvl               int
}

// level is how one level of a list counts.
type level struct {
	bullet bool
	bare   bool // it shows no marker: the paragraph goes on with the item above
	start  int
}

// counter is where a list stands.
type counter struct{ at [10]int }

func (w *writer) miss(what string) {
	if w.left == nil {
		w.left = map[string]int{}
	}
	w.left[what]++
}
