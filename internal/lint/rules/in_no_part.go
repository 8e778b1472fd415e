package rules

import (
	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

var inNoPart = &lint.Rule{Name: "in-no-part", Severity: lint.Warning, Run: func(p *lint.Pass) {
	if s := p.Procedure.Meta.Status.Text; s == "superseded" || s == "retired" || p.Manual.InPart(p.Procedure) {
		return
	}
	p.Report(titleSpan(p.Procedure), "no part of sop.yaml includes this procedure", "add its path to a part; until then it stands at the end of the manual")
}}

// titleSpan is where a procedure is named: its heading, else its first line.
func titleSpan(p *procedure.Procedure) source.Span {
	if p.Title != nil {
		return p.Title.Heading.Span
	}
	return p.File.LineSpan(1)
}
