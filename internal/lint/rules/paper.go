package rules

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// spacer is an image that only makes room or a line: it has nothing to tell.
var spacer = regexp.MustCompile(`(?i)\b(?:white[-_ ]?space|spacer|blank|divider|separator|transparent)\d*\.\w+$`)

var imageNoAlt = &lint.Rule{Name: "image-no-alt", Severity: lint.Warning, Run: func(p *lint.Pass) {
	report := func(n procedure.Node, at source.Span) {
		p.ReportStep(n.Step, at, "a reader who does not see this image learns nothing", "say between the brackets what it shows")
	}
	procedure.Walk(p.Procedure, func(n procedure.Node) {
		if f, ok := n.Block.(*procedure.Figure); ok && strings.TrimSpace(f.Alt) == "" && !missing(p, f.Image) && !spacer.MatchString(f.Image.Target) {
			report(n, f.Image.Span)
		}
		if n.Text == nil {
			return
		}
		for _, r := range n.Text.Runs {
			if r.Kind == procedure.ImageRun && strings.TrimSpace(r.Text) == "" && !missing(p, r.Link) && !spacer.MatchString(r.Link.Target) {
				report(n, r.Span)
			}
		}
	})
}}

var tableTooWide = &lint.Rule{Name: "table-too-wide", Book: true, Severity: lint.Warning, Run: func(p *lint.Pass) {
	const limit = 7
	procedure.Walk(p.Procedure, func(n procedure.Node) {
		if t, ok := n.Block.(*procedure.Table); ok && len(t.Header.Cells) > limit {
			p.ReportStep(n.Step, t.Header.Span, fmt.Sprintf("this table has %d columns, more than %d: they are too narrow on paper", len(t.Header.Cells), limit), "turn it, or make two tables")
		}
	})
}}

var rawHTML = &lint.Rule{Name: "raw-html", Book: true, Severity: lint.Warning, Run: func(p *lint.Pass) {
	report := func(n procedure.Node, at source.Span) {
		p.ReportStep(n.Step, at, "raw HTML is printed as text", "use Markdown, or put it in code")
	}
	procedure.Walk(p.Procedure, func(n procedure.Node) {
		if raw, ok := n.Block.(*procedure.Raw); ok {
			report(n, raw.Span)
		}
		if n.Text == nil {
			return
		}
		for _, r := range n.Text.Runs {
			if r.Kind == procedure.RawRun && !unfinished.MatchString(r.Text) {
				report(n, r.Span)
			}
		}
	})
}}

var codeTooWide = &lint.Rule{Name: "code-too-wide", Severity: lint.Info, Presets: []string{lint.Strict}, Run: func(p *lint.Pass) {
	const limit = 80
	procedure.Walk(p.Procedure, func(n procedure.Node) {
		code, ok := n.Block.(*procedure.Code)
		if !ok {
			return
		}
		for line := range strings.Lines(code.Text) {
			if w := utf8.RuneCountInString(strings.TrimRight(line, "\n")); w > limit {
				p.ReportStep(n.Step, code.Span, fmt.Sprintf("a line of this block has %d characters, more than %d: it does not fit on paper", w, limit), "break the line")
				return
			}
		}
	})
}}

var glyphMissing = &lint.Rule{Name: "glyph-missing", Book: true, Severity: lint.Error, Run: func(p *lint.Pass) {
	if p.Draws == nil {
		return
	}
	show := func(step *procedure.Step, text string, place func(a, b int) source.Span) {
		for i, r := range text {
			if r > 0x7E && !p.Draws(r) && !invisible(r) {
				p.ReportStep(step, place(i, i+utf8.RuneLen(r)), fmt.Sprintf("no font of the manual has the character %q (U+%04X)", r, r), "write it in words, or use another character")
			}
		}
	}
	for _, t := range texts(p, p.Procedure) {
		show(t.Step, t.plain, t.Text.Source)
	}
	procedure.Walk(p.Procedure, func(n procedure.Node) {
		if c, ok := n.Block.(*procedure.Code); ok {
			show(n.Step, p.Procedure.File.Slice(c.Span), func(a, b int) source.Span { return source.Span{Start: c.Span.Start + a, End: c.Span.Start + b} })
		}
	})
	title := p.Procedure.Meta.Title
	if p.Procedure.Title == nil && p.Procedure.File.Slice(title.Span) == title.Text {
		show(nil, title.Text, func(a, b int) source.Span { return source.Span{Start: title.Span.Start + a, End: title.Span.Start + b} })
	}
}}

// invisible are characters that draw nothing and are judged by hidden-character.
func invisible(r rune) bool { return unicode.Is(unicode.Cf, r) || unicode.IsControl(r) }

var hiddenCharacter = &lint.Rule{Name: "hidden-character", Severity: lint.Error, Locked: true, Run: func(p *lint.Pass) {
	text := p.Procedure.File.Text
	for i := 0; i < len(text); {
		if text[i] >= ' ' && text[i] < 0x7f || text[i] == '\n' || text[i] == '\r' || text[i] == '\t' {
			i++
			continue
		}
		r, n := utf8.DecodeRune(text[i:])
		if at := (source.Span{Start: i, End: i + n}); hidden(text, i, n, r) {
			p.Report(at, fmt.Sprintf("an invisible character (U+%04X) stands here", r), "delete it", lint.Fix{Safe: true, Edits: []source.Edit{{Span: at}}})
		}
		i += n
	}
}}

// hidden reports whether a character is invisible and has no work to do: joiners between letters of an Indic script have.
func hidden(text []byte, at, size int, r rune) bool {
	switch {
	case r == joiner || r == nonJoiner:
		before, _ := utf8.DecodeLastRune(bytes.TrimSuffix(text[:at], []byte("\ufe0f"))) // that asks for the picture, not the letter
		return !unicode.Is(unicode.Bengali, before) && !unicode.In(before, unicode.So, unicode.Sk)
	case r == '\ufeff':
		return at > 0 // at the start it is a byte order mark, which line-ends reports
	}
	return unicode.Is(unicode.Cf, r) && r != '\u00ad' || unicode.IsControl(r)
}
