package pdf

import (
	"fmt"
	"slices"
	"unicode/utf16"

	"sopkit/internal/layout"
	"sopkit/internal/shape"
)

// maxUnits is the longest ToUnicode value, in UTF-16 units, that all readers keep (MuPDF
// drops longer ones).
const maxUnits = 8

// face is one font of the document with the clusters that it paints. A cluster's CID is also
// its glyph in the embedded font; CIDs count from 1 in the order of first painting, on settled
// pages before all others.
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
// those of fonts without text are nil. The error is Stale for printed pages whose clusters have other CIDs now.
func newFaces(d *layout.Document, earlier *Kept) ([]*face, error) {
	all := d.Fonts.All()
	known := earlier.recur(all)
	faces := make([]*face, len(all))
	of := func(i int) *face {
		if faces[i] == nil {
			faces[i] = &face{font: all[i], first: make([]uint16, all[i].Count()), glyphs: make([]slot, 1)}
		}
		return faces[i]
	}
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
				f := of(w.Font.Index)
				for _, c := range w.Clusters {
					if err := f.use(c.Cluster); err != nil {
						return err
					}
				}
			}
		}
		return nil
	}
	stale := &Stale{}
	pages := slices.Clone(d.Pages)
	slices.SortStableFunc(pages, func(a, b *layout.Page) int { return order(a) - order(b) })
	for _, page := range pages {
		if printed(page) {
			fits, err := again(page.Print, known, of)
			if err != nil {
				return nil, err
			}
			if !fits {
				stale.Pages = append(stale.Pages, page)
			}
		}
		if err := enter(page.Items); err != nil {
			return nil, err
		}
	}
	for _, page := range pages {
		if err := enter(page.Foot); err != nil {
			return nil, err
		}
	}
	for _, s := range sharedOf(d) {
		if err := enter(s.Items); err != nil {
			return nil, err
		}
	}
	if len(stale.Pages) > 0 {
		return nil, stale
	}
	return faces, nil
}

// order says which pages come first: the CIDs on settled ones do not depend on the others.
func order(page *layout.Page) int {
	if page.Settled {
		return 0
	}
	return 1
}

// again gives the clusters of a page that was printed before their CIDs, and reports whether these are the ones that it names.
func again(print *layout.Print, known [][]*shape.Cluster, of func(int) *face) (bool, error) {
	fits := true
	for _, g := range print.Glyphs {
		font, cid := int(g>>16), int(uint16(g))
		if font >= len(known) || cid >= len(known[font]) || known[font][cid] == nil {
			return false, nil
		}
		c, f := known[font][cid], of(font)
		if err := f.use(c); err != nil {
			return false, err
		}
		fits = fits && f.first[c.ID] == uint16(cid)
	}
	return fits, nil
}

// use gives a cluster that has none its CID.
func (f *face) use(c *shape.Cluster) error {
	if f.first[c.ID] != 0 {
		return nil
	}
	text := utf16.Encode([]rune(c.Text))
	extra := (len(text) - 1) / maxUnits
	if len(f.glyphs)+extra > 0xFFFE {
		return fmt.Errorf("pdf: more than 65,534 different clusters in font %s", f.font.Name)
	}
	f.first[c.ID] = uint16(len(f.glyphs))
	f.glyphs = append(f.glyphs, slot{c, head(&text)})
	for len(text) > 0 {
		f.glyphs = append(f.glyphs, slot{nil, head(&text)})
	}
	return nil
}

// usage collects the clusters that are painted, in the order of first painting.
type usage struct {
	list  []uint32   // as in layout.Print
	round uint32     // how often the list was taken
	seen  [][]uint32 // by index of the font and cluster: the round, from 1
}

func newUsage(faces []*face) *usage {
	u := &usage{round: 1, seen: make([][]uint32, len(faces))}
	for i, f := range faces {
		if f != nil {
			u.seen[i] = make([]uint32, len(f.first))
		}
	}
	return u
}

func (u *usage) add(f *face, w *shape.Word) {
	if u == nil {
		return
	}
	seen := u.seen[f.font.Index]
	for _, c := range w.Clusters {
		if seen[c.ID] != u.round {
			seen[c.ID] = u.round
			u.list = append(u.list, uint32(f.font.Index)<<16|uint32(f.first[c.ID]))
		}
	}
}

// take returns what was painted since it was last called.
func (u *usage) take() []uint32 {
	out := slices.Clone(u.list)
	u.list, u.round = u.list[:0], u.round+1
	return out
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
