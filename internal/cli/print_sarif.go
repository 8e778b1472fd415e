package cli

import (
	"io"
	"net/url"

	"sopkit/internal/lint"
	"sopkit/internal/lint/rules"
	"sopkit/internal/source"
)

type object = map[string]any

// printSARIF writes SARIF 2.1.0 (OASIS, 2020). Columns count UTF-16 units, as columnKind says.
func printSARIF(_ *env, w io.Writer, r report) error {
	list, number := sarifRules()
	results := []object{}
	for d := range r.all() {
		result := object{"ruleId": d.Rule, "level": sarifLevel(d.Severity), "message": object{"text": sarifText(d)}, "locations": []object{sarifPlace(d)}}
		if i, ok := number[d.Rule]; ok {
			result["ruleIndex"] = i
		}
		results = append(results, result)
	}
	return encode(w, "  ", object{
		"$schema": "https://json.schemastore.org/sarif-2.1.0.json",
		"version": "2.1.0",
		"runs": []object{{
			"tool":       object{"driver": object{"name": "sop", "semanticVersion": version, "rules": list}},
			"columnKind": "utf16CodeUnits",
			"results":    results,
		}},
	})
}

func sarifRules() (list []object, number map[string]int) {
	number = map[string]int{}
	for i, rule := range rules.All {
		page, _ := rules.Page(rule.Name)
		number[rule.Name] = i
		list = append(list, object{"id": rule.Name, "shortDescription": object{"text": rules.Summary(rule.Name)}, "help": object{"text": page, "markdown": page},
			"defaultConfiguration": object{"level": sarifLevel(rule.Severity)}})
	}
	return list, number
}

func sarifText(d shown) string {
	if d.Hint == "" {
		return d.Message
	}
	return d.Message + "\n" + d.Hint
}

func sarifPlace(d shown) object {
	line, column := d.File.Place(d.Span.Start, source.UTF16)
	endLine, endColumn := d.File.Place(d.Span.End, source.UTF16)
	return object{"physicalLocation": object{
		"artifactLocation": object{"uri": (&url.URL{Path: d.path}).EscapedPath()},
		"region":           object{"startLine": line + 1, "startColumn": column + 1, "endLine": endLine + 1, "endColumn": endColumn + 1},
	}}
}

func sarifLevel(s lint.Severity) string {
	return map[lint.Severity]string{lint.Error: "error", lint.Warning: "warning", lint.Info: "note"}[s]
}
