package layout

import (
	"strings"
	"testing"
)

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
			single, divided := 0, 0
			for _, c := range in.chapters {
				for _, p := range c.Procedures {
					s := o.fitted(p)
					if len(s.pages) == 1 {
						single++
					} else if last := o.cardAt(p, cardSmallest/o.scale, forms[len(forms)-1]); len(last.pages) == 1 {
						t.Errorf("%s %s %s: %d pages, though one can hold it", paper, code, p.File.Path, len(s.pages))
					}
					for _, page := range s.pages {
						divided += readsLikeItsTags(t, p.File.Path, s.tag, page)
						standsInside(t, b, p.File.Path, page)
					}
				}
			}
			if single < 18 || divided < 5 {
				t.Errorf("%s %s: %d cards on one page, %d of them in two columns", paper, code, single, divided)
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
