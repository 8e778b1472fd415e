package cli

import (
	"fmt"
	"slices"

	"sopkit/internal/lint"
	"sopkit/internal/lint/rules"
)

// jsonGrammar is what the grammar saw in one step.
type jsonGrammar struct {
	Path         string `json:"path"`
	Line         int    `json:"line"`
	Step         string `json:"step"`
	Text         string `json:"text"`
	Lang         string `json:"lang"`
	Label        string `json:"label"`
	Passive      bool   `json:"passive"`     // in the main clause
	PassiveAny   bool   `json:"passive_any"` // in any clause
	Instructions int    `json:"instructions"`
	Words        int    `json:"words"`
}

// explainGrammar prints what the grammar saw in every step.
func (e *env) explainGrammar(g *group, f lintFlags) error {
	wanted := e.wanted(g)
	for _, p := range g.Procedures {
		if p.Unread || !wanted(p.File.Path) {
			continue
		}
		for _, s := range rules.Grammar(lint.NewPass(g.Manual, p)) {
			at := p.File.Position(s.Step.Text.Span.Start)
			row := jsonGrammar{g.path(p.File.Path), at.Line, s.Step.Address, s.Text, g.Lang(p), string(s.Label), s.Passive, s.PassiveAny, s.Instructions, s.Words}
			if slices.Contains(f.formats, "jsonl") || slices.Contains(f.formats, "json") {
				if err := encode(e.out, "", row); err != nil {
					return err
				}
				continue
			}
			passive := map[bool]string{true: " passive"}[row.Passive || row.PassiveAny]
			if _, err := fmt.Fprintf(e.out, "%s:%d: %s: %s%s, %s: %s\n", safe(row.Path), row.Line, row.Step, row.Label, passive, plural(row.Instructions, "instruction"), safe(row.Text)); err != nil {
				return err
			}
		}
	}
	return nil
}
