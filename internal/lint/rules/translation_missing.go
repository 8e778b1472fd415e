package rules

import (
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/lint"
)

var translationMissing = &lint.Rule{Name: "translation-missing", Book: true, Severity: lint.Warning, Run: func(p *lint.Pass) {
	if p.Lang != p.Manual.Config.SourceLang() {
		return
	}
	have := p.Index.Translations(p.Procedure)
	var missing []string
	for _, locale := range p.Manual.Config.Manual.Locales {
		if l, ok := lang.Get(locale); ok && have[l.Code] == nil {
			missing = append(missing, l.Code)
		}
	}
	if len(missing) > 0 {
		p.Report(p.Procedure.File.LineSpan(1), "there is no translation into "+strings.Join(missing, ", "), "add "+p.Procedure.Slug+"."+missing[0]+".md")
	}
}}
