package english

import (
	"strings"

	"sopkit/internal/source"
)

// Sentences cuts a text into sentences. It never cuts inside a name or a quotation, nor after an abbreviation.
func Sentences(text string, names []source.Span, buf []source.Span) []source.Span {
	start := 0
	for i := 0; i < len(text); i++ {
		for len(names) > 0 && names[0].End <= i {
			names = names[1:]
		}
		if len(names) > 0 && names[0].Start <= i {
			i = names[0].End - 1
			continue
		}
		switch c := text[i]; {
		case c == '"' || c == '\'' || c == 0xE2:
			if end := quoteEnd(text, i); end > 0 && hasWord(text[start:i]) {
				i = end - 1
				if endsSentence(text, i) {
					buf, start = append(buf, source.Span{Start: start, End: end}), end
				}
			}
		case c == '.' || c == '!' || c == '?':
			if end := sentenceEnd(text, start, i, names); end > 0 {
				buf, start = append(buf, source.Span{Start: start, End: end}), end
				i = end - 1
			}
		}
	}
	if strings.TrimSpace(text[start:]) != "" || len(buf) == 0 {
		buf = append(buf, source.Span{Start: start, End: len(text)})
	}
	return buf
}

// endsSentence reports whether the closing quotation mark at byte i follows a stop and precedes a new sentence.
func endsSentence(text string, i int) bool {
	q := strings.TrimRight(text[:i+1], "\"'”’")
	if q == "" || !strings.ContainsRune(".!?", rune(q[len(q)-1])) {
		return false
	}
	return startsNew(text[i+1:])
}

// startsNew reports whether a new sentence follows: white space and a capital letter.
func startsNew(rest string) bool {
	next := strings.TrimLeft(rest, " \n\t")
	return len(next) < len(rest) && next != "" && isUpper(next[0])
}

// sentenceEnd is where the sentence ends whose stop may be at byte i, 0 when it goes on.
func sentenceEnd(text string, start, i int, names []source.Span) int {
	end := i + 1
	for end < len(text) && strings.IndexByte(".!?)]\"", text[end]) >= 0 {
		end++
	}
	next := strings.TrimLeft(text[end:], " \n\t")
	if len(next) == len(text)-end || next == "" {
		return 0
	}
	at := len(text) - len(next)
	opens := isUpper(next[0]) || next[0] == '"' || next[0] == '(' || strings.HasPrefix(next, "“") || next[0] >= '0' && next[0] <= '9' && text[i] != '.' ||
		len(names) > 0 && names[0].Start == at
	if !opens {
		return 0
	}
	if text[i] == '.' {
		w := i
		for w > start && (isWordByte(text[w-1]) || text[w-1] == '.') {
			w--
		}
		if w == i && end == i+1 || listMark(text[start:i]) || keepsStop(text, w, i) && !sentenceAbbreviation(text[w:i]) {
			return 0
		}
	}
	return end
}

// listMark reports whether a sentence so far is no more than the number of a step.
func listMark(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) <= 3 && strings.Trim(s, "0123456789") == "" || len(s) == 1
}

// sentenceAbbreviation reports whether the abbreviation may well end a sentence.
func sentenceAbbreviation(w string) bool {
	low := strings.ToLower(w)
	return low == "etc" || low == "a.m" || low == "p.m" || low == "inc" || low == "ltd"
}
