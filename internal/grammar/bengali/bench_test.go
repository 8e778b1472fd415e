package bengali

import (
	"os"
	"strings"
	"sync"
	"testing"
)

// steps are the texts of testdata/steps.txt.
func steps(tb testing.TB) (all []string) {
	text, err := os.ReadFile("testdata/steps.txt")
	if err != nil {
		tb.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if f := strings.SplitN(strings.TrimSpace(line), " | ", 4); len(f) == 4 && line[0] != '#' {
			all = append(all, f[3])
		}
	}
	return all
}

func BenchmarkAnalyse(b *testing.B) {
	all := steps(b)
	load()
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		Analyse(all[n%len(all)], Context{Step: true})
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "steps/s")
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		readAll()
	}
}

// TestConcurrent reads the same steps from many goroutines; it is meant for the race detector.
func TestConcurrent(t *testing.T) {
	all := steps(t)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for _, s := range all {
				want := Analyse(s, Context{Step: true}).Label
				if got := Analyse(s, Context{Step: true}).Label; got != want {
					t.Errorf("%s: %v, then %v", s, want, got)
				}
			}
		})
	}
	wg.Wait()
}
