package layout

import (
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"sopkit/internal/lang"
	"sopkit/internal/manual"
)

// terms are the terms of the manual that have a name in the language, in its order of letters.
func (b *book) terms() []manual.Term {
	all := slices.DeleteFunc(b.Manual.Glossary(), func(t manual.Term) bool { return strings.TrimSpace(t.Say[b.lang.Code]) == "" })
	order := collate.New(language.Make(b.lang.Code))
	slices.SortStableFunc(all, func(x, y manual.Term) int { return order.CompareString(x.Say[b.lang.Code], y.Say[b.lang.Code]) })
	return all
}

// glossary sets the terms with their meaning and their names in the other languages of the manual.
func (o *binder) glossary() {
	terms := o.terms()
	if len(terms) == 0 {
		return
	}
	others := slices.DeleteFunc(slices.Clone(o.Manual.Locales()), func(code string) bool { return langOf(code) == o.lang })
	o.frontPart(lang.Glossary, func(tag *Tag) []*node {
		g := o.smallGrid()
		words := []string{o.word(lang.Term), o.word(lang.Meaning)}
		for _, code := range others {
			words = append(words, langOf(code).Name)
		}
		t, header := g.open(tag, "", words...)
		header[len(header)-1].align = 0
		var rows [][]*cell
		for _, term := range terms {
			texts := []string{term.Say[o.lang.Code], term.Meaning[o.lang.Code]}
			for _, code := range others {
				texts = append(texts, term.Say[langOf(code).Code])
			}
			row := g.plainRow(t.Add(Row), texts...)
			row[len(row)-1].align = 0
			for i, code := range others {
				row[i+2].tag.Lang = code
			}
			rows = append(rows, row)
		}
		n := g.set(header, rows)
		n.space = 20
		return []*node{n}
	})
}
