package rules

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"sopkit/internal/grammar"
	"sopkit/internal/lint"
)

var compoundStep = &lint.Rule{Name: "compound-step", Severity: lint.Warning, Run: func(p *lint.Pass) {
	for _, s := range Grammar(p) {
		if s.Instructions < 2 || s.Lead || s.Label != grammar.Imperative {
			continue
		}
		n, at := s.Instructions, s.Verb
		for i := len(s.Actions) - 1; i > 0; i-- {
			if s.alternative(p.Lang, i) || p.Loose && s.limits(i) {
				n--
			} else {
				at = s.Actions[i]
			}
		}
		if n < 2 {
			continue
		}
		hint, fixes := split(p, &s)
		if hint == "" {
			hint = "give each action a step of its own"
		}
		p.ReportStep(s.Step, s.at(at), fmt.Sprintf("this step holds %d instructions", n), hint, fixes...)
	}
}}

// alternative reports whether "or" joins action i to the one before, or it is for the other case: of those the reader carries out one.
func (s *Said) alternative(lang string, i int) bool {
	if either.MatchString(s.Text) && strings.Contains(s.Text[:s.Actions[i].Start], " or ") {
		return true
	}
	return otherwise.MatchString(s.Text[s.Actions[i].Start:]) || slices.ContainsFunc(wordsOf(s.Text[s.Actions[i-1].End:s.Actions[i].Start]), func(w word) bool {
		return w.text == joins[lang][1]
	})
}

// limits reports whether action i only says how the one before is done: what to avoid in it, with what, and where or how long: "Press
// the soil. Do not pack it down", "Add the acid. Use a glass cup", "Cut five twigs. Cut at the base." Only plain Markdown, which never
// promised one instruction a step, is spared for it.
func (s *Said) limits(i int) bool {
	text, before := s.Text[s.Actions[i].Start:s.Actions[i].End], s.Text[s.Actions[i-1].Start:s.Actions[i-1].End]
	if avoids.MatchString(text) || tool.MatchString(text) && !further.MatchString(text) {
		return true
	}
	m := again.FindStringSubmatch(text)
	return m != nil && slices.ContainsFunc(wordsOf(before), func(w word) bool { return w.text == strings.ToLower(m[1]) })
}

var (
	avoids  = regexp.MustCompile(`^(?i:(?:but,? )?(?:do not|don['’]t|never|avoid|be careful not to|take care not to|try not to|jangan|elakkan)\b)`)
	tool    = regexp.MustCompile(`^Use (?:only )?(?:an?|the|your) `)
	further = regexp.MustCompile(`\b(?:to|and|then)\b`)
	again   = regexp.MustCompile(`^([A-Z][a-z]+) (?:at|along|by|for|from|in|on|until|with)\b`)
)

// either opens a choice, each side of which may hold more: "Either rent a bike, or buy one and lock it."
var either = regexp.MustCompile(`^(?i:either)\b`)

// otherwise opens what is done in the other case.
var otherwise = regexp.MustCompile(`^(?i:otherwise|if not|jika tidak|sebaliknya)\b`)
