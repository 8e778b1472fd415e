package rules

import "sopkit/internal/lint"

// These faults are found by the parser at their place; the rules give them a severity and a page.
var (
	unreadableFile    = &lint.Rule{Name: "unreadable-file", Severity: lint.Error, Locked: true}
	lineEnds          = &lint.Rule{Name: "line-ends", Book: true, Severity: lint.Warning, Locked: true}
	commentOpen       = &lint.Rule{Name: "comment-open", Severity: lint.Error, Locked: true}
	frontMatterSyntax = &lint.Rule{Name: "front-matter-syntax", Severity: lint.Error, Locked: true}
	frontMatterFence  = &lint.Rule{Name: "front-matter-fence", Book: true, Severity: lint.Warning, Locked: true}
	signalWord        = &lint.Rule{Name: "signal-word", Book: true, Severity: lint.Error}
)

// The frame reports these itself.
var (
	suppressionInvalid = &lint.Rule{Name: lint.SuppressionInvalid, Severity: lint.Error, Locked: true}
	suppressionUnused  = &lint.Rule{Name: lint.SuppressionUnused, Severity: lint.Warning, Locked: true}
	suppressionExpired = &lint.Rule{Name: lint.SuppressionExpired, Severity: lint.Warning, Locked: true}
)
