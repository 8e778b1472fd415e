package rules

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"sopkit/internal/grammar"
	"sopkit/internal/lint"
	"sopkit/internal/manual"
	"sopkit/internal/source"
)

// verbsText is the list for manuals that name none: verb, instead, language. Verbs that wordy knows are not repeated here.
//
//go:embed verbs.tsv
var verbsText string

// ownVerbs are the rows of verbsText.
var ownVerbs = sync.OnceValue(func() (out []manual.Verb) {
	_, rows, _ := strings.Cut(verbsText, "\n")
	for line := range strings.Lines(rows) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		out = append(out, manual.Verb{Say: cells[0], Instead: cells[1], Lang: cells[2]})
	}
	return out
})

// listedVerb is a verb of the list, cut into words.
type listedVerb struct {
	words   []string
	instead string // empty: approved
}

// verbList is what the manual says about verbs in one language.
type verbList struct {
	listed []listedVerb // the longest first, so that "carry out" goes before "carry"
	closed bool         // it names approved verbs: no others may stand
}

// verbsOf is the list of the manual for a language, else our own.
func verbsOf(p *lint.Pass) verbList {
	return lint.Once(p, nil, "verbs "+p.Lang, func() (out verbList) {
		rows := p.Manual.Verbs
		if p.Manual.Config.Lint.Verbs == "" {
			rows = ownVerbs()
		}
		for _, v := range rows {
			if v.Lang != p.Lang {
				continue
			}
			out.add(v.Say, v.Instead)
			out.closed = out.closed || v.Instead == ""
		}
		for _, v := range rows { // what the list sends to may stand
			if v.Lang == p.Lang && v.Instead != "" {
				out.add(v.Instead, "")
			}
		}
		slices.SortStableFunc(out.listed, func(a, b listedVerb) int { return len(b.words) - len(a.words) })
		return out
	})
}

func (l *verbList) add(say, instead string) {
	v := listedVerb{instead: instead}
	for _, w := range wordsOf(say) {
		v.words = append(v.words, w.text)
	}
	if len(v.words) > 0 {
		l.listed = append(l.listed, v)
	}
}

var verbNotApproved = &lint.Rule{Name: "verb-not-approved", Severity: lint.Warning, Wording: true, Presets: []string{lint.STE}, Run: func(p *lint.Pass) {
	list := verbsOf(p)
	if len(list.listed) == 0 {
		return
	}
	for _, s := range Grammar(p) {
		if s.Label != grammar.Imperative || s.Verb.Len() == 0 || s.Lead {
			continue
		}
		c := commandIn(p.Lang, &s)
		if len(c.words) == 0 || slices.ContainsFunc(s.Context.Opaque, c.at.Overlaps) {
			continue
		}
		verb, at, ok := list.find(&c)
		switch {
		case ok && verb.instead != "":
			p.ReportStep(s.Step, s.at(at), fmt.Sprintf("%q is not the verb for this", s.Text[at.Start:at.End]), verb.instead, c.replace(&s, at, verb.instead)...)
		case !ok && list.closed && s.Confidence >= sure:
			p.ReportStep(s.Step, s.at(c.at), fmt.Sprintf("%q is not in the list of verbs", s.Text[c.at.Start:c.at.End]), "say it with a verb of "+p.Manual.Config.Lint.Verbs+", or add this one")
		}
	}
}}

// verbPlace is the verb of a command among the words of its step.
type verbPlace struct {
	prose
	at   source.Span // the verb without what goes before it: "do not", "sila"
	last bool        // the verb ends its phrase and the words that belong to it stand before it, as in Bengali
	bare bool        // the verb stands as the list has it, so that another can take its place
}

// commandIn finds the verb of a command. Bengali commands are read as polite ones: দেবেন না as দিন.
func commandIn(lang string, s *Said) (c verbPlace) {
	group := s.Text[s.Verb.Start:s.Verb.End]
	c.plain, c.words, c.last, c.bare = s.Text, wordsOf(s.Text), lang == "bn", true
	if lang == "bn" {
		if stem, negated := strings.CutSuffix(group, " না"); negated {
			group, c.bare = stem, false
		}
	}
	start := s.Verb.Start + strings.LastIndexByte(group, ' ') + 1
	c.at = source.Span{Start: start, End: s.Verb.Start + len(group)}
	for i := range c.words {
		w := &c.words[i]
		if !c.at.Contains(w.Span) {
			continue
		}
		said := w.text
		switch lang {
		case "bn":
			w.text = politeCommand(w.text)
		case "ms":
			w.text = strings.TrimSuffix(w.text, "lah")
		}
		c.bare = c.bare && w.text == said
	}
	return c
}

// politeCommand is the command that a Bengali prohibition forbids: করবেন is করুন, দেবেন is দিন.
func politeCommand(word string) string {
	stem, ok := strings.CutSuffix(word, "বেন")
	if !ok {
		return word
	}
	switch {
	case stem == "দে":
		return "দিন"
	case stem == "নে":
		return "নিন"
	case stem == "চাই":
		return "চান"
	case strings.HasSuffix(stem, "া"):
		return stem + "ন"
	}
	return stem + "ুন"
}

// find is the verb of the list that a command says, and where it stands. A verb of several words is found too where its other
// words stand further on: "fill the form in".
func (l *verbList) find(c *verbPlace) (listedVerb, source.Span, bool) {
	for _, v := range l.listed {
		for i, w := range c.words {
			from := i
			if c.last {
				from = i - len(v.words) + 1
			}
			if from < 0 || c.last && w.End != c.at.End || !c.last && w.Start != c.at.Start {
				continue
			}
			if at, ok := c.matches(from, v.words); ok {
				return v, at, true
			}
			if !c.last && len(v.words) == 2 && w.text == v.words[0] && c.after(i+1, v.words[1]) {
				return listedVerb{}, c.at, true // a parted verb may be another one: nothing is said of it
			}
		}
	}
	return listedVerb{}, c.at, false
}

// after reports whether a word stands at number i or behind it.
func (t *prose) after(i int, text string) bool {
	return slices.ContainsFunc(t.words[i:], func(w word) bool { return w.text == text })
}

// replace writes another verb in the place of one, and keeps a capital.
func (c *verbPlace) replace(s *Said, at source.Span, instead string) []lint.Fix {
	if !c.bare {
		return nil
	}
	if startsUpper(s.Text[at.Start:]) {
		instead = upperFirst(instead)
	}
	return []lint.Fix{{Edits: []source.Edit{{Span: s.Step.Text.Source(at.Start, at.End), Text: instead}}}}
}
