package rules

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sopkit/internal/lang"
	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// instructions are the texts of the steps that say something.
func instructions(p *lint.Pass) []*prose {
	return lint.Once(p, p.Procedure, "instructions", func() (out []*prose) {
		for _, t := range texts(p, p.Procedure) {
			if t.inStep() && len(t.words) > 0 {
				out = append(out, t)
			}
		}
		return out
	})
}

// ended reports whether a text ends as a sentence or leads on to what follows. What stands in brackets behind the end does not count.
func ended(text string) bool {
	text = strings.TrimRight(text, " \n")
	if open := strings.LastIndexByte(text, '('); open > 0 && strings.HasSuffix(text, ")") && ended(text[:open]) {
		return true
	}
	text = strings.TrimRight(text, " \n)]}”’\"'*")
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?।,:;…", last)
}

var stepNoPeriod = &lint.Rule{Name: "step-no-period", Severity: lint.Info, Run: func(p *lint.Pass) {
	without, with := map[stepList][]*prose{}, map[stepList]int{}
	var order []stepList
	for _, t := range instructions(p) {
		at := listOf(t)
		said := beforeImage(t.Text)
		if ended(said) {
			if !strings.HasSuffix(strings.TrimRight(said, " \n*_"), ":") { // what follows the colon ends the sentence
				with[at]++
			}
			continue
		}
		if strings.TrimSpace(said) == "" || strings.HasSuffix(said, ">") || strings.HasSuffix(said, "}})") || strings.HasSuffix(said, "}}") { // nothing but a picture, or one that HTML or a template shows
			continue
		}
		if headed(t) || p.Loose && slices.ContainsFunc(t.Step.Blocks, isCode) { // the code ends the sentence: "Run"
			continue
		}
		if without[at] == nil {
			order = append(order, at)
		}
		without[at] = append(without[at], t)
	}
	for _, at := range order {
		if len(without[at]) < with[at] { // otherwise the house writes these without a full stop
			addStops(p, without[at])
		}
	}
}}

func isCode(b procedure.Block) bool {
	_, ok := b.(*procedure.Code)
	return ok
}

// beforeImage is a text without the images at its end.
func beforeImage(t *procedure.Inline) string {
	runs := t.Runs
	for len(runs) > 0 && (runs[len(runs)-1].Kind == procedure.ImageRun || strings.TrimSpace(runs[len(runs)-1].Text) == "") {
		runs = runs[:len(runs)-1]
	}
	return procedure.Inline{Runs: runs}.Plain()
}

// headed reports whether a text ends with code or an address, where a full stop would be copied with it, or is all bold: a heading of
// what follows.
func headed(t *prose) bool {
	bold := true
	for _, r := range t.Text.Runs {
		bold = bold && (r.Style&procedure.Bold != 0 || strings.TrimSpace(r.Text) == "")
	}
	last := t.Text.Runs[len(t.Text.Runs)-1]
	return bold || last.Style&procedure.CodeStyle != 0 || address.MatchString(t.plain)
}

// address is an address of the web at the end of a text.
var address = regexp.MustCompile(`(?:https?://|www\.)\S+\s*$`)

// addStops reports steps that do not end with a full stop.
func addStops(p *lint.Pass, without []*prose) {
	stop := "."
	if p.Lang == "bn" {
		stop = "।"
	}
	for _, t := range without {
		end := len(strings.TrimRight(t.plain, " \n"))
		at := t.at(source.Span{Start: end - 1, End: end})
		var fixes []lint.Fix
		if len(t.Step.Steps) == 0 {
			fixes = []lint.Fix{{Safe: true, Edits: []source.Edit{{Span: empty(at.End), Text: stop}}}}
		}
		p.ReportStep(t.Step, at, "the other steps end with a full stop", "end it with "+stop, fixes...)
	}
}

var stepNoCapital = &lint.Rule{Name: "step-no-capital", Severity: lint.Info, Run: func(p *lint.Pass) {
	things := map[*procedure.Step]bool{}
	for _, s := range Grammar(p) {
		things[s.Step] = s.Lead || s.Item
	}
	small, capital := map[stepList][]*prose{}, map[stepList]int{}
	var order []stepList
	for _, t := range instructions(p) {
		r, i := first(t.plain)
		at := source.Span{Start: i, End: i + utf8.RuneLen(r)}
		in := listOf(t)
		if w := t.words[0]; !unicode.IsLower(r) || w.Start != i || t.named(at) || isName(t.plain[i:]) || p.Loose && (t.Step.Label.Text != "" || things[t.Step]) { // behind a headline and its colon, either goes
			capital[in]++
			continue
		}
		if small[in] == nil {
			order = append(order, in)
		}
		small[in] = append(small[in], t)
	}
	for _, in := range order {
		if p.Loose && len(small[in]) >= capital[in] && len(small[in]) > 1 { // the writer starts steps so
			continue
		}
		for _, t := range small[in] {
			r, i := first(t.plain)
			at, up := source.Span{Start: i, End: i + utf8.RuneLen(r)}, string(unicode.ToUpper(r))
			p.ReportStep(t.Step, t.at(t.words[0].Span), "this step starts with a small letter", up+t.plain[at.End:t.words[0].End],
				lint.Fix{Safe: true, Edits: []source.Edit{{Span: t.at(at), Text: up}}})
		}
	}
}}

