package manual

import (
	"reflect"
	"strings"
)

// Schema is the JSON Schema (draft 2020-12) of sop.yaml, read off the Go types that decode it.
func Schema() map[string]any {
	out := schemaOf(reflect.TypeFor[Config]())
	out["$schema"], out["title"] = "https://json-schema.org/draft/2020-12/schema", "sop.yaml"
	return out
}

func schemaOf(t reflect.Type) map[string]any {
	if t == reflect.TypeFor[Globs]() {
		return map[string]any{"type": []string{"array", "string"}, "items": map[string]any{"type": "string"}}
	}
	switch t.Kind() {
	case reflect.Struct:
		properties := map[string]any{}
		for i := range t.NumField() {
			name, _, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
			properties[name] = schemaOf(t.Field(i).Type)
		}
		return map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": schemaOf(t.Elem())}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": schemaOf(t.Elem())}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	}
	return map[string]any{"type": []string{"string", "number"}}
}
