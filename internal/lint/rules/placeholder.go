package rules

import (
	"regexp"
	"slices"
	"strings"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

var unfinished = regexp.MustCompile(`\b(?:TODO|TBC|TBD|FIXME|XXX)\b|(?i:lorem ipsum)|\[(?i:insert|fill in|your)\b[^\]]*\]|<(?i:name|date|number|company|role)>`)

// hints are what every match of unfinished holds: looking for them first is many times faster.
var hints = []string{"TODO", "TBC", "TBD", "FIXME", "XXX", "orem", "OREM", "[", "<"}

var placeholder = &lint.Rule{Name: "placeholder", Severity: lint.Error, Run: func(p *lint.Pass) {
	procedure.Walk(p.Procedure, func(n procedure.Node) {
		if n.Text == nil {
			return
		}
		plain := n.Text.Plain()
		if !slices.ContainsFunc(hints, func(h string) bool { return strings.Contains(plain, h) }) {
			return
		}
		code := n.Text.Ranges(func(r procedure.Run) bool { return r.Style&procedure.CodeStyle != 0 || r.Link != nil })
		for _, m := range unfinished.FindAllStringIndex(plain, -1) {
			if at := (source.Span{Start: m[0], End: m[1]}); slices.ContainsFunc(code, at.Overlaps) {
				continue // code shows a pattern that the reader fills in; the brackets of a link are no place to fill
			}
			p.ReportStep(n.Step, n.Text.Source(m[0], m[1]), "this place is not filled in", "write what belongs here")
		}
	})
}}
