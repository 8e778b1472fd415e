package lint

import (
	"bytes"
	"fmt"
	"slices"

	"sopkit/internal/manual"
	"sopkit/internal/source"
)

// unknownRules finds names and severities under lint.rules of sop.yaml that mean nothing.
func unknownRules(m *manual.Manual, rules []*Rule) []source.Problem {
	var out []source.Problem
	names := make([]string, 0, len(m.Config.Lint.Rules))
	for name := range m.Config.Lint.Rules {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		value := Severity(m.Config.Lint.Rules[name])
		at := keyPlace(m.File, name)
		if !slices.ContainsFunc(rules, func(r *Rule) bool { return r.Name == name }) {
			out = append(out, source.Problem{Rule: "sop-yaml", Span: at, Message: fmt.Sprintf("there is no rule %q", name), Hint: "`sop rules` lists the rules"})
		} else if value != Off && value.Rank() == 3 {
			out = append(out, source.Problem{Rule: "sop-yaml", Span: at, Message: fmt.Sprintf("%q is no severity", value), Hint: "write off, info, warning or error"})
		}
	}
	return out
}

func keyPlace(f *source.File, key string) source.Span {
	if i := bytes.Index(f.Text, []byte(key+":")); i >= 0 {
		return source.Span{Start: i, End: i + len(key)}
	}
	return f.LineSpan(1)
}
