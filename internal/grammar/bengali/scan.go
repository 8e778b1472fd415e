package bengali

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// word is one word, number or name of the text.
type word struct {
	start, end int
	text       string // in normal form, without a joined না or নি
	tags       tags
	kinds      kinds
	entry      *entry
	stop       byte // the mark after it: 0, ',' ends a clause if a verb stands before it, ':' likewise, '.' ends the sentence
	name       bool // a quotation or opaque stretch
	number     bool
	joined     string // না or নি when it is written on to the verb
}

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

// mark notes a punctuation mark behind the last word.
func (r *reading) mark(c rune, at, end int) {
	if len(r.words) == 0 {
		return
	}
	w := &r.words[len(r.words)-1]
	switch c {
	case '।', '॥', '?', '!', '|', '\n', '…':
		w.stop = '.'
	case '.':
		if r.fullStop(w, end) {
			w.stop = '.'
		}
	case ',', ';', '–', '—', '→':
		w.stop = max(w.stop, ',')
	case ':':
		w.stop = max(w.stop, ':')
	}
}

// fullStop reports whether the Latin full stop after w ends a sentence: not in ডা. and not after a list number.
func (r *reading) fullStop(w *word, end int) bool {
	if w.number && len(r.words) == 1 {
		return false
	}
	switch w.text {
	case "ডা", "মো", "মি", "ড", "নং", "ইং", "মোঃ", "মিসেস", "রা", "এড", "পৃ":
		return false
	}
	return end == len(r.text) || strings.ContainsAny(r.text[end:end+1], " \t\n")
}

// wordEnd is the end of the run of word characters at start; marks between digits or Latin letters belong to it.
func (r *reading) wordEnd(start int) int {
	last := rune(0)
	for i := start; i < len(r.text); {
		c, n := utf8.DecodeRuneInString(r.text[i:])
		if !wordRune(c) {
			next, _ := utf8.DecodeRuneInString(r.text[i+n:])
			inner := strings.ContainsRune(".,:", c) && (unicode.IsDigit(last) && unicode.IsDigit(next) || c == '.' && last < utf8.RuneSelf && asciiLetter(next)) ||
				(c == '\'' || c == '’') && unicode.IsLetter(next)
			if !inner {
				return i
			}
		}
		if i > start && r.opaqueAt(i) > 0 {
			return i
		}
		last = c
		i += n
	}
	return len(r.text)
}

func asciiLetter(c rune) bool { return c < utf8.RuneSelf && unicode.IsLetter(c) }

func wordRune(c rune) bool {
	switch {
	case c >= '\u0980' && c <= '\u09FF', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
		return true
	case c < utf8.RuneSelf:
		return strings.IndexByte("-%+&@#_*~^=/$", byte(c)) >= 0
	}
	return unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsDigit(c) || dropped(c) && c != '’'
}

// opens is the mark that closes what c opens; 0 when it opens nothing.
func opens(c rune) rune {
	switch c {
	case '(':
		return ')'
	case '[':
		return ']'
	case '{':
		return '}'
	case '“', '„':
		return '”'
	case '‘':
		return '’'
	case '"', '\'':
		return c
	case '«':
		return '»'
	}
	return 0
}

// closing is the length of text up to and with the closing mark; 0 when it is missing. An apostrophe inside a word closes nothing.
func closing(text string, mark rune) int {
	for i, c := range text {
		if c != mark {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(c):])
		if mark == '\'' && unicode.IsLetter(before) && unicode.IsLetter(after) {
			continue
		}
		return i + utf8.RuneLen(c)
	}
	return 0
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
