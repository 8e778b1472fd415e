package rules

import (
	"fmt"
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

var longStep = &lint.Rule{Name: "long-step", Severity: lint.Warning, Run: func(p *lint.Pass) {
	limit := p.Manual.Config.Lint.MaxStepWords[p.Lang]
	for _, t := range texts(p, p.Procedure) {
		if !t.before || limit == 0 {
			continue
		}
		for _, sentence := range sentences(t.plain) {
			if n := lang.Words(t.plain[sentence[0]:sentence[1]]); n > limit && n-codeWords(t.Text, sentence) > limit {
				p.ReportStep(t.Step, t.Text.Source(sentence[0], sentence[1]), fmt.Sprintf("this sentence has %d words, more than %d", n, limit), "divide it into steps, or cut words")
			}
		}
	}
}}

// codeWords is how many words the code in a part of a text has beyond one for each piece.
func codeWords(t *procedure.Inline, part [2]int) (n int) {
	for _, code := range t.Ranges(func(r procedure.Run) bool { return r.Style&procedure.CodeStyle != 0 }) {
		if code.Start >= part[0] && code.End <= part[1] {
			n += max(0, lang.Words(t.Plain()[code.Start:code.End])-1)
		}
	}
	return n
}

// sentences are the byte ranges of the sentences of a text: they end at a full stop, danda, ! or ? before a space.
func sentences(text string) [][2]int {
	var out [][2]int
	start := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '.', '!', '?':
		case danda[0]:
			if !strings.HasPrefix(text[i:], danda) {
				continue
			}
			i += len(danda) - 1
		default:
			continue
		}
		if !endsHere(text[i+1:]) {
			continue
		}
		out = append(out, [2]int{start, i + 1})
		for start = i + 1; start < len(text) && text[start] == ' '; start++ {
		}
	}
	if strings.TrimSpace(text[start:]) != "" {
		out = append(out, [2]int{start, len(strings.TrimRight(text, " "))})
	}
	return out
}

// danda is the full stop of Bengali.
const danda = "।"

func endsHere(rest string) bool { return rest == "" || rest[0] == ' ' }
