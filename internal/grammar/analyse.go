package grammar

import (
	"strings"
	"unicode"

	"sopkit/internal/grammar/bengali"
	"sopkit/internal/grammar/malay"
	language "sopkit/internal/lang"
	"sopkit/internal/source"
)

// mostBytes is how much of a text the grammar reads. Nobody writes a step of a thousand words; whoever does gets an answer
// about its beginning, and gets it soon.
const mostBytes = 8 << 10

// Analyse says what text, one step in the language lang ("en", "bn", "ms"), asks its reader to do. Of a text longer than 8 kB
// it reads the beginning only, but counts all words.
// A language without an engine gets the zero Analysis, whose Label is empty: nothing is known, so nothing may be reported.
// The lists in the answer are shared.
func Analyse(lang, text string, ctx Context) (a Analysis) {
	known, among := remembered.recall(lang, text, &ctx)
	if known != nil {
		return *known
	}
	a = analyse(lang, text, ctx)
	among.keep(lang, text, ctx, a)
	return a
}

func analyse(lang, text string, ctx Context) (a Analysis) {
	start := beginning(text, &ctx)
	if (lang == "en" || lang == "ms") && foreign(start) {
		return Analysis{Words: language.Words(text)}
	}
	switch lang {
	case "en":
		a = analyseEn(start, ctx)
	case "bn":
		a = bengali.Analyse(start, ctx)
	case "ms":
		a = malay.Analyse(start, ctx)
	default:
		return a
	}
	a.PassiveAny, a.Words = len(a.Passives) > 0, language.Words(text)
	return a
}

// foreign reports whether more than a third of the letters of a text are none of the Latin alphabet, since names of keys keep theirs: of
// such a text English and Malay know nothing.
func foreign(text string) bool {
	n := 0
	for _, c := range text {
		switch {
		case unicode.Is(unicode.Latin, c):
			n--
		case unicode.IsLetter(c):
			n += 2
		}
	}
	return n > 0
}

// beginning cuts a text that is too long at a space, and leaves out the names that lie behind the cut.
func beginning(text string, ctx *Context) string {
	if len(text) <= mostBytes {
		return text
	}
	start := strings.ToValidUTF8(text[:mostBytes], "")
	if i := strings.LastIndexByte(start, ' '); i > 0 {
		start = start[:i]
	}
	var names []source.Span
	for _, n := range ctx.Opaque {
		if n.End <= len(start) {
			names = append(names, n)
		}
	}
	ctx.Opaque = names
	return start
}

// Suggest offers better sentences for the same step, the most useful first. It offers none when it is not sure, nor for a text
// that Analyse does not read to its end.
func Suggest(lang, text string, ctx Context) []Rewrite {
	if len(text) > mostBytes {
		return nil
	}
	switch lang {
	case "en":
		return suggestEn(text, ctx)
	case "bn":
		return bengali.Suggest(text, ctx)
	case "ms":
		return malay.Suggest(text, ctx)
	}
	return nil
}
