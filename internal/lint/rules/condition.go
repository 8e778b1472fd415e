package rules

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sopkit/internal/lint"
	"sopkit/internal/source"
)

// conditions are words that open a condition; questions are verbs after which they open a question instead.
var (
	conditions = map[string][]string{"en": {"if", "unless", "when", "whenever"}, "ms": {"jika", "sekiranya", "apabila", "kalau", "jikalau"}, "bn": {"যদি"}}
	questions  = map[string][]string{
		"en": {"ask", "check", "see", "know", "find", "decide", "tell", "confirm", "verify", "determine", "explain", "note", "write", "record", "say", "look", "agree", "state", "show", "test", "remember", "choose", "report", "learn", "understand", "advise", "inform", "arrange", "promise"},
		"ms": {"tanya", "tanyakan", "semak", "periksa", "lihat", "pastikan", "tentukan", "beritahu", "catat", "rekod", "terangkan", "maklumkan", "tulis", "sahkan"},
	}
)

var conditionAfterAction = &lint.Rule{Name: "condition-after-action", Severity: lint.Warning, Wording: true, Run: func(p *lint.Pass) {
	for _, t := range instructions(p) {
		if i := lateCondition(t, p.Lang); i > 0 {
			from := t.words[i].Start
			at := source.Span{Start: from, End: endOfSentence(t.plain, from)}
			hint, fixes := t.turn(at)
			p.ReportStep(t.Step, t.at(t.words[i].Span), "the condition stands after the action; a reader who acts at once is too early", hint, fixes...)
		}
	}
}}

// lateCondition is the number of the word that opens a condition behind the action; 0 when there is none.
func lateCondition(t *prose, lang string) int {
	conditions, questions := conditions[lang], questions[lang]
	for i, w := range t.words {
		if i > 0 && strings.ContainsAny(t.plain[t.words[i-1].End:w.Start], ".!?।:;") {
			return 0 // only the first sentence
		}
		if !slices.Contains(conditions, w.text) || t.named(w.Span) {
			if slices.Contains(questions, w.text) {
				return 0
			}
			continue
		}
		switch {
		case i < 2, lang == "en" && i+2 < len(t.words) && t.words[i+1].text == "you" && slices.Contains(wishes, t.words[i+2].text):
			return 0 // who does it all the same does no harm
		case strings.Contains(t.plain[:w.Start], " - "), inBrackets(t.plain[:w.Start]), lang == "en" && strings.Contains(t.plain[:w.Start], ", or "), t.plain[t.words[i-1].End] == ',' && lang != "bn":
			return 0
		case lang == "en" && slices.Contains([]string{"even", "as", "only", "and", "or", "but", "except", "matter"}, t.words[i-1].text):
			return 0
		case lang == "bn" && !command(t.words[i-1].text):
			return 0
		case lang != "bn" && opens(t.words[0].text):
			return 0
		}
		return i
	}
	return 0
}

// wishes open what the reader is free to want: "if you prefer".
var wishes = []string{"prefer", "like", "want", "wish", "think", "would"}

// inBrackets reports whether a text ends within brackets: what stands there is an aside.
func inBrackets(text string) bool {
	return strings.LastIndexByte(text, '(') > strings.LastIndexByte(text, ')')
}

// command reports whether a Bengali word is a polite command.
func command(word string) bool {
	return strings.HasSuffix(word, "ুন") || slices.Contains([]string{"দিন", "নিন", "জানান", "পাঠান", "দেখান", "যান", "চান"}, word)
}

// opens reports whether a first word leads in another clause, which may hold a condition of its own.
func opens(word string) bool {
	return slices.Contains([]string{"if", "when", "unless", "whenever", "before", "after", "while", "once", "for", "in", "on", "at", "jika", "apabila", "sebelum", "selepas", "setelah", "semasa", "ketika", "untuk", "bagi", "pada", "dalam"}, word)
}

