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
	c := w.chunks[i]
	w.breaks = w.breaks[:0]
	if c.plain && (i+1 == len(w.chunks) || w.chunks[i+1].plain) && !strings.Contains(text[c.start:c.end], "\n") {
		w.breaks = append(w.breaks, lineBreak{c.end, false})
	} else {
		w.around(text, i)
	}
	at, next := c.start, 0
	for _, word := range c.words {
		for len(word.Text) > 0 {
			for next < len(w.breaks) && w.breaks[next].at <= at {
				next++
			}
			end := at + len(word.Text)
			if next < len(w.breaks) && w.breaks[next].at < end {
				var head *Word
				head, word = word.cut(w.breaks[next].at - at)
				if head == nil { // never: breaks are not inside clusters
					next++
					continue
				}
				dst = append(dst, Piece{head, at, w.breaks[next].kind()})
				at += len(head.Text)
				continue
			}
			p := Piece{Word: word, Start: at}
			if next < len(w.breaks) && w.breaks[next].at == end {
				p.Break = w.breaks[next].kind()
			}
			dst = append(dst, p)
			at = end
			break
		}
	}
	return dst
}

func (b lineBreak) kind() Break {
	if b.must {
		return Must
	}
	return May
}

// around finds the breaks of chunk i with its neighbours in view: no rule of UAX #14 that
// occurs in our scripts looks farther than the characters next to the spaces.
func (w *worker) around(text string, i int) {
	from, upto := w.chunks[max(0, i-1)].start, w.chunks[min(len(w.chunks)-1, i+1)].end
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
