package rules

import (
	"strings"
	"unicode/utf8"

	"sopkit/internal/lint"
	"sopkit/internal/manual"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
	"sopkit/internal/spelling"
)

// The limits of spelling: shorter words are abbreviations more often than not, shorter ones with a capital names, and a word that a
// file says so many times is one that the house uses.
const (
	shortestJudged  = 5
	shortestCapital = 7
	houseWord       = 3
)

var misspeltWord = &lint.Rule{Name: "spelling", Severity: lint.Info, Wording: true, Presets: []string{lint.Strict, lint.STE}, Run: func(p *lint.Pass) {
	if p.Lang != "en" {
		return
	}
	for _, t := range texts(p, p.Procedure) {
		for i, w := range t.words {
			if len(w.text) < shortestJudged || !t.plainWord(i) {
				continue
			}
			right, near := spelling.Check(w.text)
			if right || len(near) == 0 || t.named(w.Span) || houseWords(p)[w.text] {
				continue
			}
			var fixes []lint.Fix
			if len(near) == 1 {
				text := near[0]
				if startsUpper(t.plain[w.Start:]) {
					text = upperFirst(text)
				}
				fixes = []lint.Fix{{Edits: []source.Edit{{Span: t.at(w.Span), Text: text}}}}
			}
			p.ReportStep(t.Step, t.at(w.Span), "no dictionary has the word \""+t.plain[w.Start:w.End]+"\"",
				"did you mean "+strings.Join(near[:min(len(near), 3)], " or ")+"? A word of the house stands under lint.words in sop.yaml", fixes...)
		}
	}
}}

// plainWord reports whether word i is a word of prose in small letters, or with a capital where a sentence begins and no name is
// likely: no part of an address or a file name, no front part of a contraction.
func (t *prose) plainWord(i int) bool {
	w := t.words[i]
	text := t.plain[w.Start:w.End]
	for k := range len(text) {
		if c := text[k] | 0x20; c < 'a' || c > 'z' || text[k] < 'a' && k > 0 {
			return false
		}
	}
	if startsUpper(text) && (t.Heading || !beginsSentence(t.plain[:w.Start]) || len(text) < shortestCapital && !(t.inStep() && i == 0)) {
		return false
	}
	if r, n := utf8.DecodeRuneInString(t.plain[w.End:]); n > 0 {
		next, _ := utf8.DecodeRuneInString(t.plain[w.End+n:])
		if strings.ContainsRune("_/\\@#$%=<>{}[~*+&|", r) || strings.ContainsRune(".:'’", r) && inWord(next) {
			return false
		}
	}
	r := before(t.plain, w.Start)
	return !strings.ContainsRune("_/\\@#$%=<>{}[~*+&|.'’", r) || w.Start == 0
}

// beginsSentence reports whether a sentence starts behind the text.
func beginsSentence(before string) bool {
	before = strings.TrimRight(before, " \n")
	return before == "" || strings.ContainsAny(before[len(before)-1:], ".!?")
}

// houseWords are the words in lower case that are not judged in a procedure: those of sop.yaml and of the terms, those that the file
// also writes with a capital within a sentence or in code, and those that it says again and again.
func houseWords(p *lint.Pass) map[string]bool {
	return lint.Once(p, p.Procedure, "words of the house", func() map[string]bool {
		out := map[string]bool{}
		add := func(text string) {
			for _, w := range wordsOf(text) {
				out[w.text] = true
			}
		}
		c := &p.Manual.Config
		for _, w := range c.Lint.Words {
			add(w)
		}
		for _, names := range []map[string]manual.Text{c.Roles, c.Channels} {
			for key, name := range names {
				add(key + " " + name[p.Lang])
			}
		}
		for key, fact := range c.Facts {
			add(key + " " + fact.Label[p.Lang])
		}
		for _, row := range terms(p) {
			add(row.Say[p.Lang] + " " + row.Meaning[p.Lang])
		}
		count := map[string]int{}
		for _, t := range texts(p, p.Procedure) {
			for i, w := range t.words {
				count[w.text]++
				if t.named(w.Span) || !t.Heading && !t.plainWord(i) || count[w.text] >= houseWord {
					out[w.text] = true
				}
			}
		}
		procedure.Walk(p.Procedure, func(n procedure.Node) {
			if code, ok := n.Block.(*procedure.Code); ok {
				add(code.Text)
			}
		})
		return out
	})
}
