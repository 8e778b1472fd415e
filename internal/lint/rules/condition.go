package rules

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sopkit/internal/grammar"
	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// conditions are words that open a condition; questions are verbs after which they open a question instead. Behind one of tells,
// whose object is a person, "if" always does; behind another question it does when nothing but an adverb stands between.
var (
	conditions = map[string][]string{"en": {"if", "unless", "when", "whenever"}, "ms": {"jika", "sekiranya", "apabila", "kalau", "jikalau"}, "bn": {"যদি"}}
	questions  = map[string][]string{
		"en": {"ask", "check", "see", "know", "find", "figure", "decide", "tell", "confirm", "verify", "determine", "explain", "note", "write", "record", "say", "look", "agree", "state", "show", "test", "remember", "choose", "report", "learn", "understand", "advise", "inform", "arrange", "promise"},
		"ms": {"tanya", "tanyakan", "semak", "periksa", "lihat", "pastikan", "tentukan", "beritahu", "catat", "rekod", "terangkan", "maklumkan", "tulis", "sahkan"},
	}
	tells = []string{"ask", "tell", "advise", "inform", "explain", "say", "agree", "decide"}
)

var conditionAfterAction = &lint.Rule{Name: "condition-after-action", Severity: lint.Warning, Wording: true, Run: func(p *lint.Pass) {
	said := map[*procedure.Step]*Said{}
	for i, all := 0, Grammar(p); i < len(all); i++ {
		said[all[i].Step] = &all[i]
	}
	for _, t := range instructions(p) {
		s := said[t.Step]
		if p.Lang != "bn" && s.Label != grammar.Imperative || p.Loose && s.Lead { // what describes or names has no reader who acts too early
			continue
		}
		if i := lateCondition(t, p.Lang); i > 0 {
			from := t.words[i].Start
			at := source.Span{Start: from, End: endOfSentence(t.plain, from)}
			hint, fixes := t.turn(at, s.Instructions > 1)
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
			if slices.Contains(questions, w.text) && (lang != "en" || t.asked(i)) {
				return 0
			}
			continue
		}
		switch {
		case i < 2, t.wished(i, lang):
			return 0 // who does it all the same does no harm
		case lang == "en" && (t.elliptic(i) || t.within(i) || t.done(i) || w.text != "unless" && prohibition.MatchString(t.plain)):
			return 0
		case dash.MatchString(t.plain[:w.Start]), inBrackets(t.plain[:w.Start]), lang == "en" && ofAlternative(t.plain[:w.Start]), t.plain[t.words[i-1].End] == ',' && lang != "bn":
			return 0
		case lang == "en" && slices.Contains([]string{"even", "as", "only", "and", "or", "but", "except", "matter", "from", "of", "about", "for", "by", "until", "since", "to"}, t.words[i-1].text):
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

// prohibition opens a step that forbids: who obeys it at once does no harm.
var prohibition = regexp.MustCompile(`^(?i:do not|don['’]t|never)\b`)

// elliptic reports whether the condition at word i has no subject, so that it reads in one glance: "when prompted to sign in", "if
// available", "when moving the box".
func (t *prose) elliptic(i int) bool {
	if i+1 >= len(t.words) {
		return true
	}
	w, rest := t.words[i+1], ""
	if i+2 < len(t.words) && !strings.ContainsAny(t.plain[w.End:t.words[i+2].Start], ",.;:()") {
		rest = t.words[i+2].text
	}
	return rest == "" || strings.HasSuffix(w.text, "ing") || strings.HasSuffix(w.text, "ed") && slices.Contains([]string{"to", "by", "for", "as", "with", "in", "on", "at"}, rest)
}

// done reports whether the condition at word i is that it is not done yet: "if you have not already".
func (t *prose) done(i int) bool {
	return slices.ContainsFunc(t.words[i:min(i+6, len(t.words))], func(w word) bool { return w.text == "already" })
}

// moments are words that "when" describes: "the day when you leave".
var moments = []string{"time", "times", "date", "dates", "day", "days", "hour", "hours", "moment", "week", "month", "year", "period"}

// within reports whether the condition at word i belongs to a clause inside the action: "the zap that writes when ...".
func (t *prose) within(i int) bool {
	if t.words[i].text == "when" && slices.Contains(moments, t.words[i-1].text) {
		return true
	}
	for _, w := range t.words[1:i] {
		if slices.Contains([]string{"that", "which", "who", "where"}, w.text) && !t.named(w.Span) {
			return true
		}
	}
	return false
}

// dash divides a headline or an aside from what follows.
var dash = regexp.MustCompile(` - |[–—]`)

// asked reports whether the condition word that comes first behind the verb at i opens a question: "check if", "ask the guest if",
// "note when the light goes off"; not "show the room if".
func (t *prose) asked(i int) bool {
	if slices.Contains(tells, t.words[i].text) {
		return true
	}
	for j := i + 1; j < len(t.words); j++ {
		if w := t.words[j].text; slices.Contains(conditions["en"], w) {
			again := j+1 < len(t.words) && slices.Contains([]string{"it", "they", "he", "she"}, t.words[j+1].text) // "check the doors if they are shut"
			return w == "when" || w == "if" && (j == i+1 || j == i+2 && adverbs[t.words[i+1].text] || again)
		} else if slices.Contains(questions["en"], w) {
			return false // that one is asked
		}
	}
	return true
}

// adverbs may stand between a verb and its question: "find out if".
var adverbs = map[string]bool{"out": true, "up": true, "down": true, "first": true, "again": true, "also": true, "then": true, "carefully": true, "now": true}

// ofAlternative reports whether the text before a condition ends in an alternative to which the condition belongs: "call the owner, or
// the deputy if ...", "rinse it in water or in milk if ...". The last item of a list is none.
func ofAlternative(text string) bool {
	if placeAlternative.MatchString(text) {
		return true
	}
	i := strings.LastIndex(text, ", or ")
	return i >= 0 && !strings.Contains(text[:i], ",")
}

// placeAlternative ends in another place or way.
var placeAlternative = regexp.MustCompile(`(?i) (?:in|into|on|onto|to|at|with|by|via|from|through) [^,.;:]+ or (?:in|into|on|onto|to|at|with|by|via|from|through) [^,.;:]+$`)

// wished reports whether the condition at word i is what the reader is free to want: "if you prefer", "sekiranya ingin".
func (t *prose) wished(i int, lang string) bool {
	wish := wishes[lang]
	if i++; i < len(t.words) && t.words[i].text == wish.reader {
		i++
	} else if lang == "en" {
		return false
	}
	return i < len(t.words) && slices.Contains(wish.verbs, t.words[i].text)
}

var wishes = map[string]struct {
	reader string
	verbs  []string
}{
	"en": {"you", []string{"prefer", "like", "want", "wish", "think", "would"}},
	"ms": {"anda", []string{"ingin", "mahu", "hendak", "suka"}},
}

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
	return slices.Contains([]string{"if", "when", "unless", "whenever", "before", "after", "while", "once", "for", "in", "on", "at", "from", "during", "jika", "apabila", "sebelum", "selepas", "setelah", "semasa", "ketika", "untuk", "bagi", "pada", "dalam"}, word)
}

func endOfSentence(text string, from int) int {
	for _, s := range sentences(text) {
		if s[0] <= from && from < s[1] {
			return s[0] + len(strings.TrimRight(text[s[0]:s[1]], ".!?। "))
		}
	}
	return len(text)
}

// turn puts a condition at the end of a plain step in front, unless it may hold for the last of several instructions only.
func (t *prose) turn(at source.Span, several bool) (hint string, fixes []lint.Fix) {
	rest := strings.TrimRight(t.plain[at.End:], " \n")
	if several || otherCase.MatchString(t.plain[at.Start:]) || utf8.RuneCountInString(rest) > 1 || plainOnly(*t.Text) != t.plain {
		return "put the condition first, and a comma behind it", nil
	}
	action := strings.TrimRight(t.plain[:at.Start], " ,")
	better := upperFirst(t.plain[at.Start:at.End]) + ", " + lowerFirst(action) + rest
	return better, []lint.Fix{{Edits: []source.Edit{{Span: t.at(source.Span{End: len(t.plain)}), Text: better}}}}
}

// otherCase tells what is done in the other case.
var otherCase = regexp.MustCompile(`(?i)\b(?:otherwise|if not|or else|jika tidak|sebaliknya)\b`)

func lowerFirst(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(r)) + text[n:]
}

var conditionNoComma = &lint.Rule{Name: "condition-no-comma", Severity: lint.Info, Run: func(p *lint.Pass) {
	acts := map[*procedure.Step]bool{}
	for _, s := range Grammar(p) {
		acts[s.Step] = s.Label != grammar.NoVerb || p.Lang != "en"
	}
	for _, t := range instructions(p) {
		if p.Lang == "bn" || len(t.words) < 5 || p.Loose && t.Step.Label.Text != "" || !acts[t.Step] || !slices.Contains(conditions[p.Lang], t.words[0].text) {
			continue // in plain Markdown the label may be the action: "**Clear the plates:** When all guests are finished"
		}
		one := t.plain[:endOfSentence(t.outside(), 0)]
		if !strings.ContainsAny(one, ",:;–—→") && !question.MatchString(t.plain) {
			p.ReportStep(t.Step, t.at(source.Span{End: len(one)}), "no comma divides the condition from the action", "put a comma behind the condition")
		}
	}
}}

// outside is the text with the letters of names blanked, so that no sentence ends in one.
func (t *prose) outside() string {
	text := []byte(t.plain)
	for _, n := range t.names {
		for i := n.Start; i < n.End; i++ {
			text[i] = 'x'
		}
	}
	return string(text)
}

// joins are the words for and, and for or.
var joins = map[string][2]string{"en": {"and", "or"}, "ms": {"dan", "atau"}, "bn": {"এবং", "অথবা"}}

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
