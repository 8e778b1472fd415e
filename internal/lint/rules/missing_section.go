package rules

import (
	"sopkit/internal/lang"
	"sopkit/internal/lint"
)

var missingSection = &lint.Rule{Name: "missing-section", Book: true, Severity: lint.Error, Run: func(p *lint.Pass) {
	have := map[lang.Kind]bool{}
	for _, s := range p.Procedure.Sections {
		have[s.Kind] = true
	}
	l, ok := lang.Get(p.Lang)
	if !ok {
		return
	}
	at := p.Procedure.File.LineSpan(1)
	if p.Procedure.Title != nil {
		at = p.Procedure.Title.Heading.Span
	}
	for _, kind := range []lang.Kind{lang.Purpose, lang.Scope, lang.Procedure} {
		if !have[kind] {
			p.Report(at, "the section "+l.Titles[kind]+" is missing", "add ## "+l.Titles[kind])
		}
	}
}}
