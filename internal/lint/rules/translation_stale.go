package rules

import "sopkit/internal/lint"

var translationStale = &lint.Rule{Name: "translation-stale", Severity: lint.Warning, Run: func(p *lint.Pass) {
	from := p.Index.Source(p.Procedure)
	if from == nil {
		return
	}
	m := &p.Procedure.Meta
	done := m.SourceVersion
	if done.Text == "" {
		done = m.Version
	}
	if done.Text != "" && from.Meta.Version.Text != "" && done.Text != from.Meta.Version.Text {
		p.Report(done.Span, "the source is version "+from.Meta.Version.Text+", this translates "+done.Text, "translate what changed in "+from.File.Path)
	}
}}
