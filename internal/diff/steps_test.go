package diff

import (
	"os"
	"strings"
	"testing"

	"sopkit/internal/lang"
	"sopkit/internal/procedure"
)

// stepText is a procedure with one step between two others.
func stepText(code, step string) []byte {
	l, _ := lang.Get(code)
	return []byte("---\nlocale: " + code + "\n---\n# T\n\n## " + l.Titles[lang.Procedure] + "\n\n1. Alpha beta gamma delta.\n2. " + step + "\n3. Omega psi chi phi.\n")
}

// TestSteps reads lines of language|class|before|after: what is said of one step that changed.
func TestSteps(t *testing.T) {
	text, err := os.ReadFile("testdata/steps.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		f := strings.Split(strings.TrimSpace(line), "|")
		if len(f) != 4 {
			t.Fatalf("not four columns: %s", line)
		}
		var got []string
		d := Procedures(procedure.Parse("a.md", stepText(f[0], f[2])), procedure.Parse("b.md", stepText(f[0], f[3])))
		for _, c := range d.Changes {
			got = append(got, strings.TrimSuffix(strings.TrimPrefix(string(c.Type), "step_"), "_changed"))
		}
		if strings.Join(got, ",") != f[1] {
			t.Errorf("%s: %v", strings.TrimSpace(line), got)
		}
	}
}
