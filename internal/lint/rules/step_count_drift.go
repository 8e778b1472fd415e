package rules

import (
	"fmt"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

var stepCountDrift = &lint.Rule{Name: "step-count-drift", Severity: lint.Error, Run: func(p *lint.Pass) {
	from := p.Index.Source(p.Procedure)
	if from == nil || from.Unread {
		return
	}
	want, have := addresses(from), addresses(p.Procedure)
	for i, s := range have {
		if i >= len(want) || want[i].Address != s.Address {
			p.ReportStep(s, s.MarkerAt, fmt.Sprintf("the source has no step here: it has %d steps, this has %d", len(want), len(have)), "keep the steps of "+from.File.Path)
			return
		}
	}
	if len(want) > len(have) {
		missing := want[len(have)]
		p.Report(p.Procedure.File.LineSpan(1), fmt.Sprintf("step %s of the source is missing: it has %d steps, this has %d", missing.Address, len(want), len(have)),
			"translate: "+missing.Text.Plain())
	}
}}

func addresses(p *procedure.Procedure) []*procedure.Step {
	var out []*procedure.Step
	p.Steps(func(_ *procedure.Section, s *procedure.Step) { out = append(out, s) })
	return out
}
