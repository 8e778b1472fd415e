package lsp

import (
	"os"
	"testing"

	"sopkit/internal/manual"
)

func BenchmarkMentionsOfShippedManual(b *testing.B) {
	m, err := manual.Load(os.DirFS("../../procedures"))
	if err != nil {
		b.Fatal(err)
	}
	r := newReader(m)
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range m.Procedures {
			r.mentions(p)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(len(m.Procedures)), "µs/file")
}
