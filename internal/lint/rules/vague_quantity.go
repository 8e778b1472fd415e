package rules

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

// vague are phrases that leave the reader to guess how much, how often or how soon, in lower case, by language.
var vague = map[string][]string{
	"en": {"as soon as possible", "asap", "as needed", "as necessary", "as required", "as appropriate", "if needed", "if necessary", "if appropriate",
		"when needed", "when necessary", "several", "a few", "a couple of", "a while", "regularly", "periodically", "from time to time", "promptly",
		"adequately", "sufficient", "sufficiently", "and so on", "etc"},
	"bn": {"যত দ্রুত সম্ভব", "যত তাড়াতাড়ি সম্ভব", "প্রয়োজনে", "প্রয়োজনমতো", "প্রয়োজন অনুযায়ী", "কয়েকটি", "কয়েকবার", "মাঝে মাঝে", "পর্যাপ্ত",
		"যথাসময়ে", "ইত্যাদি"},
	"ms": {"secepat mungkin", "jika perlu", "sekiranya perlu", "apabila perlu", "mengikut keperluan", "sewajarnya", "beberapa", "dari semasa ke semasa",
		"secara berkala", "secukupnya", "dan sebagainya", "dan lain-lain", "dll"},
}

var vagueQuantity = &lint.Rule{Name: "vague-quantity", Severity: lint.Warning, Run: func(p *lint.Pass) {
	phrases := vague[p.Lang]
	p.Procedure.Steps(func(_ *procedure.Section, s *procedure.Step) {
		plain := s.Text.Plain()
		for _, m := range find(plain, phrases) {
			p.ReportStep(s, s.Text.Source(m[0], m[1]), "the reader has to guess what \""+plain[m[0]:m[1]]+"\" means", "write a number and a unit, or name the case")
		}
	})
}}

// find is where the phrases stand in a text as whole words, whatever their case; the longest wins at one place.
func find(text string, phrases []string) [][2]int {
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		lower = text // a letter that changes its length would move the places
	}
	var out [][2]int
	for _, phrase := range phrases {
		for from := 0; ; {
			i := strings.Index(lower[from:], phrase)
			if i < 0 {
				break
			}
			start, end := from+i, from+i+len(phrase)
			if from = end; whole(lower, start, end) {
				out = append(out, [2]int{start, end})
			}
		}
	}
	slices.SortFunc(out, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], b[1]-a[1]) })
	end := 0
	return slices.DeleteFunc(out, func(m [2]int) bool {
		inside := m[0] < end
		end = max(end, m[1])
		return inside
	})
}

// whole reports whether no letter, mark or digit touches a range.
func whole(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return !inWord(before) && !inWord(after)
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }
