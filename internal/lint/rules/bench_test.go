package rules

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"sopkit/internal/lint"
	"sopkit/internal/manual"
)

// generated is a manual of n procedures with links, a table, a callout and thirty steps each.
func generated(n int) (files fstest.MapFS, size int64) {
	files = fstest.MapFS{"sop.yaml": {Data: []byte(config)}}
	for i := range n {
		var b strings.Builder
		for s := range 30 {
			fmt.Fprintf(&b, "%d. **Cashier:** Scan item %d of order %d within %d seconds. {#s%d}\n", s+1, s, i, 10+s, s)
		}
		fmt.Fprintf(&b, "\n> [!NOTE]\n> Keep the slip of order %d.\n\n| Limit | Who |\n|---|---|\n| RM%d | Cashier |\n\nSee [the next one](p%d.en.md#s3).\n", i, i, (i+1)%n)
		text := strings.Replace(wrap(b.String(), "en"), "id: SOP-1", fmt.Sprintf("id: SOP-%d", i), 1)
		files[fmt.Sprintf("p%d.en.md", i)] = &fstest.MapFile{Data: []byte(text)}
		size += int64(len(text))
	}
	return files, size
}

func BenchmarkLoadAndLint1000(b *testing.B) {
	files, size := generated(1000)
	b.SetBytes(size)
	for b.Loop() {
		m, err := manual.Load(files)
		if err != nil {
			b.Fatal(err)
		}
		lint.Run(m, All, lint.Choice{})
	}
}

func BenchmarkOpenAndLint1000(b *testing.B) {
	files, size := generated(1000)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		m, err := manual.Open(files, 0)
		if err != nil {
			b.Fatal(err)
		}
		lint.Each(m, All, lint.Choice{}, func([]lint.Diagnostic) {})
	}
}

// BenchmarkShippedManual reads and checks the shipped manual, in three languages.
func BenchmarkShippedManual(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		m, err := manual.Load(os.DirFS("../../../procedures"))
		if err != nil {
			b.Fatal(err)
		}
		lint.Each(m, All, lint.Choice{}, func([]lint.Diagnostic) {})
	}
}

// TestAnOpenedManualIsLintedLikeALoadedOne holds that it makes no difference when the bodies are read.
func TestAnOpenedManualIsLintedLikeALoadedOne(t *testing.T) {
	files, _ := generated(200)
	files["p7.bn.md"] = &fstest.MapFile{Data: []byte("---\nid: SOP-7\n---\n\n# x\n\n## কার্যপ্রণালী\n\n1. রসিদ দেখুন। [x](p9.en.md#none)\n")}
	var found [2]string
	heads := func(f fs.FS) (*manual.Manual, error) { return manual.Open(f, 0) }
	for i, read := range []func(fs.FS) (*manual.Manual, error){manual.Load, heads} {
		m, err := read(files)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range lint.Run(m, All, lint.Choice{}) {
			found[i] += fmt.Sprintln(d.File.Path, d.Span, d.Rule, d.Message, d.Step)
		}
	}
	if found[0] != found[1] || !strings.Contains(found[0], "broken-link") {
		t.Errorf("loaded:\n%s\nopened:\n%s", found[0], found[1])
	}
}

func TestAGeneratedManualIsClean(t *testing.T) {
	files, _ := generated(20)
	m, err := manual.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range lint.Run(m, All, lint.Choice{}) {
		if d.Rule != "too-many-steps" {
			t.Errorf("%s: %s %s", d.File.Path, d.Rule, d.Message)
		}
	}
}
