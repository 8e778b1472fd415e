package shape

import "strings"

// Piece is a part of a text that stays on one line, with the break after it.
type Piece struct {
	Word  *Word
	Start int // in bytes, in the text that was shaped
	Break Break
}

// chunk is a word of the text with its trailing spaces.
type chunk struct {
	start, end int
	*entry
}

// Pieces shapes a text in one style and appends its pieces to dst. before is the family of
// what stands before (FamilyOf the language at the start of a paragraph): it decides for
// digits and punctuation that have no letter beside them. Tabs and line feeds are set as
// spaces; after a line feed and at the end stands Must.
func (f *Fonts) Pieces(dst []Piece, text string, style Style, before Family) []Piece {
	w := f.pool.get()
	defer f.pool.put(w)
	soft := blank(text)
	w.chunks = w.chunks[:0]
	for at := 0; at < len(soft); {
		end := wordEnd(soft, at)
		e := f.word(w, key{soft[at:end], style, before})
		w.chunks = append(w.chunks, chunk{at, end, e})
		before, at = e.last, end
	}
	for i := range w.chunks {
		dst = w.split(dst, text, i)
	}
	if n := len(dst); n > 0 {
		dst[n-1].Break = Must
	}
	return dst
}

// blank replaces every control character that stands for white space by a space.
func blank(text string) string {
	if !strings.ContainsAny(text, "\t\n\v\f\r") {
		return text
	}
	return strings.Map(func(r rune) rune {
		if r >= '\t' && r <= '\r' {
			return ' '
		}
		return r
	}, text)
}

// wordEnd returns the end of the word at the offset, spaces after it included.
func wordEnd(text string, at int) int {
	for at < len(text) && text[at] != ' ' {
		at++
	}
	for at < len(text) && text[at] == ' ' {
		at++
	}
	return at
}

// split appends the pieces of the chunk i.
func (w *worker) split(dst []Piece, text string, i int) []Piece {
	c := &w.chunks[i]
	w.breaksOf(text, i)
	at, next := c.start, 0
	for _, word := range c.words {
		dst, next = w.cutWord(dst, word, at, next)
		at += len(word.Text)
	}
	return dst
}

// cutWord appends a word in pieces, cut at the breaks from w.breaks[next] on. A break inside a cluster is passed over.
func (w *worker) cutWord(dst []Piece, word *Word, at, next int) ([]Piece, int) {
	end := at + len(word.Text)
	cluster, seen := 0, 0 // clusters and bytes before the piece that grows
	i, n := 0, 0          // clusters and bytes up to the break
	for ; next < len(w.breaks) && w.breaks[next].at < end; next++ {
		b := w.breaks[next]
		for i < len(word.Clusters) && n < b.at-at {
			n += len(word.Clusters[i].Text)
			i++
		}
		if n == b.at-at && n > seen && i < len(word.Clusters) {
			dst = append(dst, Piece{word.part(cluster, i, seen, n), at + seen, b.kind()})
			cluster, seen = i, n
		}
	}
	p := Piece{Word: word, Start: at + seen}
	if seen > 0 {
		p.Word = word.part(cluster, len(word.Clusters), seen, len(word.Text))
	}
	if next < len(w.breaks) && w.breaks[next].at == end {
		p.Break = w.breaks[next].kind()
	}
	return append(dst, p), next
}

// breaksOf fills w.breaks with the breaks of chunk i, in most cases from what the cache knows.
func (w *worker) breaksOf(text string, i int) {
	c := &w.chunks[i]
	w.breaks = w.breaks[:0]
	before := i == 0 || apart(w.chunks[i-1].tail, c.head)
	after := i+1 == len(w.chunks) || apart(c.tail, w.chunks[i+1].head)
	if !before || !after || c.head == odd || strings.Contains(text[c.start:c.end], "\n") {
		w.around(text, i)
		return
	}
	for _, at := range c.inner {
		w.breaks = append(w.breaks, lineBreak{at: c.start + at})
	}
	w.breaks = append(w.breaks, lineBreak{at: c.end})
}

// around finds the breaks of chunk i with its neighbours in view: as far as their characters
// may matter across spaces, but no farther than the view.
func (w *worker) around(text string, i int) {
	const view = 16 // chunks
	first, last := i-1, i+1
	for first > max(0, i-view) && (w.chunks[first].head == odd || w.chunks[first].tail == odd) {
		first--
	}
	for last < min(len(w.chunks)-1, i+view) && (w.chunks[last].head == odd || w.chunks[last].tail == odd) {
		last++
	}
	from, upto := w.chunks[max(0, first)].start, w.chunks[min(len(w.chunks)-1, last)].end
	w.findBreaks(text[from:upto], from)
	if n := len(w.breaks); n > 0 && w.breaks[n-1].at == upto && i+1 < len(w.chunks) {
		w.breaks = w.breaks[:n-1] // the end of the view is no break of the text
	}
}
