package rules

import (
	"sopkit/internal/lint"
)

var duplicateID = &lint.Rule{Name: "duplicate-id", Severity: lint.Error, Locked: true, Run: func(p *lint.Pass) {
	for _, other := range p.Index.SameID(p.Procedure) {
		if other == p.Procedure || other.Meta.ID.Text == "" {
			continue
		}
		switch {
		case other.Meta.ID.Text != p.Procedure.Meta.ID.Text:
			p.Report(p.Procedure.Meta.ID.Span, "the id differs only in case from that of "+other.File.Path, "give one of them another id")
		case p.Manual.Lang(other) == p.Lang:
			p.Report(p.Procedure.Meta.ID.Span, other.File.Path+" has the same id and language", "give one of them another id")
		}
	}
}}
