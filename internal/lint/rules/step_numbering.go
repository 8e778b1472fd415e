package rules

import (
	"fmt"
	"strconv"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

var stepNumbering = &lint.Rule{Name: "step-numbering", Severity: lint.Info, Run: func(p *lint.Pass) {
	p.Procedure.Steps(func(_ *procedure.Section, s *procedure.Step) {
		want := lastNumber(s.Address)
		if s.Marker == 0 || s.Marker == want || p.Loose && s.Marker == 1 { // Markdown counts by itself
			return
		}
		digits := source.Span{Start: s.MarkerAt.Start, End: s.MarkerAt.End - 1}
		fix := lint.Fix{Safe: true, Edits: []source.Edit{{Span: digits, Text: strconv.Itoa(want)}}}
		if len(strconv.Itoa(want)) != digits.Len() {
			fix.Safe = false // another width moves the text that hangs below the step
		}
		p.ReportStep(s, s.MarkerAt, fmt.Sprintf("this is step %d, but the number says %d", want, s.Marker), fmt.Sprintf("%d.", want), fix)
	})
}}

func lastNumber(address string) int {
	n := 0
	for _, c := range address {
		if c == '.' {
			n = 0
			continue
		}
		n = n*10 + int(c-'0')
	}
	return n
}
