package pdf

import (
	"fmt"
	"unicode/utf16"

	"sopkit/internal/layout"
	"sopkit/internal/shape"
)

// maxUnits is the longest ToUnicode value, in UTF-16 units, that all readers keep (MuPDF
// drops longer ones).
const maxUnits = 8

// face is one font of the document with the clusters that it paints. A cluster's CID is also
// its glyph in the embedded font; CIDs count from 1 in the order of first painting.
type face struct {
	font   *shape.Font
	first  []uint16 // CID by Cluster.ID; 0: not in use
	glyphs []slot   // by CID; 0 is .notdef
}

// slot is what a CID stands for.
type slot struct {
	cluster *shape.Cluster // nil: a blank of no width that only carries text
	text    []uint16       // UTF-16
}

// newFaces gives every cluster of the document its CID. Faces stand at their font's index;
// those of fonts without text are nil.
func newFaces(d *layout.Document) ([]*face, error) {
	all := d.Fonts.All()
	faces := make([]*face, len(all))
	seen := make(map[*shape.Word]bool)
	enter := func(items []layout.Item) error {
		for _, item := range items {
			text, ok := item.(*layout.Text)
			if !ok {
				continue
			}
			for _, w := range text.Words {
				if seen[w] {
					continue
				}
				seen[w] = true
				f := &faces[w.Font.Index]
				if *f == nil {
					*f = &face{font: w.Font, first: make([]uint16, w.Font.Count()), glyphs: make([]slot, 1)}
				}
				if err := (*f).use(w); err != nil {
					return err
				}
			}
		}
		return nil
	}
	for _, page := range d.Pages {
		if err := enter(page.Items); err != nil {
			return nil, err
		}
	}
	for _, s := range sharedOf(d) {
		if err := enter(s.Items); err != nil {
			return nil, err
		}
	}
	return faces, nil
}

// use gives CIDs to the clusters of a word that have none.
func (f *face) use(w *shape.Word) error {
	for _, c := range w.Clusters {
		if f.first[c.ID] != 0 {
			continue
		}
		text := utf16.Encode([]rune(c.Text))
		extra := (len(text) - 1) / maxUnits
		if len(f.glyphs)+extra > 0xFFFE {
			return fmt.Errorf("pdf: more than 65,534 different clusters in font %s", f.font.Name)
		}
		f.first[c.ID] = uint16(len(f.glyphs))
		f.glyphs = append(f.glyphs, slot{c.Cluster, head(&text)})
		for len(text) > 0 {
			f.glyphs = append(f.glyphs, slot{nil, head(&text)})
		}
	}
	return nil
}

// head takes the units off a text that fit in one ToUnicode value, whole characters only.
func head(text *[]uint16) []uint16 {
	n := min(len(*text), maxUnits)
	if n < len(*text) && utf16.IsSurrogate(rune((*text)[n-1])) && (*text)[n-1] < 0xDC00 {
		n--
	}
	out := (*text)[:n]
	*text = (*text)[n:]
	return out
}

// width returns the width of a CID in font units.
func (f *face) width(cid int) int32 {
	if c := f.glyphs[cid].cluster; c != nil {
		return c.Nominal
	}
	return 0
}
