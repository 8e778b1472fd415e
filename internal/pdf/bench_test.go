package pdf

import (
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"sopkit/internal/layout"
	"sopkit/internal/shape"
)

// book is a document of many pages: 44 lines each, a paragraph every 60 words, one step in
// three a list item, frequent words frequent. SOP_WORDS names a larger vocabulary.
func book(b *testing.B, pages int, bengali bool) *layout.Document {
	s := newSample(b, loadFonts(b))
	var words []string
	if name := os.Getenv("SOP_WORDS"); name != "" {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		words = strings.Fields(string(data))
	} else {
		words = strings.Fields(englishText + " " + malayText)
		if bengali {
			words = strings.Fields(bengaliText)
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(random, 1.1, 8, uint64(len(words)-1))
	sect := s.doc.Root.Add(layout.Sect)
	if bengali {
		sect.Lang = "bn"
	}
	text := make([]string, 60)
	for n := 0; len(s.doc.Pages) < pages; n++ {
		for i := range text {
			text[i] = words[zipf.Uint64()]
		}
		tag := sect.Add(layout.P)
		if n%3 == 0 {
			item := sect.AddList(layout.Decimal).Add(layout.ListItem)
			s.put(44, s.y+16, 11, shape.Bold, "1. ", layout.In{Tag: item.Add(layout.Label)})
			tag = item.Add(layout.ListBody)
		}
		s.para(tag, 60, 10.5, shape.Style(n%7/6), strings.Join(text, " "))
	}
	return s.doc
}

func benchmarkWrite(b *testing.B, bengali bool) {
	d := book(b, 1100, bengali)
	b.ReportAllocs()
	var size int64
	for b.Loop() {
		var n counter
		if err := Write(&n, d); err != nil {
			b.Fatal(err)
		}
		size = int64(n)
	}
	b.ReportMetric(float64(size)/1e6, "MB/file")
}

type counter int64

func (c *counter) Write(b []byte) (int, error) { *c += counter(len(b)); return io.Discard.Write(b) }

func BenchmarkWrite1100PagesLatin(b *testing.B)   { benchmarkWrite(b, false) }
func BenchmarkWrite1100PagesBengali(b *testing.B) { benchmarkWrite(b, true) }
