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
// manual of 1,035 procedures: while the manual is checked for the first time, when that is done, with every file open in the
// editor, and in the id, which other files name.
func BenchmarkLSPKeystroke(b *testing.B) {
	const name = "round007/returns/accept-return.en.md"
	add := [2]string{"## Scope", "## Scope\n\nThe cashier thanked SOP-999-999."}
	for _, c := range []struct {
		when      string
		all, wait bool
		edit      [2]string
	}{{"starting", false, false, add}, {"settled", false, true, add}, {"all-open", true, true, add}, {"id", false, true, [2]string{"id: R007-RET-001", "id: R007-RET-0012"}}} {
		b.Run(c.when, func(b *testing.B) {
			s := editIn(b, big(b), `{}`)
			for _, file := range procedures(b, s.dir) {
				if c.all && file != name {
					s.open(file)
				}
			}
			s.open(name)
			s.until(name, func([]report) bool { return true })
			if c.wait {
				s.settle()
			}
			b.ResetTimer()
			var took []time.Duration
			for i := range b.N {
				old, new := c.edit[i%2], c.edit[1-i%2]
				start := time.Now()
				s.change(name, old, new)
				s.next(func(m message) bool {
					return m.Method == "textDocument/publishDiagnostics" && strings.Contains(string(m.Params), s.uri(name))
				})
				took = append(took, time.Since(start))
			}
			report99(b, took)
		})
	}
}

// procedures are the files of a manual.
func procedures(b testing.TB, dir string) (out []string) {
	b.Helper()
	err := filepath.WalkDir(dir, func(name string, _ os.DirEntry, err error) error {
		if strings.HasSuffix(name, ".md") {
			rel, _ := filepath.Rel(dir, name)
			out = append(out, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return out
}

// settle waits until the server has used no processor time for half a second.
func (s *session) settle() {
	s.t.Helper()
	for was, quiet := "", 0; quiet < 5; time.Sleep(100 * time.Millisecond) {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.cmd.Process.Pid))
		if err != nil {
			s.t.Skip("there is no /proc to see when the server is idle")
		}
		fields := strings.Fields(string(stat))
		now := fields[13] + fields[14]
		if quiet++; now != was {
			was, quiet = now, 0
		}
	}
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
	s.settle()
	b.ResetTimer()
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
