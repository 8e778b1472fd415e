package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"sopkit/internal/manual"
)

// pagesOf sets a manual of one English procedure with a body, as the book is set.
func pagesOf(t *testing.T, b Book, body string) *Document {
	t.Helper()
	m, err := manual.Load(fstest.MapFS{"a.en.md": {Data: []byte("# T\n\n## Scope\n\n" + body)}})
	if err != nil {
		t.Fatal(err)
	}
	b.Manual, b.Lang = m, "en"
	return Pages(b)
}

// find returns the page and the text that says something; the page is -1 when none does.
func find(d *Document, what string) (int, *Text) {
	for i, p := range d.Pages {
		for _, text := range texts(p) {
			if text.Tag != nil && text.string() == what {
				return i, text
			}
		}
	}
	return -1, nil
}

// A short item at the end of a list does not stand alone, wherever the page ends.
func TestNoShortItemStandsAlone(t *testing.T) {
	b := load(t, "testdata/torture", "house", "A4")
	for name, list := range map[string]string{
		"list":  "- first\n- second\n- third\n- fourth\n",
		"steps": "## Procedure\n\n1. first\n2. second\n3. third\n4. fourth\n",
	} {
		for n := range 48 {
			d := pagesOf(t, b, strings.Repeat("Filler.\n\n", n)+list+strings.Repeat("\nFiller.\n", 20))
			var page [4]int
			for i, item := range []string{"first", "second", "third", "fourth"} {
				if page[i], _ = find(d, item); page[i] < 0 {
					t.Fatalf("%s: %q is lost", name, item)
				}
			}
			if page[0] != page[1] || page[2] != page[3] {
				t.Errorf("%s after %d paragraphs: the items stand on pages %v", name, n, page)
			}
		}
	}
}

// The first step may stand alone with the warning before it, so that these need not go to the next page.
func TestAWarningIsCompanyEnough(t *testing.T) {
	b := load(t, "testdata/torture", "house", "A4")
	alone := 0
	for n := range 40 {
		d := pagesOf(t, b, strings.Repeat("Filler.\n\n", n)+"## Procedure\n\n> [!WARNING]\n> Danger.\n\n1. first\n2. second\n3. third\n4. fourth\n"+strings.Repeat("\nFiller.\n", 20))
		warning, _ := find(d, "Danger.")
		first, _ := find(d, "first")
		second, _ := find(d, "second")
		if warning != first {
			t.Errorf("after %d paragraphs: the warning stands on page %d, its step on page %d", n, warning, first)
		}
		if first != second {
			alone++
		}
	}
	if alone == 0 {
		t.Error("the warning is never left with one step")
	}
}

// A table whose first row no page can hold does not leave its header behind.
func TestNoHeaderEndsAPage(t *testing.T) {
	b := load(t, "testdata/torture", "house", "A4")
	for n := range 34 {
		d := pagesOf(t, b, strings.Repeat("Filler.\n\n", n)+"| Tall | Row |\n| --- | --- |\n| start "+strings.Repeat("word ", 2500)+" | x |\n")
		head, _ := find(d, "Tall")
		if row, _ := find(d, "x"); row != head {
			t.Errorf("after %d paragraphs: the header stands on page %d, its row begins on page %d", n, head, row)
		}
	}
}

// What follows a table or a box does not stick to it.
func TestThereIsRoomAfterBoxes(t *testing.T) {
	b := load(t, "testdata/torture", "house", "A4")
	for name, box := range map[string]string{
		"table":   "| A | B |\n| - | - |\n| 1 | 2 |\n",
		"callout": "> [!NOTE]\n> Inside.\n",
		"code":    "```text\ninside\n```\n",
		"nested":  "1. Step.\n   1. Part.\n\n      > [!NOTE]\n      > Inside.\n",
	} {
		for _, next := range []string{"Next.", "1. Next."} {
			if name == "nested" {
				next = "   2. Next."
			}
			d := pagesOf(t, b, "## Procedure\n\n"+box+"\n"+next+"\n")
			i, text := find(d, "Next.")
			low := 0.0 // of the box
			for _, item := range d.Pages[max(i, 0)].Items {
				switch item := item.(type) {
				case *Rect:
					if end := item.Y + item.H; end < text.Y {
						low = max(low, end)
					}
				case *Rule:
					if item.Y1 < text.Y && item.Width == 0.5 {
						low = max(low, item.Y1)
					}
				}
			}
			if gap := text.Y - text.Size - low; gap < 0.85*b.Theme.Sizes.Body {
				t.Errorf("%s, then %q: %.1f points", name, next, gap)
			}
		}
	}
}

