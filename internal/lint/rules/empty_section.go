package rules

import (
	"slices"
	"strings"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

var emptySection = &lint.Rule{Name: "empty-section", Severity: lint.Warning, Run: func(p *lint.Pass) {
	if isTemplate(p) {
		return
	}
	all := p.Procedure.Sections
	for i, s := range all {
		leads := s.Level == 1 && i+1 < len(all) && all[i+1].Level == 2
		// the line under a logo, and a heading that leads to another page
		picture := p.Loose && !slices.ContainsFunc(s.Heading.Runs, func(r procedure.Run) bool { return r.Kind != procedure.ImageRun && r.Link == nil })
		if len(s.Blocks) == 0 && !picture && len(s.Sections) == 0 && !leads {
			hint := "write the section, or delete the heading"
			if !strings.HasPrefix(strings.TrimSpace(string(p.Procedure.File.Line(p.Procedure.File.Position(s.Heading.Span.Start).Line))), "#") {
				hint = "the line of hyphens under the text makes it a heading; put an empty line before them"
			}
			p.Report(s.Heading.Span, "nothing stands under this heading", hint)
		}
	}
}}
