package rules

import (
	"strings"
	"time"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

// review is the rule about one relation of today to the review date of a procedure in force.
func review(name string, severity lint.Severity, message, hint string, when func(today, due time.Time) bool) *lint.Rule {
	return &lint.Rule{Name: name, Severity: severity, Locked: true, Run: func(p *lint.Pass) {
		m := &p.Procedure.Meta
		today, err := time.Parse(time.DateOnly, p.Today)
		due, err2 := time.Parse(time.DateOnly, m.ReviewBy.Text)
		if err == nil && err2 == nil && inForce(m.Status.Text) && when(today, due) {
			p.Report(m.ReviewBy.Span, message, hint)
		}
	}}
}

var (
	reviewOverdue = review("review-overdue", lint.Error, "the review is overdue", "review the procedure, then set a new review-by",
		func(today, due time.Time) bool { return today.After(due) })
	reviewSoon = review("review-soon", lint.Info, "the review is due within 30 days", "plan it",
		func(today, due time.Time) bool { return !today.After(due) && !today.AddDate(0, 0, 30).Before(due) })
)

var reviewTooFar = &lint.Rule{Name: "review-too-far", Book: true, Severity: lint.Warning, Locked: true, Run: func(p *lint.Pass) {
	m := &p.Procedure.Meta
	from, err := time.Parse(time.DateOnly, m.Effective.Text)
	due, err2 := time.Parse(time.DateOnly, m.ReviewBy.Text)
	if err == nil && err2 == nil && due.After(from.AddDate(2, 0, 0)) {
		p.Report(m.ReviewBy.Span, "the review is due more than 24 months after the procedure takes effect", "review at least every two years")
	}
}}

var effectiveInPast = &lint.Rule{Name: "effective-in-past", Severity: lint.Warning, Locked: true, Run: func(p *lint.Pass) {
	m := &p.Procedure.Meta
	if m.Status.Text == "approved" && p.Today != "" && len(m.Effective.Text) == len(p.Today) && m.Effective.Text < p.Today {
		p.Report(m.Status.Span, "the day on which it takes effect has passed, and it is still only approved", "set status: effective, or another date")
	}
}}

var retiredWithoutSuccessor = &lint.Rule{Name: "retired-without-successor", Severity: lint.Warning, Locked: true, Run: func(p *lint.Pass) {
	m := &p.Procedure.Meta
	if m.Status.Text == "superseded" && len(m.SupersededBy) == 0 {
		p.Report(m.Status.Span, "nobody knows what replaces this procedure", "add superseded-by with the id, or set status: retired")
	}
}}

var supersedesMismatch = &lint.Rule{Name: "supersedes-mismatch", Severity: lint.Warning, Locked: true, Run: func(p *lint.Pass) {
	m := &p.Procedure.Meta
	for _, v := range m.Supersedes {
		if old := p.Index.Same(v.Text, p.Procedure); old != nil && !lists(old.Meta.SupersededBy, m.ID.Text) {
			p.Report(v.Span, old.File.Path+" does not say that this procedure replaces it", "add superseded-by: ["+m.ID.Text+"] there")
		}
	}
	for _, v := range m.SupersededBy {
		if next := p.Index.Same(v.Text, p.Procedure); next != nil && !lists(next.Meta.Supersedes, m.ID.Text) {
			p.Report(v.Span, next.File.Path+" does not say that it replaces this procedure", "add supersedes: ["+m.ID.Text+"] there")
		}
	}
}}

func lists(values []procedure.Value, id string) bool {
	for _, v := range values {
		if strings.EqualFold(v.Text, id) {
			return true
		}
	}
	return false
}
