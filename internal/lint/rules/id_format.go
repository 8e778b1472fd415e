package rules

import (
	"fmt"
	"regexp"
	"strings"

	"sopkit/internal/lint"
)

var (
	validID  = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)
	reserved = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$`)
)

var idFormat = &lint.Rule{Name: "id-format", Book: true, Severity: lint.Error, Locked: true, Run: func(p *lint.Pass) {
	id := p.Procedure.Meta.ID
	if id.Text == "" || validID.MatchString(id.Text) && !strings.Contains(id.Text, "..") && !reserved.MatchString(id.Text) {
		return
	}
	p.Report(id.Span, fmt.Sprintf("%q is no id", id.Text), "use letters, digits, dots, hyphens and underscores, such as SOP-RET-001")
}}
