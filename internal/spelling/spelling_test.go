package spelling

import (
	"slices"
	"testing"
)

func TestWords(t *testing.T) {
	for _, w := range []string{"a", "aardvark", "colour", "color", "analyse", "analyze", "receipt", "receipts", "hostname", "workspaces", "unrefundable", "zebra", "preheated"} {
		if right, near := Check(w); !right {
			t.Errorf("%s is taken for %v", w, near)
		}
	}
	for w, meant := range map[string]string{"reciept": "receipt", "custmer": "customer", "adress": "address", "occured": "occurred", "seperate": "separate", "managger": "manager"} {
		for range 2 { // looked up, then remembered
			if right, near := Check(w); right || !slices.Contains(near, meant) {
				t.Errorf("%s: right %v, near %v, want %s", w, right, near, meant)
			}
		}
	}
	if _, near := Check("recieved"); near[0] != "received" {
		t.Errorf("two letters that changed places come first: %v", near)
	}
	for w, meant := range map[string]string{"preffered": "preferred", "necesarry": "necessary"} {
		if _, near := Check(w); len(near) == 0 || near[0] != meant {
			t.Errorf("the wrong letter doubled in %s: %v, want %s first", w, near, meant)
		}
	}
	if _, near := Check("anual"); slices.Contains(near, "anal") {
		t.Errorf("a rude word is offered: %v", near)
	}
	if right, near := Check("qwrtzplk"); right || near != nil {
		t.Errorf("letters without sense: right %v, near %v", right, near)
	}
}

// TestEveryWordIsFound reads the list from end to end and looks each word up.
func TestEveryWordIsFound(t *testing.T) {
	word, n := "", 0
	for at := 0; at < len(data); at += 1 + len(rest(at)) {
		w := word[:data[at]&shared] + rest(at)
		if n > 0 && w <= word {
			t.Fatalf("%s stands behind %s", w, word)
		}
		if !listed(w) || commonWords()[w] != (data[at]&common != 0) {
			t.Fatalf("%s is not found", w)
		}
		word, n = w, n+1
	}
	if n < 100_000 {
		t.Errorf("only %d words", n)
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("reciept")
	f.Fuzz(func(t *testing.T, w string) { Check(w) })
}

func BenchmarkCheck(b *testing.B) {
	list := []string{"print", "the", "receipt", "customer", "reciept"}
	for b.Loop() {
		for _, w := range list {
			Check(w)
		}
	}
}
