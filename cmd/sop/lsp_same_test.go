package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestLSPTellsWhatLintSays makes many edits in the shipped manual, each of which may touch other files, then saves all and compares what
// the editor was told with what a fresh `sop lint` finds.
func TestLSPTellsWhatLintSays(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../procedures")); err != nil {
		t.Fatal(err)
	}
	s := editIn(t, dir, `{}`)
	files := procedures(t, dir)
	for _, seed := range []uint64{1, 2, 3} {
		rnd := rand.New(rand.NewPCG(seed, 0))
		for range 120 {
			s.disturb(rnd, files[rnd.IntN(len(files))])
		}
		s.settle()
		s.ask("textDocument/hover", `{"textDocument":{"uri":"file:///x"}}`) // what was published before is read by now
		for name, text := range s.texts {
			save(t, dir+"/"+name, text)
		}
		want := lintOnDisk(t, dir)
		for _, name := range append(files, "sop.yaml") {
			var got []string
			for _, r := range s.told[name] {
				got = append(got, fmt.Sprintf("%d %s %s", r.Range.Start.Line+1, r.Code, strings.ReplaceAll(r.Message, "\n", " | ")))
			}
			slices.Sort(got)
			if !slices.Equal(got, want[name]) {
				t.Errorf("seed %d: %s:\ntold %q\nlint %q", seed, name, got, want[name])
			}
		}
	}
}

// disturb makes one edit that other files may notice.
func (s *session) disturb(rnd *rand.Rand, name string) {
	s.t.Helper()
	if _, open := s.texts[name]; !open {
		s.open(name)
	}
	text := s.texts[name]
	edits := [][2]string{{"\nid: SOP", "\nid: SPO"}, {"\nid: SPO", "\nid: SOP"}, {"\nversion: 1", "\nversion: 4"}, {"status: effective", "status: retired"},
		{"status: retired", "status: effective"}, {".en.md#", ".en.md#x"}, {".en.md#x", ".en.md#"}, {"{#", "{#x"}, {"{#x", "{#"}, {"locale: bn", "locale: en"},
		{"\n## ", "\n### "}, {"\n### ", "\n## "}, {"related: [", "related: [SPO-CHN-001, "}, {"-001\n", "-002\n"}, {"-002\n", "-001\n"}, {"\n---\n\n", "\n\n"},
		{" the ", " the the "}, {" the the ", " the "}, {"30 ", "31 "}, {"31 ", "30 "}, {"\n1. ", "\n1. Wait. {#wait}\n1. "}, {"{#wait}", "{#pause}"}}
	for range 20 {
		if e := edits[rnd.IntN(len(edits))]; strings.Contains(text, e[0]) {
			s.change(name, e[0], e[1])
			return
		}
	}
}

// lintOnDisk is what the command line finds, by file.
func lintOnDisk(t *testing.T, dir string) map[string][]string {
	t.Helper()
	out, err := exec.Command("sop", "lint", "-C", dir, "--today", "2026-12-01", "--format", "json").Output()
	var r struct {
		Diagnostics []struct {
			Rule, Path, Message, Hint string
			Line                      int
		}
	}
	if jsonErr := json.Unmarshal(out, &r); jsonErr != nil {
		t.Fatalf("%v: %v\n%s", err, jsonErr, out)
	}
	if len(r.Diagnostics) < 20 {
		t.Errorf("the edits make %d findings only", len(r.Diagnostics))
	}
	found := map[string][]string{}
	for _, d := range r.Diagnostics {
		text := d.Message
		if d.Hint != "" {
			text += " | " + d.Hint
		}
		found[d.Path] = append(found[d.Path], fmt.Sprintf("%d %s %s", d.Line, d.Rule, text))
	}
	for _, list := range found {
		slices.Sort(list)
	}
	return found
}
