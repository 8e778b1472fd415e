package rules

import (
	"regexp"
	"strings"

	"sopkit/internal/grammar"
	"sopkit/internal/lint"
	"sopkit/internal/source"
)

// The rules about mood and tense. A step has one label, so at most one of them speaks about it.
var (
	pastTense        = mood("past-tense", lint.Error, grammar.Past, "this step tells what happened, not what to do")
	futureTense      = mood("future-tense", lint.Error, grammar.Future, "this step tells what will happen, not what to do")
	progressiveTense = mood("progressive-tense", lint.Error, grammar.Progressive, "this step tells what is going on, not what to do")
	perfectTense     = mood("perfect-tense", lint.Error, grammar.Perfect, "this step tells what is done already, not what to do")
	modalVerb        = mood("modal-verb", lint.Warning, grammar.Modal, "this step says what one should or can do; it does not say: do it")
	noVerb           = mood("no-verb", lint.Warning, grammar.NoVerb, "this step names a thing; it does not say what to do")
	notImperative    = optIn(mood("not-imperative", lint.Info, grammar.Present, "this step describes; it does not command"), lint.STE)
)

// sure is the confidence below which no-verb keeps silent: a noun and a command can be the same word, and a wrong alarm on a
// good step costs more than a missed one.
const sure = 0.9

// doubtful reports whether a step without a verb may be a command all the same. Alone, an English noun looks like one: Sign.
func doubtful(lang string, s *Said) bool {
	return s.Confidence < sure || s.Maybe && (s.Parallel || field.MatchString(s.Text)) ||
		lang == "en" && (s.Words == 1 || bareVerb.MatchString(s.Text) || strings.HasPrefix(s.Text, "Never "))
}

// bareVerb opens a short order whose verb no dictionary may know, with its measure, place or direction behind it: Vortex for 1 minute,
// SSH into the server.
var bareVerb = regexp.MustCompile(`^[A-Z][A-Za-z]*[A-RT-Za-rt-z] (?:[0-9]|(?:for|until) [0-9]|(?:on|in) (?:ice|water)\b|as (?:in|for|above|before)\b|(?:into|onto)\b)`)

// field opens an order to a form or a screen, with what to enter behind the colon: "Filter: last 30 days".
var field = regexp.MustCompile(`^\w+(?: \w+)?: `)

// mood makes the rule that reports steps with a label.
func mood(name string, severity lint.Severity, label grammar.Label, message string) *lint.Rule {
	return &lint.Rule{Name: name, Severity: severity, Wording: true, Run: func(p *lint.Pass) {
		for _, s := range Grammar(p) {
			if s.Label != label || s.Words == 0 || s.Lead || label == grammar.NoVerb && (s.Item || doubtful(p.Lang, &s)) || label == grammar.Modal && p.Loose && s.warns() {
				continue
			}
			hint, fixes := repair(p, &s, label)
			if hint == "" {
				hint = commandHint(p.Lang)
			}
			p.ReportStep(s.Step, s.at(s.Verb), message, hint, fixes...)
		}
	}}
}

// warns reports whether a step tells what a thing may turn out to be; nobody can do that: "The pan may be hot." A manual has callouts
// for it.
func (s *Said) warns() bool { return !s.Passive && mayBe.MatchString(s.Text[s.Verb.Start:s.Verb.End]) }

var mayBe = regexp.MustCompile(`^(?i:may|might|can|could) (?:\w+ )?be$`)

// optIn leaves a rule to the presets that ask for it.
func optIn(r *lint.Rule, presets ...string) *lint.Rule {
	r.Presets = presets
	return r
}

// commandHint says how a step starts when no better sentence is known.
func commandHint(lang string) string {
	switch lang {
	case "bn":
		return "end with a command, such as করুন, দিন or দেখুন"
	case "ms":
		return "start with a bare verb, such as Semak, Isi or Hubungi"
	}
	return "start with a command, such as Check, Write or Call"
}

// told reports whether an error about the tense is reported for a label.
func told(label grammar.Label) bool {
	return label == grammar.Past || label == grammar.Future || label == grammar.Progressive || label == grammar.Perfect
}

var passiveVoice = &lint.Rule{Name: "passive-voice", Severity: lint.Warning, Run: func(p *lint.Pass) {
	for _, s := range Grammar(p) {
		if !s.Passive || s.Words == 0 || s.Lead {
			continue
		}
		at := s.Verb
		if len(s.Passives) > 0 {
			at = s.Passives[0]
		}
		if told(s.Label) && at.Overlaps(s.Verb) || p.Lang == "en" && s.describes(at, p.Loose) { // the rule about its tense speaks about these words
			continue
		}
		hint, fixes := repair(p, &s, grammar.Imperative, s.Label)
		if hint == "" {
			hint = "say who acts, or give the command"
		}
		p.ReportStep(s.Step, s.at(at), "the passive hides who acts", hint, fixes...)
	}
}}

// describes reports whether a passive tells how things are and not what somebody does: where a thing is located, what is
// allowed, and, in plain Markdown, what usually happens.
func (s *Said) describes(passive source.Span, loose bool) bool {
	return stative.MatchString(s.Text[passive.Start:passive.End]) || loose && s.Label == grammar.Present && habit.MatchString(s.Text[:passive.End])
}

var (
	stative = regexp.MustCompile(`(?i) (?:located|situated|based|designed|intended|meant|involved|interested|related|concerned|known|composed|entitled|equipped|allowed|permitted)$`)
	habit   = regexp.MustCompile(`(?i)\b(?:typically|usually|often|generally|normally|sometimes|occasionally|automatically)\b`)
)
