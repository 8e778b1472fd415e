package layout

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"sopkit/internal/manual"
)

// TestHugeTextsAreSetSoon holds that no text makes the time grow with the square of its length, and that none of it is lost.
func TestHugeTextsAreSetSoon(t *testing.T) {
	b := load(t, "testdata/torture", "house", "A4")
	var headings strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&headings, "## H%d\n\n", i)
	}
	for name, c := range map[string]struct {
		body  string
		count string // of which all must stand on the pages
		want  int
	}{
		"a word of a megabyte":         {strings.Repeat("x", 1<<20), "x", 1 << 20},
		"a word with breaks inside":    {strings.Repeat("a/", 100_000), "/", 100_000},
		"headings with nothing below":  {headings.String(), "H", 4000},
		"a paragraph of 200,000 words": {strings.Repeat("zz ", 200_000), "z", 400_000},
	} {
		m, err := manual.Load(fstest.MapFS{"a.en.md": {Data: []byte("# T\n\n" + c.body)}})
		if err != nil {
			t.Fatal(err)
		}
		in := b
		in.Manual, in.Lang = m, "en"
		began := time.Now()
		d := Pages(in)
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("%s: %v", name, took)
		}
		got := 0
		for _, p := range d.Pages {
			for _, text := range texts(p) {
				if text.Tag != nil && text.Tag.Kind != TOCItem {
					got += strings.Count(text.string(), c.count)
				}
			}
		}
		if got < c.want {
			t.Errorf("%s: %d of %d stand on %d pages", name, got, c.want, len(d.Pages))
		}
	}
}
