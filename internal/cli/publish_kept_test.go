package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// editFile changes a file of a manual.
func editFile(t testing.TB, dir, name string, change func(string) string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	after := change(string(text))
	if after == string(text) {
		t.Fatalf("%s: the edit changes nothing", name)
	}
	if err := os.WriteFile(file, []byte(after), 0o600); err != nil {
		t.Fatal(err)
	}
}

func publishInto(t testing.TB, dir, out string) {
	t.Helper()
	said := &bytes.Buffer{}
	e := &env{dir: dir, out: said, err: said, quiet: true}
	if err := e.runPublish(".", publishFlags{out: out, outGiven: true, today: "2026-11-20"}); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
}

// keptPages counts the pages of a language that the next publication takes as they were printed.
func keptPages(t *testing.T, dir, out, code string) (n int) {
	t.Helper()
	p := pressIn(t, dir)
	p.state = readState(out)
	kept, _ := p.recall(out, code, p.name(code))
	for _, page := range p.document(code, kept).Pages {
		if page.Print != nil && page.Items == nil {
			n++
		}
	}
	return n
}

// What an edited manual is published as must not depend on what was published before.
func TestEditedManualIsThatOfAFreshBuild(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../procedures")); err != nil {
		t.Fatal(err)
	}
	publishInto(t, dir, out)
	firstStep := regexp.MustCompile(`(?m)^1\. `)
	before := func(mark, text string) func(string) string {
		return func(s string) string { return strings.Replace(s, mark, text+mark, 1) }
	}
	edits := []struct {
		name, file string
		change     func(string) string
		atLeast    int // pages in English that are kept
	}{
		{"a word", "returns/refund-payment.en.md", func(s string) string { return firstStep.ReplaceAllString(s, "1. Again: ") }, 50},
		{"pages are added in front of others", "channels/answer-email.en.md", before("This procedure covers", strings.Repeat("The mail room sorts the letters of the day. ", 90)), 50},
		{"a title", "greetings/greet-customer.en.md", func(s string) string {
			return regexp.MustCompile(`(?m)^title: .*$`).ReplaceAllString(s, "title: Welcome everybody")
		}, 50},
		{"a letter that no other page has, on the first pages", "channels/answer-email.en.md", before("The mail room", "Zoë Ŵŷ Ægir. "), 50},
		{"a syllable that no other page has", "greetings/greet-customer.bn.md", func(s string) string {
			return strings.Replace(s, "\n1. ", "\n1. ক্ষ্ম্যৈঙ্ক্তৌ ", 1)
		}, 50},
		{"a role has another name", "sop.yaml", func(s string) string { return strings.Replace(s, "en: ", "en: New ", 1) }, 0},
		{"a letter goes again", "channels/answer-email.en.md", func(s string) string { return strings.Replace(s, "Zoë Ŵŷ Ægir. ", "", 1) }, 50},
	}
	damaged := filepath.Join(out, pagesName("bn"))
	text, err := os.ReadFile(damaged)
	if err != nil {
		t.Fatal(err)
	}
	text[len(text)/2] ^= 0x55
	if err := os.WriteFile(damaged, text, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, x := range edits {
		t.Run(x.name, func(t *testing.T) {
			editFile(t, dir, x.file, x.change)
			if n := keptPages(t, dir, out, "en"); n < x.atLeast {
				t.Errorf("%d pages are kept", n)
			}
			publishInto(t, dir, out)
			fresh := t.TempDir()
			publishInto(t, dir, fresh)
			same(t, out, fresh)
		})
	}
}

func BenchmarkOneProcedureEdited(b *testing.B) {
	dir, out := b.TempDir(), b.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../procedures")); err != nil {
		b.Fatal(err)
	}
	publishInto(b, dir, out)
	for b.Loop() {
		editFile(b, dir, "returns/refund-payment.en.md", func(s string) string {
			return strings.Replace(s, "\n1. ", "\n1. Again: ", 1)
		})
		publishInto(b, dir, out)
	}
}

// same compares the published files of two folders.
func same(t *testing.T, got, want string) {
	t.Helper()
	files, err := os.ReadDir(want)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.HasPrefix(f.Name(), ".") {
			continue
		}
		a, err := os.ReadFile(filepath.Join(got, f.Name()))
		if err != nil {
			t.Error(err)
		}
		b, err := os.ReadFile(filepath.Join(want, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a, b) {
			t.Errorf("%s is not that of a fresh build: %d and %d bytes", f.Name(), len(a), len(b))
		}
	}
}
