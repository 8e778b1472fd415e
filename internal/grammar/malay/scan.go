package malay

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one word of the text with its place and what it may be.
type word struct {
	start, end int
	text       string // lower case, without clitics
	class      class
	base       string
	gap        byte // what stands before it: 0, ',', ':', ';', '.', '-' for a dash
	suffix     bool // it had -nya
	emphatic   bool // it had -lah
}

func (w *word) is(c class) bool { return w.class&c != 0 }

// scan cuts the text into words. A name, a quotation and what stands in brackets is one noun or nothing.
func (r *reading) scan() {
	r.words = make([]word, 0, 16)
	gap := byte('.')
	for i := 0; i < len(r.text); {
		if end := r.opaqueAt(i); end > i {
			r.words = append(r.words, word{start: i, end: end, class: opaque | noun, gap: gap})
			i, gap = end, 0
			continue
		}
		c, n := utf8.DecodeRuneInString(r.text[i:])
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			end := r.wordEnd(i)
			r.words = append(r.words, r.look(i, end, gap))
			i, gap = end, 0
			continue
		}
		if c == '(' {
			if end := strings.IndexByte(r.text[i:], ')'); end > 0 && len(r.words) > 0 {
				i += end + 1
				continue
			}
		}
		gap = stronger(gap, r.separator(c, i, n))
		i += n
	}
	r.join()
	r.times()
}

// opaqueAt is the end of the name or quotation that starts at i; 0 when none does.
func (r *reading) opaqueAt(i int) int {
	for _, s := range r.ctx.Opaque {
		if s.Start <= i && i < s.End {
			return min(s.End, len(r.text))
		}
	}
	for _, q := range [...][2]string{{`"`, `"`}, {"“", "”"}, {"‘", "’"}, {"`", "`"}, {"«", "»"}, {"'", "'"}} {
		if strings.HasPrefix(r.text[i:], q[0]) {
			from := i + len(q[0])
			if end := strings.Index(r.text[from:], q[1]); end > 0 {
				return from + end + len(q[1])
			}
		}
	}
	return 0
}

// wordEnd is the end of the word at i: letters, digits, and marks between them.
func (r *reading) wordEnd(i int) int {
	for i < len(r.text) {
		c, n := utf8.DecodeRuneInString(r.text[i:])
		inner := strings.ContainsRune("-.,'’@/_:&+", c) && i+n < len(r.text) && r.joins(c, i, n)
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.Is(unicode.Mn, c) && c != '%' && !inner {
			break
		}
		i += n
	}
	return i
}

// joins reports whether the mark c at i belongs to the word around it: "e-mel", "9.30", "1,200".
func (r *reading) joins(c rune, i, n int) bool {
	next, _ := utf8.DecodeRuneInString(r.text[i+n:])
	if !unicode.IsLetter(next) && !unicode.IsDigit(next) || i == 0 {
		return false
	}
	last := rune(r.text[i-1])
	digits := unicode.IsDigit(last) && unicode.IsDigit(next)
	switch c {
	case ',', ':':
		return digits
	case '.':
		return digits || unicode.IsLower(next)
	}
	return true
}

// separator is what the mark c at i does between two words.
func (r *reading) separator(c rune, i, n int) byte {
	switch c {
	case ',', ';', ':':
		return byte(c)
	case '.':
		if r.abbreviation() {
			return 0
		}
		return '.'
	case '!', '?', '\n':
		return '.'
	case '–', '—', '-':
		return '-'
	}
	return 0
}

func (r *reading) abbreviation() bool {
	if len(r.words) == 0 {
		return false
	}
	switch r.words[len(r.words)-1].text {
	case "no", "sdn", "bhd", "en", "pn", "dr", "dll", "tel", "bil", "cth", "hj", "tn", "cik":
		return true
	}
	return false
}

// stronger is the stronger of two separators.
func stronger(a, b byte) byte {
	const order = "-,:;."
	if strings.IndexByte(order, b) > strings.IndexByte(order, a) || a == 0 {
		return b
	}
	return a
}

// sentenceEnd is the word after the sentence that starts at from.
func (r *reading) sentenceEnd(from int) int {
	for i := from + 1; i < len(r.words); i++ {
		if r.words[i].gap == '.' {
			return i
		}
	}
	return len(r.words)
}
