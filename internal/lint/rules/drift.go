package rules

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"sopkit/internal/lang"
	"sopkit/internal/lint"
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
	want, have := guards(p, from, harms...), guards(p, p.Procedure, harms...)
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
	source := lint.Once(p, from, "sentences to translate", func() map[string]bool {
		out := map[string]bool{}
		for _, t := range texts(p, from) {
			if len(strings.Fields(t.plain)) > 3 {
				out[t.plain] = true
			}
		}
		return out
	})
	for _, t := range texts(p, p.Procedure) {
		if source[t.plain] {
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
