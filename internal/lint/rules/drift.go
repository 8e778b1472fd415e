package rules

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"sopkit/internal/lang"
	"sopkit/internal/lint"
	"sopkit/internal/manual"
	"sopkit/internal/procedure"
)

// pair is a step and the step of the source at the same place.
type pair struct{ from, to *procedure.Step }

// pairs are the steps of a translation beside those of its source; nil when the two do not have the same steps.
func pairs(p *lint.Pass) (out []pair) {
	from := p.Index.Source(p.Procedure)
	if from == nil || from.Unread {
		return nil
	}
	want, have := addresses(from), addresses(p.Procedure)
	if len(want) != len(have) {
		return nil
	}
	for i := range want {
		if want[i].Address != have[i].Address {
			return nil
		}
		out = append(out, pair{want[i], have[i]})
	}
	return out
}

var sectionDrift = &lint.Rule{Name: "section-drift", Severity: lint.Warning, Run: func(p *lint.Pass) {
	from := p.Index.Source(p.Procedure)
	if from == nil || from.Unread {
		return
	}
	var want, have []*procedure.Section
	eachSection(from.Sections, nil, func(s, _ *procedure.Section) { want = append(want, s) })
	eachSection(p.Procedure.Sections, nil, func(s, _ *procedure.Section) { have = append(have, s) })
	for i, s := range have {
		if i >= len(want) || want[i].Level != s.Level || want[i].Kind != s.Kind {
			p.Report(s.Heading.Span, "the source has another heading here", "keep the headings of "+from.File.Path)
			return
		}
	}
	if len(want) > len(have) {
		p.Report(p.Procedure.File.LineSpan(1), "the heading \""+want[len(have)].Heading.Plain()+"\" of the source is missing", "translate the section")
	}
}}

var safetyDrift = &lint.Rule{Name: "safety-drift", Severity: lint.Error, Locked: true, Run: func(p *lint.Pass) {
	from := p.Index.Source(p.Procedure)
	if from == nil || from.Unread {
		return
	}
	want, have := guards(from, harms...), guards(p.Procedure, harms...)
	for i, g := range want {
		switch {
		case i >= len(have):
			p.Report(p.Procedure.File.LineSpan(1), "a "+g.Kind+" of the source is missing here: "+g.text, "translate it at the same step")
		case have[i].Kind != g.Kind:
			p.ReportStep(have[i].step, have[i].Word.Span, "the source has a "+g.Kind+" here, this is a "+have[i].Kind, "write "+strings.ToUpper(g.Kind))
		case at(have[i].step) != at(g.step):
			p.ReportStep(have[i].step, have[i].Word.Span, "the source has this "+g.Kind+" at another step", "put it at step "+at(g.step))
		}
	}
	for _, g := range have[min(len(want), len(have)):] {
		p.ReportStep(g.step, g.Word.Span, "the source has no "+g.Kind+" here", "add it to the source, or take it out")
	}
}}

func at(s *procedure.Step) string {
	if s == nil {
		return ""
	}
	return s.Address
}

// marks are what must stand in every language as it is: code, branch facts, targets of links without their language.
func marks(t procedure.Inline) (out []string) {
	var last *procedure.Link
	for _, r := range t.Runs {
		switch {
		case r.Kind == procedure.FactRun:
			out = append(out, "{branch:"+r.Name+"}")
		case r.Link != nil && r.Link != last:
			last = r.Link
			out = append(out, neutral(r.Link.Target))
		case r.Style&procedure.CodeStyle != 0:
			out = append(out, r.Text)
		}
	}
	return out
}

// neutral is a link target without the language of the file.
func neutral(target string) string {
	file, anchor, _ := strings.Cut(target, "#")
	if strings.Contains(file, "://") {
		return target
	}
	base := strings.TrimSuffix(file, path.Ext(file))
	for _, l := range lang.All {
		base = strings.TrimSuffix(base, "."+l.Code)
	}
	if anchor != "" {
		base += "#" + anchor
	}
	return base
}

var linkDrift = &lint.Rule{Name: "link-drift", Severity: lint.Error, Run: func(p *lint.Pass) {
	for _, s := range pairs(p) {
		want, have := marks(s.from.Text), marks(s.to.Text)
		for _, m := range want {
			if i := slices.Index(have, m); i >= 0 {
				have = slices.Delete(have, i, i+1)
			} else if !strings.Contains(s.to.Text.Plain(), m) {
				p.ReportStep(s.to, s.to.Text.Span, "the source has "+m+" here", "keep links, code and branch facts in every language")
			}
		}
		for _, m := range have {
			if !strings.Contains(s.from.Text.Plain(), m) {
				p.ReportStep(s.to, s.to.Text.Span, "the source does not have "+m+" here", "take it out, or add it to the source")
			}
		}
	}
}}

var untranslated = &lint.Rule{Name: "untranslated", Severity: lint.Warning, Run: func(p *lint.Pass) {
	from := p.Index.Source(p.Procedure)
	if from == nil || from.Unread {
		return
	}
	source := map[string]bool{}
	for _, t := range texts(p, from) {
		source[lang.Fold(t.plain)] = len(t.words) > 3
	}
	for _, t := range texts(p, p.Procedure) {
		if source[lang.Fold(t.plain)] {
			p.ReportStep(t.Step, t.Text.Span, "this is the sentence of the source", "translate it")
		}
	}
}}

var wrongScript = &lint.Rule{Name: "wrong-script", Severity: lint.Warning, Run: func(p *lint.Pass) {
	for _, t := range texts(p, p.Procedure) {
		own, other := 0, 0
		for _, w := range t.words {
			r, _ := first(w.text)
			switch {
			case t.named(w.Span) || !unicode.IsLetter(r):
			case unicode.Is(unicode.Bengali, r) == (p.Lang == "bn"):
				own++
			default:
				other++
			}
		}
		if other > 3 && own == 0 {
			p.ReportStep(t.Step, t.Text.Span, "this is not written in "+scriptOf(p.Lang), "translate it, or put a quotation in quotation marks")
		}
	}
}}

func scriptOf(code string) string {
	if code == "bn" {
		return "Bengali letters"
	}
	return "Latin letters"
}

// terms is the table of terms, read once.
func terms(p *lint.Pass) []manual.Term {
	return lint.Once(p, p.Procedure, "terms", p.Manual.Glossary)
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
		t := &list[i]
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
