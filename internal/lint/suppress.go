package lint

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// The rules that speak about suppressions themselves. They are never suppressed.
const (
	SuppressionInvalid = "suppression-invalid"
	SuppressionUnused  = "suppression-unused"
	SuppressionExpired = "suppression-expired"
)

var allow = regexp.MustCompile(`^sop:\s*allow\s+(\S+)(?:\s+until=(\d{4}-\d{2}-\d{2}))?\s+--\s+(\S.*)$`)

// Suppression is one comment that allows one rule over one range.
type Suppression struct {
	Rule   string
	Reason string
	Until  string      // the last day on which it counts, 2026-12-31; empty: for ever
	At     source.Span // the comment
	over   source.Span // what it covers
	used   bool
}

// Suppressions are the comments of a procedure that are well made, in the order of the file.
func Suppressions(p *procedure.Procedure, rules []*Rule) (out []*Suppression) {
	for _, c := range p.Comments {
		if !strings.HasPrefix(c.Text, "sop:") || c.Open {
			continue
		}
		if s, _ := read(p, rules, c); s != nil {
			out = append(out, s)
		}
	}
	return out
}

// suppress drops what comments allow and reports comments that are wrong, out of date or hide nothing.
func (r *run) suppress(p *Pass, found []Diagnostic) []Diagnostic {
	var list []*Suppression
	for _, c := range p.Procedure.Comments {
		if !strings.HasPrefix(c.Text, "sop:") || c.Open {
			continue
		}
		s, why := read(p.Procedure, r.rules, c)
		switch {
		case s == nil:
			r.report(p, &found, SuppressionInvalid, c.Span, why, "write <!-- sop: allow RULE -- reason -->")
		case s.Until != "" && p.Today > s.Until:
			r.report(p, &found, SuppressionExpired, c.Span, "this comment allows "+s.Rule+" until "+s.Until, "repair the place, or give a later date and a reason")
		default:
			list = append(list, s)
		}
	}
	found = slices.DeleteFunc(found, func(d Diagnostic) bool { return covered(list, d) })
	for _, s := range list {
		if !s.used && r.runs(s.Rule, p.Procedure) {
			r.report(p, &found, SuppressionUnused, s.At, "this comment allows "+s.Rule+" but hides nothing", "delete it",
				Fix{Safe: true, Edits: []source.Edit{{Span: s.At}}})
		}
	}
	return found
}

func covered(list []*Suppression, d Diagnostic) bool {
	for _, s := range list {
		if s.Rule == d.Rule && s.over.Start <= d.Span.Start && d.Span.End <= s.over.End {
			s.used = true
			return true
		}
	}
	return false
}

// report adds what a rule about suppressions finds, when the rule runs.
func (r *run) report(p *Pass, found *[]Diagnostic, name string, at source.Span, message, hint string, fixes ...Fix) {
	for _, rule := range r.rules {
		if s, runs := r.severities[name]; runs && rule.Name == name {
			p.rule, p.severity, p.found = rule, s, found
			p.Report(at, message, hint, fixes...)
		}
	}
}

// read understands one comment; why says what is wrong with it.
func read(p *procedure.Procedure, rules []*Rule, c procedure.Comment) (s *Suppression, why string) {
	m := allow.FindStringSubmatch(c.Text)
	if m == nil {
		return nil, "this suppression gives no rule or no reason"
	}
	i := slices.IndexFunc(rules, func(r *Rule) bool { return r.Name == m[1] })
	switch {
	case i < 0:
		return nil, "there is no rule " + m[1]
	case rules[i].Locked:
		return nil, m[1] + " cannot be suppressed"
	}
	if _, err := time.Parse(time.DateOnly, m[2]); m[2] != "" && err != nil {
		return nil, m[2] + " is no date"
	}
	over, guarded := covers(p, c.Span)
	if guarded {
		return nil, "danger and warning callouts cannot be suppressed"
	}
	return &Suppression{Rule: m[1], Reason: m[3], Until: m[2], At: c.Span, over: over}, ""
}

// covers is the range of a comment: the step it stands in, else the next block beside it.
// guarded says that this is a danger or warning.
func covers(p *procedure.Procedure, at source.Span) (over source.Span, guarded bool) {
	next := source.Span{Start: -1}
	procedure.Walk(p, func(n procedure.Node) {
		switch {
		case n.Enter && n.Step != nil && n.Step.Span.Contains(at):
			over = n.Step.Span
		case n.Block != nil && n.Block.At().Contains(at):
			if c, ok := n.Block.(*procedure.Callout); ok {
				over, guarded = c.Span, c.Kind == "danger" || c.Kind == "warning"
			}
		case n.Block != nil && n.Step == nil && n.Callout == nil && next.Start < 0 && n.Block.At().Start >= at.End:
			next = n.Block.At()
			c, ok := n.Block.(*procedure.Callout)
			guarded = guarded || ok && over.Len() == 0 && (c.Kind == "danger" || c.Kind == "warning")
		}
	})
	if over.Len() > 0 {
		return over, guarded
	}
	return next, guarded
}
