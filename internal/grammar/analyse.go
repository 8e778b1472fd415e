package grammar

// Analyse says what text, one step in the language lang ("en", "bn", "ms"), asks its reader to do.
// A language without an engine gets the zero Analysis, whose Label is empty: nothing is known, so nothing may be reported.
func Analyse(lang, text string, ctx Context) Analysis {
	switch lang {
	case "en":
		return analyseEn(text, ctx)
	case "bn":
		return analyseBn(text, ctx)
	case "ms":
		return analyseMs(text, ctx)
	}
	return Analysis{}
}

// Suggest offers better sentences for the same step, the most useful first. It offers none when it is not sure.
func Suggest(lang, text string, ctx Context) []Rewrite {
	switch lang {
	case "en":
		return suggestEn(text, ctx)
	case "bn":
		return suggestBn(text, ctx)
	case "ms":
		return suggestMs(text, ctx)
	}
	return nil
}
