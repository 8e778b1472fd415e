package cli

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"sopkit/internal/manual"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// agrees checks that the quick reader gives what the parser gives, or gives up.
func agrees(t *testing.T, name string, text []byte) (plain bool) {
	t.Helper()
	quick, plain := plainFields(text)
	if !plain {
		return false
	}
	broken := func(p source.Problem) bool { return strings.HasPrefix(p.Rule, "front-matter") }
	if slices.ContainsFunc(procedure.Parse(name, text).Problems, broken) {
		return true
	}
	want := parsedFields(name, text)
	maps.DeleteFunc(want, func(_, v string) bool { return v == "" })
	if !maps.Equal(quick, want) {
		t.Errorf("%s: read %v, the parser %v\n%s", name, quick, want, text)
	}
	return true
}

func TestQuickIdentityOfTheManual(t *testing.T) {
	all, plain := 0, 0
	root := os.DirFS("../../procedures")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !manual.IsProcedure(name) {
			return err
		}
		text, err := fs.ReadFile(root, name)
		all++
		if agrees(t, name, text) {
			plain++
		}
		return err
	})
	if err != nil || all == 0 || plain < all*9/10 {
		t.Errorf("%d files, %d read quickly, %v", all, plain, err)
	}
}

func FuzzQuickIdentity(f *testing.F) {
	for _, head := range []string{
		"id: A-1\nversion: 1.0.0 # first\nstatus: draft\nlocale: bn-BD\n", "id: 'A'\n", "id: A\nid: B\n", "title: \"a\nid: B\n\"\n", "note: |\n  id: X\nid: Y\n",
		"id: A #b\nversion: 010\n", "list:\n- a\n- b\nid: Z\n", "tags: [a,\nid: b]\n", "id:A\n", "id: A\n  B\n", "x: a\n ---\nid: B\n", "id: null\n", "id: ~\n", "id: -\n", "change: a: b\nid: C\n",
	} {
		f.Add([]byte("---\n" + head + "---\n\n# T\n"))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if !bytes.Contains(text, []byte("\n---\n")) || strings.Count(string(text), "\n") > 40 {
			return
		}
		agrees(t, "a.md", text)
	})
}
