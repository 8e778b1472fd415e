package audit

import "cmp"

// Rule names what is wrong.
type Rule string

// The rules, by what they look at: versions, approvals, dates, the manual, the records, the history.
const (
	ContentChanged   Rule = "content-changed-without-version"
	BumpTooSmall     Rule = "bump-too-small"
	VersionBack      Rule = "version-went-back"
	NotApproved      Rule = "effective-without-approval"
	OtherContent     Rule = "approval-for-other-content"
	AuthorApproved   Rule = "approver-is-author"
	ReviewOverdue    Rule = "review-overdue"
	ChainBroken      Rule = "superseded-chain-broken"
	Behind           Rule = "translation-behind"
	RecordAltered    Rule = "record-altered"
	RecordForged     Rule = "approver-is-not-committer"
	HistoryRewritten Rule = "history-rewritten"
	HistoryReplaced  Rule = "history-replaced"
	HistoryCut       Rule = "history-cut"
	TagMoved         Rule = "tag-moved"
	TagDisagrees     Rule = "tag-disagrees"
	NotReadable      Rule = "not-readable"
	Unsigned         Rule = "unsigned-commit"
	UnsignedTag      Rule = "unsigned-tag"
	BadSignature     Rule = "bad-signature"
	UnknownSigner    Rule = "unknown-signer"
	OtherSigner      Rule = "signer-is-not-committer"
	KeyInvalid       Rule = "key-not-valid-then"
	KeyExpired       Rule = "key-not-valid-now"
	Unsupported      Rule = "unsupported-signature"
)

// Finding is one thing that an audit found.
type Finding struct {
	Rule      Rule     `json:"rule"`
	Procedure string   `json:"procedure,omitempty"`
	Lang      string   `json:"lang,omitempty"`
	Version   string   `json:"version,omitempty"`
	Path      string   `json:"path,omitempty"`   // relative to the root of the repository
	Commit    string   `json:"commit,omitempty"` // where it happened
	Message   string   `json:"message"`
	Evidence  []string `json:"evidence"` // commits, hashes and records that show it
}

func compareFindings(a, b Finding) int {
	return cmp.Or(cmp.Compare(a.Procedure, b.Procedure), cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Version, b.Version), cmp.Compare(a.Message, b.Message))
}
