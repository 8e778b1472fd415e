package rules

import (
	"os"
	"testing"

	"sopkit/internal/lint"
	"sopkit/internal/manual"
	"sopkit/internal/procedure"
)

// TestTheShippedManualIsClean: good text stays quiet, under the default preset and under strict. The engines of grammar
// guess; they may be wrong once in 500 steps.
func TestTheShippedManualIsClean(t *testing.T) {
	m, err := manual.Load(os.DirFS("../../../procedures"))
	if err != nil || len(m.Procedures) == 0 {
		t.Fatalf("%d procedures, %v", len(m.Procedures), err)
	}
	steps := 0
	for _, p := range m.Procedures {
		p.Steps(func(*procedure.Section, *procedure.Step) { steps++ })
	}
	for _, preset := range []string{lint.Recommended, lint.Strict} {
		guesses := 0
		for _, d := range lint.Run(m, All, lint.Choice{Preset: preset, Today: today}) {
			at := d.File.Position(d.Span.Start)
			if contains(grammatical, d.Rule) {
				guesses++
				t.Logf("%s: %s:%d: %s: %s", preset, d.File.Path, at.Line, d.Rule, d.Message)
				continue
			}
			t.Errorf("%s: %s:%d: %s: %s", preset, d.File.Path, at.Line, d.Rule, d.Message)
		}
		if guesses*500 > steps {
			t.Errorf("%s: %d wrong guesses in %d steps", preset, guesses, steps)
		}
	}
}
