package rules

import (
	"sopkit/internal/grammar"
	"sopkit/internal/lint"
)

// mostNouns is how many nouns in a row a reader takes apart without help: ASD-STE100, rule 2.1.
const mostNouns = 3

var nounCluster = &lint.Rule{Name: "noun-cluster", Severity: lint.Info, Wording: true, Presets: []string{lint.STE}, Run: func(p *lint.Pass) {
	for _, t := range texts(p, p.Procedure) {
		if t.Heading {
			continue
		}
		ctx := grammar.Context{Step: t.inStep(), Actor: t.inStep() && t.Step.Label.Text != "", Opaque: t.Text.Ranges(named)}
		for _, at := range grammar.NounRuns(p.Lang, t.plain, ctx, mostNouns) {
			p.ReportStep(t.Step, t.at(at), plural(len(wordsOf(t.plain[at.Start:at.End])), "noun")+" stand in a row", "say with a preposition or a verb how they belong together")
		}
	}
}}
