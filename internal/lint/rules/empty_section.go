package rules

import (
	"bytes"
	"slices"
	"strings"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

var emptySection = &lint.Rule{Name: "empty-section", Severity: lint.Warning, Run: func(p *lint.Pass) {
	if isTemplate(p) || isTalk(p) {
		return
	}
	all := p.Procedure.Sections
	for i, s := range all {
		leads := s.Level == 1 && i+1 < len(all) && all[i+1].Level == 2
		// the line under a logo, and a heading that leads to another page
		picture := p.Loose && !slices.ContainsFunc(s.Heading.Runs, func(r procedure.Run) bool { return r.Kind != procedure.ImageRun && r.Link == nil })
		if len(s.Blocks) == 0 && !picture && len(s.Sections) == 0 && !leads {
			hint := "write the section, or delete the heading"
			if at := p.Procedure.File.Position(s.Heading.Span.End).Line; strings.TrimSpace(string(p.Procedure.File.Line(at+1))) == "---" {
				hint = "the line of hyphens under the text makes it a heading; put an empty line before them"
			}
			p.Report(s.Heading.Span, "nothing stands under this heading", hint)
		}
	}
}}

// isTalk reports whether a plain Markdown file holds the slides of a talk: headings of the first level between lines.
func isTalk(p *lint.Pass) bool {
	titles, lines := 0, 0
	for _, s := range p.Procedure.Sections {
		if s.Level == 1 {
			titles++
		}
	}
	if !p.Loose || titles < 3 {
		return false
	}
	for row := range bytes.Lines(p.Procedure.File.Text) {
		if string(bytes.TrimSpace(row)) == "---" {
			lines++
		}
	}
	return lines > 2 && lines*3 > titles
}
