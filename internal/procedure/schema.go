package procedure

// Schema is the JSON Schema (draft 2020-12) of front matter, for editors.
func Schema() map[string]any {
	properties, required := map[string]any{}, []string{}
	for _, key := range Keys {
		properties[key.Name] = key.schema()
		if key.Required {
			required = append(required, key.Name)
		}
	}
	return map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Front matter of a procedure", "type": "object",
		"properties": properties, "required": required, "patternProperties": map[string]any{"^x-": true}, "additionalProperties": false,
	}
}

func (k Key) schema() map[string]any {
	out := map[string]any{"description": k.Doc}
	switch {
	case k.Name == "status":
		out["enum"] = Statuses
	case k.Date:
		out["type"], out["format"] = "string", "date"
	case k.Shape == ListShape:
		out["type"], out["items"] = []string{"array", "string"}, map[string]any{"type": "string"}
	case k.Shape == MapShape:
		out["type"] = "object"
	default:
		out["type"] = []string{"string", "number"}
	}
	return out
}