// The word across a draft is seen on every page: no panel lies over it.
func TestPanelsDoNotHideTheWatermark(t *testing.T) {
	b := load(t, "testdata/torture", "house", "A4")
	for _, b.Lang = range []string{"en", "bn", "ms"} {
		for i, p := range Pages(b).Pages {
			marked := false
			for _, item := range p.Items {
				switch item := item.(type) {
				case *Text:
					marked = marked || item.Artifact == Watermark && item.Tag == nil
				case *Rect:
					if marked && item.H > 60 && !item.Fill.None() {
						t.Errorf("%s, page %d: a panel of %.0f by %.0f points lies over the watermark", b.Lang, i+1, item.W, item.H)
					}
				}
			}
		}
	}
}

// The words of a table with many columns are cut only when the space between the columns cannot give way.
func TestColumnsStandCloseBeforeWordsAreCut(t *testing.T) {
	b := load(t, "testdata/torture", "house", "A4")
	for _, b.Lang = range []string{"en", "bn", "ms"} {
		d := Pages(b)
		for i := range 9 {
			if page, _ := find(d, fmt.Sprintf("Column%d", i)); page < 0 {
				t.Errorf("%s: Column%d is cut", b.Lang, i)
			}
		}
	}
}

// The contents and the list of the shipped manual take one page each, in every language.
func TestContentsAndListTakeAPageEach(t *testing.T) {
	b := load(t, "../../procedures", "house", "A4")
	for _, b.Lang = range []string{"en", "bn", "ms"} {
		at := map[string]int{}
		for _, dest := range Pages(b).Dests {
			at[dest.Name] = dest.Page
		}
		if contents, list, part := at["contents"], at["list-of-procedures"], at["part-1"]; list != contents+1 || part != list+1 {
			t.Errorf("%s: contents on page %d, list on %d, first part on %d", b.Lang, contents+1, list+1, part+1)
		}
	}
}

// The tables of the index by role have their columns one below the other.
func TestTheIndexByRoleIsOneGrid(t *testing.T) {
	b := load(t, "../../procedures", "house", "A4")
	b.Lang = "en"
	at, tables := map[float64]bool{}, 0
	for _, p := range Pages(b).Pages {
		for _, text := range texts(p) {
			if text.string() == "Section" && text.Tag != nil && text.Tag.Kind == HeadCell {
				at[text.X], tables = true, tables+1
			}
		}
	}
	if len(at) != 1 || tables < 3 {
		t.Errorf("in %d tables the column begins at %v", tables, at)
	}
}

// Dates of the revision history stay on one line, however much the summaries say.
func TestDatesOfTheHistoryStayWhole(t *testing.T) {
	b := load(t, "../../procedures", "house", "A4")
	b.Edition.Revisions = map[string][]Revision{}
	for _, p := range b.Manual.Procedures {
		b.Edition.Revisions[p.File.Path] = []Revision{{Version: "1.0.0", Date: "2026-12-10", Author: "Somebody with some names", Summary: strings.Repeat("A summary that says much. ", len(p.Sections))}}
	}
	for _, b.Lang = range []string{"en", "bn", "ms"} {
		whole, date := 0, langOf(b.Lang).Date("2026-12-10")
		for _, p := range Pages(b).Pages {
			for _, text := range texts(p) {
				if text.Tag != nil && text.Tag.Kind == Cell && text.string() == date {
					whole++
				}
			}
		}
		want := 0
		for _, chapter := range b.Manual.Book(b.Lang) {
			want += len(chapter.Procedures)
		}
		if whole != want {
			t.Errorf("%s: the date stands whole in %d of %d histories", b.Lang, whole, want)
		}
	}
}

// A box inside a box stands on it: the outer one is not interrupted, and lies behind.
func TestBoxesInsideBoxes(t *testing.T) {
	b := load(t, "testdata/torture", "house", "A4")
	for name, inner := range map[string]string{
		"code":    "> ```text\n> inside\n> ```\n",
		"quote":   "> > Inside.\n",
		"callout": "> > [!CAUTION]\n> > Inside.\n",
	} {
		d := pagesOf(t, b, "> [!WARNING]\n> Before.\n>\n"+inner+">\n> After.\n")
		i, before := find(d, "Before.")
		_, after := find(d, "After.")
		around := -1
		for n, item := range d.Pages[i].Items {
			r, ok := item.(*Rect)
			if !ok || r.W < 100 {
				continue
			}
			if r.Y < before.Y && r.Y+r.H > after.Y {
				around = n
			} else if r.Y > before.Y && r.Y < after.Y && around < 0 {
				t.Errorf("%s: the inner box is painted before the outer one", name)
			}
		}
		if around < 0 {
			t.Errorf("%s: no box reaches from the first line to the last", name)
		}
	}
}

