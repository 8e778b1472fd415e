package malay

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"sopkit/internal/grammar/step"
	"sopkit/internal/source"
)

// eachStep calls yield with every line of testdata/steps.txt: label, "+" for passive, number of actions, text.
func eachStep(tb testing.TB, yield func(label Label, passive bool, actions int, text string)) {
	text, err := os.ReadFile("testdata/steps.txt")
	if err != nil {
		tb.Fatal(err)
	}
	for line := range lines(string(text)) {
		f := strings.SplitN(line, " | ", 4)
		if len(f) != 4 || f[0] == "" {
			tb.Fatalf("testdata/steps.txt: %q", line)
		}
		n, err := strconv.Atoi(f[2])
		if err != nil {
			tb.Fatal(err)
		}
		yield(Label(f[0]), f[1] == "+", n, f[3])
	}
}

func TestSteps(t *testing.T) {
	eachStep(t, func(label Label, passive bool, actions int, text string) {
		a := Analyse(text, Context{Step: true})
		if a.Label != label || a.Passive != passive || a.Instructions != actions {
			t.Errorf("%s: %s %v %d, want %s %v %d", text, a.Label, a.Passive, a.Instructions, label, passive, actions)
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

// TestNames takes a name for one noun, however it would read as prose, and a role of the manual for a person.
func TestNames(t *testing.T) {
	text := "Ikut Barang telah dihantar dan semak resit sekarang."
	name := source.Span{Start: len("Ikut "), End: len("Ikut Barang telah dihantar dan semak resit")}
	if a := Analyse(text, Context{Opaque: []source.Span{name}}); a.Label != step.Imperative || a.Instructions != 1 || len(a.Passives) > 0 {
		t.Errorf("%s: %+v", text, a)
	}
	text = "Meja bantuan hantar e-mel."
	if a := Analyse(text, Context{Roles: []string{"Meja Bantuan"}}); a.Label != step.Present {
		t.Errorf("%s: %+v", text, a)
	}
}

// TestSpans checks the places that an analysis names.
func TestSpans(t *testing.T) {
	text := "Jika resit sah, semak barang, kemudian cetak resit."
	a := Analyse(text, Context{})
	var got []string
	for _, s := range append(a.Actions, a.Verb) {
		got = append(got, text[s.Start:s.End])
	}
	if want := []string{"Jika resit sah, semak barang", "cetak resit", "semak"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	text = "Resit yang telah disahkan hendaklah disimpan."
	got = nil
	for _, s := range Analyse(text, Context{}).Passives {
		got = append(got, text[s.Start:s.End])
	}
	if want := []string{"hendaklah disimpan", "disahkan"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// FuzzAnalyse holds that nothing panics and that every span lies in the text.
func FuzzAnalyse(f *testing.F) {
	eachStep(f, func(_ Label, _ bool, _ int, text string) { f.Add(text, 0, 3) })
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		ctx := Context{Step: true, Roles: []string{"penyelia", ""}}
		if 0 <= from && from < to && to <= len(text) {
			ctx.Opaque = []source.Span{{Start: from, End: to}}
		}
		a := Analyse(text, ctx)
		for _, s := range append(append(a.Actions, a.Passives...), a.Verb) {
			if s.Start < 0 || s.End < s.Start || s.End > len(text) {
				t.Errorf("%q: span %v", text, s)
			}
		}
		for _, w := range Suggest(text, ctx) {
			if _, left := source.Apply([]byte(text), w.Edits); len(left) > 0 {
				t.Errorf("%q: edits that overlap: %v", text, w.Edits)
			}
		}
	})
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
