package malay

import (
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// labels are the names of the labels in testdata.
var labels = map[string]Label{
	"imperative": Imperative, "present": Present, "past": Past, "future": Future, "progressive": Progressive, "perfect": Perfect,
	"modal": Modal, "no-verb": NoVerb,
}

// eachStep calls yield with every line of testdata/steps.txt: label, "+" for passive, number of actions, text.
func eachStep(tb testing.TB, yield func(label Label, passive bool, actions int, text string)) {
	text, err := os.ReadFile("testdata/steps.txt")
	if err != nil {
		tb.Fatal(err)
	}
	for line := range lines(string(text)) {
		f := strings.SplitN(line, " | ", 4)
		if len(f) != 4 || labels[f[0]] == None {
			tb.Fatalf("testdata/steps.txt: %q", line)
		}
		n, err := strconv.Atoi(f[2])
		if err != nil {
			tb.Fatal(err)
		}
		yield(labels[f[0]], f[1] == "+", n, f[3])
	}
}

func TestSteps(t *testing.T) {
	eachStep(t, func(label Label, passive bool, actions int, text string) {
		a := Analyse(text, Context{Step: true})
		if a.Label != label || a.Passive != passive || a.Instructions != actions {
			t.Errorf("%s: %d %v %d, want %d %v %d", text, a.Label, a.Passive, a.Instructions, label, passive, actions)
		}
	})
}

// TestConcurrent reads the same steps from many goroutines; it is meant for the race detector.
func TestConcurrent(t *testing.T) {
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			eachStep(t, func(_ Label, _ bool, _ int, text string) {
				if a, b := Analyse(text, Context{Step: true}), Analyse(text, Context{Step: true}); a.Label != b.Label {
					t.Errorf("%s: %v, then %v", text, a.Label, b.Label)
				}
			})
		})
	}
	wg.Wait()
}

func BenchmarkAnalyse(b *testing.B) {
	var all []string
	eachStep(b, func(_ Label, _ bool, _ int, text string) { all = append(all, text) })
	load()
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		Analyse(all[n%len(all)], Context{Step: true})
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "steps/s")
}
