package cli

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestTheEditScriptLeadsFromOneTextToTheOther: its kept and dropped lines are the old text, its kept and added ones the new.
func TestTheEditScriptLeadsFromOneTextToTheOther(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	some := func() []string {
		out := make([]string, r.IntN(30))
		for i := range out {
			out[i] = string(rune('a'+r.IntN(4))) + "\n"
		}
		return out
	}
	for range 2000 {
		a, b := some(), some()
		var old, now strings.Builder
		changes := 0
		for _, e := range editScript(a, b) {
			if e.kind != '+' {
				old.WriteString(e.line)
			}
			if e.kind != '-' {
				now.WriteString(e.line)
			}
			if e.kind != ' ' {
				changes++
			}
		}
		if old.String() != strings.Join(a, "") || now.String() != strings.Join(b, "") {
			t.Fatalf("%q to %q gives %q and %q", a, b, old.String(), now.String())
		}
		if want := len(a) + len(b) - 2*common(a, b); changes != want {
			t.Fatalf("%q to %q takes %d changes, the shortest way %d", a, b, changes, want)
		}
	}
}

// common is the length of the longest common subsequence, by the textbook table.
func common(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		last := 0
		for j, y := range b {
			here := row[j+1]
			if row[j+1] = max(here, row[j]); x == y {
				row[j+1] = last + 1
			}
			last = here
		}
	}
	return row[len(b)]
}

func TestTheLastLineMayLackItsEnd(t *testing.T) {
	want := "--- x\n+++ x\n@@ -1,2 +1,1 @@\n a\n-b\n\\ No newline at end of file\n"
	if got := unified("x", []byte("a\nb"), []byte("a\n")); got != want {
		t.Errorf("%q", got)
	}
	if got := unified("x", []byte("a"), []byte("a")); got != "" {
		t.Errorf("no difference gives %q", got)
	}
}
