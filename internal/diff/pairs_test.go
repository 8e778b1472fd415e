package diff

import (
	"encoding/json"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"sopkit/internal/procedure"
)

// pairCase is a pair of texts and what must be said of it. A change names only the members that matter.
type pairCase struct {
	before, after []byte
	Changes       []map[string]any
	Bump          Bump
	Retraining    bool
}

func readPair(t testing.TB, name string) pairCase {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var c pairCase
	for _, f := range archive.Files {
		switch f.Name {
		case "before.md":
			c.before = f.Data
		case "after.md":
			c.after = f.Data
		case "changes.json":
			if err := json.Unmarshal(f.Data, &c); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
	return c
}

func pairFiles(t testing.TB) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) < 60 {
		t.Fatalf("%d pairs, %v", len(names), err)
	}
	return names
}

func (c pairCase) diff() Procedure {
	return Procedures(procedure.Parse("before.md", c.before), procedure.Parse("after.md", c.after))
}

// asMaps is the changes as a reader of the JSON gets them.
func asMaps(t *testing.T, changes []Change) []map[string]any {
	text, err := json.Marshal(changes)
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]any
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// fitsAll reports whether each expected member stands in the change, addresses member by member.
func fitsAll(want, have map[string]any) bool {
	for k, v := range want {
		inner, ok := v.(map[string]any)
		if h, is := have[k].(map[string]any); ok && is && fitsAll(inner, h) {
			continue
		}
		list, ok := v.([]any)
		if h, is := have[k].([]any); ok && is && len(h) == len(list) && reflect.DeepEqual(list, h) {
			continue
		}
		if h, is := have[k]; !is || !reflect.DeepEqual(v, h) {
			return false
		}
	}
	return true
}

func TestPairs(t *testing.T) {
	hits, missed, extra := 0, 0, 0
	for _, name := range pairFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			c := readPair(t, name)
			got := c.diff()
			left := asMaps(t, got.Changes)
			for _, want := range c.Changes {
				found := false
				for i, have := range left {
					if fitsAll(want, have) {
						left, found = append(left[:i:i], left[i+1:]...), true
						break
					}
				}
				if found {
					hits++
				} else {
					missed++
					t.Errorf("missed: %v", want)
				}
			}
			for _, have := range left {
				extra++
				t.Errorf("not asked for: %v", have)
			}
			if got.Bump != c.Bump || got.Retraining != c.Retraining {
				t.Errorf("bump %s, retraining %t; want %s, %t", got.Bump, got.Retraining, c.Bump, c.Retraining)
			}
		})
	}
	t.Logf("micro-F1 %.3f: %d found, %d missed, %d too many", 2*float64(hits)/float64(2*hits+missed+extra), hits, missed, extra)
}

func BenchmarkPair(b *testing.B) {
	var cases []pairCase
	for _, name := range pairFiles(b) {
		cases = append(cases, readPair(b, name))
	}
	for i := 0; b.Loop(); i++ {
		cases[i%len(cases)].diff()
	}
}
