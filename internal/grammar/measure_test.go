package grammar

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// labelled is one line of a labelled set.
type labelled struct {
	Text         string `json:"text"`
	Label        Label  `json:"label"`
	Passive      bool   `json:"passive"`
	Instructions int    `json:"instructions"`
	Words        int    `json:"words"`
}

// TestMeasure prints how well the Bengali and Malay engines do on bn_dev.jsonl and ms_dev.jsonl in the folder that SOP_DATA
// names, and holds them to the goals. TestMeasureEnglish does it for English.
func TestMeasure(t *testing.T) {
	dir := os.Getenv("SOP_DATA")
	if dir == "" {
		t.Skip("SOP_DATA names no folder with labelled sets")
	}
	for lang, goal := range map[string]struct{ accuracy, notAllowed float64 }{"bn": {0.95, 0.97}, "ms": {0.94, 0.96}} {
		t.Run(lang, func(t *testing.T) {
			accuracy, notAllowed := measureSteps(t, lang, filepath.Join(dir, lang+"_dev.jsonl"))
			if accuracy < goal.accuracy || notAllowed < goal.notAllowed {
				t.Errorf("below the goal: accuracy %.2f, not-allowed F1 %.2f", goal.accuracy, goal.notAllowed)
			}
		})
	}
}

func measureSteps(t *testing.T, lang, name string) (accuracy, notAllowed float64) {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all, right, passive, words int
	var bad, several f1
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var want labelled
		if err := json.Unmarshal(lines.Bytes(), &want); err != nil {
			t.Fatal(err)
		}
		got := Analyse(lang, want.Text, Context{Step: true})
		all++
		right += count(got.Label == want.Label)
		passive += count(got.Passive == want.Passive)
		words += count(got.Words == want.Words)
		bad.add(allowed(got.Label), allowed(want.Label))
		several.add(got.Instructions <= 1, want.Instructions <= 1)
		if seen := (labelled{want.Text, got.Label, got.Passive, got.Instructions, got.Words}); seen != want {
			t.Logf("%+v, want %+v", seen, want)
		}
	}
	accuracy = float64(right) / float64(all)
	t.Logf("accuracy %.3f, not-allowed F1 %.3f, compound F1 %.3f, passive %d of %d, words %d of %d", accuracy, bad.score(), several.score(), passive, all, words, all)
	return accuracy, bad.score()
}

func TestBengaliIsWired(t *testing.T) {
	step := "রসিদের তারিখ যাচাই করতে হবে।"
	a := Analyse("bn", step, Context{Step: true})
	if a.Label != Modal || a.Words != 5 || step[a.Verb.Start:a.Verb.End] != "করতে হবে" {
		t.Errorf("%+v", a)
	}
	if w := Suggest("bn", step, Context{Step: true}); len(w) != 1 || w[0].Label != Modal || w[0].Safe || len(w[0].Edits) != 1 || w[0].Edits[0].Text != "করুন" {
		t.Errorf("%+v", w)
	}
	if a := Analyse("bn", "Check the receipt.", Context{Step: true}); a.Label != "" {
		t.Errorf("no Bengali: %+v", a)
	}
}

func TestMalayIsWired(t *testing.T) {
	step := "Resit hendaklah disemak oleh juruwang."
	a := Analyse("ms", step, Context{Step: true, Roles: []string{"Juruwang"}})
	if a.Label != Modal || !a.Passive || !a.PassiveAny || a.Words != 5 || a.Instructions != 1 {
		t.Errorf("%+v", a)
	}
	if w := Suggest("ms", step, Context{Step: true, Roles: []string{"Juruwang"}}); len(w) == 0 || w[0].Safe || w[0].Actor != "juruwang" {
		t.Errorf("%+v", w)
	}
}

// f1 counts for one class; add takes "is not of the class" of what was seen and what is true.
type f1 struct{ hit, extra, missed int }

func (f *f1) add(gotGood, wantGood bool) {
	f.hit += count(!gotGood && !wantGood)
	f.extra += count(!gotGood && wantGood)
	f.missed += count(gotGood && !wantGood)
}

func (f *f1) score() float64 { return 2 * float64(f.hit) / float64(2*f.hit+f.extra+f.missed) }

func allowed(l Label) bool { return l == Imperative || l == Present }

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
