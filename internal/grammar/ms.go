package grammar

// analyseMs analyses one Malay step.
func analyseMs(string, Context) Analysis { return Analysis{} }

// suggestMs rewrites one Malay step.
func suggestMs(string, Context) []Rewrite { return nil }
