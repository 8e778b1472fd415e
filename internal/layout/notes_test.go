package layout

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"sopkit/internal/manual"
)

// TestNoFootnoteIsLost sets notes that call notes, a note longer than a page, and more notes than a page can hold: all of
// their words stand on the pages, above the footer.
func TestNoFootnoteIsLost(t *testing.T) {
	b := load(t, "testdata/torture", "house", "A4")
	many, calls := &strings.Builder{}, ""
	for i := range 300 {
		calls += fmt.Sprintf("[^%d]", i)
		fmt.Fprintf(many, "[^%d]: zebra\n\n", i)
	}
	for text, want := range map[string]int{
		"Call.[^a]\n\n[^a]: zebra [^b].\n\n[^b]: zebra [^a].\n":                                       2,
		"Call.[^a]\n\n[^a]: zebra [^a].\n":                                                            1,
		"Call.[^a]\n\n[^a]: " + strings.Repeat("zebra ", 6000):                                        6000,
		"Call" + calls + ".\n\n" + many.String():                                                      300,
		"| A |\n| - |\n| Call.[^a] |\n\n[^a]: zebra [^b].\n\n[^b]: " + strings.Repeat("zebra ", 2000): 2001,
	} {
		m, err := manual.Load(fstest.MapFS{"a.en.md": {Data: []byte("# T\n\n## Scope\n\n" + text)}})
		if err != nil {
			t.Fatal(err)
		}
		in := b
		in.Manual, in.Lang = m, "en"
		got := 0
		for i, p := range Pages(in).Pages {
			for _, text := range texts(p) {
				n := strings.Count(text.string(), "zebra")
				if got += n; n > 0 && (text.Y > p.Height-b.Theme.Margins.Bottom+1 || text.Y < b.Theme.Margins.Top) {
					t.Errorf("page %d: %.30q stands at %.0f", i+1, text.string(), text.Y)
				}
			}
		}
		if got != want {
			t.Errorf("%.30q: %d words of notes, want %d", text, got, want)
		}
	}
}