func endOfSentence(text string, from int) int {
	for _, s := range sentences(text) {
		if s[0] <= from && from < s[1] {
			return s[0] + len(strings.TrimRight(text[s[0]:s[1]], ".!?। "))
		}
	}
	return len(text)
}

// turn puts a condition at the end of a plain step in front.
func (t *prose) turn(at source.Span) (hint string, fixes []lint.Fix) {
	rest := strings.TrimRight(t.plain[at.End:], " \n")
	if utf8.RuneCountInString(rest) > 1 || plainOnly(*t.Text) != t.plain {
		return "put the condition first, and a comma behind it", nil
	}
	action := strings.TrimRight(t.plain[:at.Start], " ,")
	better := upperFirst(t.plain[at.Start:at.End]) + ", " + lowerFirst(action) + rest
	return better, []lint.Fix{{Edits: []source.Edit{{Span: t.at(source.Span{End: len(t.plain)}), Text: better}}}}
}

func lowerFirst(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(r)) + text[n:]
}

var conditionNoComma = &lint.Rule{Name: "condition-no-comma", Severity: lint.Info, Run: func(p *lint.Pass) {
	for _, t := range instructions(p) {
		if p.Lang == "bn" || len(t.words) < 5 || !slices.Contains(conditions[p.Lang], t.words[0].text) {
			continue
		}
		one := t.plain[:endOfSentence(t.plain, 0)]
		if !strings.ContainsAny(one, ",:;–—") {
			p.ReportStep(t.Step, t.at(source.Span{End: len(one)}), "no comma divides the condition from the action", "put a comma behind the condition")
		}
	}
}}

// joins are the words for and, and for or.
var joins = map[string][2]string{"en": {"and", "or"}, "ms": {"dan", "atau"}}

var mixedCondition = &lint.Rule{Name: "mixed-condition", Severity: lint.Warning, Run: func(p *lint.Pass) {
	for _, t := range instructions(p) {
		if len(t.words) == 0 || p.Lang == "bn" || !slices.Contains(conditions[p.Lang], t.words[0].text) {
			continue
		}
		end := strings.IndexAny(t.plain, ",:;")
		if end < 0 {
			continue
		}
		var has [2]bool
		for _, w := range t.words {
			for k, j := range joins[p.Lang] {
				has[k] = has[k] || w.text == j && w.End <= end && !t.named(w.Span)
			}
		}
		if has[0] && has[1] {
			p.ReportStep(t.Step, t.at(source.Span{End: end}), "\""+joins[p.Lang][0]+"\" and \""+joins[p.Lang][1]+"\" in one condition can be read in two ways", "make a step of each case, or a list")
		}
	}
}}

var manyConditions = &lint.Rule{Name: "many-conditions", Severity: lint.Warning, Run: func(p *lint.Pass) {
	conditions := conditions[p.Lang]
	for _, t := range instructions(p) {
		n := 0
		for _, w := range t.words {
			if slices.Contains(conditions, w.text) && !t.named(w.Span) {
				n++
			}
		}
		if n > 2 {
			p.ReportStep(t.Step, t.at(source.Span{End: len(t.plain)}), "this step holds "+plural(n, "condition"), "make a table or a step of each case")
		}
	}
}}

var ifWithoutElse = &lint.Rule{Name: "if-without-else", Severity: lint.Info, Presets: byName, Run: func(p *lint.Pass) {
	all := instructions(p)
	is := func(i int) bool {
		return i >= 0 && i < len(all) && (slices.Contains(conditions[p.Lang], all[i].words[0].text) || slices.Contains([]string{"otherwise", "else", "jikatidak", "অন্যথায়"}, all[i].words[0].text))
	}
	for i, t := range all {
		if is(i) && !is(i+1) && !is(i-1) {
			p.ReportStep(t.Step, t.at(t.words[0].Span), "the other case is not named", "say what to do otherwise")
		}
	}
}}
