package rules

import (
	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"strings"
	"unicode"
)

var fieldType = &lint.Rule{Name: "field-type", Book: true, Severity: lint.Error, Locked: true, Run: func(p *lint.Pass) {
	for _, key := range procedure.Keys {
		f, ok := p.Procedure.Meta.Field(key.Name)
		if !ok || f.Shape == procedure.NullShape {
			continue
		}
		switch {
		case key.Shape == procedure.ScalarShape && f.Shape != procedure.ScalarShape:
			p.Report(f.Key.Span, key.Name+" is one value, not a "+string(f.Shape), "write "+key.Name+": and the value on one line")
		case key.Shape == procedure.ListShape && f.Shape == procedure.MapShape:
			p.Report(f.Key.Span, key.Name+" is a list, not a map", "write "+key.Name+": [one, two]")
		case key.Name == "title" && !oneLine(f.Value.Text):
			p.Report(f.Value.Span, "the title is longer than 200 characters or has control characters", "write a title of one short line")
		}
	}
}}

func oneLine(title string) bool {
	return len([]rune(title)) <= 200 && !strings.ContainsFunc(title, unicode.IsControl)
}
