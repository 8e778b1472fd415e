package cli

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/rogpeppe/go-internal/txtar"

	"sopkit/internal/diff"
	"sopkit/internal/lang"
	"sopkit/internal/procedure"
	"sopkit/schemas"
)

// pairs are the comparisons of the pairs that package diff is tested with.
func pairs(t *testing.T) []diff.Procedure {
	t.Helper()
	names, err := filepath.Glob("../diff/testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no pairs: %v", err)
	}
	var out []diff.Procedure
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := map[string][]byte{}
		for _, f := range archive.Files {
			text[f.Name] = f.Data
		}
		out = append(out, diff.Procedures(procedure.Parse("before.md", text["before.md"]), procedure.Parse("after.md", text["after.md"])))
	}
	return out
}

func TestDiffJSONKeepsItsSchema(t *testing.T) {
	text, err := schemas.Files.ReadFile("diff.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema jsonschema.Schema
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	resolved, err := schema.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := printDiffJSON(nil, &out, pairs(t)); err != nil {
		t.Fatal(err)
	}
	var value any
	if err := json.Unmarshal(out.Bytes(), &value); err != nil {
		t.Fatal(err)
	}
	if err := resolved.Validate(value); err != nil {
		t.Error(err)
	}
}

// TestEveryChangeIsPrinted holds that text, Markdown and HTML name every change that the JSON has.
func TestEveryChangeIsPrinted(t *testing.T) {
	e := &env{noColor: true}
	for _, p := range pairs(t) {
		for name, format := range diffFormats {
			var out bytes.Buffer
			if err := format(e, &out, []diff.Procedure{p}); err != nil {
				t.Fatal(err)
			}
			if out.Len() == 0 {
				t.Errorf("%s of %s is empty", name, p.ID)
			}
		}
		shown := map[int]bool{}
		show := fold(p.Lines)
		for i, l := range p.Lines {
			for _, n := range l.Changes {
				shown[n] = show[i]
			}
		}
		for i, c := range p.Changes {
			if c.Type != diff.FrontmatterChanged && c.Type != diff.FormattingOnly && !shown[i] {
				t.Errorf("%s: %s at %s is on no line that is shown", p.ID, c.Type, placeIn(lang.All[0], c))
			}
		}
	}
}

// long is a change of words that no line can hold.
func long(t *testing.T) diff.Procedure {
	t.Helper()
	text := func(word string) []byte {
		return []byte("---\nid: S-1\ntitle: " + word + "\n---\n# T\n\n## Procedure\n\n1. Write " + word + " down.\n\n| a | b |\n| - | - |\n| " + word + " | 1 |\n")
	}
	return diff.Procedures(procedure.Parse("a.en.md", text(strings.Repeat("w", 190))), procedure.Parse("a.en.md", text(strings.Repeat("ক", 190))))
}
