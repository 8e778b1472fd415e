package bengali

import (
	"os"
	"strings"
	"testing"

	"sopkit/internal/grammar/step"
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

// TestSafeTouchesNoDuty holds that what is called safe replaces no number, negation or word of duty, and that the new text is a command.
func TestSafeTouchesNoDuty(t *testing.T) {
	offers := 0
	for _, sentence := range steps(t) {
		for _, w := range Suggest(sentence, Context{Step: true}) {
			offers++
			b, left := source.Apply([]byte(sentence), w.Edits)
			if a := Analyse(string(b), Context{Step: true}); w.Split == nil && (len(left) > 0 || a.Label != step.Imperative) {
				t.Errorf("%s: %s", sentence, b)
			}
			for _, e := range w.Edits {
				r := read(sentence[e.Start:e.End], Context{})
				for _, word := range r.words {
					if w.Safe && (word.number || word.kinds&(kindNegation|kindModal) != 0 || word.joined != "") {
						t.Errorf("%s: safe, but replaces %s", sentence, sentence[e.Start:e.End])
					}
				}
				r.free()
			}
		}
	}
	if offers < 100 {
		t.Errorf("only %d offers", offers)
	}
}
