package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

func redlineOf(b Book, code string, lines ...Edited) *Document {
	return Redline(Comparison{Lang: "en", Theme: b.Theme, Fonts: b.Fonts, Created: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC),
		Procedures: []Compared{{ID: "SOP-1", Title: "Accept a return", Lang: code, Versions: "1.0.0 › 1.1.0", Asked: "major", Taken: "minor", Learners: "Cashier", Lines: lines}}})
}

// TestRedlineMarksWords holds that removed words are struck through, added ones underlined, and that both say so to readers
// who see neither.
func TestRedlineMarksWords(t *testing.T) {
	b := load(t, "testdata/torture", "house", "A4")
	for code, spoken := range map[string][2]string{"en": {"Removed: 30", "Added: 15"}, "bn": {"বাদ: 30", "যোগ: 15"}, "ms": {"Dibuang: 30", "Ditambah: 15"}} {
		d := redlineOf(b, code, Edited{Kind: "step", Level: 1, Label: "2", Mark: Changed, Text: []Piece{{Mark: Same, Text: "Wait "}, {Mark: Removed, Text: "30"}, {Mark: Added, Text: "15"}, {Mark: Same, Text: " minutes."}}})
		var spans []string
		lines := map[string]float64{} // of a word: where the rule lies, from its baseline
		for i, item := range d.Pages[0].Items {
			text, ok := item.(*Text)
			if !ok || text.Tag == nil || text.Tag.Kind != Span {
				continue
			}
			spans = append(spans, text.Tag.Alt)
			if rule, ok := d.Pages[0].Items[i+1].(*Rule); ok && rule.X1 == text.X && rule.Color == text.Color {
				lines[text.string()] = rule.Y1 - text.Y
			}
		}
		if !slices.Equal(spans, spoken[:]) {
			t.Errorf("%s: %q", code, spans)
		}
		if lines["30"] >= 0 || lines["15"] <= 0 {
			t.Errorf("%s: lines through and under words: %v", code, lines)
		}
	}
}

// TestRedlineStaysOnItsPages sets very long, very deep and very many lines.
func TestRedlineStaysOnItsPages(t *testing.T) {
	b := load(t, "testdata/torture", "house", "A4")
	var lines []Edited
	for i, kind := range []string{"step", "callout", "row", "text", "heading"} {
		for _, mark := range []Mark{Same, Added, Removed, Changed, Moved, MovedAway} {
			lines = append(lines, Edited{Kind: kind, Level: 1 + i*3, Label: "10.12.13", Mark: mark, To: "Procedure 3",
				Text: []Piece{{Mark: Removed, Text: strings.Repeat("w", 400)}, {Mark: Added, Text: strings.Repeat("কক্ষ ", 900)}}, Notes: []string{strings.Repeat("long ", 60)}})
		}
	}
	lines = append(lines, Edited{Mark: Folded, Count: 7})
	d := redlineOf(b, "bn", lines...)
	for i, p := range d.Pages {
		for _, text := range texts(p) {
			if right := text.X + text.width(); right > p.Width-b.Theme.Margins.Right+0.5 || text.Tag != nil && text.Y > p.Height-b.Theme.Margins.Bottom+1 {
				t.Errorf("page %d: %.20q ends at %.1f, %.1f", i+1, text.string(), right, text.Y)
			}
		}
	}
	if len(d.Pages) < 10 || len(d.Outline) != 1 {
		t.Error(fmt.Sprint(len(d.Pages), " pages, outline ", d.Outline))
	}
}

// TestRedlineHeadingsFollowOneAnother holds that no level of headings is left out (PDF/UA-1, 7.4.2).
func TestRedlineHeadingsFollowOneAnother(t *testing.T) {
	b := load(t, "testdata/torture", "house", "A4")
	word := []Piece{{Mark: Same, Text: "Procedure"}}
	d := redlineOf(b, "en", Edited{Kind: "heading", Level: 5, Mark: Changed, Text: word}, Edited{Kind: "heading", Level: 2, Text: word, Mark: Same}, Edited{Kind: "heading", Level: 4, Text: word, Mark: Same})
	last := 0
	var walk func(*Tag)
	walk = func(tag *Tag) {
		if len(tag.Kind) == 2 && tag.Kind[0] == 'H' {
			level := int(tag.Kind[1] - '0')
			if level > last+1 {
				t.Errorf("%s after H%d", tag.Kind, last)
			}
			last = level
		}
		for _, kid := range tag.Kids {
			walk(kid)
		}
	}
	walk(d.Root)
	if last != 4 {
		t.Errorf("the last heading is H%d", last)
	}
}
