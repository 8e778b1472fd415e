package layout

import (
	"slices"
	"strings"
	"testing"

	"sopkit/internal/lang"
)

// TestBranchSheetsReadInOrder sets the sheet of a branch in its languages: name, facts and form stand on its pages in this
// order, and its footers count the pages; one page is enough.
func TestBranchSheetsReadInOrder(t *testing.T) {
	b := load(t, "../../examples/franchise", "house", "A4")
	set := 0
	for _, code := range []string{"en", "bn", "ms"} {
		b.Lang = code
		k := newBook(b)
		for _, branch := range b.Manual.Branches {
			if !slices.ContainsFunc(branch.Locales, func(own string) bool { return strings.HasPrefix(own, code) }) {
				continue
			}
			d := Sheet(b, branch)
			set++
			said, number := "", 0
			for i, p := range d.Pages {
				for _, text := range texts(p) {
					if text.Tag != nil {
						said += text.string() + "\n"
					} else if text.Artifact == Footer && text.string() == k.lang.Number(strings.NewReplacer("%n", decimal(i+1), "%N", decimal(len(d.Pages))).Replace(k.word(lang.PageOf))) {
						number++
					}
				}
			}
			at := 0
			for _, want := range []string{branch.Name.In(code), k.word(lang.FactsTitle), k.word(lang.Acknowledge)} {
				i := strings.Index(said[at:], want)
				if i < 0 {
					t.Errorf("%s %s: %q does not follow", code, branch.ID, want)
					continue
				}
				at += i
			}
			if len(d.Pages) != 1 {
				t.Errorf("%s %s: %d pages, though one can hold the sheet", code, branch.ID, len(d.Pages))
			}
			if number != len(d.Pages) {
				t.Errorf("%s %s: %d of %d pages are numbered", code, branch.ID, number, len(d.Pages))
			}
		}
	}
	if set < len(b.Manual.Branches) {
		t.Errorf("%d sheets of %d branches", set, len(b.Manual.Branches))
	}
}
