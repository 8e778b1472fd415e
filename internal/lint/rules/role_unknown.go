package rules

import (
	"fmt"
	"maps"
	"slices"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

var roleUnknown = &lint.Rule{Name: "role-unknown", Severity: lint.Error, Locked: true, Run: func(p *lint.Pass) {
	roles, channels := keys(p.Manual.Config.Roles), keys(p.Manual.Config.Channels)
	m := &p.Procedure.Meta
	known(p, "role", roles, append([]procedure.Value{m.Owner}, slices.Concat(m.Approvers, m.Roles)...))
	known(p, "channel", channels, m.Channels)
}}

func keys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// known reports each value that the manual does not declare. A manual that declares none leaves the names free.
func known(p *lint.Pass, what string, declared []string, values []procedure.Value) {
	if len(declared) == 0 {
		return
	}
	for _, v := range values {
		if v.Text == "" || contains(declared, v.Text) {
			continue
		}
		hint := "declare it under " + what + "s in sop.yaml"
		if near := Nearest(v.Text, declared); near != "" {
			hint = "did you mean " + near + "?"
		}
		p.Report(v.Span, fmt.Sprintf("sop.yaml has no %s %q", what, v.Text), hint)
	}
}
