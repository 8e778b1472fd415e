package lsp

import (
	"bytes"
	"regexp"
	"strings"

	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// target is where the address of a link stands; false when it cannot be found. The parser knows the place of the whole link only.
func target(f *source.File, l *procedure.Link) (source.Span, bool) {
	if l.Auto {
		return l.Span, true
	}
	text := f.Text[l.Span.Start:l.Span.End]
	for i := bytes.LastIndex(text, []byte("](")); i >= 0; i = bytes.LastIndex(text[:i], []byte("](")) {
		if at := address(text, i+2); same(text[at.Start:at.End], l.Target) {
			return at.Shift(l.Span.Start), true
		}
	}
	return definition(f, l)
}

// address is the address that starts at or after a byte: in angle brackets, or up to a space or the bracket that closes.
func address(text []byte, i int) source.Span {
	for i < len(text) && (text[i] == ' ' || text[i] == '\n') {
		i++
	}
	if i < len(text) && text[i] == '<' {
		if n := bytes.IndexByte(text[i:], '>'); n > 0 {
			return source.Span{Start: i + 1, End: i + n}
		}
	}
	depth, end := 0, i
	for ; end < len(text) && text[end] > ' '; end++ {
		switch {
		case text[end] == '\\':
			end++
			continue
		case text[end] == '(':
			depth++
		case text[end] == ')':
			depth--
		}
		if depth < 0 {
			break
		}
	}
	return source.Span{Start: i, End: min(end, len(text))}
}

func same(raw []byte, target string) bool {
	return string(raw) == target || strings.ReplaceAll(string(raw), "\\", "") == target
}

// definition is the address of a link that gives it elsewhere: [text][name] and [name]: address.
func definition(f *source.File, l *procedure.Link) (source.Span, bool) {
	at := regexp.MustCompile(`(?m)^ {0,3}\[[^\]\n]+\]:[ \t]*<?(` + regexp.QuoteMeta(l.Target) + `)(?:[>\s]|$)`).FindSubmatchIndex(f.Text)
	if at == nil {
		return source.Span{}, false
	}
	return source.Span{Start: at[2], End: at[3]}, true
}
