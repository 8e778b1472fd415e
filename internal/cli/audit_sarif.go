package cli

import (
	"io"
	"net/url"
	"slices"

	"sopkit/internal/audit"
)

// printAuditSARIF writes findings as SARIF 2.1.0 (OASIS, 2020). They are about commits and files, not lines.
func printAuditSARIF(w io.Writer, r jsonAudit) error {
	var known []audit.Rule
	rules, results := []object{}, []object{}
	for _, f := range r.Findings {
		i := slices.Index(known, f.Rule)
		if i < 0 {
			i = len(known)
			known = append(known, f.Rule)
			rules = append(rules, object{"id": f.Rule, "shortDescription": object{"text": f.Rule}})
		}
		result := object{"ruleId": f.Rule, "ruleIndex": i, "level": "error", "message": object{"text": f.Message},
			"properties": object{"procedure": f.Procedure, "lang": f.Lang, "version": f.Version, "commit": f.Commit, "evidence": f.Evidence}}
		if f.Path != "" {
			result["locations"] = []object{{"physicalLocation": object{"artifactLocation": object{"uri": (&url.URL{Path: f.Path}).EscapedPath()}}}}
		}
		results = append(results, result)
	}
	return encode(w, "  ", object{
		"$schema": "https://json.schemastore.org/sarif-2.1.0.json",
		"version": "2.1.0",
		"runs": []object{{
			"tool":    object{"driver": object{"name": "sop", "semanticVersion": version, "rules": rules}},
			"results": results,
		}},
	})
}
