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
var All = []*lint.Rule{
	// the file
	unreadableFile, lineEnds, commentOpen, suppressionInvalid, suppressionUnused,
	// front matter
	frontMatterSyntax, frontMatterFence, requiredField, unknownField, fieldType, idFormat, duplicateID, statusUnknown, versionFormat,
	dateFormat, dateOrder, roleUnknown, approverIsOwner, titleMismatch, localeMismatch,
	// structure
	missingSection, emptySection, nesting, stepNumbering, tooManySteps, placeholder, signalWord, actorUnknown,
	// steps
	longStep, vagueQuantity,
	// references
	brokenLink, imageMissing,
	// translation
	translationMissing, translationStale, stepCountDrift,
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
