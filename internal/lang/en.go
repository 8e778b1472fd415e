package lang

var english = build(Language{
	Code: "en", Name: "English",
	Measures: englishMeasures,
	Digits:   [10]rune{'0', '1', '2', '3', '4', '5', '6', '7', '8', '9'},
	Months:   [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	Letters:  []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z"},
	Callouts: map[string]string{"danger": "Danger", "warning": "Warning", "caution": "Caution", "notice": "Notice", "note": "Note"},
	Statuses: map[string]string{"draft": "Draft", "in-review": "In review", "approved": "Approved", "effective": "Effective", "superseded": "Superseded", "retired": "Retired"},
	Words: map[Word]string{
		PageOf: "Page %n of %N", Contents: "Contents", Control: "Document control", List: "List of procedures", Part: "Part",
		Edition: "Edition", ID: "Number", Title: "Title", Version: "Version", Status: "Status", Owner: "Owner", Approvers: "Approvers",
		Effective: "Effective", ReviewBy: "Review by", RolesWord: "Roles", Channels: "Channels", Change: "What changed", Page: "Page",
		LanguageWord: "Language", Uncontrolled: "Uncontrolled when printed", NoCommit: "no commit", Commit: "Commit", Draft: "Draft",
		BranchSheet: "see your branch sheet", Figure: "Figure", Organization: "Organization", Published: "Published", Procedures: "Procedures",
		Manual: "Manual", Pages: "Pages", CheckCode: "Check code", Currency: "Is this copy current?",
		CurrencyHow:   "A printed copy is not controlled. Before you rely on it, scan the code and compare its edition and check code with the newest edition.",
		NotTranslated: "This procedure is not translated yet. The text in the source language applies.", Others: "Other procedures",
		ByRole: "Index by role", ByChannel: "Index by channel", Steps: "Steps", SectionWord: "Section", PagesBy: "Pages by part", Total: "Total", FrontMatter: "Front and back matter",
	},
}, map[Kind][]string{
	Purpose:    {"Purpose", "Objective", "Aim"},
	Scope:      {"Scope", "Applicability"},
	Definition: {"Definitions", "Terms and definitions", "Glossary", "Abbreviations"},
	Roles:      {"Roles and responsibilities", "Responsibilities", "Roles"},
	Materials:  {"Materials and tools", "Prerequisites", "Before you begin", "Equipment"},
	Procedure:  {"Procedure", "Steps", "Instructions", "Process"},
	Records:    {"Records", "Documentation"},
	References: {"References", "Related documents", "Related procedures"},
	History:    {"Revision history", "Change history", "Document history"},
	Appendix:   {"Appendix", "Appendices", "Attachments"},
})
