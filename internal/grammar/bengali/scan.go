package bengali

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

var pool = sync.Pool{New: func() any { return new(reading) }}

func (r *reading) free() {
	clear(r.words)
	r.text, r.ctx = "", Context{}
	pool.Put(r)
}

// scan splits the text into words. What stands in brackets is left out; quotations and opaque stretches become one name each.
func (r *reading) scan() {
	for at := 0; at < len(r.text); {
		if end := r.opaqueAt(at); end > at {
			at = r.name(at, end)
			continue
		}
		c, n := utf8.DecodeRuneInString(r.text[at:])
		end := at
		if wordRune(c) {
			end = r.wordEnd(at)
		}
		switch {
		case end > at:
			r.add(at, end)
			at = end
		case opens(c) != 0 && closing(r.text[at+n:], opens(c)) > 0:
			end = at + n + closing(r.text[at+n:], opens(c))
			if c == '(' || c == '[' {
				at = end
			} else {
				at = r.name(at, end)
			}
		default:
			r.mark(c, at, at+n)
			at += n
		}
	}
}

// opaqueAt is the end of the opaque stretch that starts at or around the offset; 0 when there is none.
func (r *reading) opaqueAt(at int) int {
	for _, o := range r.ctx.Opaque {
		if o.Start <= at && at < o.End && o.End <= len(r.text) {
			return o.End
		}
	}
	return 0
}

// name adds a name with the suffix that is written on to it, and gives the offset behind it.
func (r *reading) name(start, end int) int {
	if c, _ := utf8.DecodeRuneInString(r.text[end:]); wordRune(c) && r.opaqueAt(end) == 0 {
		end = r.wordEnd(end)
	}
	r.words = append(r.words, word{start: start, end: end, name: true})
	return end
}

// add adds the word at start..end and looks it up.
func (r *reading) add(start, end int) {
	raw := strings.TrimRight(r.text[start:end], "-'’ঃ./")
	end = start + len(raw)
	if raw == "" || strings.Trim(raw, "-'’/.%+&@#_*~^=") == "" {
		return
	}
	w := word{start: start, end: end, text: normal(raw)}
	c, _ := utf8.DecodeRuneInString(w.text)
	w.number = unicode.IsDigit(c)
	r.lexicon.find(&w)
	r.words = append(r.words, w)
}

// sentenceEnd is the index behind the last word of the sentence that starts at from.
func (r *reading) sentenceEnd(from int) int {
	for i := from; i < len(r.words); i++ {
		if r.words[i].stop == '.' {
			return i + 1
		}
	}
	return len(r.words)
}
