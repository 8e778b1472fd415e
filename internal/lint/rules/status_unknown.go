package rules

import (
	"fmt"
	"strings"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

var statusUnknown = &lint.Rule{Name: "status-unknown", Book: true, Severity: lint.Error, Locked: true, Run: func(p *lint.Pass) {
	status := p.Procedure.Meta.Status
	if status.Text == "" || contains(procedure.Statuses, status.Text) {
		return
	}
	hint := "write " + strings.Join(procedure.Statuses, ", ")
	if near := Nearest(status.Text, procedure.Statuses); near != "" {
		hint = "did you mean " + near + "?"
	}
	p.Report(status.Span, fmt.Sprintf("%q is no status", status.Text), hint)
}}
