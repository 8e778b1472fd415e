package layout

import (
	"slices"
	"testing"
)

// Where a table is too narrow for its words, a column of short words keeps them whole.
func TestTheWidestColumnsGive(t *testing.T) {
	for _, c := range []struct {
		least []float64
		width float64
		want  []float64
	}{
		{[]float64{10, 80, 60}, 90, []float64{10, 40, 40}},
		{[]float64{10, 80, 30}, 90, []float64{10, 50, 30}},
		{[]float64{50, 50}, 40, []float64{20, 20}},
		{[]float64{10, 20}, 0, []float64{0, 0}},
	} {
		if got := capped(c.least, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%v in %v: %v, want %v", c.least, c.width, got, c.want)
		}
	}
}

// A word that is a little wider than its line goes on in the next one; its letters do not stand one below the other.
func TestAWordTooWideIsCutOnce(t *testing.T) {
	k := newBook(load(t, "testdata/torture", "house", "A4")).look
	f := k.body()
	wide, _ := k.fonts.Measure("cawangan", f.style, k.family, f.size)
	lines := k.lines([]*fragment{{text: "Pengurus cawangan", tag: &Tag{Kind: P}}}, f, wide-1)
	if len(lines) > 4 {
		t.Errorf("%d lines", len(lines))
	}
}
