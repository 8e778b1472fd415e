package rules

import (
	"bytes"
	"fmt"
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

var longStep = &lint.Rule{Name: "long-step", Severity: lint.Warning, Run: func(p *lint.Pass) {
	limit := p.Manual.Config.Lint.MaxStepWords[p.Lang]
	remarks := map[*procedure.Step]bool{}
	for _, s := range Grammar(p) {
		remarks[s.Step] = p.Loose && s.Lead && s.Step.Marker == 0 // bullets below a step
	}
	for _, t := range texts(p, p.Procedure) {
		if !t.before || limit == 0 || remarks[t.Step] {
			continue
		}
		for _, sentence := range sentences(t.plain) {
			sentence[1] = beforeLines(p, t, sentence)
			n := 0
			for part := range strings.SplitSeq(t.plain[sentence[0]:sentence[1]], " → ") {
				n = max(n, lang.Words(part))
			}
			if n > limit && n-codeWords(t.Text, sentence) > limit {
				p.ReportStep(t.Step, t.Text.Source(sentence[0], sentence[1]), fmt.Sprintf("this sentence has %d words, more than %d", n, limit), "divide it into steps, or cut words")
			}
		}
	}
}}

// beforeLines is where a sentence ends that leads in a list without marks: in plain Markdown, lines under a colon.
func beforeLines(p *lint.Pass, t *prose, sentence [2]int) int {
	for i := sentence[0]; p.Loose && i < sentence[1]-1; i++ {
		if t.plain[i] == ':' && t.plain[i+1] == ' ' {
			rest := p.Procedure.File.Text[t.at(source.Span{Start: i, End: i + 1}).End:]
			if rest = bytes.TrimLeft(rest, " *_"); len(rest) > 0 && (rest[0] == '\n' || rest[0] == '\r') {
				return i + 1
			}
		}
	}
	return sentence[1]
}

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
		if !endsHere(text[i+1:]) || shortened(text, i) {
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

// shortened reports whether the stop at byte i ends an abbreviation with stops inside, and the sentence goes on: "(e.g. at home)".
func shortened(text string, i int) bool {
	rest := strings.TrimLeft(text[i+1:], " ")
	return i > 1 && text[i] == '.' && text[i-2] == '.' && text[i-1] != '.' && rest != "" && !startsUpper(rest)
}

// danda is the full stop of Bengali.
const danda = "।"

func endsHere(rest string) bool { return rest == "" || rest[0] == ' ' }
