package grammar

import (
	"unicode"

	"sopkit/internal/grammar/bengali"
)

// bengaliLabels are the names of the engine's labels.
var bengaliLabels = [...]Label{
	bengali.None: "", bengali.Imperative: Imperative, bengali.Present: Present, bengali.Past: Past, bengali.Future: Future,
	bengali.Progressive: Progressive, bengali.Perfect: Perfect, bengali.Modal: Modal, bengali.NoVerb: NoVerb,
}

// analyseBn analyses one Bengali step.
func analyseBn(text string, ctx Context) Analysis {
	a := bengali.Analyse(text, bengaliContext(ctx))
	return Analysis{
		Label: bengaliLabels[a.Label], Confidence: a.Confidence, Passive: a.Passive, PassiveAny: len(a.Passives) > 0,
		Instructions: a.Instructions, Words: wordsBn(text), Verb: a.Verb, Actions: a.Actions, Passives: a.Passives,
	}
}

// suggestBn rewrites one Bengali step.
func suggestBn(text string, ctx Context) (out []Rewrite) {
	for _, w := range bengali.Suggest(text, bengaliContext(ctx)) {
		out = append(out, Rewrite{Label: bengaliLabels[w.Label], Edits: w.Edits, Split: w.Split, Actor: w.Actor, Safe: w.Safe})
	}
	return out
}

func bengaliContext(ctx Context) bengali.Context {
	return bengali.Context{Step: ctx.Step, Roles: ctx.Roles, Opaque: ctx.Opaque}
}

// wordsBn counts the runs between white space that hold a letter or a digit.
func wordsBn(text string) (n int) {
	counted := false
	for _, c := range text {
		switch {
		case unicode.IsSpace(c):
			counted = false
		case !counted && (unicode.IsLetter(c) || unicode.IsDigit(c)):
			counted = true
			n++
		}
	}
	return n
}
