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

// cutWord appends a word in pieces, cut at the breaks from w.breaks[next] on.
func (w *worker) cutWord(dst []Piece, word *Word, at, next int) ([]Piece, int) {
	for ; next < len(w.breaks) && w.breaks[next].at < at+len(word.Text); next++ {
		b := w.breaks[next]
		if head, tail := word.cut(b.at - at); head != nil {
			dst = append(dst, Piece{head, at, b.kind()})
			word, at = tail, b.at
		}
	}
	p := Piece{Word: word, Start: at}
	if next < len(w.breaks) && w.breaks[next].at == at+len(word.Text) {
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

// cut divides a word after n bytes; nil when no cluster ends there.
func (w *Word) cut(n int) (head, tail *Word) {
	at := 0
	for i, c := range w.Clusters {
		at += len(c.Text)
		if at == n && i+1 < len(w.Clusters) {
			return w.Slice(0, i+1), w.Slice(i+1, len(w.Clusters))
		}
		if at > n {
			break
		}
	}
	return nil, w
}
