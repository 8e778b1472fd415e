package rules

import (
	"fmt"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

var actorUnknown = &lint.Rule{Name: "actor-unknown", Severity: lint.Error, Run: func(p *lint.Pass) {
	var names []string
	for _, key := range keys(p.Manual.Config.Roles) {
		names = append(names, p.Manual.Config.Roles[key].In(p.Lang))
	}
	if len(names) == 0 {
		return
	}
	p.Procedure.Steps(func(_ *procedure.Section, s *procedure.Step) {
		if s.Label.Text == "" {
			return
		}
		if _, ok := p.Manual.Config.Role(s.Label.Text, p.Lang); ok {
			return
		}
		hint := "declare the role in sop.yaml, or take the bold off"
		if near := Nearest(s.Label.Text, names); near != "" {
			hint = "did you mean " + near + "?"
		}
		p.ReportStep(s, s.Label.Span, fmt.Sprintf("sop.yaml has no role called %q", s.Label.Text), hint)
	})
}}
