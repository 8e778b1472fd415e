package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"sopkit/internal/manual"
	"sopkit/internal/procedure"
	"sopkit/schemas"
)

// TestSchemasAreFresh compares the files under schemas/ with the Go types; UPDATE=1 writes them.
func TestSchemasAreFresh(t *testing.T) {
	for name, schema := range map[string]map[string]any{"front-matter.schema.json": procedure.Schema(), "sop.schema.json": manual.Schema()} {
		var want bytes.Buffer
		if err := encode(&want, "  ", schema); err != nil {
			t.Fatal(err)
		}
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(filepath.Join("..", "..", "schemas", name), want.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if have, _ := schemas.Files.ReadFile(name); !bytes.Equal(have, want.Bytes()) {
			t.Errorf("%s is out of date: run UPDATE=1 go test ./internal/cli", name)
		}
	}
}
