package shape

// Word is a shaped piece of text in one font, usually a word with the space after it.
// It is shared and never changes: many lines point to the same Word.
type Word struct {
	Font     *Font
	Text     string
	Clusters []Placed
	Advance  int32 // width with all trailing spaces, font units
	Ink      int32 // width without trailing spaces, font units
	Spaces   int   // trailing spaces (U+0020), where justification may add width
	Missing  []Missing
}

// Placed is a cluster with the width that it takes at its place (kerning included), in font units.
type Placed struct {
	*Cluster
	Advance int32
}

// Cluster is the smallest piece of text that can be drawn on its own: a syllable in Bengali,
// mostly a letter in Latin. Equal clusters of a font are one pointer.
type Cluster struct {
	ID      int    // index in its font, dense from 0, in no stable order
	Text    string // the characters that it stands for
	Nominal int32  // width by the font's own tables, before kerning, font units
	Parts   []Part
}

// Part is one glyph of a cluster with its offset from the cluster's origin, in font units.
type Part struct {
	GID    uint16
	DX, DY int32
}

// Missing is a character for which no font has a glyph.
type Missing struct {
	Offset int // in bytes
	Rune   rune
}

// Width returns the width in points at a font size, trailing spaces included.
func (w *Word) Width(size float64) float64 { return float64(w.Advance) * size / w.Font.upem }

// InkWidth returns the width in points at a font size without trailing spaces.
func (w *Word) InkWidth(size float64) float64 { return float64(w.Ink) * size / w.Font.upem }

// Slice returns the clusters from i up to j as a word of its own. It is how a word is broken
// over lines: at a hyphen, or anywhere between clusters when it is longer than a line.
func (w *Word) Slice(i, j int) *Word {
	if i == 0 && j == len(w.Clusters) {
		return w
	}
	from, upto := 0, 0
	for k, c := range w.Clusters[:j] {
		if k < i {
			from += len(c.Text)
		}
		upto += len(c.Text)
	}
	return w.part(i, j, from, upto)
}

// part is the clusters from i up to j, whose text stands from byte from up to byte upto.
func (w *Word) part(i, j, from, upto int) *Word {
	s := &Word{Font: w.Font, Text: w.Text[from:upto], Clusters: w.Clusters[i:j:j]}
	for _, m := range w.Missing {
		if m.Offset >= from && m.Offset < upto {
			s.Missing = append(s.Missing, Missing{m.Offset - from, m.Rune})
		}
	}
	s.measure()
	return s
}

// measure sets the widths and the number of trailing spaces from the clusters.
func (w *Word) measure() {
	for _, c := range w.Clusters {
		w.Advance += c.Advance
	}
	w.Ink = w.Advance
	for i := len(w.Clusters) - 1; i >= 0 && w.Clusters[i].Text == " "; i-- {
		w.Ink -= w.Clusters[i].Advance
		w.Spaces++
	}
}
