package layout

import (
	"strings"
	"testing"
	"time"
)

// TestReportStaysOnItsPages sets a report with more rows than a page holds and words wider than a column.
func TestReportStaysOnItsPages(t *testing.T) {
	b := load(t, "testdata/torture", "house", "A4")
	var rows [][]string
	for range 120 {
		rows = append(rows, []string{"SOP-1", strings.Repeat("a1", 40), "কক্ষ পরিষ্কার করুন", ""})
	}
	d := Report(Paper{Title: "Audit report", Lang: "en", Theme: b.Theme, Fonts: b.Fonts, Created: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC),
		Facts:    [][2]string{{"Commit", strings.Repeat("0f", 20)}},
		Passages: []Passage{{Heading: "Findings", Head: []string{"procedure", "hash", "message", "evidence"}, Rows: rows}, {Heading: "Not proven", Texts: []string{"One.", "Two."}}, {Heading: "Nothing"}}})
	cells, all := 0, ""
	for i, p := range d.Pages {
		for _, text := range texts(p) {
			if right := text.X + text.width(); right > p.Width-b.Theme.Margins.Right+0.5 || text.Tag != nil && text.Y > p.Height-b.Theme.Margins.Bottom+1 {
				t.Errorf("page %d: %.20q ends at %.1f, %.1f", i+1, text.string(), right, text.Y)
			}
			if text.Tag != nil && text.Tag.Kind == Cell && text.string() == "SOP-1" {
				cells++
			}
			all += text.string() + " "
		}
	}
	if cells != len(rows) || len(d.Pages) < 3 || len(d.Outline) != 3 || d.Outline[1].Page != len(d.Pages)-1 {
		t.Errorf("%d rows on %d pages, outline %v", cells, len(d.Pages), d.Outline)
	}
	for _, want := range []string{"Audit report", "Commit", "Not proven", "One.", "Two."} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is missing", want)
		}
	}
}
