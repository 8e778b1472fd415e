package procedure

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf8"

	"sopkit/internal/lang"
	"sopkit/internal/source"
)

// Limits of what is read, in bytes and levels.
const (
	MaxFile        = 16 << 20
	MaxFrontMatter = 1 << 20
	maxNesting     = 64
)

// Parse reads one procedure. It never fails: trouble is in Problems.
func Parse(name string, text []byte) *Procedure {
	p := &Procedure{File: source.NewFile(name, text)}
	p.Slug, p.Suffix = SplitName(name)
	if len(text) > MaxFile {
		return TooLarge(name)
	}
	if !p.readable() {
		p.Unread = true
		return p
	}
	p.lineEnds()
	body := p.frontMatter()
	p.body(body)
	return p
}

// ParseHead reads what the other files of a manual need to know of one: name and front matter. The body, the text, the fields
// by name and the problems are left out.
func ParseHead(name string, text []byte) *Procedure {
	if len(text) > MaxFile {
		return TooLarge(name)
	}
	p := &Procedure{File: source.NewFile(name, text)}
	p.Slug, p.Suffix = SplitName(name)
	if p.Unread = !p.readable(); !p.Unread {
		p.frontMatter()
	}
	p.File, p.Meta.Fields, p.Problems = source.NewFile(name, nil), nil, nil
	return p
}

// TooLarge stands for a file of more than MaxFile bytes, which nobody reads.
func TooLarge(name string) *Procedure {
	p := &Procedure{File: source.NewFile(name, nil), Unread: true}
	p.Slug, p.Suffix = SplitName(name)
	p.report("unreadable-file", source.Span{}, "the file is larger than 16 MB", "divide it into procedures")
	return p
}

// SplitName divides a file name into slug and language suffix: "returns/accept-return.bn.md" is "accept-return", "bn".
func SplitName(name string) (slug, suffix string) {
	base := strings.TrimSuffix(path.Base(name), ".md")
	if dot := strings.LastIndexByte(base, '.'); dot > 0 {
		if l, ok := lang.Get(base[dot+1:]); ok && l.Code == strings.ToLower(base[dot+1:]) {
			return base[:dot], l.Code
		}
	}
	return base, ""
}

func (p *Procedure) report(rule string, at source.Span, message, hint string) {
	p.Problems = append(p.Problems, source.Problem{Rule: rule, Span: at, Message: message, Hint: hint})
}

// readable reports what makes the text no text at all.
func (p *Procedure) readable() bool {
	text := p.File.Text
	switch {
	case bytes.HasPrefix(text, []byte{0xFF, 0xFE}), bytes.HasPrefix(text, []byte{0xFE, 0xFF}):
		p.report("unreadable-file", source.Span{}, "the file is UTF-16", "save it as UTF-8")
	case bytes.IndexByte(text, 0) >= 0:
		at := bytes.IndexByte(text, 0)
		p.report("unreadable-file", source.Span{Start: at, End: at + 1}, "the file has a NUL byte", "save it as UTF-8 text")
	case !utf8.Valid(text):
		at := firstInvalid(text)
		p.report("unreadable-file", source.Span{Start: at, End: at + 1}, "the file is not UTF-8 from here on", "save it as UTF-8")
	case bytes.IndexByte(text, '\r') >= 0 && bytes.IndexByte(text, '\n') < 0:
		p.report("unreadable-file", source.Span{}, "lines end with CR alone", "save the file with LF line ends")
	default:
		return p.shallow()
	}
	return false
}

// shallow refuses lines that open more quotations or lists than any reader follows.
func (p *Procedure) shallow() bool {
	for n := 1; n <= p.File.Lines(); n++ {
		line := p.File.Line(n)
		if depth := nesting(line); depth > maxNesting {
			p.report("nesting", p.File.LineSpan(n), "this line is nested more than 64 levels deep", "write it flat")
			return false
		}
	}
	return true
}

// nesting counts the quotation marks and list markers that open a line, and its indentation.
func nesting(line []byte) int {
	depth, indent := 0, 0
	for i, c := range line {
		switch c {
		case '>':
			depth++
		case '-', '*', '+':
			if i+1 < len(line) && line[i+1] != ' ' && line[i+1] != '\t' {
				return depth + indent/4 // a rule of a drawn table, or a word with a star
			}
			depth++
		case ' ':
			indent++
		case '\t':
			indent += 4
		default:
			return depth + indent/4
		}
	}
	if allSame(bytes.TrimSpace(line)) {
		return 0 // a thematic break or a blank line
	}
	return depth + indent/4
}

func allSame(line []byte) bool {
	for _, c := range line {
		if c != line[0] || c == '>' {
			return false
		}
	}
	return true
}

func firstInvalid(text []byte) int {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(text)
}

var bom = []byte("\xEF\xBB\xBF")

// lineEnds reports a byte order mark and CRLF, once per file, each with its repair.
func (p *Procedure) lineEnds() {
	text := p.File.Text
	if bytes.HasPrefix(text, bom) {
		at := source.Span{Start: 0, End: len(bom)}
		p.Problems = append(p.Problems, source.Problem{Rule: "line-ends", Span: at, Message: "the file starts with a byte order mark",
			Hint: "save it as UTF-8 without one", Fix: []source.Edit{{Span: at}}})
	}
	if bytes.Contains(text, []byte("\r\n")) {
		first := bytes.Index(text, []byte("\r\n"))
		var fix []source.Edit
		for i := first; i < len(text); i++ {
			if text[i] == '\r' && i+1 < len(text) && text[i+1] == '\n' {
				fix = append(fix, source.Edit{Span: source.Span{Start: i, End: i + 1}})
			}
		}
		p.Problems = append(p.Problems, source.Problem{Rule: "line-ends", Span: source.Span{Start: first, End: first + 1},
			Message: "lines end with CRLF", Hint: "save the file with LF line ends", Fix: fix})
	}
}
