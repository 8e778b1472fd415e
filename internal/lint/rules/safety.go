package rules

import (
	"strings"

	"sopkit/internal/grammar"
	"sopkit/internal/lang"
	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

// guard is a callout with what it says.
type guard struct {
	*procedure.Callout
	step *procedure.Step
	text string
}

// guards are the callouts of a procedure of these kinds.
func guards(p *lint.Pass, of *procedure.Procedure, kinds ...string) (out []guard) {
	for _, g := range callouts(p, of) {
		folded := p.Loose && strings.IndexAny(g.text, "+-") == 0 // notes of another tool, hidden until somebody opens them
		if contains(kinds, g.Kind) && !folded {
			out = append(out, g)
		}
	}
	return out
}

// callouts are all callouts of a procedure.
func callouts(p *lint.Pass, of *procedure.Procedure) []guard {
	return lint.Once(p, of, "callouts", func() (out []guard) {
		procedure.Walk(of, func(n procedure.Node) {
			c, ok := n.Block.(*procedure.Callout)
			if !ok {
				return
			}
			var said []string
			for _, b := range c.Blocks {
				if par, ok := b.(*procedure.Paragraph); ok {
					said = append(said, par.Text.Plain())
				}
			}
			out = append(out, guard{c, n.Step, strings.Join(said, " ")})
		})
		return out
	})
}

var harms = []string{"danger", "warning", "caution"}

var safetyAfterStep = &lint.Rule{Name: "safety-after-step", Severity: lint.Error, Locked: true, Run: func(p *lint.Pass) {
	last := -1
	p.Procedure.Steps(func(_ *procedure.Section, s *procedure.Step) { last = max(last, s.Span.End) })
	for _, s := range p.Procedure.Sections {
		if s.Kind != lang.Procedure || last < 0 {
			continue
		}
		for _, g := range guards(p, p.Procedure, harms...) {
			if g.step == nil && s.Span.Contains(g.Span) && g.Span.Start >= last {
				p.Report(g.Word.Span, "this callout stands after the last step: who reads it has acted already", "put it before the step that it guards")
			}
		}
	}
}}

var actionInNote = &lint.Rule{Name: "action-in-note", Severity: lint.Warning, Run: func(p *lint.Pass) {
	for _, g := range guards(p, p.Procedure, "notice", "note", "caution", "warning", "danger") {
		for _, b := range g.Blocks {
			list, isList := b.(*procedure.List)
			steps, isSteps := b.(*procedure.Steps)
			if isList && list.Ordered || isSteps && steps.Ordered {
				p.ReportStep(g.step, g.Word.Span, "this callout holds numbered actions", "make them steps; a callout informs or warns")
			}
		}
	}
}}

// What a callout says by its words: what may happen, what to do, and how bad it is.
var (
	outcome = map[string]*sieve{
		"en": sieved(`(?i)\b(?:can|could|will|may|might|would|cause\w*|lead\w* to|risk\w*|danger\w*|hazard\w*|result\w*|or|otherwise|are|is|burn\w*|kill\w*|injur\w*|damag\w*|los[et]\w*|because)\b`),
		"ms": sieved(`(?i)\b(?:boleh|akan|mungkin|menyebabkan|mengakibatkan|bahaya|berbahaya|risiko|berisiko|kerana|rosak|cedera|kehilangan|terbakar)\b`),
		"bn": sieved(`পারে|ঝুঁকি|বিপদ|বিপজ্জনক|ক্ষতি|কারণ|হবে|হয়|যায়|আহত|মৃত্যু`),
	}
	avoidance = map[string]*sieve{
		"en": sieved(`(?i)\b(?:never|do not|don['’]t|must|always|only|keep|stop|wear|use|stay|call|avoid|make sure|turn|switch|close|leave|disconnect|unplug|wait|check|let|put|ask|hold|move|remove|store|cover|lock|read|take|refuse)\b`),
		"ms": sieved(`(?i)\b(?:jangan|pastikan|mesti|hendaklah|sentiasa|hanya|pakai|guna|gunakan|elakkan|jauhkan|berhenti|tutup|matikan|hubungi|simpan|biarkan|minta|kunci|cabut|tunggu|letak|letakkan|asingkan)\b`),
		"bn": sieved(`না|[^ ]+ুন(?:[ ।,]|$)|দিন|নিন|রাখুন|করুন|থাকুন|হবে|জানান|যান`),
	}
	fatal  = sieved(`(?i)\b(?:die|dies|death|deadly|fatal|fatally|kill|kills|killed|lethal|maut|mati|terbunuh|meninggal)\b|মৃত্যু|মারা যে?তে?|প্রাণহানি|প্রাণঘাতী`)
	injury = sieved(`(?i)\b(?:injur\w*|burns? (?:you|your|the|skin)|hurt|wound\w*|electric shock|cedera|mencederakan|melecur)\b|আহত|আঘাত|পুড়তে পারে|পুড়ে যেতে`)
)

var safetyNoConsequence = &lint.Rule{Name: "safety-no-consequence", Severity: lint.Warning, Run: func(p *lint.Pass) {
	for _, g := range guards(p, p.Procedure, harms...) {
		if re := outcome[p.Lang]; re != nil && g.text != "" && !re.MatchString(g.text) {
			p.ReportStep(g.step, g.Word.Span, "this callout does not say what may happen", "name the danger and the harm: The plate is hot and can burn your hand.")
		}
	}
}}

var safetyNoAvoidance = &lint.Rule{Name: "safety-no-avoidance", Book: true, Severity: lint.Warning, Run: func(p *lint.Pass) {
	for _, g := range guards(p, p.Procedure, harms...) {
		re := avoidance[p.Lang]
		if re == nil || g.text == "" || re.MatchString(g.text) || orders(p.Lang, g.text) {
			continue
		}
		p.ReportStep(g.step, g.Word.Span, "this callout does not say how to avoid the harm", "add a command: Never touch the plate.")
	}
}}

// orders reports whether some sentence commands.
func orders(code, text string) bool {
	for _, s := range sentences(text) {
		if grammar.Analyse(code, text[s[0]:s[1]], grammar.Context{}).Label == grammar.Imperative {
			return true
		}
	}
	return false
}

var severityMismatch = &lint.Rule{Name: "severity-mismatch", Severity: lint.Warning, Run: func(p *lint.Pass) {
	for _, g := range guards(p, p.Procedure, "caution", "notice", "note") {
		switch {
		case fatal.MatchString(g.text):
			p.ReportStep(g.step, g.Word.Span, g.Word.Text+" is too weak where somebody may die", "use WARNING, or DANGER where it is certain")
		case g.Kind != "caution" && injury.MatchString(g.text):
			p.ReportStep(g.step, g.Word.Span, g.Word.Text+" is too weak where somebody may be hurt", "use CAUTION, or WARNING where the harm is serious")
		}
	}
}}

var safetyTooLong = &lint.Rule{Name: "safety-too-long", Severity: lint.Warning, Run: func(p *lint.Pass) {
	for _, g := range guards(p, p.Procedure, harms...) {
		if n, w := len(sentences(g.text)), lang.Words(g.text); n > 3 || w > 40 {
			p.ReportStep(g.step, g.Word.Span, "this callout has "+plural(n, "sentence")+" and "+plural(w, "word")+": nobody reads that in danger", "say in three short sentences what the danger is, what it does and what to do")
		}
	}
}}
