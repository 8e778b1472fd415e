package grammar

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// labelledBn is one line of a labelled set.
type labelledBn struct {
	Text         string `json:"text"`
	Label        Label  `json:"label"`
	Passive      bool   `json:"passive"`
	Instructions int    `json:"instructions"`
	Words        int    `json:"words"`
}

// TestBengaliMeasure prints how well the engine does on bn_dev.jsonl in the folder that SOP_DATA names.
func TestBengaliMeasure(t *testing.T) {
	dir := os.Getenv("SOP_DATA")
	if dir == "" {
		t.Skip("SOP_DATA names no folder with bn_dev.jsonl")
	}
	f, err := os.Open(filepath.Join(dir, "bn_dev.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all, right, passive, words int
	var bad, several f1
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var want labelledBn
		if err := json.Unmarshal(lines.Bytes(), &want); err != nil {
			t.Fatal(err)
		}
		got := Analyse("bn", want.Text, Context{Step: true})
		all++
		right += count(got.Label == want.Label)
		passive += count(got.Passive == want.Passive)
		words += count(got.Words == want.Words)
		bad.add(allowedBn(got.Label), allowedBn(want.Label))
		several.add(got.Instructions <= 1, want.Instructions <= 1)
		if got.Label != want.Label || got.Passive != want.Passive || got.Instructions != want.Instructions || got.Words != want.Words {
			t.Logf("%s: %s %v %d %d, want %s %v %d %d", want.Text, got.Label, got.Passive, got.Instructions, got.Words, want.Label, want.Passive, want.Instructions, want.Words)
		}
	}
	accuracy := float64(right) / float64(all)
	t.Logf("accuracy %.3f, not-allowed F1 %.3f, compound F1 %.3f, passive %d of %d, words %d of %d", accuracy, bad.score(), several.score(), passive, all, words, all)
	if accuracy < 0.95 || bad.score() < 0.97 {
		t.Error("below the goal: accuracy 0.95, not-allowed F1 0.97")
	}
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

// f1 counts for one class; add takes "is not of the class" of what was seen and what is true.
type f1 struct{ hit, extra, missed int }

func (f *f1) add(gotGood, wantGood bool) {
	f.hit += count(!gotGood && !wantGood)
	f.extra += count(!gotGood && wantGood)
	f.missed += count(gotGood && !wantGood)
}

func (f *f1) score() float64 { return 2 * float64(f.hit) / float64(2*f.hit+f.extra+f.missed) }

func allowedBn(l Label) bool { return l == Imperative || l == Present }

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
