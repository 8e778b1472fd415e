package grammar

import (
	"strings"
	"unicode"

	"sopkit/internal/grammar/malay"
)

// malayLabels are the names of the engine's labels.
var malayLabels = [...]Label{
	malay.None: "", malay.Imperative: Imperative, malay.Present: Present, malay.Past: Past, malay.Future: Future,
	malay.Progressive: Progressive, malay.Perfect: Perfect, malay.Modal: Modal, malay.NoVerb: NoVerb,
}

// analyseMs analyses one Malay step.
func analyseMs(text string, ctx Context) Analysis {
	a := malay.Analyse(text, malayContext(ctx))
	return Analysis{
		Label: malayLabels[a.Label], Confidence: a.Confidence, Passive: a.Passive, PassiveAny: len(a.Passives) > 0,
		Instructions: a.Instructions, Words: wordsMs(text), Verb: a.Verb, Actions: a.Actions, Passives: a.Passives,
	}
}

// suggestMs rewrites one Malay step.
func suggestMs(text string, ctx Context) (out []Rewrite) {
	for _, w := range malay.Suggest(text, malayContext(ctx)) {
		out = append(out, Rewrite{Label: malayLabels[w.Label], Edits: w.Edits, Split: w.Split, Actor: w.Actor, Safe: w.Safe})
	}
	return out
}

func malayContext(ctx Context) malay.Context {
	return malay.Context{Step: ctx.Step, Roles: ctx.Roles, Opaque: ctx.Opaque}
}

// wordsMs counts the runs between white space that hold a letter or a digit.
func wordsMs(text string) (n int) {
	for field := range strings.FieldsSeq(text) {
		if strings.ContainsFunc(field, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
			n++
		}
	}
	return n
}
