package rules

import "sopkit/internal/lint"

var approverIsOwner = &lint.Rule{Name: "approver-is-owner", Severity: lint.Error, Locked: true, Run: func(p *lint.Pass) {
	for _, a := range p.Procedure.Meta.Approvers {
		if a.Text != "" && a.Text == p.Procedure.Meta.Owner.Text {
			p.Report(a.Span, "the owner approves the procedure alone", "name another role as approver")
		}
	}
}}
