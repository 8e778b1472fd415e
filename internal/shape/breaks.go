package shape

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Break says whether a line may end after a piece.
type Break uint8

// The kinds of breaks.
const (
	Never Break = iota
	May
	Must // a line feed in the text, or the end
)

// lineBreak is a place in bytes where a line may end.
type lineBreak struct {
	at   int
	must bool
}

func (b lineBreak) kind() Break {
	if b.must {
		return Must
	}
	return May
}

// findBreaks appends the breaks (UAX #14) of a text which is offset bytes into the paragraph.
func (w *worker) findBreaks(text string, offset int) {
	w.load(text)
	w.seg.Init(w.runes)
	for it := w.seg.LineIterator(); it.Next(); {
		line := it.Line()
		end := w.starts[line.Offset+len(line.Text)]
		w.breaks = append(w.breaks, lineBreak{offset + end, line.IsMandatoryBreak})
	}
}

// innerBreaks returns the breaks inside a word between two ordinary words.
func (w *worker) innerBreaks(word string) []int {
	w.breaks = w.breaks[:0]
	w.findBreaks("a "+word+"a", -2)
	var at []int
	for _, b := range w.breaks {
		if b.at > 0 && b.at < len(word) && word[b.at-1] != ' ' {
			at = append(at, b.at)
		}
	}
	return at
}

// edge is what a word shows to its neighbour across the spaces.
type edge uint8

const (
	odd     edge = iota // its rules look across spaces: ask for the whole neighbourhood
	free                // a letter or the like: a break at the spaces beside it
	bracket             // an opening bracket, free except after a quotation mark (LB15)
	quote               // a quotation mark, free except before an opening bracket
)

// edges classifies the first and the last character of a word (trailing spaces aside). A fuzz
// test compares the outcome with the full algorithm.
func edges(word string) (start, end edge) {
	word = strings.TrimRight(word, " ")
	first, _ := utf8.DecodeRuneInString(word)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(word, unicode.IsMark)) // LB9
	switch {
	case plainRune(first) && !unicode.IsMark(first) || strings.ContainsRune("\"“‘'৳$€#@&", first):
		start = free
	case first == '(' || first == '[':
		start = bracket
	}
	switch {
	case plainRune(last) || strings.ContainsRune(",.;:!?)]।॥%…", last):
		end = free
	case strings.ContainsRune("\"”’'", last):
		end = quote
	}
	return start, end
}

// apart reports whether two edges with spaces between them have a break there for sure.
func apart(end, start edge) bool {
	return end != odd && start != odd && !(end == quote && start == bracket)
}

// plainRune reports whether a character is an ASCII letter or digit, a Latin-1 letter or a
// Bengali letter, sign or digit.
func plainRune(r rune) bool {
	switch {
	case r < 0x80:
		return r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9'
	case r < 0x100:
		return r >= 0xC0 && r != 0xD7 && r != 0xF7
	}
	return r >= 0x0981 && r <= 0x09F1 && r != 0x09E4 && r != 0x09E5
}
