package rules

import (
	"fmt"
	"strings"

	"github.com/agnivade/levenshtein"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

var unknownField = &lint.Rule{Name: "unknown-field", Book: true, Severity: lint.Warning, Locked: true, Run: func(p *lint.Pass) {
	names := make([]string, len(procedure.Keys))
	for i, key := range procedure.Keys {
		names[i] = key.Name
	}
	for _, f := range p.Procedure.Meta.Fields {
		if strings.HasPrefix(f.Key.Text, "x-") || contains(names, f.Key.Text) {
			continue
		}
		message := fmt.Sprintf("%q is no key of front matter", f.Key.Text)
		near := Nearest(f.Key.Text, names)
		if near == "" {
			p.Report(f.Key.Span, message, "delete it, or start it with x- to keep it for yourself")
			continue
		}
		p.Report(f.Key.Span, message, "did you mean "+near+"?", lint.Fix{Edits: []source.Edit{{Span: f.Key.Span, Text: near}}})
	}
}}

func contains(list []string, word string) bool {
	for _, w := range list {
		if w == word {
			return true
		}
	}
	return false
}

// Nearest is the known word that a misspelt one most likely means; "" when none is near.
func Nearest(word string, known []string) string {
	best, at := "", 1+max(1, len([]rune(word))/3)
	for _, k := range known {
		if d := levenshtein.ComputeDistance(strings.ToLower(word), strings.ToLower(k)); d < at {
			best, at = k, d
		}
	}
	return best
}
