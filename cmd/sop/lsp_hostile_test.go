package main

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

// TestLSPCountsAsTheEditorCounts edits a line of Bengali behind an emoji and compares the place of the finding, in each encoding.
func TestLSPCountsAsTheEditorCounts(t *testing.T) {
	for name, width := range map[string]func(string) int{
		"utf-8":  func(s string) int { return len(s) },
		"utf-16": func(s string) int { return len(utf16.Encode([]rune(s))) },
		"utf-32": func(s string) int { return len([]rune(s)) },
	} {
		s := start(t, shopFolder(t))
		offer := fmt.Sprintf(`{"rootUri":%q,"capabilities":{"general":{"positionEncodings":["utf-7",%q]}}}`, s.uri(""), name)
		if raw := s.ask("initialize", offer); !strings.Contains(string(raw), `"positionEncoding":"`+name+`"`) {
			t.Errorf("%s: %s", name, raw)
		}
		s.tell("initialized", `{}`)
		s.open("refund.bn.md")
		text := s.texts["refund.bn.md"]
		before, _, _ := strings.Cut(text, "স্লিপে সই")
		line := strings.Count(before, "\n")
		head := before[strings.LastIndexByte(before, '\n')+1:]
		put := func(at int, new string) {
			s.tell("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":2},"contentChanges":[{"range":{"start":{"line":%d,"character":%d},"end":{"line":%d,"character":%d}},"text":%q}]}`,
				s.uri("refund.bn.md"), line, at, line, at, new))
		}
		put(width(head), "😀 ")
		put(width(head+"😀 "), "ক্যাশিয়ার স্লিপ দেখেছিল। ")
		s.untilHas("refund.bn.md", "past-tense", true)
		want := width(head + "😀 ক্যাশিয়ার স্লিপ ")
		for _, r := range s.told["refund.bn.md"] {
			if r.Code == "past-tense" && (r.Range.Start.Line != line || r.Range.Start.Character != want || r.Range.End.Character != want+width("দেখেছিল")) {
				t.Errorf("%s: past-tense at %+v, want %d:%d", name, r.Range, line, want)
			}
		}
		if code := s.end(); code != 0 {
			t.Errorf("%s: exit code %d", name, code)
		}
	}
}

// shopFolder is a folder with the files of the shop.
func shopFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	unpack(t, dir, shop)
	return dir
}

// TestLSPSaysTheLastWordAboutTheLastText types faster than anybody can, also in a long procedure: the editor hears of the last version, and
// in the end of nothing else.
func TestLSPSaysTheLastWordAboutTheLastText(t *testing.T) {
	s := edit(t, shop)
	s.open("refund.en.md")
	long := strings.Replace(s.texts["refund.en.md"], "2. Call", strings.Repeat("2. Print the slip. Write the number of the till on it.\n", 2000)+"2. Call", 1)
	type news struct {
		URI     string
		Version int
	}
	version := 1
	send := func(text string) {
		version++
		s.tell("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[{"text":%s}]}`, s.uri("refund.en.md"), version, quote(text)))
	}
	for _, text := range []string{s.texts["refund.en.md"], long} {
		for i := range 60 {
			send(text + strings.Repeat("The cashier thanked SOP-999.\n", i%2))
		}
		s.next(func(m message) bool {
			return m.Method == "textDocument/publishDiagnostics" && decode[news](s, m.Params) == news{s.uri("refund.en.md"), version}
		})
		s.untilHas("refund.en.md", "unknown-procedure", true)
	}
	send(s.texts["refund.en.md"])
	s.until("refund.en.md", func(list []report) bool { return len(list) == 0 })
	time.Sleep(50 * time.Millisecond)
	raw := s.ask("textDocument/diagnostic", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, s.uri("refund.en.md")))
	if got := len(s.told["refund.en.md"]); got != 0 || string(raw) != `{"items":[],"kind":"full"}` {
		t.Errorf("%d findings at the end; asked: %s", got, raw)
	}
}

// TestLSPTwoManuals opens two manuals in one editor that use the same ids. What is typed in one is nothing to the other.
func TestLSPTwoManuals(t *testing.T) {
	dir := t.TempDir()
	unpack(t, dir+"/a", shop)
	unpack(t, dir+"/b", shop)
	s := start(t, dir)
	s.ask("initialize", fmt.Sprintf(`{"capabilities":{},"workspaceFolders":[{"uri":%q,"name":"a"},{"uri":%q,"name":"b"}]}`, s.uri("a"), s.uri("b")))
	s.tell("initialized", `{}`)
	s.open("a/refund.en.md")
	s.open("b/refund.en.md")
	s.change("a/refund.en.md", "version: 1.0.0", "version: 2.0.0")
	s.untilHas("a/refund.bn.md", "translation-stale", true)
	s.change("b/refund.en.md", "Sign the slip", "The cashier signed the slip")
	s.untilHas("b/refund.en.md", "past-tense", true)
	if len(s.told["b/refund.bn.md"]) > 0 || len(s.told["a/refund.en.md"]) > 0 {
		t.Errorf("one manual is told about the other: %v", s.told)
	}
	if got := s.place(s.ask("textDocument/definition", s.at("b/refund.en.md", "id: SO|P-1"))); got != s.line("b/refund.en.md", "# Refund") {
		t.Errorf("definition in another manual: %s", got)
	}
}

// TestLSPSettingsWhileTheyAreTyped breaks sop.yaml in the editor in many ways, then takes the file away and brings it back.
func TestLSPSettingsWhileTheyAreTyped(t *testing.T) {
	s := edit(t, shop)
	s.open("refund.en.md")
	s.until("refund.en.md", func(list []report) bool { return len(list) == 0 })
	s.open("sop.yaml")
	good := s.texts["sop.yaml"]
	for _, bad := range []string{"manual: [", "\t\tx", "\x00", "a: &a [*a]\n", good + "lint: {}\n", strings.Replace(good, "source-locale: en", "source-locale: xx", 1)} {
		s.change("sop.yaml", s.texts["sop.yaml"], bad)
		s.until("sop.yaml", func(list []report) bool { return len(list) > 0 })
		s.change("sop.yaml", bad, good)
		s.until("sop.yaml", func(list []report) bool { return len(list) == 0 })
		s.until("refund.en.md", func(list []report) bool { return len(list) == 0 })
	}
	s.tell("textDocument/didClose", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, s.uri("sop.yaml")))
	watched := func(kind int) {
		s.tell("workspace/didChangeWatchedFiles", fmt.Sprintf(`{"changes":[{"uri":%q,"type":%d}]}`, s.uri("sop.yaml"), kind))
	}
	if err := os.Remove(s.dir + "/sop.yaml"); err != nil {
		t.Fatal(err)
	}
	watched(3)
	s.untilHas("refund.en.md", "unknown-fact", true)
	save(t, s.dir+"/sop.yaml", good)
	watched(1)
	s.untilHas("refund.en.md", "unknown-fact", false)
}
