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
func instructions(p *lint.Pass) (out []prose) {
	for _, t := range texts(p, p.Procedure) {
		if t.inStep() && len(t.words) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// ended reports whether a text ends as a sentence or leads on to what follows.
func ended(text string) bool {
	text = strings.TrimRight(text, " \n)]}”’\"'*")
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?।:;…", last)
}

var stepNoPeriod = &lint.Rule{Name: "step-no-period", Severity: lint.Info, Run: func(p *lint.Pass) {
	var without []prose
	all := instructions(p)
	for _, t := range all {
		if !ended(t.plain) {
			without = append(without, t)
		}
	}
	if len(without)*2 >= len(all) { // the house writes steps without a full stop
		return
	}
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
}}

var stepNoCapital = &lint.Rule{Name: "step-no-capital", Severity: lint.Info, Run: func(p *lint.Pass) {
	for _, t := range instructions(p) {
		r, i := first(t.plain)
		at := source.Span{Start: i, End: i + utf8.RuneLen(r)}
		if w := t.words[0]; !unicode.IsLower(r) || w.Start != i || t.named(at) || strings.ContainsFunc(t.plain[i:w.End], unicode.IsUpper) {
			continue
		}
		up := string(unicode.ToUpper(r))
		p.ReportStep(t.Step, t.at(t.words[0].Span), "this step starts with a small letter", up+t.plain[at.End:t.words[0].End],
			lint.Fix{Safe: true, Edits: []source.Edit{{Span: t.at(at), Text: up}}})
	}
}}

var duplicateStep = &lint.Rule{Name: "duplicate-step", Severity: lint.Info, Run: func(p *lint.Pass) {
	procedure.Walk(p.Procedure, func(n procedure.Node) {
		list, ok := n.Block.(*procedure.Steps)
		if !ok {
			return
		}
		seen := map[string]string{}
		for _, s := range list.Steps {
			key := lang.Fold(s.Text.Plain())
			if before, twice := seen[key]; twice && key != "" {
				p.ReportStep(s, s.Text.Span, "step "+before+" says the same", "delete one, or say what differs")
			}
			seen[key] = s.Address
		}
	})
}}

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

// bare are words before a number that measures something; the number needs a unit.
var bare = map[string]*regexp.Regexp{
	"en": regexp.MustCompile(`(?i)\b(?:wait|within|after waiting|set (?:it |the \w+ )?to|for at least|for at most|at least|at most|no more than|no longer than|up to)\s+(\d+(?:[.,]\d+)?)\s*(?:[.;,]|$)`),
	"ms": regexp.MustCompile(`(?i)\b(?:tunggu|dalam masa|dalam tempoh|selama|tetapkan kepada|sekurang-kurangnya|selebih-lebihnya|tidak melebihi)\s+(\d+(?:[.,]\d+)?)\s*(?:[.;,]|$)`),
	"bn": regexp.MustCompile(`([০-৯0-9]+)(?:[ -]?এর)?\s+(?:মধ্যে|পর্যন্ত|অপেক্ষা)`),
}

// limits are the words by which bare is worth trying.
var limits = strings.Fields("wait waiting within set least most than up tunggu dalam selama tetapkan sekurang selebih melebihi")

var numberNoUnit = &lint.Rule{Name: "number-no-unit", Severity: lint.Warning, Wording: true, Run: func(p *lint.Pass) {
	re := bare[p.Lang]
	for _, t := range texts(p, p.Procedure) {
		if re == nil || t.Heading || !strings.ContainsFunc(t.plain, isDigit) || p.Lang != "bn" && !t.says(limits...) {
			continue
		}
		for _, m := range re.FindAllStringSubmatchIndex(t.plain, -1) {
			at := source.Span{Start: m[2], End: m[3]}
			if !t.named(at) && !strings.HasPrefix(t.plain[at.End:], "%") && (m[2] == 0 || !inWord(before(t.plain, m[2]))) {
				p.ReportStep(t.Step, t.at(at), "this number has no unit", "write seconds, minutes, items or what it counts")
			}
		}
	}
}}

func before(text string, at int) rune {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return r
}

var glued = regexp.MustCompile(`\b\d+(?:[.,]\d+)?(kg|g|mg|ml|cm|mm|km|min|mins|sec|secs|hrs|°C)\b`)

var unitFormat = &lint.Rule{Name: "unit-format", Severity: lint.Info, Run: func(p *lint.Pass) {
	for _, t := range texts(p, p.Procedure) {
		if !slices.ContainsFunc(t.words, func(w word) bool { return isDigit(rune(w.text[0])) && !isDigit(rune(w.text[len(w.text)-1])) }) && !strings.Contains(t.plain, "°") {
			continue
		}
		for _, m := range glued.FindAllStringSubmatchIndex(t.plain, -1) {
			if at := (source.Span{Start: m[0], End: m[1]}); !t.named(at) {
				p.ReportStep(t.Step, t.at(at), "a space stands between a number and its unit", t.plain[m[0]:m[2]]+" "+t.plain[m[2]:m[3]],
					lint.Fix{Safe: true, Edits: []source.Edit{{Span: empty(t.at(source.Span{Start: m[2], End: m[3]}).Start), Text: " "}}})
			}
		}
	}
}}

// endless open an action that goes on; ends are words that say when it stops or how often it is done.
var (
	endless = map[string]*regexp.Regexp{
		"en": regexp.MustCompile(`(?i)^(?:monitor\b|repeat (?:the )?(?:last |previous )?steps?\b|continue to\b|keep (?:on )?\w+ing\b|wait\s*[.]?$)`),
		"ms": regexp.MustCompile(`(?i)^(?:pantau\b|ulang(?:i)? langkah\b|tunggu\s*[.]?$)`),
		"bn": regexp.MustCompile(`(?:করতে থাকুন|নজরদারি করুন|পর্যবেক্ষণ করুন|^অপেক্ষা করুন)\s*[।.]?$`),
	}
	ends = map[string]*regexp.Regexp{
		"en": regexp.MustCompile(`(?i)\b(?:until|till|while|every|each|for|during|once|twice|daily|hourly|weekly|when|if|as long as)\b|\d`),
		"ms": regexp.MustCompile(`(?i)\b(?:sehingga|hingga|sampai|setiap|selama|selagi|semasa|apabila|jika|setelah)\b|\d`),
		"bn": regexp.MustCompile(`পর্যন্ত|প্রতি|যতক্ষণ|পরপর|হলে|[০-৯0-9]`),
	}
)

var repeatNoEnd = &lint.Rule{Name: "repeat-no-end", Severity: lint.Warning, Wording: true, Run: func(p *lint.Pass) {
	for _, t := range instructions(p) {
		if endless[p.Lang] == nil || !endless[p.Lang].MatchString(t.plain) || ends[p.Lang].MatchString(t.plain) || strings.HasSuffix(strings.TrimSpace(t.plain), ":") {
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

// usual are abbreviations that need no explanation.
var usual = strings.Fields("OK ID PDF SMS URL PIN ATM FAQ TV USB RM SOP AM PM QR GST VAT SST IT HR PC US UK EU USD MYR BDT EUR CCTV WIFI ISO LED CD DVD CEO NID GPS CPR AED VIP OTP IC KL NO TO DO NOT NEVER ALL AND OR IF STOP")

var acronym = regexp.MustCompile(`\b[A-Z]{2,6}\b`)

var acronymUndefined = &lint.Rule{Name: "acronym-undefined", Severity: lint.Info, Presets: []string{lint.Strict, lint.STE}, Run: func(p *lint.Pass) {
	seen := map[string]bool{}
	for _, t := range texts(p, p.Procedure) {
		for _, m := range acronym.FindAllStringIndex(t.plain, -1) {
			word, at := t.plain[m[0]:m[1]], source.Span{Start: m[0], End: m[1]}
			if seen[word] || slices.Contains(usual, word) || t.named(at) || shouted(t.plain) || idLike(t.plain, m) {
				continue
			}
			seen[word] = true
			if !explained(p, word) {
				p.ReportStep(t.Step, t.at(at), "the abbreviation "+word+" is not explained", "write it in full once, with "+word+" in brackets, or add it to the terms")
			}
		}
	}
}}

// shouted reports whether a text is all in capitals.
func shouted(text string) bool { return strings.ToUpper(text) == text }

func idLike(text string, m []int) bool {
	return m[1] < len(text) && (text[m[1]] == '-' || isDigit(rune(text[m[1]]))) || m[0] > 0 && text[m[0]-1] == '-'
}

func explained(p *lint.Pass, word string) bool {
	file := string(p.Procedure.File.Text)
	if strings.Contains(file, "("+word) || strings.Contains(file, word+" (") || strings.Contains(file, word+":") || strings.Contains(file, word+" =") {
		return true
	}
	return p.Manual.Terms != nil && strings.Contains(string(p.Manual.Terms.Text), word)
}
