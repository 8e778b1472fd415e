package rules

import (
	"regexp"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

var unfinished = regexp.MustCompile(`\b(?:TODO|TBC|TBD|FIXME|XXX)\b|(?i:lorem ipsum)|\[(?i:insert|fill in|your)\b[^\]]*\]|<(?i:name|date|number|company|role)>`)

var placeholder = &lint.Rule{Name: "placeholder", Severity: lint.Error, Run: func(p *lint.Pass) {
	procedure.Walk(p.Procedure, func(n procedure.Node) {
		if n.Text == nil {
			return
		}
		for _, m := range unfinished.FindAllStringIndex(n.Text.Plain(), -1) {
			p.ReportStep(n.Step, n.Text.Source(m[0], m[1]), "this place is not filled in", "write what belongs here")
		}
	})
}}
