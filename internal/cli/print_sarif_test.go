package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
)

// What is printed as SARIF follows the schema of OASIS, also for a file with an odd name and a finding over several lines.
func TestSARIFFollowsItsSchema(t *testing.T) {
	text, err := os.ReadFile("testdata/sarif-2.1.0.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema jsonschema.Schema
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	checked, err := schema.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	odd := "---\nid: SOP-1\n---\n\n# Odd \"<name>\"\n\n## Procedure\n\n1. The cashier signed the slip\x02 and\n   ☃ went home.\n"
	if err := os.WriteFile(filepath.Join(dir, "odd name #1 ফেরত.md"), []byte(odd), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if code := Main([]string{"-C", dir, "lint", "--format", "sarif"}, strings.NewReader(""), &out, &errs); code != 1 {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	var log map[string]any
	if err := json.Unmarshal(out.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	if err := checked.Validate(log); err != nil {
		t.Error(err)
	}
	results := log["runs"].([]any)[0].(map[string]any)["results"].([]any)
	if len(results) < 4 {
		t.Errorf("%d findings only", len(results))
	}
	delete(results[0].(map[string]any), "message")
	if checked.Validate(log) == nil {
		t.Error("the schema sees nothing wrong in a finding without a message")
	}
}
