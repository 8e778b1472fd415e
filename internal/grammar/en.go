package grammar

import (
	"sopkit/internal/grammar/english"
	"sopkit/internal/source"
)

// englishLabels are the names of the engine's labels.
var englishLabels = [...]Label{
	english.NoVerb: NoVerb, english.Imperative: Imperative, english.Present: Present, english.Past: Past, english.Future: Future,
	english.Progressive: Progressive, english.Perfect: Perfect, english.Modal: Modal,
}

// analyseEn analyses one English step.
func analyseEn(text string, ctx Context) Analysis {
	a := english.Analyse(text, englishContext(ctx))
	return Analysis{
		Label: englishLabels[a.Label], Confidence: a.Confidence, Passive: a.Passive,
		Instructions: a.Instructions, Verb: a.Verb, Actions: a.Actions, Passives: a.Passives, Maybe: a.Maybe && a.Label == english.NoVerb,
	}
}

// suggestEn rewrites one English step.
func suggestEn(text string, ctx Context) (out []Rewrite) {
	for _, w := range english.Suggest(text, englishContext(ctx)) {
		out = append(out, Rewrite{Label: englishLabels[w.Label], Edits: w.Edits, Split: w.Split, Actor: w.Actor, Safe: w.Safe})
	}
	return out
}

func englishContext(ctx Context) english.Context {
	return english.Context{Step: ctx.Step, Actor: ctx.Actor, Among: ctx.Among, Roles: ctx.Roles, Opaque: ctx.Opaque}
}

// NounRuns are the runs of more than most common nouns in a row: "stock level report template". Names end a run. Only English has
// them; of a language without an engine for it none are known.
func NounRuns(lang, text string, ctx Context, most int) []source.Span {
	if lang != "en" || len(text) > mostBytes {
		return nil
	}
	return english.NounRuns(text, englishContext(ctx), most)
}
