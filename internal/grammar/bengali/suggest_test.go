package bengali

import (
	"os"
	"strings"
	"testing"

	"sopkit/internal/source"
)

// TestSuggest holds every line of testdata/rewrites.txt: what is offered for the step, with the actor before a colon, "?" before
// what is not safe, the parts of a split joined by " / ", and "-" for nothing.
func TestSuggest(t *testing.T) {
	text, err := os.ReadFile("testdata/rewrites.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		step, want, ok := strings.Cut(strings.TrimSpace(line), " => ")
		if !ok || line[0] == '#' {
			continue
		}
		if got := offered(step); got != want {
			t.Errorf("%s => %s, want %s", step, got, want)
		}
	}
}

func offered(step string) string {
	ws := Suggest(step, Context{Step: true, Roles: []string{"সেবা ডেস্ক"}})
	if len(ws) == 0 {
		return "-"
	}
	w := ws[0]
	out := strings.Join(w.Split, " / ")
	if w.Split == nil {
		b, _ := source.Apply([]byte(step), w.Edits)
		out = string(b)
	}
	if w.Actor != "" {
		out = w.Actor + ": " + out
	}
	if !w.Safe {
		out = "? " + out
	}
	return out
}
