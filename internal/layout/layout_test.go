package layout

import (
	"os"
	"slices"
	"strings"
	"testing"

	"sopkit/internal/manual"
	"sopkit/internal/procedure"
	"sopkit/internal/shape"
	"sopkit/themes"
)

// load opens a manual with its pictures in a theme.
func load(t testing.TB, dir, theme, paper string) Book {
	t.Helper()
	fsys := os.DirFS(dir)
	m, err := manual.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	th, err := themes.Load(theme, fsys)
	if err != nil {
		t.Fatal(err)
	}
	th.Paper = paper
	fonts, err := shape.Load(th.FontData)
	if err != nil {
		t.Fatal(err)
	}
	b := Book{Manual: m, Theme: th, Fonts: fonts, Pictures: map[string]*Picture{}, Edition: Edition{Date: "2026-11-16", Currency: "x", Digest: strings.Repeat("ab", 32)}}
	for _, name := range m.Pictures() {
		data, err := os.ReadFile(dir + "/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if b.Pictures[name], err = Decode(data); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

// every calls test for both manuals, in all languages, on both papers.
func every(t *testing.T, test func(*testing.T, Book, *Document)) {
	for _, dir := range []string{"testdata/torture", "../../procedures"} {
		for _, paper := range []string{"A4", "Letter"} {
			b := load(t, dir, "house", paper)
			for _, code := range []string{"en", "bn", "ms"} {
				b.Lang = code
				t.Run(strings.TrimPrefix(dir, "../../")+" "+paper+" "+code, func(t *testing.T) { test(t, b, Pages(b)) })
			}
		}
	}
}

func (t *Text) width() float64 {
	w := 0.0
	for _, word := range t.Words {
		w += word.Width(t.Size)
	}
	if n := len(t.Words); n > 0 {
		w += t.Words[n-1].InkWidth(t.Size) - t.Words[n-1].Width(t.Size)
	}
	return w
}

func (t *Text) string() string {
	var b strings.Builder
	for _, w := range t.Words {
		b.WriteString(w.Text)
	}
	return strings.TrimSpace(b.String())
}

func texts(p *Page) []*Text {
	var out []*Text
	items := slices.Concat(p.Items, p.Foot)
	if p.Shared != nil {
		items = slices.Concat(items, p.Shared.Items)
	}
	for _, item := range items {
		if t, ok := item.(*Text); ok {
			out = append(out, t)
		}
	}
	return out
}

func TestNothingRunsOffThePage(t *testing.T) {
	every(t, func(t *testing.T, b Book, d *Document) {
		for i, p := range d.Pages {
			for _, text := range texts(p) {
				if text.Artifact == Watermark && text.Tag == nil {
					continue
				}
				if right := text.X + text.width(); right > p.Width-b.Theme.Margins.Right+0.5 || text.X < b.Theme.Margins.Left-0.5 {
					t.Errorf("page %d: %q stands from %.1f to %.1f", i+1, text.string(), text.X, right)
				}
				if text.Tag != nil && i > 0 && text.Y > p.Height-b.Theme.Margins.Bottom+1 {
					t.Errorf("page %d: %q stands at %.1f, in the footer", i+1, text.string(), text.Y)
				}
			}
		}
	})
}

func TestNoLineStandsOnAnother(t *testing.T) {
	every(t, func(t *testing.T, b Book, d *Document) {
		for i, p := range d.Pages {
			all := texts(p)
			slices.SortStableFunc(all, func(a, b *Text) int { return int(100 * (a.Y - b.Y)) })
			for j, a := range all {
				for _, c := range all[j+1:] {
					if c.Y-a.Y > 5 {
						break
					}
					if a.Artifact == Watermark && a.Tag == nil || c.Artifact == Watermark && c.Tag == nil {
						continue
					}
					if over := min(a.X+a.width(), c.X+c.width()) - max(a.X, c.X); over > 1 {
						t.Errorf("page %d: %q stands on %q", i+1, a.string(), c.string())
					}
				}
			}
		}
	})
}

func TestNoHeadingEndsAPage(t *testing.T) {
	every(t, func(t *testing.T, _ Book, d *Document) {
		for i, p := range d.Pages[1:] {
			var last *Text
			for _, text := range texts(p) {
				if text.Tag != nil {
					last = text
				}
			}
			if last != nil && strings.HasPrefix(string(last.Tag.Kind), "H") && last.Tag.Kind != H1 {
				t.Errorf("page %d ends with the heading %q", i+2, last.string())
			}
		}
	})
}

// numbers finds the page numbers that the contents print, by destination.
func numbers(d *Document) map[string]string {
	out := map[string]string{}
	for _, p := range d.Pages {
		for i, item := range p.Items {
			link, ok := item.(*Link)
			if !ok || link.Tag.Parent == nil || link.Tag.Parent.Kind != Reference {
				continue
			}
			out[link.Dest] = p.Items[i-1].(*Text).string()
		}
	}
	return out
}

func TestContentsGiveThePagesWhereThingsStand(t *testing.T) {
	every(t, func(t *testing.T, b Book, d *Document) {
		printed := numbers(d)
		bound := newLook(b.Theme, b.Fonts, langOf(b.Lang), b.Lang)
		found := 0
		for _, dest := range d.Dests {
			if number, ok := printed[dest.Name]; ok {
				found++
				if want := bound.lang.Number(decimal(dest.Page + 1)); number != want {
					t.Errorf("%s: the contents say page %s, it stands on %s", dest.Name, number, want)
				}
			}
		}
		if found != len(printed) || found < 2 {
			t.Errorf("%d of %d entries of the contents lead somewhere", found, len(printed))
		}
	})
}

func TestTableHeadersAreRepeated(t *testing.T) {
	b := load(t, "testdata/torture", "house", "A4")
	b.Lang = "en"
	d := Pages(b)
	starts, repeats := 0, 0
	for _, p := range d.Pages {
		header := false
		for _, text := range texts(p) {
			header = header || text.string() == "Quantity"
			if text.Tag != nil && text.Tag.Kind == Cell && strings.HasPrefix(text.string(), "row ") {
				if !header {
					t.Fatalf("%q stands on a page without the header", text.string())
				}
			}
			if text.string() == "Quantity" && text.Tag != nil {
				starts++
			} else if text.string() == "Quantity" {
				repeats++
			}
		}
	}
	if starts != 1 || repeats < 2 {
		t.Errorf("the header stands %d times as part of the table and is repeated %d times", starts, repeats)
	}
}

// TestEveryRowIsThere looks for the first cell of every row of every table, once.
func TestEveryRowIsThere(t *testing.T) {
	every(t, func(t *testing.T, b Book, d *Document) {
		cells := map[*Tag]string{}
		for _, p := range d.Pages {
			for _, text := range texts(p) {
				for up := text.Tag; up != nil; up = up.Parent {
					if up.Kind == Cell || up.Kind == HeadCell {
						cells[up] += text.string() + " "
					}
				}
			}
		}
		have := map[string]int{}
		for _, text := range cells {
			have[strings.Join(strings.Fields(text), " ")]++
		}
		for _, chapter := range b.Manual.Book(b.Lang) {
			for _, p := range chapter.Procedures {
				procedure.Walk(p, func(n procedure.Node) {
					if table, ok := n.Block.(*procedure.Table); ok && n.Text == nil {
						for _, row := range table.Rows {
							if want := strings.Join(strings.Fields(row.Cells[0].Plain()), " "); want != "" && have[want] == 0 {
								t.Errorf("%s: the row %q is lost", p.File.Path, want)
							}
						}
					}
				})
			}
		}
	})
}

func TestWarningsStayWithTheirSteps(t *testing.T) {
	b := load(t, "../../procedures", "house", "A4")
	for _, code := range []string{"en", "bn", "ms"} {
		b.Lang = code
		for i, p := range Pages(b).Pages {
			all := texts(p)
			first := slices.IndexFunc(all, func(text *Text) bool { return text.Tag != nil })
			if first >= 0 && inside(all[first].Tag, Div) && inside(all[first].Tag, ListBody) {
				t.Errorf("%s, page %d: %q stands without its step", code, i+1, all[first].string())
			}
		}
	}
}

func inside(tag *Tag, kind Kind) bool {
	for ; tag != nil; tag = tag.Parent {
		if tag.Kind == kind {
			return true
		}
	}
	return false
}

func BenchmarkPages(b *testing.B) {
	book := load(b, "../../procedures", "house", "A4")
	book.Lang = "bn"
	for b.Loop() {
		Pages(book)
	}
}

func TestRangesAreShort(t *testing.T) {
	for want, all := range map[string][]int{"1": {1}, "1, 2": {1, 2}, "1–3, 5": {1, 2, 3, 5}, "2, 4–6, 9, 10": {2, 4, 5, 6, 9, 10}, "": nil} {
		if got := ranges(all); got != want {
			t.Errorf("%v: %q, want %q", all, got, want)
		}
	}
}

// TestControlPageStatesWhatThereIs has a manual that says nothing of its organization: the field is not there, and the
// number of pages stands only where it belongs.
func TestControlPageStatesWhatThereIs(t *testing.T) {
	b := load(t, "../../procedures", "house", "A4")
	b.Lang, b.Manual.Config.Manual.Organization, b.Manual.Config.Manual.Edition = "en", nil, ""
	d := Pages(b)
	var said []string
	for _, text := range texts(d.Pages[1]) {
		said = append(said, text.string())
	}
	if slices.Contains(said, "Organization") || slices.Contains(said, "Edition") {
		t.Errorf("a field without a value stands on the page: %q", said)
	}
	if i := slices.Index(said, "Pages"); i < 0 || said[i+1] != decimal(len(d.Pages)) {
		t.Errorf("the number of pages is not stated: %q", said)
	}
}

// The list of procedures can be compared line by line: no date in it is broken.
func TestDatesOfTheListStayWhole(t *testing.T) {
	every(t, func(t *testing.T, b Book, d *Document) {
		k := newBook(b)
		want := map[string]int{}
		for _, c := range k.chapters {
			for _, p := range c.Procedures {
				want[k.lang.Number(p.Meta.Effective.Text)]++
				want[k.lang.Number(p.Meta.ReviewBy.Text)]++
			}
		}
		for _, page := range d.Pages {
			for _, text := range texts(page) {
				if text.Tag != nil && text.Tag.Kind == Cell {
					want[text.string()]--
				}
			}
		}
		for date, n := range want {
			if n > 0 && date != "" {
				t.Errorf("%s is missing in %d rows", date, n)
			}
		}
	})
}
