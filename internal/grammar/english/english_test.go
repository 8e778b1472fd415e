package english

import (
	"strings"
	"testing"

	"sopkit/internal/source"
)

func tokens(s *Sentence) string {
	var out []string
	for _, t := range s.Tokens {
		out = append(out, s.Text[t.Start:t.End])
	}
	return strings.Join(out, "|")
}

func TestTokensAreThoseOfTheTreebank(t *testing.T) {
	for text, want := range map[string]string{
		"Don't scan it.":                            "Do|n't|scan|it|.",
		"You cannot wait.":                          "You|can|not|wait|.",
		"The customer's card, please!":              "The|customer|'s|card|,|please|!",
		"We’ll re-print a two-page form":            "We|’ll|re-print|a|two|-|page|form",
		"Spot-check the till of each check-in desk": "Spot-check|the|till|of|each|check|-|in|desk",
		"Pay RM1,000.50 at 9 a.m.":                  "Pay|RM1,000.50|at|9|a.m.",
		"Write \"not paid\" on it.":                 "Write|\"not paid\"|on|it|.",
		"Mail it to a.b@c.org or see /tmp":          "Mail|it|to|a.b@c.org|or|see|/tmp",
		"":                                          "",
	} {
		if got := tokens(Default().Tokenise(text, nil)); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestNamesAreOneToken(t *testing.T) {
	text := "Click Save and close on the form."
	s := Default().Tokenise(text, []source.Span{{Start: 6, End: 20}})
	if got := tokens(s); got != "Click|Save and close|on|the|form|." {
		t.Error(got)
	}
}

func TestSentencesEndWhereTheyEnd(t *testing.T) {
	for text, want := range map[string]int{
		"Call Mr. Tan at 9 a.m. on Monday.":  1,
		"Thank the customer. Close the call": 2,
		"Is it open? Close it! Then go.":     3,
		"Use version 1.2 of sop.yaml.":       1,
		"":                                   1,
	} {
		if got := Sentences(text, nil, nil); len(got) != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestBaseVerb(t *testing.T) {
	for form, want := range map[string]string{"scanned": "scan", "scanning": "scan", "wrote": "write", "checks": "check", "carries": "carry", "passes": "pass",
		"replaced": "replace", "tied": "tie", "closing": "close", "agreed": "agree", "worn": "wear", "receipt": "receipt", "of": ""} {
		if got := Default().BaseVerb(form); got != want {
			t.Errorf("%s: %s, want %s", form, got, want)
		}
	}
}

func TestModelIsSmall(t *testing.T) {
	if n := len(modelFile) + len(lexiconFile); n < 1<<20 || n > 2<<20 {
		t.Errorf("model and lexicon are %d bytes", n)
	}
}

func TestFilesOfAnotherVersionTeachNothing(t *testing.T) {
	s := Read("sop-en-0\nxx", "").Tokenise("Scan it.", nil)
	s.Tag()
	if best, _ := s.Pick(0); best.Index >= 0 {
		t.Errorf("found %v", best)
	}
}

func FuzzAnalyse(f *testing.F) {
	for _, text := range []string{"Scan it.", "“x", "If a, b.", "‘’'\"", "1. ", "Cashier: ", "a\xffb", "İstanbul’s", "3) Do not", "©®–"} {
		f.Add(text, 0, 3)
	}
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		ctx := Context{Step: true, Roles: []string{"Service desk"}}
		if from >= 0 && from < to && to <= len(text) {
			ctx.Opaque = []source.Span{{Start: from, End: to}}
		}
		a := Analyse(text, ctx)
		for _, s := range append(append(a.Actions, a.Passives...), a.Verb) {
			if s.Start < 0 || s.End < s.Start || s.End > len(text) {
				t.Fatalf("span %v outside %q", s, text)
			}
		}
		for _, w := range Suggest(text, ctx) {
			if _, left := source.Apply([]byte(text), w.Edits); len(left) > 0 {
				t.Fatalf("edits overlap: %v", w.Edits)
			}
		}
	})
}

var steps = []string{
	"Scan the receipt.", "If the receipt is missing, look for the sale in the till.", "Greet the customer within 30 seconds.",
	"Refund the price paid to the same card.", "The cashier will count the drawer before the end of the shift.",
	"Open the order form and enter the name, address and phone number of the caller.", "Return policy",
	"When the bell rings, ask the driver to sign the delivery note.", "The parcel must be weighed by the clerk.", "Close the call.",
}

func BenchmarkAnalyse(b *testing.B) {
	Default()
	i := 0
	for b.Loop() {
		Analyse(steps[i%len(steps)], Context{Step: true})
		i++
	}
	b.ReportMetric(float64(i)/b.Elapsed().Seconds(), "steps/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		Read(modelFile, lexiconFile)
	}
}
