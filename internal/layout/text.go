package layout

import (
	"slices"
	"strings"
	"sync"

	"sopkit/internal/shape"
)

// fragment is a stretch of a paragraph in one style, with one tag.
type fragment struct {
	text   string
	style  shape.Style
	color  Color   // none: the colour of the paragraph
	scale  float64 // of the size; 0 is 1
	rise   float64 // above the baseline, in sizes of the font
	tag    *Tag
	panel  Color // behind the text, as for code; none for nothing
	strike bool
	under  bool  // a line below it
	link   *Link // where it leads; its rectangle is filled in by line
	pic    *Picture
	stop   bool // the line ends after it
	solid  bool // the line does not end inside it, as in a number or an id
	note   *note
}

// atom is the smallest part of a line: a word or a picture.
type atom struct {
	*fragment
	word     *shape.Word
	ink, all float64 // width without and with the spaces after it
	after    shape.Break
	leads    bool // a number: what it counts should follow on the same line
}

// lines sets fragments as lines of the width, ragged on the right, with the breaks that leave the most even edge.
func (k *look) lines(frags []*fragment, f font, width float64) []line {
	b := boards.Get().(*board)
	defer boards.Put(b)
	atoms := k.fit(k.atoms(b, frags, f), f, width)
	return k.broken(atoms, breaks(atoms, width), f)
}

// balanced sets the fragments of a title in as few lines as the width asks for, all of them about as long.
func (k *look) balanced(frags []*fragment, f font, width float64) []line {
	b := boards.Get().(*board)
	defer boards.Put(b)
	atoms := k.fit(k.atoms(b, frags, f), f, width)
	ends := breaks(atoms, width)
	for low, high := width/float64(len(ends)+1), width; len(ends) > 1 && high-low > 4; {
		middle := (low + high) / 2
		if try := breaks(atoms, middle); len(try) <= len(ends) && widest(atoms, try) <= middle {
			ends, high = try, middle
		} else {
			low = middle
		}
	}
	return k.broken(atoms, ends, f)
}

// broken places the atoms of every line.
func (k *look) broken(atoms []atom, ends []int, f font) []line {
	var out []line
	from := 0
	for _, upto := range ends {
		out = append(out, k.line(atoms[from:upto], f))
		from = upto
	}
	return out
}

// board is where a paragraph lies until it stands in lines: room that the next one takes over.
type board struct {
	pieces []shape.Piece
	atoms  []atom
}

var boards = sync.Pool{New: func() any { return &board{} }}

// atoms shapes fragments on a board. Between two fragments a line may end where white space stands.
func (k *look) atoms(b *board, frags []*fragment, f font) []atom {
	out := b.atoms[:0]
	before := k.family
	for _, fr := range frags {
		if fr.pic != nil {
			w := f.size * 1.3 * float64(fr.pic.Width) / float64(max(1, fr.pic.Height))
			out = append(out, atom{fragment: fr, ink: w, all: w, after: shape.Never})
			continue
		}
		b.pieces = k.fonts.Pieces(b.pieces[:0], strings.ReplaceAll(fr.text, "\n", " "), fr.style, before)
		for _, p := range b.pieces {
			a := atom{fragment: fr, word: p.Word, after: p.Break}
			if fr.solid || initial(p.Word) {
				a.after = shape.Never
			}
			a.leads = p.Word.Spaces > 0 && isNumber(p.Word.Text)
			a.measure(f)
			out = append(out, a)
			before = p.Word.Font.Family()
		}
		if n := len(out); n > 0 {
			out[n-1].after = endOf(fr)
		}
	}
	if n := len(out); n > 0 {
		out[n-1].after = shape.Must
	}
	b.atoms = out
	return out
}

// initial reports whether a word is one letter before a hyphen, as in e-mail: a line does not end there.
func initial(w *shape.Word) bool {
	return len(w.Clusters) == 2 && w.Clusters[1].Text == "-"
}

// isNumber reports whether a word is made of digits, with the signs that divide them: "30", "1,000", "২.৫".
func isNumber(text string) bool {
	last := ' '
	for _, r := range strings.TrimRight(text, " ") {
		if last = r; r != '.' && r != ',' && !digit(r) {
			return false
		}
	}
	return digit(last)
}

func digit(r rune) bool { return r >= '0' && r <= '9' || r >= '০' && r <= '৯' }

// endOf says whether a line may end between a fragment and the next one.
func endOf(fr *fragment) shape.Break {
	switch {
	case fr.stop:
		return shape.Must
	case strings.HasSuffix(fr.text, " ") || strings.HasSuffix(fr.text, "\n"):
		return shape.May
	}
	return shape.Never
}

func (a *atom) size(f font) float64 {
	if a.scale == 0 {
		return f.size
	}
	return f.size * a.scale
}

func (a *atom) measure(f font) {
	a.ink, a.all = a.word.InkWidth(a.size(f)), a.word.Width(a.size(f))
}

// fit cuts what is wider than a line and has no break, such as a long address, between its clusters.
func (k *look) fit(atoms []atom, f font, width float64) []atom {
	var out []atom // nil as long as everything fits
	for from := 0; from < len(atoms); {
		upto, total := from, 0.0
		for {
			total += atoms[upto].all
			upto++
			if atoms[upto-1].after != shape.Never || upto == len(atoms) {
				break
			}
		}
		switch fits := total-atoms[upto-1].all+atoms[upto-1].ink <= width; {
		case fits && out == nil:
		case fits:
			out = append(out, atoms[from:upto]...)
		default:
			if out == nil {
				out = slices.Clone(atoms[:from])
			}
			for _, a := range atoms[from:upto] {
				out = a.cut(out, f, width)
			}
			if k.torn != nil {
				*k.torn = true
			}
		}
		from = upto
	}
	if out == nil {
		return atoms
	}
	return out
}

// cut appends the atom in parts that are no wider than the line; after each of them the line may end.
func (a atom) cut(out []atom, f font, width float64) []atom {
	if a.word == nil || len(a.word.Clusters)-a.word.Spaces < 2 {
		return append(out, a)
	}
	const part = 8 // clusters: small enough to fill a line, large enough not to tear short words
	n := len(a.word.Clusters)
	if n > 128*part { // to slice a word takes as long as the word: first by halves
		a, b := a, a
		a.word, b.word, a.after = a.word.Slice(0, n/2/part*part), a.word.Slice(n/2/part*part, n), shape.May
		return b.cut(a.cut(out, f, width), f, width)
	}
	for from := 0; from < n; {
		b, upto := a, end(a.word, from+part)
		b.word = a.word.Slice(from, upto)
		b.measure(f)
		if upto < n || b.after == shape.Never {
			b.after = shape.May
		}
		if b.ink > width {
			out = b.letters(out, f)
		} else {
			out = append(out, b)
		}
		from = upto
	}
	return out
}

// letters appends the clusters of the atom one by one.
func (a atom) letters(out []atom, f font) []atom {
	n := len(a.word.Clusters)
	for from := 0; from < n; {
		b, upto := a, end(a.word, from+1)
		if b.word = a.word.Slice(from, upto); upto < n {
			b.after = shape.May
		}
		b.measure(f)
		out = append(out, b)
		from = upto
	}
	return out
}

// end is where a part of a word ends that should have upto clusters: the spaces after the word go with its last letter.
func end(w *shape.Word, upto int) int {
	if upto >= len(w.Clusters)-w.Spaces {
		return len(w.Clusters)
	}
	return upto
}
