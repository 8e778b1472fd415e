package rules

import (
	"fmt"

	"sopkit/internal/lint"
)

var compoundStep = &lint.Rule{Name: "compound-step", Severity: lint.Warning, Run: func(p *lint.Pass) {
	for _, s := range Grammar(p) {
		if s.Instructions < 2 || s.Lead {
			continue
		}
		at := s.Verb
		if len(s.Actions) > 1 {
			at = s.Actions[1]
		}
		hint, fixes := split(p, &s)
		if hint == "" {
			hint = "give each action a step of its own"
		}
		p.ReportStep(s.Step, s.at(at), fmt.Sprintf("this step holds %d instructions", s.Instructions), hint, fixes...)
	}
}}