// What changed stands in the order of the book; what was withdrawn comes last. No class of change is broken.
func TestChangesStandInTheOrderOfTheBook(t *testing.T) {
	b := load(t, "../../procedures", "house", "A4")
	ids := []string{"SOP-OLD-001"}
	for _, chapter := range b.Manual.Book("ms") {
		for _, p := range chapter.Procedures {
			ids = append([]string{p.Meta.ID.Text}, ids...)
		}
	}
	b.Edition.Changes = nil
	for _, id := range append(ids[len(ids)/2:], ids[:len(ids)/2]...) {
		b.Edition.Changes = append(b.Edition.Changes, Change{ID: id, Title: "T", Class: "patch", Summary: strings.Repeat("Summary that says what changed. ", 3), Learn: true, Roles: []string{"service-agent", "branch-manager"}})
	}
	b.Lang = "ms"
	var got []string
	whole := 0
	d := Pages(b)
	for _, p := range d.Pages[2:4] {
		for _, text := range texts(p) {
			if text.Tag != nil && text.Tag.Kind == Cell {
				if id, ok := strings.CutSuffix(text.string(), " T"); ok {
					got = append(got, id)
				}
				if text.string() == newBook(b).class("patch") {
					whole++
				}
			}
		}
	}
	last := len(ids) - 1
	want := ids[:last]
	slices.Reverse(want)
	if want = append(want, "SOP-OLD-001"); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if whole != len(want) {
		t.Errorf("%d of %d classes stand on one line", whole, len(want))
	}
}

// The divider of a part lists its procedures, closer together where they are many, and says so when the page cannot hold all.
func TestDividersListWhatIsInTheirParts(t *testing.T) {
	b := load(t, "testdata/torture", "house", "A4")
	b.Lang = "en"
	for _, count := range []int{1, 12, 21, 22, 23, 40} {
		files := fstest.MapFS{"sop.yaml": {Data: []byte("manual: {id: M, source-locale: en, locales: [en]}\nparts:\n  - {title: {en: All}, include: [\"*\"]}\n")}}
		for i := range count {
			files[fmt.Sprintf("a%02d.en.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\nid: A-%02d\n---\n\n# Title %02d\n", i, i)}
		}
		m, err := manual.Load(files)
		if err != nil {
			t.Fatal(err)
		}
		b.Manual = m
		d := Pages(b)
		at := slices.IndexFunc(d.Dests, func(dest Dest) bool { return dest.Name == "part-1" })
		listed, more := 0, false
		page := d.Pages[d.Dests[at].Page]
		for _, text := range texts(page) {
			if strings.HasPrefix(text.string(), "Title ") {
				listed++
			}
			more = more || text.string() == "…"
			if text.Tag != nil && text.Y > page.Height-b.Theme.Margins.Bottom+1 {
				t.Errorf("of %d: %q stands at %.0f, in the footer", count, text.string(), text.Y)
			}
		}
		if more != (listed < count) || listed < min(count, 20) {
			t.Errorf("%d of %d are listed; there is more: %t", listed, count, more)
		}
	}
}

// Where a list of the contents or of an index goes on on another page, it says again what it lists.
func TestListsSayAgainWhatTheyAre(t *testing.T) {
	b := load(t, "testdata/torture", "house", "A4")
	b.Lang = "en"
	files := fstest.MapFS{"sop.yaml": {Data: []byte("manual: {id: M, source-locale: en, locales: [en]}\nparts:\n  - {title: {en: All of it}, include: [\"*\"]}\nroles: {cashier: {en: Cashier}}\nchannels: {counter: {en: Counter}}\n")}}
	for i := range 120 {
		files[fmt.Sprintf("a%03d.en.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\nid: A-%03d\nchannels: [counter]\n---\n\n# Title %03d\n\n## Procedure\n\n1. **Cashier:** Go.\n", i, i)}
	}
	m, err := manual.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	b.Manual = m
	said := map[string]int{}
	for _, p := range Pages(b).Pages {
		for _, text := range texts(p) {
			if s, ok := strings.CutSuffix(text.string(), " …"); ok && text.Y < b.Theme.Margins.Top+30 {
				said[s]++
				if text.Tag != nil {
					t.Errorf("%q is read aloud again", s)
				}
			}
		}
	}
	for _, title := range []string{"1 All of it", "Cashier", "Counter"} {
		if said[title] < 2 {
			t.Errorf("%q is said again %d times: %v", title, said[title], said)
		}
	}
}
