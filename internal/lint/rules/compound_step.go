package rules

import (
	"fmt"
	"regexp"

	"sopkit/internal/grammar"
	"sopkit/internal/lint"
)

var compoundStep = &lint.Rule{Name: "compound-step", Severity: lint.Warning, Run: func(p *lint.Pass) {
	for _, s := range Grammar(p) {
		n := s.Instructions - alternatives(p.Lang, &s)
		if n < 2 || s.Lead || s.Label != grammar.Imperative {
			continue
		}
		at := s.Verb
		if len(s.Actions) > 1 {
			at = s.Actions[1]
		}
		hint, fixes := split(p, &s)
		if hint == "" {
			hint = "give each action a step of its own"
		}
		p.ReportStep(s.Step, s.at(at), fmt.Sprintf("this step holds %d instructions", n), hint, fixes...)
	}
}}

// alternatives counts the instructions that "or" joins to the one before, or that are for the other case: of those the reader carries
// out one.
func alternatives(lang string, s *Said) (n int) {
	for i := 1; i < len(s.Actions); i++ {
		if otherwise.MatchString(s.Text[s.Actions[i].Start:]) {
			n++
			continue
		}
		for _, w := range wordsOf(s.Text[s.Actions[i-1].End:s.Actions[i].Start]) {
			if w.text == joins[lang][1] {
				n++
			}
		}
	}
	return n
}

// otherwise opens what is done in the other case.
var otherwise = regexp.MustCompile(`^(?i:otherwise|if not|jika tidak|sebaliknya)\b`)
