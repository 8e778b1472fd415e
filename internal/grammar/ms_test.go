package grammar

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// TestMalayMeasure prints how well the engine does on ms_dev.jsonl in the folder that SOP_DATA names.
func TestMalayMeasure(t *testing.T) {
	dir := os.Getenv("SOP_DATA")
	if dir == "" {
		t.Skip("SOP_DATA names no folder with ms_dev.jsonl")
	}
	f, err := os.Open(filepath.Join(dir, "ms_dev.jsonl"))
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
		got := Analyse("ms", want.Text, Context{Step: true})
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
	if accuracy < 0.94 || bad.score() < 0.96 {
		t.Error("below the goal: accuracy 0.94, not-allowed F1 0.96")
	}
}
