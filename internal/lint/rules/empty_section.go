package rules

import "sopkit/internal/lint"

var emptySection = &lint.Rule{Name: "empty-section", Severity: lint.Warning, Run: func(p *lint.Pass) {
	for _, s := range p.Procedure.Sections {
		if len(s.Blocks) == 0 && len(s.Sections) == 0 {
			p.Report(s.Heading.Span, "nothing stands under this heading", "write the section, or delete the heading")
		}
	}
}}
