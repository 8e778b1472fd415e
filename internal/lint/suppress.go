package lint

import (
	"regexp"
	"slices"
	"strings"

	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// The rules that speak about suppressions themselves. They are never suppressed.
const (
	SuppressionInvalid = "suppression-invalid"
	SuppressionUnused  = "suppression-unused"
)

var allow = regexp.MustCompile(`^sop:\s*allow\s+(\S+)\s+--\s+(\S.*)$`)

// suppression is one comment that allows one rule over one range.
type suppression struct {
	rule string
	at   source.Span // the comment
	over source.Span // what it covers
	used bool
}

// suppress drops what comments allow and reports comments that are wrong or hide nothing.
func suppress(p *Pass, rules []*Rule, choice Choice, found []Diagnostic) []Diagnostic {
	runs := func(name string) bool {
		return slices.ContainsFunc(rules, func(r *Rule) bool { return r.Name == name && choice.rule(r) && severity(p.Manual, r) != Off })
	}
	var list []*suppression
	for _, c := range p.Procedure.Comments {
		if !strings.HasPrefix(c.Text, "sop:") || c.Open {
			continue
		}
		if s, why := read(p.Procedure, rules, c); why != "" && runs(SuppressionInvalid) {
			report(p, rules, &found, SuppressionInvalid, c.Span, why, "write <!-- sop: allow RULE -- reason -->")
		} else if s != nil {
			list = append(list, s)
		}
	}
	found = slices.DeleteFunc(found, func(d Diagnostic) bool { return covered(list, d) })
	for _, s := range list {
		if !s.used && runs(s.rule) && runs(SuppressionUnused) {
			report(p, rules, &found, SuppressionUnused, s.at, "this comment allows "+s.rule+" but hides nothing", "delete it")
		}
	}
	return found
}

func covered(list []*suppression, d Diagnostic) bool {
	for _, s := range list {
		if s.rule == d.Rule && s.over.Start <= d.Span.Start && d.Span.End <= s.over.End {
			s.used = true
			return true
		}
	}
	return false
}

func report(p *Pass, rules []*Rule, found *[]Diagnostic, name string, at source.Span, message, hint string) {
	for _, r := range rules {
		if r.Name == name {
			p.rule, p.severity, p.found = r, severity(p.Manual, r), found
			p.Report(at, message, hint)
		}
	}
}

// read understands one comment; why says what is wrong with it.
func read(p *procedure.Procedure, rules []*Rule, c procedure.Comment) (s *suppression, why string) {
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
	over, guarded := covers(p, c.Span)
	if guarded {
		return nil, "danger and warning callouts cannot be suppressed"
	}
	return &suppression{rule: m[1], at: c.Span, over: over}, ""
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
