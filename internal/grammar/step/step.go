// Package step is what the engines of grammar say of a step, in one form for every language.
//
// It holds types only; package grammar hands them on under its own name and chooses the engine.
package step

import "sopkit/internal/source"

// Label is the mood and tense of a step's main clause.
type Label string

// The labels, as they stand in the output of `sop lint --explain-grammar`.
const (
	Imperative  Label = "imperative"
	Present     Label = "present"
	Past        Label = "past"
	Future      Label = "future"
	Progressive Label = "progressive"
	Perfect     Label = "perfect"
	Modal       Label = "modal"
	NoVerb      Label = "no-verb"
	None        Label = "" // nothing is known of the text
)

// Context is what the caller knows about the text around a sentence.
type Context struct {
	Step   bool          // the text is a step of a procedure, where commands are the rule
	Actor  bool          // a label before the text names who acts
	Among  bool          // the steps beside it are commands, so that this one is likely to be one
	Roles  []string      // names of roles, in the language of the text; they may be the subject of a sentence
	Opaque []source.Span // byte ranges of the text that are names: code, links, labels; each counts as one noun
}

// Analysis is what the grammar saw in one step. Spans are byte ranges of the text that was handed in.
type Analysis struct {
	Label        Label
	Confidence   float64       // 0.9 and more: sure; 0.6 to 0.9: a word has another reading; less: a guess
	Passive      bool          // the main clause is passive
	PassiveAny   bool          // some clause is passive; set by package grammar
	Instructions int           // how many separate actions the step asks for; 0 when there is no verb
	Words        int           // white-space separated words with a letter or digit; set by package grammar
	Verb         source.Span   // the main verb group ("will scan", "করতে হবে"); empty when there is none
	Actions      []source.Span // the clauses of the separate instructions, in order; nil unless Instructions > 1
	Passives     []source.Span // the passive verb groups, for the caret
	Maybe        bool          // no verb was found, but the text opens with a word that may be a command: "Request form"
}

// Rewrite is a better sentence for the same step, with what it would cost to apply it unseen.
type Rewrite struct {
	Label Label         // the fault that it removes; Imperative when it removes a passive or splits a step
	Edits []source.Edit // on the text that was handed in
	Split []string      // when the step holds several instructions: the text of each new step; Edits is then empty
	Actor string        // when the actor moves out of the sentence into a label: the name as it stands in the text
	Safe  bool          // no word of number, unit, negation or duty is touched
}
