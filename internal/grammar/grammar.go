// Package grammar says what a step says: its mood and tense, its voice, and how many instructions it holds.
//
// One engine per language stands behind Analyse. The package knows words, not Markdown: the caller hands it plain text and
// the places in it that are names and not prose (code, links, labels of the screen).
package grammar

import "sopkit/internal/grammar/step"

// What is said of a step; see package step.
type (
	Label    = step.Label
	Context  = step.Context
	Analysis = step.Analysis
	Rewrite  = step.Rewrite
)

// The labels, as they stand in the output of `sop lint --explain-grammar`.
const (
	Imperative  = step.Imperative
	Present     = step.Present
	Past        = step.Past
	Future      = step.Future
	Progressive = step.Progressive
	Perfect     = step.Perfect
	Modal       = step.Modal
	NoVerb      = step.NoVerb
)
