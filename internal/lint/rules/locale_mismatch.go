package rules

import (
	"fmt"

	"sopkit/internal/lang"
	"sopkit/internal/lint"
)

var localeMismatch = &lint.Rule{Name: "locale-mismatch", Book: true, Severity: lint.Error, Locked: true, Run: func(p *lint.Pass) {
	locale := p.Procedure.Meta.Locale
	if locale.Text == "" {
		return
	}
	l, ok := lang.Get(locale.Text)
	switch {
	case !ok:
		p.Report(locale.Span, fmt.Sprintf("the language %q is not supported", locale.Text), "write en, bn or ms")
	case p.Procedure.Suffix != "" && p.Procedure.Suffix != l.Code:
		p.Report(locale.Span, "the file name says "+p.Procedure.Suffix+" and the locale says "+locale.Text, "make them agree")
	}
}}
