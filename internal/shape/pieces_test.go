package shape

import (
	"reflect"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/go-text/typesetting/language"
)

// samples mix scripts, digits, punctuation, joiners and addresses.
var samples = []string{
	"The cashier refunds RM1,200.50 (at most) within 24 hours; see SOP-RET-001.",
	"ক্রেতার রসিদ (SOP-RET-001) দেখে ১২,৩৪৫.৬৭ টাকা ফেরত দিন। র\u200d্যাব, ক্\u200cষ ও হঠাৎ উৎসব!",
	"Juruwang memulangkan 50% bayaran – lihat https://example.org/a/b?c=d&e=f sekarang.",
	"\"Quoted\" text, [brackets] and well-known e-mail: a.b@example.org… naïve café x̂",
	"কর্ম\u200cচারী “উদ্ধৃতি” দিন—এখনই; ৫০% ছাড় / নগদ। শেষ॥",
	"  leading and   many   spaces  ",
	"12 34 ১২ ৩৪ (5) [৬] 7.",
	"line one\nline two\tend",
	"", " ", "।", "ি", "\u200d", "a\u00a0b 100\u00a0%",
}

// What the pieces hold is the text, in order, without a gap.
func TestPiecesHoldTheText(t *testing.T) {
	f := testFonts(t)
	for _, s := range samples {
		var b strings.Builder
		for _, p := range f.Pieces(nil, s, Regular, Latin) {
			if p.Start != b.Len() {
				t.Errorf("%q: piece %q starts at %d, want %d", s, p.Word.Text, p.Start, b.Len())
			}
			inner := ""
			for _, c := range p.Word.Clusters {
				inner += c.Text
			}
			if inner != p.Word.Text {
				t.Errorf("%q: clusters hold %q, word %q", s, inner, p.Word.Text)
			}
			b.WriteString(p.Word.Text)
		}
		if b.String() != blank(s) {
			t.Errorf("got  %q\nwant %q", b.String(), blank(s))
		}
	}
}

// Breaks found word by word equal those of the whole text.
func TestBreaksEqualWholeText(t *testing.T) {
	f := testFonts(t)
	for _, s := range samples {
		checkBreaks(t, f, s)
	}
}

