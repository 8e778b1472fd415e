package diff

import (
	"strings"
	"testing"

	"github.com/rivo/uniseg"
)

// show writes pieces the way that a reader without colours sees them.
func show(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(map[Mark]string{Same: "", Removed: "[-", Added: "{+"}[p.Mark] + p.Text + map[Mark]string{Same: "", Removed: "-]", Added: "+}"}[p.Mark])
	}
	return b.String()
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"Greet within 30 seconds.", "Greet within 60 seconds.", "Greet within [-30-]{+60+} seconds."},
		{"Count the parts.", "Count all the parts.", "Count {+all +}the parts."},
		{"৩০ সেকেন্ডের মধ্যে গ্রাহককে অভিবাদন জানান।", "৬০ সেকেন্ডের মধ্যে গ্রাহকদের অভিবাদন জানান।", "[-৩০-]{+৬০+} সেকেন্ডের মধ্যে [-গ্রাহককে-]{+গ্রাহকদের+} অভিবাদন জানান।"},
		{"Wait here now please.", "Stay there then please.", "[-Wait here now please.-]{+Stay there then please.+}"},
		{"Keep.", "Keep.", "Keep."},
		{"", "New.", "{+New.+}"},
		{"Pay in cash, by card or by cheque at the desk.", "Pay by transfer, by card or by cheque at the desk.", "Pay [-in cash-]{+by transfer+}, by card or by cheque at the desk."},
	} {
		if got := show(Words(c.before, c.after)); got != c.want {
			t.Errorf("%q to %q:\n got %s\nwant %s", c.before, c.after, got, c.want)
		}
	}
}

// side is one of the two texts, put together again.
func joined(pieces []Piece, without Mark) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Mark != without {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func FuzzWords(f *testing.F) {
	f.Add("ক্যাশিয়ার ৩০ মিনিট", "ক্যাশিয়ারকে ৬০ মিনিট")
	f.Add("a b c", "a x c")
	f.Fuzz(func(t *testing.T, before, after string) {
		pieces := Words(before, after)
		if joined(pieces, Added) != before || joined(pieces, Removed) != after {
			t.Fatalf("%q, %q: texts are lost in %v", before, after, pieces)
		}
		for _, text := range []struct {
			whole   string
			without Mark
		}{{before, Added}, {after, Removed}} {
			borders, at := map[int]bool{}, 0
			for g := uniseg.NewGraphemes(text.whole); g.Next(); {
				_, end := g.Positions()
				borders[end] = true
			}
			for _, p := range pieces {
				if p.Mark == text.without {
					continue
				}
				if at += len(p.Text); !borders[at] {
					t.Fatalf("%q is cut inside a character at %d", text.whole, at)
				}
			}
		}
	})
}
