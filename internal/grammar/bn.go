package grammar

// analyseBn analyses one Bengali step.
func analyseBn(string, Context) Analysis { return Analysis{} }

// suggestBn rewrites one Bengali step.
func suggestBn(string, Context) []Rewrite { return nil }
