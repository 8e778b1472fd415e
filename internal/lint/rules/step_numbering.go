package rules

import (
	"fmt"
	"slices"
	"strconv"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

var stepNumbering = &lint.Rule{Name: "step-numbering", Severity: lint.Info, Run: func(p *lint.Pass) {
	goesOn := false
	procedure.Walk(p.Procedure, func(n procedure.Node) {
		switch list := n.Block.(type) {
		case *procedure.List:
			goesOn = goesOn || list.Ordered
		case *procedure.Steps:
			numbering(p, list.Steps, goesOn && p.Loose)
			goesOn = true
		}
	})
}}

// numbering reports the steps of a list from which on the numbers are wrong, and repairs all that are wrong in the same way.
// A list that goes on with an earlier one begins as it is written: Markdown shows that number and counts on.
func numbering(p *lint.Pass, list []*procedure.Step, goesOn bool) {
	first := lastNumber(list[0].Address)
	if goesOn {
		first = list[0].Marker
	}
	fixes := map[int]*lint.Fix{}
	var wrong []*procedure.Step
	for i, s := range list {
		want := first + i
		if s.Marker == 0 || s.Marker == want || p.Loose && s.Marker == 1 {
			continue
		}
		digits := source.Span{Start: s.MarkerAt.Start, End: s.MarkerAt.End - 1}
		fix := fixes[s.Marker-want]
		if fix == nil {
			fix = &lint.Fix{Safe: true}
			fixes[s.Marker-want] = fix
			wrong = append(wrong, s)
		}
		fix.Safe = fix.Safe && len(strconv.Itoa(want)) == digits.Len() // another width moves the text that hangs below the step
		fix.Edits = append(fix.Edits, source.Edit{Span: digits, Text: strconv.Itoa(want)})
	}
	for _, s := range wrong {
		want := first + slices.Index(list, s)
		p.ReportStep(s, s.MarkerAt, fmt.Sprintf("this is step %d, but the number says %d", want, s.Marker), fmt.Sprintf("%d.", want), *fixes[s.Marker-want])
	}
}

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
