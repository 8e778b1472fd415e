package rules

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sopkit/internal/lang"
	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// The rules whose phrases stand in phrases.tsv.
var (
	vagueQuantity = phraseRule("vague-quantity", lint.Warning, stepOrWarn, "the reader has to guess what %s means", "write a number and a unit, or name the case")
	minimiser     = phraseRule("minimiser", lint.Info, instruction, "%s says nothing to the one who acts", "leave it out")
	hedge         = phraseRule("hedge", lint.Info, instruction, "%s leaves open whether to act", "say what to do, or name the case")
	wordy         = phraseRule("wordy", lint.Info, anywhere, "%s is longer than it needs to be", "use a shorter word")
	latin         = phraseRule("latin-abbreviation", lint.Info, anywhere, "%s is Latin; not every reader knows it", "say it in words")
	shall         = phraseRule("shall", lint.Info, anywhere, "%s can mean a duty or the future", "write must")
	contraction   = phraseRule("contraction", lint.Info, anywhere, "%s is a contraction", "write both words", lint.Strict, lint.STE)
	relativeTime  = phraseRule("relative-time", lint.Info, anywhere, "%s is true only on the day it was written", "name the date, or leave it out", lint.Strict, lint.STE)
	backReference = phraseRule("back-reference", lint.Info, anywhere, "%s sends the reader to search", "link to the step, or name it")
	misspelling   = phraseRule("misspelling", lint.Warning, func(*prose) bool { return true }, "%s is misspelt", "")
	mixedAndOr    = phraseRule("mixed-and-or", lint.Warning, anywhere, "%s can be read in two ways", "write \"or both\", or make a list")
)

var clickHere = &lint.Rule{Name: "click-here", Severity: lint.Warning, Run: func(p *lint.Pass) {
	empty := lint.Once(p, nil, "click-here "+p.Lang, func() []string { return phrasesOf(p.Lang, "click-here") })
	for _, t := range texts(p, p.Procedure) {
		for i, r := range t.Text.Runs {
			if r.Link == nil || r.Link.Auto || i > 0 && t.Text.Runs[i-1].Link == r.Link {
				continue
			}
			var said []string
			for _, part := range t.Text.Runs[i:] {
				if part.Link != r.Link {
					break
				}
				for _, w := range wordsOf(part.Text) {
					said = append(said, w.text)
				}
			}
			if slices.Contains(empty, strings.Join(said, " ")) {
				p.ReportStep(t.Step, r.Span, "the text of this link does not say where it leads", "name the page; on paper a link is only its text")
			}
		}
	}
}}

// phrasesOf are the phrases of a rule in a language.
func phrasesOf(code, rule string) (out []string) {
	for _, list := range phraseTable()[code] {
		for _, ph := range list {
			if ph.rule == rule {
				out = append(out, strings.Join(ph.words, " "))
			}
		}
	}
	return out
}

// doubled are words that may stand twice in a row.
var doubled = []string{"had", "that", "ha", "no", "bye", "so", "very", "end", "surprise", "knock"}

var repeatedWord = &lint.Rule{Name: "repeated-word", Severity: lint.Warning, Wording: true, Run: func(p *lint.Pass) {
	if p.Lang == "bn" { // Bengali doubles words on purpose: ধীরে ধীরে
		return
	}
	for _, t := range texts(p, p.Procedure) {
		for i := 1; i < len(t.words); i++ {
			a, b := t.words[i-1], t.words[i]
			at := source.Span{Start: a.Start, End: b.End}
			if a.text != b.text || t.plain[a.End:b.Start] != " " || t.named(at) || slices.Contains(doubled, a.text) || !letters(a.text) || !sameWord(t, a, b) || meetByChance(t.words, i) || torn(t.Text, at) {
				continue
			}
			fix := lint.Fix{Safe: true, Edits: []source.Edit{{Span: t.at(source.Span{Start: a.End, End: b.End})}}}
			p.ReportStep(t.Step, t.at(at), "the word \""+b.text+"\" stands twice", "delete one", fix)
		}
	}
}}

// sameWord reports whether two equal words next to each other are one word written twice: not two names that differ in case,
// not a letter and a section, not the ends of compounds (interface interface_name), not words with HTML between.
func sameWord(t *prose, a, b word) bool {
	first, second := t.plain[a.Start:a.End], t.plain[b.Start:b.End]
	joined := a.Start > 0 && strings.ContainsRune("-_", rune(t.plain[a.Start-1])) || b.End < len(t.plain) && strings.ContainsRune("-_", rune(t.plain[b.End]))
	single := utf8.RuneCountInString(first) == 1 && a.text != "a"
	opens := a.Start == 0 || !unicode.IsLetter(before(t.plain, a.Start-1)) // "Living State state" has a name
	return !joined && !single && (first == second && !startsUpper(first) || opens && first != second && first == upperFirst(second)) && t.at(source.Span{Start: a.End, End: b.Start}).Len() <= 2
}

