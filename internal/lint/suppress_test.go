package lint

import (
	"slices"
	"testing"
	"testing/fstest"

	"sopkit/internal/manual"
	"sopkit/internal/procedure"
)

// everyText reports every text of a procedure, so that a test sees what a suppression hides.
var everyText = &Rule{Name: "every-text", Severity: Warning, Run: func(p *Pass) {
	procedure.Walk(p.Procedure, func(n procedure.Node) {
		if n.Text != nil && !n.Heading {
			p.ReportStep(n.Step, n.Text.Span, n.Text.Plain(), "")
		}
	})
}}

var testRules = []*Rule{everyText, {Name: "locked", Severity: Error, Locked: true},
	{Name: SuppressionInvalid, Severity: Error, Locked: true}, {Name: SuppressionUnused, Severity: Warning, Locked: true}}

func messages(t *testing.T, text string) (out []string) {
	t.Helper()
	m, err := manual.Load(fstest.MapFS{"a.en.md": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range Run(m, testRules, Choice{}) {
		if d.Rule == everyText.Name {
			out = append(out, d.Message)
		} else {
			out = append(out, d.Rule)
		}
	}
	return out
}

func TestWhatASuppressionCovers(t *testing.T) {
	const allow = "<!-- sop: allow every-text -- a reason -->"
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"the next block":         {allow + "\n\nHidden.\n\nShown.\n", []string{"Shown."}},
		"a whole list":           {"## Procedure\n\n" + allow + "\n\n1. One.\n2. Two.\n\nShown.\n", []string{"Shown."}},
		"the step it stands in":  {"## Procedure\n\n1. One. " + allow + "\n2. Two.\n", []string{"Two."}},
		"no warning after it":    {"## Procedure\n\n" + allow + "\n\n> [!WARNING]\n> Hot.\n", []string{"suppression-invalid", "Hot."}},
		"no danger from within":  {"## Procedure\n\n> [!DANGER]\n> Hot. " + allow + "\n", []string{"Hot. ", "suppression-invalid"}},
		"nothing without reason": {"<!-- sop: allow every-text -->\n\nShown.\n", []string{"suppression-invalid", "Shown."}},
		"nothing for all rules":  {"<!-- sop: allow * -- all -->\n\nShown.\n", []string{"suppression-invalid", "Shown."}},
		"no locked rule":         {"<!-- sop: allow locked -- no -->\n\nShown.\n", []string{"suppression-invalid", "Shown."}},
		"text in code is text":   {"`<!-- sop: allow every-text -- x -->`\n", []string{"<!-- sop: allow every-text -- x -->"}},
		"unused ones are named":  {"## Purpose\n\nShown.\n\n" + allow + "\n", []string{"Shown.", "suppression-unused"}},
	} {
		if got := messages(t, c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
