package rules

import (
	"fmt"
	"strings"
	"unicode"

	"sopkit/internal/lang"
	"sopkit/internal/lint"
	"sopkit/internal/manual"
	"sopkit/internal/procedure"
)

// terms is the table of terms, read once.
func terms(p *lint.Pass) []manual.Term {
	return lint.Once(p, nil, "terms", p.Manual.Glossary)
}

var termVariant = &lint.Rule{Name: "term-variant", Severity: lint.Warning, Wording: true, Run: func(p *lint.Pass) {
	for _, row := range terms(p) {
		for _, variant := range strings.Split(row.Avoid[p.Lang], ";") {
			ph := phrase{rule: "term-variant", instead: row.Say[p.Lang]}
			for _, w := range wordsOf(variant) {
				ph.words = append(ph.words, w.text)
			}
			if len(ph.words) > 0 {
				reportVariant(p, ph)
			}
		}
	}
}}

func reportVariant(p *lint.Pass, ph phrase) {
	list := texts(p, p.Procedure)
	for i := range list {
		t := list[i]
		for j := range t.words {
			if span, ok := t.matches(j, ph.words); ok && !t.named(span) {
				h := hit{t, span, ph}
				p.ReportStep(t.Step, t.at(span), fmt.Sprintf("the manual does not say %q", t.plain[span.Start:span.End]), ph.instead, h.fixes()...)
			}
		}
	}
}

var termDrift = &lint.Rule{Name: "term-drift", Severity: lint.Info, Presets: []string{lint.Translation}, Run: func(p *lint.Pass) {
	source := p.Manual.Config.SourceLang()
	for _, s := range pairs(p) {
		from, to := lang.Fold(withoutNames(s.from.Text)), lang.Fold(s.to.Text.Plain())
		for _, row := range terms(p) {
			a, b := lang.Fold(row.Say[source]), lang.Fold(row.Say[p.Lang])
			if a == "" || b == "" || !wordIn(from, a) || strings.Contains(to, stemOf(b)) || partOfLonger(p, row, from, source) {
				continue
			}
			p.ReportStep(s.to, s.to.Text.Span, fmt.Sprintf("the source says %q; the manual's word for it is %q", a, b), "use the same word in every procedure")
		}
	}
}}

// withoutNames is a text with its links, code and facts left out.
func withoutNames(t procedure.Inline) string {
	var b strings.Builder
	plain, at := t.Plain(), 0
	for _, n := range t.Ranges(named) {
		b.WriteString(plain[at:n.Start] + "·")
		at = n.End
	}
	return b.String() + plain[at:]
}

// wordIn reports whether a term stands in a text as whole words, in the singular or the plural.
func wordIn(text, term string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], term)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(term)
		rest := strings.TrimPrefix(text[end:], "s")
		r, _ := first(rest)
		if (start == 0 || !inWord(before(text, start))) && (rest == "" || rest[0] == ' ' || !inWord(r)) {
			return true
		}
		from = end
	}
}

// stemOf is a term without a last vowel sign, which an ending may replace.
func stemOf(term string) string {
	r := []rune(term)
	if len(r) > 2 && unicode.IsMark(r[len(r)-1]) {
		return string(r[:len(r)-1])
	}
	return term
}

// partOfLonger reports whether the term stands in the text only inside a longer term.
func partOfLonger(p *lint.Pass, row manual.Term, text, source string) bool {
	short := lang.Fold(row.Say[source])
	for _, other := range terms(p) {
		if long := lang.Fold(other.Say[source]); len(long) > len(short) && strings.Contains(long, short) {
			text = strings.ReplaceAll(text, long, "·")
		}
	}
	return !wordIn(text, short)
}