// stepList is a list of steps beside each other, which keep one habit.
type stepList struct {
	in    *procedure.Section
	above string
}

func listOf(t *prose) stepList {
	dot := strings.LastIndexByte(t.Step.Address, '.')
	return stepList{t.Section, t.Step.Address[:max(dot, 0)]}
}

// isName reports whether a text starts with the name of a thing, which keeps its small letter: iPhone, given_name, shop.example.
func isName(text string) bool {
	word, _, _ := strings.Cut(text, " ")
	word = strings.TrimRight(word, ".,;:!?)")
	return strings.ContainsFunc(word, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune("_./@=", r) })
}

var duplicateStep = &lint.Rule{Name: "duplicate-step", Severity: lint.Info, Run: func(p *lint.Pass) {
	procedure.Walk(p.Procedure, func(n procedure.Node) {
		list, ok := n.Block.(*procedure.Steps)
		if !ok {
			return
		}
		seen := map[[2]string]string{}
		for i, s := range list.Steps {
			key := saying(s)
			if p.Loose && i > 1 { // nobody promised one place for each action; the step before is the one that was copied
				seen = map[[2]string]string{saying(list.Steps[i-1]): list.Steps[i-1].Address}
			}
			if before, twice := seen[key]; twice && key != [2]string{} && !strings.Contains(key[1], "__") { // lines to fill in may be the same
				p.ReportStep(s, s.Text.Span, "step "+before+" says the same", "delete one, or say what differs")
			}
			seen[key] = s.Address
		}
	})
}}

// saying is who does what in a step, whatever its spelling.
func saying(s *procedure.Step) [2]string {
	return [2]string{lang.Fold(s.Label.Text), lang.Fold(s.Text.Plain())}
}

var actorMissing = &lint.Rule{Name: "actor-missing", Severity: lint.Info, Run: func(p *lint.Pass) {
	var start *procedure.Step
	labelled := false
	p.Procedure.Steps(func(_ *procedure.Section, s *procedure.Step) {
		labelled = labelled || s.Label.Text != ""
		if start == nil {
			start = s
		}
	})
	if start != nil && !labelled && len(p.Procedure.Meta.Roles) > 1 {
		p.ReportStep(start, start.MarkerAt, "several roles act here, but no step says who", "start the step with the role in bold and a colon")
	}
}}

// endless open an action that goes on ("keep stirring", not "keep everything cold"); ends are words that say when it stops or how often it is done.
var (
	endless = map[string]*sieve{
		"en": sieved(`(?i)^(?:monitor\b|repeat (?:the )?(?:last |previous )?steps?\b|continue to\b|keep (?:on )?\w+(?:[^\Wh]|[^\Wt]h)ing\b|wait\s*[.]?$)`),
		"ms": sieved(`(?i)^(?:pantau\b|ulang(?:i)? langkah\b|tunggu\s*[.]?$)`),
		"bn": sieved(`(?:করতে থাকুন|নজরদারি করুন|পর্যবেক্ষণ করুন|^অপেক্ষা করুন)\s*[।.]?$`),
	}
	ends = map[string]*sieve{
		"en": sieved(`(?i)\b(?:until|till|while|every|each|for|during|once|twice|daily|hourly|weekly|when|if|as long as|continuously|constantly|always)\b|\d`),
		"ms": sieved(`(?i)\b(?:sehingga|hingga|sampai|setiap|selama|selagi|semasa|apabila|jika|setelah)\b|\d`),
		"bn": sieved(`পর্যন্ত|প্রতি|যতক্ষণ|পরপর|হলে|[০-৯0-9]`),
	}
)

var repeatNoEnd = &lint.Rule{Name: "repeat-no-end", Severity: lint.Warning, Wording: true, Run: func(p *lint.Pass) {
	for _, t := range instructions(p) {
		if endless[p.Lang] == nil || !endless[p.Lang].MatchString(t.plain) || ends[p.Lang].MatchString(t.Step.Label.Text+" "+t.plain) || strings.HasSuffix(strings.TrimSpace(t.plain), ":") {
			continue
		}
		p.ReportStep(t.Step, t.at(source.Span{End: len(t.plain)}), "this step does not say when it ends", "say how often or how long, and what ends it")
	}
}}

var lateLocation = regexp.MustCompile(`(?i)^(?:select|click|tap|press|choose|enter|type)\s.+\s((?:on|in) the .*(?:screen|tab|page|menu|window|form|panel|field))\.?$`)

var locationLate = &lint.Rule{Name: "location-late", Severity: lint.Info, Wording: true, Presets: []string{lint.STE}, Run: func(p *lint.Pass) {
	for _, t := range instructions(p) {
		if m := lateLocation.FindStringSubmatchIndex(t.plain); m != nil && p.Lang == "en" {
			where := t.plain[m[2]:m[3]]
			p.ReportStep(t.Step, t.at(source.Span{Start: m[2], End: m[3]}), "the reader learns last where to look", upperFirst(where)+", …")
		}
	}
}}
