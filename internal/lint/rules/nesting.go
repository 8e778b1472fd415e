package rules

import (
	"strings"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

var nesting = &lint.Rule{Name: "nesting", Severity: lint.Error, Run: func(p *lint.Pass) {
	remarked := map[*procedure.Step]bool{} // what stands there in plain Markdown and asks for nothing is no step
	if p.Loose {
		for _, s := range Grammar(p) {
			remarked[s.Step] = s.Lead
		}
	}
	p.Procedure.Steps(func(_ *procedure.Section, s *procedure.Step) {
		if strings.Count(s.Address, ".") == 2 && strings.HasSuffix(s.Address, ".1") && !remarked[s] { // its neighbours have the same fault
			p.ReportStep(s, s.MarkerAt, "this step stands three levels deep", "make it a step or a substep; two levels at most")
		}
	})
}}
