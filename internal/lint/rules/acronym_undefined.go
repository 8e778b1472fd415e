package rules

import (
	"regexp"
	"slices"
	"strings"

	"sopkit/internal/lint"
	"sopkit/internal/source"
)

// usual are abbreviations that need no explanation.
var usual = strings.Fields("OK ID PDF SMS URL PIN ATM FAQ TV USB RM SOP AM PM QR GST VAT SST IT HR PC US UK EU USD MYR BDT EUR CCTV WIFI ISO LED CD DVD CEO NID GPS CPR AED VIP OTP IC KL NO TO DO NOT NEVER ALL AND OR IF STOP")

var acronym = regexp.MustCompile(`\b[A-Z]{2,6}\b`)

var acronymUndefined = &lint.Rule{Name: "acronym-undefined", Severity: lint.Info, Presets: []string{lint.Strict, lint.STE}, Run: func(p *lint.Pass) {
	seen := map[string]bool{}
	for _, t := range texts(p, p.Procedure) {
		for _, m := range acronym.FindAllStringIndex(t.plain, -1) {
			word, at := t.plain[m[0]:m[1]], source.Span{Start: m[0], End: m[1]}
			if seen[word] || slices.Contains(usual, word) || t.named(at) || shouted(t.plain) || idLike(t.plain, m) {
				continue
			}
			seen[word] = true
			if !explained(p, word) {
				p.ReportStep(t.Step, t.at(at), "the abbreviation "+word+" is not explained", "write it in full once, with "+word+" in brackets, or add it to the terms")
			}
		}
	}
}}

// shouted reports whether a text is all in capitals.
func shouted(text string) bool { return strings.ToUpper(text) == text }

func idLike(text string, m []int) bool {
	return m[1] < len(text) && (text[m[1]] == '-' || isDigit(rune(text[m[1]]))) || m[0] > 0 && text[m[0]-1] == '-'
}

func explained(p *lint.Pass, word string) bool {
	file := string(p.Procedure.File.Text)
	if strings.Contains(file, "("+word) || strings.Contains(file, word+" (") || strings.Contains(file, word+":") || strings.Contains(file, word+" =") {
		return true
	}
	return p.Manual.Terms != nil && strings.Contains(string(p.Manual.Terms.Text), word)
}
