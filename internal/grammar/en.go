package grammar

// analyseEn analyses one English step.
func analyseEn(string, Context) Analysis { return Analysis{} }

// suggestEn rewrites one English step.
func suggestEn(string, Context) []Rewrite { return nil }
