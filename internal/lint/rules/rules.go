// Package rules holds every check of the linter: one rule is a Go file and a page of the same name.
//
// The page says what is checked and why, and its examples are the rule's first test. The frame that runs rules is package lint.
package rules

import (
	"embed"
	"strings"

	"sopkit/internal/lint"
)

// All rules, in the order in which `sop rules` lists them.
// Where two rules judge the same words, the one that is listed first reports.
var All = []*lint.Rule{
	// the file
	unreadableFile, lineEnds, hiddenCharacter, commentOpen, suppressionInvalid, suppressionExpired, suppressionUnused,
	// front matter
	frontMatterSyntax, frontMatterFence, requiredField, unknownField, fieldType, idFormat, duplicateID, idPathMismatch, statusUnknown,
	versionFormat, dateFormat, dateOrder, roleUnknown, approverIsOwner, titleMismatch, titleNoVerb, localeMismatch,
	// structure
	missingSection, emptySection, sectionOrder, unknownSection, headingSkip, duplicateHeading, nesting, stepNumbering, stepsNotNumbered,
	tooManySteps, tooManySubsteps, singleSubstep, strayText, placeholder, actorUnknown, actorMissing, recordsRetention, revisionHistory,
	// what a step says; a misspelt word comes first, because the grammar cannot know it
	misspelling, misspeltWord, pastTense, futureTense, progressiveTense, perfectTense, modalVerb, noVerb, passiveVoice, compoundStep, notImperative, longStep,
	// conditions and numbers in steps
	mixedAndOr, vagueQuantity, doubleNegative, conditionAfterAction, conditionNoComma, mixedCondition, manyConditions, ifWithoutElse,
	numberNoUnit, unitFormat, noTolerance, repeatNoEnd, locationLate, duplicateStep, stepNoPeriod, stepNoCapital,
	// safety
	signalWord, safetyAfterStep, actionInNote, safetyNoConsequence, safetyNoAvoidance, severityMismatch, safetyTooLong,
	// words
	termVariant, repeatedWord, wordy, shall, contraction, hedge, minimiser, latin, relativeTime, backReference, verbNotApproved,
	clickHere, acronymUndefined, longSentence, longParagraph, pronounStart, nounCluster,
	// references
	brokenLink, brokenFootnote, unknownProcedure, stepReference, retiredReference, draftReference, stalePin, referenceCycle, unknownFact, formUnknown, inNoPart,
	// life
	reviewOverdue, reviewSoon, reviewTooFar, effectiveInPast, retiredWithoutSuccessor, supersedesMismatch,
	changedWithoutVersion, versionWentBack, approvedEdited, historyTampered,
	// translation
	translationMissing, translationStale, sectionDrift, stepCountDrift, safetyDrift, numberDrift, linkDrift, untranslated, wrongScript, termDrift,
	// paper
	imageMissing, imageUnusable, imageGIF, imageNoAlt, tableTooWide, codeTooWide, rawHTML, glyphMissing,
	// Tried or weighed, and refused: single-step-numbered (a list of one step is right under a heading of its own),
	// you-in-step (modal-verb and not-imperative say it), external-only-link and image-too-wide (the page fits them).
}

//go:embed *.md
var pages embed.FS

// Page is the text of a rule's page; the second result is false when there is no such rule.
func Page(name string) (string, bool) {
	text, err := pages.ReadFile(name + ".md")
	return string(text), err == nil
}

// Summary is the sentence under the heading of a rule's page.
func Summary(name string) string {
	page, _ := Page(name)
	_, rest, _ := strings.Cut(page, "\n\n")
	first, _, _ := strings.Cut(rest, "\n")
	return first
}

// Find is the rule of a name, or nil.
func Find(name string) *lint.Rule {
	for _, r := range All {
		if r.Name == name {
			return r
		}
	}
	return nil
}
