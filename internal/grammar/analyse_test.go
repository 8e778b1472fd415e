package grammar

import (
	"strings"
	"testing"
	"time"

	"sopkit/internal/source"
)

// TestLongTextsAreReadSoon holds that a text of 3 MB is judged by its beginning, that its words are all counted, and that a
// name across the cut does no harm.
func TestLongTextsAreReadSoon(t *testing.T) {
	for lang, step := range map[string]string{"en": "Greet the customer and wait for the answer ", "bn": "গ্রাহককে অভিবাদন জানান এবং উত্তরের অপেক্ষা করুন ", "ms": "Sapa pelanggan dan tunggu jawapan "} {
		n := 3 << 20 / len(step)
		text := strings.Repeat(step, n)
		ctx := Context{Step: true, Opaque: []source.Span{{Start: mostBytes - 10, End: mostBytes + 10}, {Start: len(text) - 5, End: len(text)}}}
		began := time.Now()
		a := Analyse(lang, text, ctx)
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("%s: %v", lang, took)
		}
		if want := n * len(strings.Fields(step)); a.Words != want || a.Label != Imperative {
			t.Errorf("%s: %d words, want %d; %s", lang, a.Words, want, a.Label)
		}
		if Suggest(lang, text, ctx) != nil {
			t.Errorf("%s: a rewrite of what was not read", lang)
		}
		t.Log(lang, time.Since(began))
	}
}
