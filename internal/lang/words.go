package lang

// Word names a word or phrase that the manual prints in its own language.
type Word string

// The words of the manual. %n and %N stand for a number and a total.
const (
	PageOf       Word = "page n of N"
	Contents     Word = "contents"
	Control      Word = "document control"
	List         Word = "list of procedures"
	Part         Word = "part"
	Edition      Word = "edition"
	ID           Word = "id"
	Title        Word = "title"
	Version      Word = "version"
	Status       Word = "status"
	Owner        Word = "owner"
	Approvers    Word = "approvers"
	Effective    Word = "effective"
	ReviewBy     Word = "review by"
	RolesWord    Word = "roles"
	Channels     Word = "channels"
	Change       Word = "change"
	Page         Word = "page"
	LanguageWord Word = "language"
	Uncontrolled Word = "uncontrolled when printed"
	NoCommit     Word = "no commit"
	Commit       Word = "commit"
	Draft        Word = "draft"
	BranchSheet  Word = "see your branch sheet"
	Figure       Word = "figure"
	Organization Word = "organization"
	Published    Word = "published"
	Procedures   Word = "procedures"

	Manual        Word = "manual"
	Pages         Word = "pages"
	CheckCode     Word = "check code"
	Currency      Word = "is this copy current"
	CurrencyHow   Word = "how to see whether a copy is current"
	NotTranslated Word = "not translated yet"
	Others        Word = "other procedures"
)
