package rules

import (
	"regexp"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

// vague are words that leave the reader to guess how much, how often or how soon, by language.
var vague = map[string]*regexp.Regexp{
	"en": regexp.MustCompile(`(?i)\b(?:as soon as possible|asap|as (?:needed|necessary|required|appropriate)|if (?:needed|necessary|appropriate)|when (?:needed|necessary)|several|a few|a couple of|a while|regularly|periodically|from time to time|promptly|adequately|sufficient(?:ly)?|and so on|etc)\b`),
	"bn": regexp.MustCompile(`যত দ্রুত সম্ভব|যত তাড়াতাড়ি সম্ভব|প্রয়োজনে|প্রয়োজনমতো|প্রয়োজন অনুযায়ী|কয়েকটি|কয়েকবার|মাঝে মাঝে|নিয়মিত|পর্যাপ্ত|যথাসময়ে|ইত্যাদি`),
	"ms": regexp.MustCompile(`(?i)\b(?:secepat mungkin|jika perlu|sekiranya perlu|apabila perlu|mengikut keperluan|sewajarnya|beberapa|dari semasa ke semasa|secara berkala|secukupnya|dan sebagainya|dan lain-lain|dll)\b`),
}

var vagueQuantity = &lint.Rule{Name: "vague-quantity", Severity: lint.Warning, Run: func(p *lint.Pass) {
	pattern := vague[p.Lang]
	if pattern == nil {
		return
	}
	p.Procedure.Steps(func(_ *procedure.Section, s *procedure.Step) {
		plain := s.Text.Plain()
		for _, m := range pattern.FindAllStringIndex(plain, -1) {
			p.ReportStep(s, s.Text.Source(m[0], m[1]), "the reader has to guess what \""+plain[m[0]:m[1]]+"\" means", "write a number and a unit, or name the case")
		}
	})
}}
