package internal

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// may says what each room may import of this module. A room without a line fails.
var may = map[string][]string{
	"cmd/sop":                  {"internal/cli"},
	"examples/bigmanual":       {},
	"examples/ci":              {},
	"internal":                 {},
	"internal/source":          {},
	"internal/lang":            {},
	"internal/corpus":          {"internal/source", "internal/lang", "internal/procedure", "internal/manual", "internal/lint", "internal/lint/rules"},
	"internal/grammar":         {"internal/source", "internal/lang", "internal/grammar/english", "internal/grammar/bengali", "internal/grammar/malay", "internal/grammar/step"},
	"internal/grammar/step":    {"internal/source"},
	"internal/grammar/english": {"internal/source"},
	"internal/grammar/bengali": {"internal/source", "internal/grammar/step"},
	"internal/grammar/malay":   {"internal/source", "internal/grammar/step"},
	"internal/grammar/train":   {"internal/grammar/english"},
	"internal/spelling":        {},
	"internal/spelling/pack":   {},
	"internal/procedure":       {"internal/source", "internal/lang"},
	"internal/manual":          {"internal/source", "internal/lang", "internal/procedure"},
	"internal/lint":            {"internal/source", "internal/procedure", "internal/manual"},
	"internal/lint/rules": {"internal/source", "internal/lang", "internal/grammar", "internal/procedure", "internal/manual",
		"internal/lint", "internal/spelling"},
	"internal/diff":     {"internal/source", "internal/lang", "internal/grammar", "internal/procedure", "internal/manual"},
	"internal/history":  {},
	"internal/importer": {"internal/source", "internal/lang", "internal/procedure", "internal/manual"},
	"internal/xliff":    {"internal/source", "internal/procedure"},
	"internal/audit":    {"internal/source", "internal/lang", "internal/procedure", "internal/manual", "internal/diff", "internal/history"},
	"internal/shape":    {},
	"internal/layout":   {"internal/source", "internal/lang", "internal/procedure", "internal/manual", "internal/shape", "themes"},
	"internal/pdf":      {"internal/shape", "internal/layout"},
	"internal/edition":  {"internal/source", "internal/manual"},
	"internal/lsp":      {"internal/source", "internal/lang", "internal/procedure", "internal/manual", "internal/lint"}, // lang: names of roles, words of hints
	"internal/cli": {"internal/lsp", "internal/source", "internal/lang", "internal/grammar", "internal/procedure", "internal/manual", "internal/lint",
		"internal/lint/rules", "internal/diff", "internal/history", "internal/audit", "internal/edition", "internal/importer", "internal/xliff", "internal/shape", "internal/layout", "internal/pdf",
		"procedures", "schemas", "themes", "examples/ci"},
	"procedures": {},
	"schemas":    {},
	"themes":     {},
}

// owners are the third-party modules that one room owns (goldmark) or few share (yaml.v3).
var owners = map[string][]string{
	"github.com/yuin/goldmark":         {"internal/procedure"},
	"gopkg.in/yaml.v3":                 {"internal/procedure", "internal/manual", "themes", "examples/ci"}, // ci: only its tests
	"github.com/go-git/":               {"internal/history"},
	"github.com/jung-kurt/gofpdf":      {"internal/pdf"},
	"github.com/ledongthuc/pdf":        {"internal/pdf"},
	"github.com/go-text/typesetting":   {"internal/shape"},
	"github.com/sourcegraph/jsonrpc2":  {"internal/lsp"},
	"github.com/spf13/cobra":           {"internal/cli"},
	"github.com/agnivade/levenshtein":  {"internal/lint/rules"},
	"github.com/rogpeppe/go-internal/": {"cmd/sop", "internal/corpus", "internal/diff", "internal/cli", "internal/lint/rules"},
}

func TestImportsGoOneWay(t *testing.T) {
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.Contains(name, "testdata/") {
			return err
		}
		checkFile(t, root, name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkFile(t *testing.T, root fs.FS, name string) {
	text, err := fs.ReadFile(root, name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	room := path.Dir(name)
	allowed, ok := may[room]
	if !ok {
		t.Errorf("%s: the room %s has no line in the import table", name, room)
	}
	for _, spec := range file.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		if inside, ok := strings.CutPrefix(imported, "sopkit/"); ok && !slices.Contains(allowed, inside) && inside != room {
			t.Errorf("%s imports %s, which the import table does not allow", name, inside)
		}
		for module, rooms := range owners {
			if strings.HasPrefix(imported, module) && !slices.Contains(rooms, room) {
				t.Errorf("%s imports %s, which belongs to %v", name, imported, rooms)
			}
		}
	}
}
