package rules

import (
	"slices"
	"testing"
)

// Joiners belong to the words of Bengali; alone, as in the emoji of a technician, they are no word.
func TestWordsOf(t *testing.T) {
	for text, want := range map[string][]string{
		"":                       {},
		"👩\u200d💻 \u200c \u200d": {},
		"Ask 👩\u200d💻, 2 times":  {"ask", "2", "times"},
		"ক\u200cখ র\u200dযাব":    {"কখ", "রযাব"},
		"\u200dক":                {"ক"},
	} {
		got := []string{}
		for _, w := range wordsOf(text) {
			got = append(got, w.text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
