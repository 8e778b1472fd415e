package manual

import (
	"reflect"
	"strings"

	"gopkg.in/yaml.v3"
)

// Schema is the JSON Schema (draft 2020-12) of sop.yaml, read off the Go types that decode it.
func Schema() map[string]any { return SchemaOf(reflect.TypeFor[Config](), "sop.yaml") }

// SchemaOf is the JSON Schema of a YAML file that decodes into a type.
func SchemaOf(t reflect.Type, title string) map[string]any {
	out := schemaOf(t)
	out["$schema"], out["title"] = "https://json-schema.org/draft/2020-12/schema", title
	return out
}

func schemaOf(t reflect.Type) map[string]any {
	switch {
	case t == reflect.TypeFor[Globs]() || t == reflect.TypeFor[Lines]():
		return map[string]any{"type": []string{"array", "string"}, "items": map[string]any{"type": "string"}}
	case reflect.PointerTo(t).Implements(reflect.TypeFor[yaml.Unmarshaler]()):
		return map[string]any{"type": "string"}
	}
	switch t.Kind() {
	case reflect.Struct:
		properties := map[string]any{}
		for i := range t.NumField() {
			name, _, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
			if name == "-" {
				continue
			}
			properties[name] = schemaOf(t.Field(i).Type)
		}
		return map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": schemaOf(t.Elem())}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": schemaOf(t.Elem())}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	}
	return map[string]any{"type": []string{"string", "number"}}
}
