package shape

import "unicode/utf8"

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

// plainWord reports whether a word (with its trailing spaces) has no break inside and always
// one after its spaces if a plain word follows: letters and digits, then at most one mark of
// punctuation. All other words ask the full algorithm (UAX #14). A test compares the two.
func plainWord(word string) bool {
	i := 0
	for i < len(word) {
		r, n := utf8.DecodeRuneInString(word[i:])
		if !plainRune(r) {
			break
		}
		i += n
	}
	if i == 0 {
		return false
	}
	if i < len(word) && (word[i] == '.' || word[i] == ',') {
		i++
	} else if len(word) >= i+3 && word[i:i+3] == "।" {
		i += 3
	}
	spaces := len(word) - i
	for ; i < len(word) && word[i] == ' '; i++ {
	}
	return spaces > 0 && i == len(word)
}

// plainRune reports whether a character is of a class that never breaks against its like:
// ASCII letters and digits, Latin-1 letters, Bengali letters, signs and digits.
func plainRune(r rune) bool {
	switch {
	case r < 0x80:
		return r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9'
	case r < 0x100:
		return r >= 0xC0 && r != 0xD7 && r != 0xF7
	}
	return r >= 0x0981 && r <= 0x09F1 && r != 0x09E4 && r != 0x09E5
}

// findBreaks appends the breaks of a text, which is offset bytes into the paragraph.
func (w *worker) findBreaks(text string, offset int) {
	w.load(text)
	w.seg.Init(w.runes)
	for it := w.seg.LineIterator(); it.Next(); {
		line := it.Line()
		end := w.starts[line.Offset+len(line.Text)]
		w.breaks = append(w.breaks, lineBreak{offset + end, line.IsMandatoryBreak})
	}
}
