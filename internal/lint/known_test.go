package lint

import (
	"bytes"
	"testing"
	"testing/fstest"

	"sopkit/internal/manual"
	"sopkit/internal/source"
)

func found(t *testing.T, text string) []Diagnostic {
	t.Helper()
	m, err := manual.Load(fstest.MapFS{"a.en.md": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	return Run(m, testRules, Choice{})
}

func TestAKnownFindingSurvivesEditsAroundIt(t *testing.T) {
	was := found(t, "# T\n\n## Procedure\n\n1. One.\n2. Two.\n")
	now := found(t, "# T\n\n## Procedure\n\n1. Zero.\n2. One.\n3. One.\n4. Two.\n")
	known := Known(was)
	var fresh []string
	for _, d := range Fresh(now, known) {
		fresh = append(fresh, d.Message)
	}
	if len(fresh) != 2 || fresh[0] != "Zero." || fresh[1] != "One." {
		t.Errorf("fresh: %q, want the new step and the second of the two that are equal", fresh)
	}
	for key, n := range known {
		if n != 0 {
			t.Errorf("%v is left %d times", key, n)
		}
	}
}

// two rules about the same word: the one that is listed first reports.
func TestOneFindingForEachPlace(t *testing.T) {
	word := func(name string, wording bool) *Rule {
		return &Rule{Name: name, Severity: Warning, Wording: wording, Run: func(p *Pass) {
			p.Report(p.Procedure.Sections[0].Heading.Span, name, "")
		}}
	}
	m, err := manual.Load(fstest.MapFS{"a.en.md": {Data: []byte("## Procedure\n")}})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, d := range Run(m, []*Rule{word("b-first", true), word("a-second", true), word("c-form", false)}, Choice{}) {
		names = append(names, d.Rule)
	}
	if len(names) != 2 || names[0] != "b-first" || names[1] != "c-form" {
		t.Errorf("%q", names)
	}
}

func TestNoRepairInsideAWarningAndNoneUnseenAcrossADuty(t *testing.T) {
	fix := &Rule{Name: "fix", Severity: Warning, Run: func(p *Pass) {
		for _, text := range []string{"Hot", "not", "word"} {
			if i := bytes.Index(p.Procedure.File.Text, []byte(text)); i >= 0 {
				at := p.Procedure.File.LineSpan(1)
				at.Start, at.End = i, i+len(text)
				p.Report(at, text, "", Fix{Safe: true, Edits: []source.Edit{{Span: at, Text: "x"}}})
			}
		}
	}}
	m, err := manual.Load(fstest.MapFS{"a.en.md": {Data: []byte("## Procedure\n\nDo not. A word.\n\n> [!WARNING]\n> Hot.\n")}})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range Run(m, []*Rule{fix}, Choice{}) {
		switch d.Message {
		case "Hot":
			if len(d.Fixes) != 0 {
				t.Error("a warning would be repaired")
			}
		case "not":
			if d.Fixes[0].Safe {
				t.Error("a negation would be changed unseen")
			}
		case "word":
			if !d.Fixes[0].Safe {
				t.Error("a plain word is no longer safe to repair")
			}
		}
	}
}
