package rules

import (
	"fmt"
	"regexp"

	"sopkit/internal/lint"
)

// semver is a version without pre-release, after semver.org 2.0.0 clause 2: no leading zeros.
var semver = regexp.MustCompile(`^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$`)

var versionFormat = &lint.Rule{Name: "version-format", Book: true, Severity: lint.Error, Locked: true, Run: func(p *lint.Pass) {
	for _, key := range []string{"version", "source-version"} {
		f, ok := p.Procedure.Meta.Field(key)
		if ok && f.Value.Text != "" && !semver.MatchString(f.Value.Text) {
			p.Report(f.Value.Span, fmt.Sprintf("%q is no version", f.Value.Text), "write three numbers, such as 1.2.0")
		}
	}
}}
