package rules

import (
	"strings"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

var duplicateID = &lint.Rule{Name: "duplicate-id", Book: true, Severity: lint.Error, Locked: true, Run: func(p *lint.Pass) {
	for _, other := range p.Index.SameID(p.Procedure) {
		if other.File.Path == p.Procedure.File.Path || other.Meta.ID.Text == "" {
			continue
		}
		switch {
		case other.Meta.ID.Text != p.Procedure.Meta.ID.Text:
			p.Report(p.Procedure.Meta.ID.Span, "the id differs only in case from that of "+other.File.Path, "give one of them another id")
		case p.Manual.Lang(other) == p.Lang:
			p.Report(p.Procedure.Meta.ID.Span, other.File.Path+" has the same id and language", "give one of them another id")
		}
	}
	sameNames(p)
}}

// sameNames reports steps that have the name of an earlier one.
func sameNames(p *lint.Pass) {
	first := map[string]*procedure.Step{}
	p.Procedure.Steps(func(_ *procedure.Section, s *procedure.Step) {
		name := strings.ToLower(s.ID.Text)
		switch was := first[name]; {
		case name == "":
		case was == nil:
			first[name] = s
		case was.ID.Text == s.ID.Text:
			p.ReportStep(s, s.ID.Span, "step "+was.Address+" has the name "+s.ID.Text+" too: a link to it could mean either", "give one of them another name")
		default:
			p.ReportStep(s, s.ID.Span, "this name differs only in case from that of step "+was.Address, "give one of them another name")
		}
	})
}
