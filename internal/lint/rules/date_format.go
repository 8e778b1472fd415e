package rules

import (
	"fmt"
	"time"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

var dateFormat = &lint.Rule{Name: "date-format", Book: true, Severity: lint.Error, Locked: true, Run: func(p *lint.Pass) {
	for _, key := range procedure.Keys {
		f, ok := p.Procedure.Meta.Field(key.Name)
		if !key.Date || !ok || f.Value.Text == "" {
			continue
		}
		if _, err := time.Parse(time.DateOnly, f.Value.Text); err != nil {
			p.Report(f.Value.Span, fmt.Sprintf("%q is no date", f.Value.Text), "write year, month and day, such as 2026-12-01")
		}
	}
}}
