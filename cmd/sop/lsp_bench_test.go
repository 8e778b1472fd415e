package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// big is a manual of 1,035 procedures, made of the shipped one.
func big(b *testing.B) string {
	b.Helper()
	dir := b.TempDir()
	if out, err := exec.Command("go", "run", "../../examples/bigmanual", "-from", "../../procedures", "-rounds", "15", dir).CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	return dir
}

// BenchmarkLSPKeystroke is the time from a keystroke to the diagnostics of the file, through the streams of the real binary, with a
// manual of 1,035 procedures. The whole manual is still being checked for the first time while the first keys are typed.
func BenchmarkLSPKeystroke(b *testing.B) {
	s := editIn(b, big(b), `{}`)
	name := "round007/returns/accept-return.en.md"
	s.open(name)
	s.until(name, func([]report) bool { return true })
	var took []time.Duration
	for i := range b.N {
		old, new := "## Scope", "## Scope\n\nThe cashier thanked SOP-999-999.\n\n1. The cashier thanked the customer."
		if i%2 == 1 {
			old, new = new, old
		}
		start := time.Now()
		s.change(name, old, new)
		s.next(func(m message) bool {
			return m.Method == "textDocument/publishDiagnostics" && strings.Contains(string(m.Params), s.uri(name))
		})
		took = append(took, time.Since(start))
	}
	report99(b, took)
}

// report99 reports the middle and the 99th percentile.
func report99(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/median")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms/p99")
}

// BenchmarkLSPRename is the time from the question to the answer, for an id that 200 files name.
func BenchmarkLSPRename(b *testing.B) {
	dir := big(b)
	n := 0
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".md") && n < 200 {
			var text []byte
			if text, err = os.ReadFile(name); err == nil && !strings.Contains(string(text), "R007-RET-001") {
				n++
				err = os.WriteFile(name, append(text, "\nR007-RET-001 says more.\n"...), 0o600)
			}
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	s := editIn(b, dir, `{}`)
	name := "round007/returns/accept-return.en.md"
	s.open(name)
	at := strings.TrimSuffix(s.at(name, "id: R007|-RET"), "}")
	var took []time.Duration
	for range b.N {
		start := time.Now()
		raw := s.ask("textDocument/rename", fmt.Sprintf(`%s,"newName":"R007-RET-999"}`, at))
		took = append(took, time.Since(start))
		if files := strings.Count(string(raw), "file://"); files < 200 {
			b.Fatalf("%d files change", files)
		}
	}
	report99(b, took)
}
