package rules

import (
	"fmt"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

var tooManySteps = &lint.Rule{Name: "too-many-steps", Severity: lint.Warning, Run: func(p *lint.Pass) {
	limit := p.Manual.Config.Lint.MaxSteps
	procedure.Walk(p.Procedure, func(n procedure.Node) {
		if list, ok := n.Block.(*procedure.Steps); ok && limit > 0 && len(list.Steps) > limit {
			over := list.Steps[limit]
			p.ReportStep(over, over.MarkerAt, fmt.Sprintf("this list has %d steps, more than %d", len(list.Steps), limit), "divide it with ### headings")
		}
	})
}}
