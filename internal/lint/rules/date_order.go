package rules

import (
	"time"

	"sopkit/internal/lint"
)

var dateOrder = &lint.Rule{Name: "date-order", Book: true, Severity: lint.Error, Locked: true, Run: func(p *lint.Pass) {
	m := &p.Procedure.Meta
	from, err := time.Parse(time.DateOnly, m.Effective.Text)
	to, err2 := time.Parse(time.DateOnly, m.ReviewBy.Text)
	if err == nil && err2 == nil && !to.After(from) {
		p.Report(m.ReviewBy.Span, "the review is due on or before the day the procedure takes effect", "set review-by after "+m.Effective.Text)
	}
}}
