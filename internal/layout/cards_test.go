package layout

import (
	"slices"
	"strings"
	"testing"
)

// tooLong are the procedures of the shipped manual whose cards no page can hold in any form.
var tooLong = map[string][]string{
	"A4 ms":     {"orders/take-order.ms.md"},
	"Letter en": {"channels/answer-email.en.md", "orders/take-order.en.md"},
	"Letter ms": {"channels/answer-email.ms.md", "orders/take-order.ms.md"},
}

// TestCardsStandOnOnePage sets the card of every procedure: one page if one can hold it in any form, nothing beside the page,
// nothing in small type, and text in the order of its tags, also where it stands in two columns.
func TestCardsStandOnOnePage(t *testing.T) {
	for _, paper := range []string{"A4", "Letter"} {
		b := load(t, "../../procedures", "house", paper)
		b.Theme = cardTheme(b)
		for _, code := range []string{"en", "bn", "ms"} {
			b.Lang = code
			in := newBook(b)
			o := &binder{book: in, doc: in.document(), late: map[*Tag]late{}}
			var long []string
			divided := 0
			for _, c := range in.chapters {
				for _, p := range c.Procedures {
					s := o.fitted(p)
					if len(s.pages) > 1 {
						long = append(long, p.File.Path)
						if last := o.cardAt(p, cardSmallest/o.scale, forms[len(forms)-1]); len(last.pages) == 1 {
							t.Errorf("%s %s %s: %d pages, though one can hold it", paper, code, p.File.Path, len(s.pages))
						}
					}
					if s.torn {
						t.Errorf("%s %s %s: a word is cut", paper, code, p.File.Path)
					}
					for _, page := range s.pages {
						divided += readsLikeItsTags(t, p.File.Path, s.tag, page)
						standsInside(t, b, p.File.Path, page)
					}
				}
			}
			if want := tooLong[paper+" "+code]; !slices.Equal(long, want) {
				t.Errorf("%s %s: %q take more than a page, want %q", paper, code, long, want)
			}
			if divided < 5 {
				t.Errorf("%s %s: %d cards in two columns", paper, code, divided)
			}
		}
	}
}

// standsInside holds that no text leaves the page and that none but notes and labels is smaller than a card may be.
func standsInside(t *testing.T, b Book, path string, page *Page) {
	for _, text := range texts(page) {
		if right := text.X + text.width(); right > page.Width-b.Theme.Margins.Right+0.5 || text.X < b.Theme.Margins.Left-0.5 || text.Y > page.Height-b.Theme.Margins.Bottom+1 {
			t.Errorf("%s: %q ends at %.1f, %.1f", path, text.string(), right, text.Y)
		}
		if text.Tag != nil && (text.Tag.Kind == P && inside(text.Tag, ListBody) || text.Tag.Kind == ListBody) && text.Color == ink(b.Theme.Colors.Ink) && text.Size < cardSmallest-0.01 {
			t.Errorf("%s: %q is set in %.1f points", path, text.string(), text.Size)
		}
	}
}

// readsLikeItsTags compares the order of the texts on a page with that of their tags: down the left column, then down the
// right one. It returns 1 when there are two columns.
func readsLikeItsTags(t *testing.T, path string, root *Tag, page *Page) int {
	order := map[*Tag]int{}
	var number func(*Tag)
	number = func(tag *Tag) {
		order[tag] = len(order)
		for _, kid := range tag.Kids {
			number(kid)
		}
	}
	number(root)
	middle, columns := page.Width/2, 0
	var before *Text
	for _, text := range texts(page) {
		if text.Tag == nil || text.Tag.Kind == H1 {
			continue
		}
		if before != nil && text.X > middle && before.X < middle && text.Y < before.Y-100 {
			columns = 1
		}
		if before != nil && columns == 1 && text.X < middle {
			t.Errorf("%s: %q on the left comes after %q on the right", path, text.string(), before.string())
		}
		if before != nil && order[text.Tag] < order[before.Tag] && !ordered(text, before) {
			t.Errorf("%s: %q is read before %q", path, text.string(), before.string())
		}
		before = text
	}
	return columns
}

// ordered reports whether two texts belong to one paragraph, whose runs may go back to the tag around a link, or stand side by
// side, as a step's number and its actor.
func ordered(a, b *Text) bool {
	for up := b.Tag; up != nil; up = up.Parent {
		if up == a.Tag {
			return true
		}
	}
	return a.Y-b.Y < 20 && b.Y-a.Y < 20 && strings.TrimSpace(a.string()) != ""
}

// TestBookmarksLeadToTheCards holds that every procedure with steps has a bookmark, in the order of the book, and that it
// leads to the page that its card begins on, whatever number that page has.
func TestBookmarksLeadToTheCards(t *testing.T) {
	for _, paper := range []string{"A4", "Letter"} {
		b := load(t, "../../procedures", "house", paper)
		for _, b.Lang = range []string{"en", "bn", "ms"} {
			d := Cards(b)
			var want []string
			for _, chapter := range b.Manual.Book(b.Lang) {
				for _, p := range chapter.Procedures {
					want = append(want, p.Meta.ID.Text+"  "+titleOf(p))
				}
			}
			at := -1
			for i, mark := range d.Outline {
				if i >= len(want) || mark.Title != want[i] || mark.Page <= at || mark.Page >= len(d.Pages) {
					t.Fatalf("%s %s: bookmark %d is %+v", paper, b.Lang, i, mark)
				}
				at = mark.Page
				title, first := "", 0.0
				for _, text := range texts(d.Pages[at]) {
					if text.Tag != nil && text.Tag.Kind == H1 {
						if title == "" {
							first = text.Y
						}
						title += " " + text.string()
					}
				}
				if id, _, _ := strings.Cut(mark.Title, "  "); id+" "+title != mark.Title || mark.Y > first {
					t.Errorf("%s %s: %q leads to page %d at %.0f, where %q stands at %.0f", paper, b.Lang, mark.Title, at+1, mark.Y, title, first)
				}
				if number := numberOf(d.Pages[at]); number != newBook(b).lang.Number(decimal(at+1)) {
					t.Errorf("%s %s: %q leads to page %d, which says %s", paper, b.Lang, mark.Title, at+1, number)
				}
			}
			if len(d.Outline) != len(want) {
				t.Errorf("%s %s: %d bookmarks, want %d", paper, b.Lang, len(d.Outline), len(want))
			}
		}
	}
}

// numberOf is the number that the footer of a page says.
func numberOf(p *Page) string {
	for _, item := range p.Foot {
		if t, ok := item.(*Text); ok {
			for _, word := range strings.Fields(t.string()) {
				if isNumber(word) {
					return word
				}
			}
		}
	}
	return ""
}
