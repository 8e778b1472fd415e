package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"

	"sopkit/internal/diff"
	"sopkit/internal/edition"
	"sopkit/internal/manual"
	"sopkit/internal/procedure"
	"sopkit/schemas"
	"sopkit/themes"
)

// shapes are the outputs whose schemas are made from their Go types.
func shapes(t *testing.T) map[string]any {
	t.Helper()
	made := map[string]any{}
	add := func(name string, s *jsonschema.Schema, err error) {
		if err != nil {
			t.Fatal(err)
		}
		s.Schema, s.Title = "https://json-schema.org/draft/2020-12/schema", "sop/"+name+"/v1"
		s.Properties["schema"].Const = jsonschema.Ptr[any](s.Title)
		made[name+".schema.json"] = s
	}
	list, err := jsonschema.For[jsonList](nil)
	add("list", list, err)
	log, err := jsonschema.For[jsonLog](nil)
	add("log", log, err)
	show, err := jsonschema.For[jsonShow](nil)
	add("show", show, err)
	report, err := jsonschema.For[jsonAudit](nil)
	add("audit", report, err)
	changes, err := jsonschema.For[jsonDiff](&jsonschema.ForOptions{TypeSchemas: diffShapes(t)})
	add("diff", changes, err)
	verify, err := jsonschema.For[verified](nil)
	add("verify", verify, err)
	manifest, err := jsonschema.For[edition.Manifest](nil)
	add("manifest", manifest, err)
	found, err := jsonschema.For[jsonLint](nil)
	add("lint", found, err)
	known, err := jsonschema.For[jsonBaseline](nil)
	add("baseline", known, err)
	exceptions, err := jsonschema.For[jsonSuppressions](nil)
	add("suppressions", exceptions, err)
	settings, err := jsonschema.For[jsonConfig](nil)
	add("config", settings, err)
	checks, err := jsonschema.For[jsonRules](nil)
	add("rules", checks, err)
	took, err := jsonschema.For[imported](nil)
	add("import", took, err)
	exchanged, err := jsonschema.For[jsonTranslate](nil)
	add("translate", exchanged, err)
	translated, err := jsonschema.For[jsonStatus](&jsonschema.ForOptions{TypeSchemas: diffShapes(t)})
	add("status", translated, err)
	return made
}

// diffShapes are the types of a diff that write their own JSON.
func diffShapes(t *testing.T) map[reflect.Type]*jsonschema.Schema {
	t.Helper()
	address, err := jsonschema.For[diff.Address](nil)
	if err != nil {
		t.Fatal(err)
	}
	list := &jsonschema.Schema{Type: "array", Items: address}
	text := &jsonschema.Schema{Type: "string"}
	return map[reflect.Type]*jsonschema.Schema{
		reflect.TypeFor[diff.Place](): {AnyOf: []*jsonschema.Schema{address, list}},
		reflect.TypeFor[diff.Value](): {Types: []string{"string", "array"}, Items: text},
	}
}

// TestSchemasAreFresh compares the files under schemas/ with the Go types; UPDATE=1 writes them.
func TestSchemasAreFresh(t *testing.T) {
	all := shapes(t)
	all["branch.schema.json"] = manual.SchemaOf(reflect.TypeFor[manual.Branch](), "branch")
	all["theme.schema.json"] = manual.SchemaOf(reflect.TypeFor[themes.Theme](), "theme")
	all["front-matter.schema.json"], all["sop.schema.json"] = procedure.Schema(), manual.Schema()
	for name, schema := range all {
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