// meetByChance reports whether the second of two equal words opens something new: "use it as is is fine", "logged in in May", "spin at
// at least 200 rpm".
func meetByChance(words []word, second int) bool {
	if second < 2 {
		return false
	}
	switch before := words[second-2].text; words[second].text {
	case "at":
		return second+1 < len(words) && slices.Contains([]string{"least", "most", "once"}, words[second+1].text)
	case "is":
		return before == "as"
	case "in", "on":
		for _, verb := range []string{"log", "sign", "check", "clock"} {
			if strings.HasPrefix(before, verb) {
				return true
			}
		}
	}
	return false
}

func letters(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
}

var longSentence = &lint.Rule{Name: "long-sentence", Severity: lint.Info, Presets: []string{lint.Strict, lint.STE}, Run: func(p *lint.Pass) {
	limit := map[string]int{"en": 25, "bn": 22, "ms": 25}[p.Lang]
	for _, t := range texts(p, p.Procedure) {
		if t.Heading || t.inStep() || limit == 0 {
			continue
		}
		for _, s := range sentences(t.plain) {
			if n := lang.Words(t.plain[s[0]:s[1]]); n > limit {
				p.ReportStep(t.Step, t.Text.Source(s[0], s[1]), plural(n, "word")+" in one sentence, more than "+plural(limit, "word"), "make two sentences")
			}
		}
	}
}}

var longParagraph = &lint.Rule{Name: "long-paragraph", Severity: lint.Info, Run: func(p *lint.Pass) {
	procedure.Walk(p.Procedure, func(n procedure.Node) {
		par, ok := n.Block.(*procedure.Paragraph)
		if !ok || p.Loose && strings.HasPrefix(par.Text.Plain(), "|") { // a table that is written amiss
			return
		}
		if count := len(sentences(par.Text.Plain())); count > 6 && (!p.Loose || lang.Words(par.Text.Plain()) > 120) {
			p.ReportStep(n.Step, par.Text.Span, "this paragraph has "+plural(count, "sentence")+", more than 6", "divide it, or make a list")
		}
	})
}}

// pronouns that open a step leave open what they stand for.
var pronouns = map[string][]string{"en": {"it", "this", "they", "these", "those", "that"}, "bn": {"এটি", "এটা", "এগুলো", "তা", "সেটি"}, "ms": {"ia", "ini", "itu", "mereka"}}

var pronounStart = &lint.Rule{Name: "pronoun-start", Severity: lint.Info, Wording: true, Presets: []string{lint.STE}, Run: func(p *lint.Pass) {
	for _, t := range texts(p, p.Procedure) {
		if t.inStep() && len(t.words) > 1 && slices.Contains(pronouns[p.Lang], t.words[0].text) && t.plain[t.words[0].End] == ' ' {
			p.ReportStep(t.Step, t.at(t.words[0].Span), "\""+t.plain[t.words[0].Start:t.words[0].End]+"\" leaves open what is meant", "name the thing")
		}
	}
}}

var doubleNegative = &lint.Rule{Name: "double-negative", Severity: lint.Info, Wording: true, Run: func(p *lint.Pass) {
	pairs := map[string][2][]string{
		"en": {{"unless", "not"}, {"not", "never", "cannot", "no", "without", "uncommon", "unusual", "impossible", "unnecessary"}},
		"ms": {{"kecuali", "bukan", "tidak"}, {"tidak", "bukan", "tanpa", "mustahil"}},
		"bn": {{"না", "নয়"}, {"নয়", "নেই"}},
	}[p.Lang]
	for _, t := range texts(p, p.Procedure) {
		if t.Heading || t.Step == nil && t.Callout == nil {
			continue
		}
		for i, w := range t.words {
			if !slices.Contains(pairs[0], w.text) {
				continue
			}
			reach := map[bool]int{true: 8, false: 1}[w.text == "unless" || w.text == "kecuali"]
			for j := i + 1; j < len(t.words) && j <= i+reach; j++ {
				at := source.Span{Start: w.Start, End: t.words[j].End}
				if slices.Contains(pairs[1], t.words[j].text) && !strings.ContainsAny(t.plain[at.Start:at.End], ",.;:") && !t.named(at) {
					p.ReportStep(t.Step, t.at(at), "two negatives: the reader has to turn the sentence round", "say when it is done, with \"if\"")
					break
				}
			}
		}
	}
}}
