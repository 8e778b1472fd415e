package bengali

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

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

// asciiLetter reports whether c is a Latin letter without marks.
func asciiLetter(c rune) bool { return c < utf8.RuneSelf && unicode.IsLetter(c) }

// wordRune reports whether c belongs to a word wherever it stands.
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
