package source

// Problem is trouble in the user's text, found while reading it. It is no Go error: the rest of the text is read all the same.
type Problem struct {
	Rule    string // the name of the rule that reports it, such as "front-matter-syntax"
	Span    Span
	Message string // lower case, no full stop
	Hint    string // what to write instead; may be empty
	Fix     []Edit // a safe repair; may be empty
}
