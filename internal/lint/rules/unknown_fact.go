package rules

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

var unknownFact = &lint.Rule{Name: "unknown-fact", Severity: lint.Error, Run: func(p *lint.Pass) {
	facts := p.Manual.Config.Facts
	procedure.Walk(p.Procedure, func(n procedure.Node) {
		if n.Text == nil {
			return
		}
		for _, r := range n.Text.Runs {
			if r.Kind != procedure.FactRun {
				continue
			}
			if _, ok := facts[r.Name]; !ok {
				p.ReportStep(n.Step, r.Span, "sop.yaml knows no branch fact "+r.Name, factHint(r.Name, slices.Sorted(maps.Keys(facts))))
			} else if strings.TrimSpace(facts[r.Name].Label.In(p.Lang)) == "" {
				p.ReportStep(n.Step, r.Span, "the branch fact "+r.Name+" has no label to print", fmt.Sprintf("add label: {%s: ...} to it in sop.yaml", p.Lang))
			}
		}
	})
}}

func factHint(name string, known []string) string {
	if close := Nearest(name, known); close != "" {
		return "did you mean " + close + "?"
	}
	if len(known) == 0 {
		return "declare it under facts in sop.yaml"
	}
	return "facts of sop.yaml: " + strings.Join(known, ", ")
}
