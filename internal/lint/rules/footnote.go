package rules

import (
	"bytes"
	"regexp"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

var (
	noteCall  = regexp.MustCompile(`\[\^[^\]\s]+\]`)
	noteStart = regexp.MustCompile(`(?m)^ {0,3}(\[\^[^\]\s]+\]):`)
)

var brokenFootnote = &lint.Rule{Name: "broken-footnote", Severity: lint.Warning, Run: func(p *lint.Pass) {
	if !bytes.Contains(p.Procedure.File.Text, []byte("[^")) {
		return
	}
	for _, t := range texts(p, p.Procedure) {
		for _, m := range noteCall.FindAllStringIndex(t.plain, -1) {
			if at := t.Text.Source(m[0], m[1]); p.Procedure.File.Slice(at) == t.plain[m[0]:m[1]] && !inCode(*t.Text, at) {
				p.ReportStep(t.Step, at, "there is no footnote "+t.plain[m[0]:m[1]], "write it: "+t.plain[m[0]:m[1]]+": ...")
			}
		}
	}
	for _, m := range noteStart.FindAllSubmatchIndex(p.Procedure.File.Text, -1) {
		if at := (source.Span{Start: m[2], End: m[3]}); !printed(p.Procedure, at) {
			p.Report(at, "this footnote is never printed: nothing calls it, or its name is taken", "call it from the text, or delete it")
		}
	}
}}

// inCode reports whether a place lies in a code span.
func inCode(t procedure.Inline, at source.Span) bool {
	for _, r := range t.Runs {
		if r.Style&procedure.CodeStyle != 0 && r.Span.Start <= at.Start && at.End <= r.Span.End {
			return true
		}
	}
	return false
}

// printed reports whether the start of a footnote is one, or lies in code or a comment, where it is none.
func printed(p *procedure.Procedure, at source.Span) bool {
	for _, n := range p.Notes {
		if n.Span.Start <= at.Start && at.Start < n.Span.End || n.Span.Start == at.End+1 {
			return true
		}
	}
	for _, c := range p.Comments {
		if c.Span.Start <= at.Start && at.Start < c.Span.End {
			return true
		}
	}
	found := false
	procedure.Walk(p, func(n procedure.Node) {
		switch n.Block.(type) {
		case *procedure.Code, *procedure.Raw:
			found = found || n.Block.At().Start <= at.Start && at.Start < n.Block.At().End
		}
	})
	return found
}