func checkBreaks(t *testing.T, f *Fonts, s string) {
	t.Helper()
	w := &worker{}
	w.findBreaks(s, 0)
	var want, got []int
	for _, b := range w.breaks {
		if b.at < len(s) {
			want = append(want, b.at)
		}
	}
	for _, p := range f.Pieces(nil, s, Regular, Latin) {
		if end := p.Start + len(p.Word.Text); p.Break != Never && end < len(s) {
			got = append(got, end)
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%q\n got %v\nwant %v", s, got, want)
	}
}

// FuzzBreaks looks for texts of our characters where the short cut differs from UAX #14.
func FuzzBreaks(f *testing.F) {
	fonts := testFonts(f)
	const letters = "aB3 .,;:!?()[]\"'%/-–—…“”‘’«»ক্ষি।॥৳১২ \u200c\u200d\u00a0$€#@&=+é"
	set := []rune(letters)
	f.Add([]byte("\x01\x03\x02\x04\x05\x03"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var b strings.Builder
		for i, c := range data {
			if i == 24 {
				break
			}
			b.WriteRune(set[int(c)%len(set)])
		}
		w := &worker{}
		w.findBreaks(b.String(), 0)
		checkBreaks(t, fonts, b.String())
	})
}

// Shaping word by word gives the glyphs of the whole line; only kerning with spaces is lost.
func TestWordsEqualLine(t *testing.T) {
	f := testFonts(t)
	lines := map[Family]string{
		Latin:   "The cashier refunds the office fluffy AVATAR within 24 hours and files a report for Wave To you",
		Bengali: "ক্রেতার রসিদ দেখে টাকা ফেরত দিন। র\u200d্যাব ক্\u200cষ ও হঠাৎ উৎসব কর্ম\u200cচারী স্বাতন্ত্র্য উজ্জ্বল ১২,৩৪৫ লক্ষ্মী",
	}
	scripts := map[Family]language.Script{Latin: language.Latin, Bengali: language.Bengali}
	for family, line := range lines {
		w := &worker{buf: f.pool.get().buf, fonts: f.pool.get().fonts}
		w.shape(f.Font(family, Regular), scripts[family], line)
		var whole, words []uint16
		for _, g := range w.glyphs {
			whole = append(whole, uint16(g.gid))
		}
		for _, p := range f.Pieces(nil, line, Regular, family) {
			for _, c := range p.Word.Clusters {
				for _, part := range c.Parts {
					words = append(words, part.GID)
				}
			}
		}
		if !reflect.DeepEqual(whole, words) {
			t.Errorf("%s\nwhole %v\nwords %v", line, whole, words)
		}
	}
}

func TestFontOfEveryWord(t *testing.T) {
	f := testFonts(t)
	tests := []struct {
		text   string
		before Family
		want   string // B or L for every word
	}{
		{"ক SOP-১২ 12 খ", Latin, "BLBBB"}, // the Bengali font has ASCII digits, too
		{"12 ক", Bengali, "BB"},
		{"12 ক", Latin, "LB"},
		{"(ক) (a)", Latin, "BL"},
		{"৳৫০০ RM5", Latin, "BL"},
		{"ক। b. ।", Latin, "BLB"},
	}
	for _, tt := range tests {
		got := ""
		last := -1
		for _, p := range f.Pieces(nil, tt.text, Regular, tt.before) {
			if p.Start != last {
				got += map[Family]string{Latin: "L", Bengali: "B"}[p.Word.Font.family]
			}
			last = p.Start
		}
		if got != tt.want {
			var w []string
			for _, p := range f.Pieces(nil, tt.text, Regular, tt.before) {
				w = append(w, p.Word.Text)
			}
			t.Errorf("%q: %s, want %s (%q)", tt.text, got, tt.want, w)
		}
	}
}

func TestMissing(t *testing.T) {
	f := testFonts(t)
	tests := map[string][]Missing{
		"plain text, ক্ষ, é, e\u0301": nil,
		"x 漢 y":                       {{2, '漢'}},
		"ক😀খ":                         {{3, '😀'}},
		"\u200b\u00ad":                nil,
		"tab\tand\nline":              nil,
		"শেষ ⌘":                       {{10, '⌘'}},
	}
	for text, want := range tests {
		if got := f.Missing(text); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestSlice(t *testing.T) {
	f := testFonts(t)
	_, words := f.Measure("abc ", Regular, Latin, 10)
	w := words[0]
	head, tail := w.Slice(0, 1), w.Slice(1, len(w.Clusters))
	if head.Text != "a" || tail.Text != "bc " || tail.Spaces != 1 || head.Advance+tail.Advance != w.Advance || tail.Ink >= tail.Advance {
		t.Errorf("%+v %+v of %+v", head, tail, w)
	}
	if w.Slice(0, len(w.Clusters)) != w {
		t.Error("the whole slice is a copy")
	}
}

// Many goroutines get equal words; run with -race.
func TestConcurrent(t *testing.T) {
	f := testFonts(t)
	text := strings.Join(samples, " ")
	var all sync.WaitGroup
	widths := make([]float64, 8)
	for i := range widths {
		all.Go(func() { widths[i], _ = f.Measure(text, Style(i%2), Latin, 10) })
	}
	all.Wait()
	for i, w := range widths {
		if w != widths[i%2] {
			t.Errorf("goroutine %d measured %v, %d measured %v", i, w, i%2, widths[i%2])
		}
	}
}

func TestClusterTextIsWholeCharacters(t *testing.T) {
	f := testFonts(t)
	for _, s := range samples {
		for _, p := range f.Pieces(nil, s, Bold, Bengali) {
			for _, c := range p.Word.Clusters {
				if !utf8.ValidString(c.Text) || c.Text == "" {
					t.Errorf("%q: cluster %q", s, c.Text)
				}
			}
		}
	}
}

func benchmarkPieces(b *testing.B, text string, fresh bool) {
	f := testFonts(b)
	text = strings.Repeat(text+" ", 20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	var dst []Piece
	for b.Loop() {
		if fresh {
			for i := range f.words.shards {
				clear(f.words.shards[i].by)
			}
		}
		dst = f.Pieces(dst[:0], text, Regular, Latin)
	}
}

func BenchmarkEnglish(b *testing.B)        { benchmarkPieces(b, samples[0], false) }
func BenchmarkBengali(b *testing.B)        { benchmarkPieces(b, samples[1], false) }
func BenchmarkEnglishNoCache(b *testing.B) { benchmarkPieces(b, samples[0], true) }
func BenchmarkBengaliNoCache(b *testing.B) { benchmarkPieces(b, samples[1], true) }
