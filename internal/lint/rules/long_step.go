package rules

import (
	"fmt"
	"strings"
	"unicode"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

var longStep = &lint.Rule{Name: "long-step", Severity: lint.Warning, Run: func(p *lint.Pass) {
	limit := p.Manual.Config.Lint.MaxStepWords[p.Lang]
	p.Procedure.Steps(func(_ *procedure.Section, s *procedure.Step) {
		plain := s.Text.Plain()
		for _, sentence := range sentences(plain) {
			if n := words(plain[sentence[0]:sentence[1]]); limit > 0 && n > limit {
				p.ReportStep(s, s.Text.Source(sentence[0], sentence[1]), fmt.Sprintf("this sentence has %d words, more than %d", n, limit), "divide it into steps, or cut words")
			}
		}
	})
}}

// sentences are the byte ranges of the sentences of a text: they end at a full stop, danda, ! or ? before a space.
func sentences(text string) [][2]int {
	var out [][2]int
	start := 0
	for i, r := range text {
		if strings.ContainsRune(".!?।", r) && endsHere(text[i+len(string(r)):]) {
			out = append(out, [2]int{start, i + len(string(r))})
			start = i + len(string(r))
			for start < len(text) && text[start] == ' ' {
				start++
			}
		}
	}
	if strings.TrimSpace(text[start:]) != "" {
		out = append(out, [2]int{start, len(strings.TrimRight(text, " "))})
	}
	return out
}

func endsHere(rest string) bool { return rest == "" || rest[0] == ' ' }

// words counts what stands between white space and has a letter or digit.
func words(text string) int {
	n := 0
	for _, field := range strings.Fields(text) {
		if strings.ContainsFunc(field, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}
