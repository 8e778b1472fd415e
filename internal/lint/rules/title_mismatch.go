package rules

import (
	"sopkit/internal/lang"
	"sopkit/internal/lint"
)

var titleMismatch = &lint.Rule{Name: "title-mismatch", Book: true, Severity: lint.Warning, Run: func(p *lint.Pass) {
	title := p.Procedure.Meta.Title
	switch h := p.Procedure.Title; {
	case h == nil:
		p.Report(p.Procedure.File.LineSpan(1), "the procedure has no level 1 heading", "write # and the title under the front matter")
	case title.Text != "" && lang.Fold(title.Text) != lang.Fold(h.Heading.Plain()):
		p.Report(h.Heading.Span, "the heading differs from the title in the front matter", title.Text)
	}
}}
