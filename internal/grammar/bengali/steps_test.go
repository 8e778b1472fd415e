package bengali

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestSteps holds every line of testdata/steps.txt to its label, voice and number of actions.
func TestSteps(t *testing.T) {
	text, err := os.ReadFile("testdata/steps.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		f := strings.SplitN(strings.TrimSpace(line), " | ", 4)
		if len(f) < 4 || line[0] == '#' {
			continue
		}
		a := Analyse(f[3], Context{Step: true})
		passive := "-"
		if a.Passive {
			passive = "passive"
		}
		if string(a.Label) != strings.TrimPrefix(f[0], "none") || passive != f[1] || strconv.Itoa(a.Instructions) != f[2] {
			t.Errorf("%s: %s %s %d, want %s %s %s", f[3], a.Label, passive, a.Instructions, f[0], f[1], f[2])
		}
	}
}
