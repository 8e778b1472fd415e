package manual

import (
	"slices"
	"testing"

	"sopkit/internal/procedure"
)

func TestBranchApplies(t *testing.T) {
	b := &Branch{ID: "KL-03", Country: "MY", Facets: map[string]string{"format": "kiosk"}}
	for _, c := range []struct {
		applies, unstated string
		want              bool
	}{
		{"", "", true},
		{"applies-to: {format: kiosk}\n", "", true},
		{"applies-to: {format: [shop, Kiosk]}\n", "", true},
		{"applies-to: {format: [shop]}\n", "", false},
		{"applies-to:\n  format: kiosk\n  country: [BD, MY]\n", "", true},
		{"applies-to:\n  format: kiosk\n  country: [BD]\n", "", false},
		{"applies-to: {branch: KL-03}\n", "", true},
		{"applies-to: {licence: alcohol}\n", "licence", false},
		{"applies-to: {format: []}\n", "", false},
	} {
		p := procedure.Parse("a.en.md", []byte("---\nid: SOP-1\n"+c.applies+"status: draft\n---\n\n# A\n"))
		got, unstated := b.Applies(p)
		if got != c.want || c.unstated != "" && !slices.Equal(unstated, []string{c.unstated}) || c.unstated == "" && len(unstated) > 0 {
			t.Errorf("%q: %t %q, want %t %q", c.applies, got, unstated, c.want, c.unstated)
		}
	}
}

func TestWaiversEnd(t *testing.T) {
	b := &Branch{Waivers: []Waiver{{Procedure: "SOP-1", Expires: "2026-03-01"}, {Procedure: "SOP-1"}, {Procedure: "SOP-2"}}}
	for day, want := range map[string]int{"2026-03-01": 2, "2026-03-02": 1} {
		if got := len(b.Waived("SOP-1", day)); got != want {
			t.Errorf("%s: %d waivers, want %d", day, got, want)
		}
	}
}
