// Package lint checks a manual against rules and says at which place which rule is broken.
//
// It knows no rule itself: the caller hands them in. It does not read files and does not print.
package lint

import (
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"sopkit/internal/manual"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// Severity says how bad a diagnostic is.
type Severity string

// The severities. Off switches a rule off.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Info    Severity = "info"
	Off     Severity = "off"
)

// Rank orders severities, the worst first; 3 for one that is none.
func (s Severity) Rank() int {
	switch s {
	case Error:
		return 0
	case Warning:
		return 1
	case Info:
		return 2
	}
	return 3
}

// Rule is one check.
type Rule struct {
	Name     string // after the fault: "long-step"
	Severity Severity
	Presets  []string    // the presets that switch it on; nil: every one
	Wording  bool        // it judges words, and no other file matters: where two such rules meet, the one that is listed first reports
	Locked   bool        // cannot be suppressed
	Book     bool        // asks for what only a manual promises: front matter, sections, paper; a loose folder is not asked
	Run      func(*Pass) // looks at one procedure; nil when the parser reports the fault
}

// Diagnostic is what a rule reports at a place.
type Diagnostic struct {
	Rule      string
	Severity  Severity
	File      *source.File
	Span      source.Span
	Procedure string // id
	Step      string // address, "3.1"; empty outside steps
	Message   string
	Hint      string
	Fixes     []Fix
	Said      string // the text of the step; empty outside steps
}

// Fix is edits that remove the fault. A safe one never changes what the text asks for.
type Fix struct {
	Safe  bool
	Edits []source.Edit
}

// Pass is all that a rule may see, and where it reports.
type Pass struct {
	Manual    *manual.Manual
	Index     *Index
	Procedure *procedure.Procedure
	Lang      string               // of the procedure
	Loose     bool                 // the folder is plain Markdown and promised nothing
	Today     string               // date, 2026-12-01; empty when nobody said
	Before    *procedure.Procedure // the same procedure at the revision that the run compares with; nil when there is none
	Draws     func(rune) bool      // whether the fonts of the manual have the character; nil when nobody said
	rule      *Rule
	severity  Severity
	found     *[]Diagnostic
	memo      *memo
}

// Report adds a diagnostic.
func (p *Pass) Report(at source.Span, message, hint string, fixes ...Fix) {
	p.ReportStep(nil, at, message, hint, fixes...)
}

// ReportStep adds a diagnostic about a step.
func (p *Pass) ReportStep(step *procedure.Step, at source.Span, message, hint string, fixes ...Fix) {
	d := Diagnostic{Rule: p.rule.Name, Severity: p.severity, File: p.Procedure.File, Span: at, Procedure: p.Procedure.Meta.ID.Text,
		Message: message, Hint: hint, Fixes: fixes}
	if step != nil {
		d.Step, d.Said = step.Address, step.Text.Plain()
	}
	*p.found = append(*p.found, d)
}

// Run checks a manual. Rules are all that exist, so that a name in a comment or in sop.yaml is known even when the rule
// does not run. The diagnostics are in the order of path and place.
func Run(m *manual.Manual, rules []*Rule, choice Choice) (all []Diagnostic) {
	Each(m, rules, choice, func(found []Diagnostic) { all = append(all, found...) })
	return all
}

// Each checks a manual as Run does and hands on what it finds file by file, in the same order: first what is wrong with
// sop.yaml. Nothing of a file is kept after visit has seen it; visit is never called twice at a time.
func Each(m *manual.Manual, rules []*Rule, choice Choice, visit func(found []Diagnostic)) {
	r := newRun(m, rules, choice)
	visit(configTrouble(m, rules, choice.Today))
	in := queue{perFile: make([][]Diagnostic, len(m.Procedures)), done: make([]bool, len(m.Procedures)), visit: visit}
	var wait sync.WaitGroup
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(m.Procedures); i = int(next.Add(1)) - 1 {
				var found []Diagnostic
				if choice.procedure(m.Procedures[i]) {
					found = r.check(m.Whole(m.Procedures[i]))
				}
				in.put(i, found)
			}
		})
	}
	wait.Wait()
}

// queue hands results on in their order, whatever the order in which they come.
type queue struct {
	sync.Mutex
	perFile [][]Diagnostic
	done    []bool
	first   int // the first that has not come
	visit   func([]Diagnostic)
}

func (q *queue) put(i int, found []Diagnostic) {
	q.Lock()
	defer q.Unlock()
	q.perFile[i], q.done[i] = found, true
	for ; q.first < len(q.done) && q.done[q.first]; q.first++ {
		if len(q.perFile[q.first]) > 0 {
			q.visit(q.perFile[q.first])
		}
		q.perFile[q.first] = nil
	}
}

// run is what all procedures of one run share.
type run struct {
	manual     *manual.Manual
	index      *Index
	before     *Index // of the manual to compare with; nil without one
	rules      []*Rule
	choice     Choice
	severities map[string]Severity // of the rules that run
	loose      bool                // the manual is plain Markdown
	wording    map[string]bool     // the rules that judge words
	memo       *memo
}

func newRun(m *manual.Manual, rules []*Rule, choice Choice) *run {
	r := &run{manual: m, index: choice.Index, rules: rules, choice: choice, severities: map[string]Severity{}, loose: m.Loose(), wording: map[string]bool{}, memo: newMemo()}
	if r.index == nil {
		r.index = NewIndex(m)
	}
	if choice.Before != nil {
		r.before = NewIndex(choice.Before)
	}
	for _, rule := range rules {
		r.wording[rule.Name] = rule.Wording
		if rule.Book && r.loose && !choice.Named {
			continue
		}
		if s := choice.Severity(m, rule); s != Off && choice.rule(rule) {
			r.severities[rule.Name] = s
		}
	}
	return r
}

// check runs the rules over one procedure, takes the parser's problems in and drops what is suppressed.
func (r *run) check(p *procedure.Procedure) []Diagnostic {
	var found []Diagnostic
	pass := Pass{Manual: r.manual, Index: r.index, Procedure: p, Lang: r.manual.Lang(p), Loose: r.loose, Today: r.choice.Today, Draws: r.choice.Draws,
		found: &found, memo: r.memo}
	if r.before != nil {
		pass.Before = r.before.Translations(p)[pass.Lang]
	}
	for _, rule := range r.rules {
		if !r.runs(rule.Name, p) {
			continue
		}
		pass.rule, pass.severity = rule, r.severities[rule.Name]
		for _, problem := range p.Problems {
			if problem.Rule == rule.Name {
				pass.Report(problem.Span, problem.Message, problem.Hint, fixes(problem)...)
			}
		}
		if rule.Run != nil && !p.Unread {
			rule.Run(&pass)
		}
	}
	found = r.onePerPlace(found)
	guardFixes(&pass, found)
	found = r.suppress(&pass, found)
	slices.SortStableFunc(found, func(a, b Diagnostic) int {
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		return strings.Compare(a.Rule, b.Rule)
	})
	return found
}

// runs reports whether a rule looks at a procedure.
func (r *run) runs(rule string, p *procedure.Procedure) bool {
	_, runs := r.severities[rule]
	return runs && (!r.wording[rule] || r.choice.Words == nil || r.choice.Words(p))
}

// onePerPlace keeps of two findings about the same words the one whose rule is listed first.
func (r *run) onePerPlace(found []Diagnostic) []Diagnostic {
	var taken []source.Span
	return slices.DeleteFunc(found, func(d Diagnostic) bool {
		if !r.wording[d.Rule] {
			return false
		}
		if slices.ContainsFunc(taken, d.Span.Overlaps) {
			return true
		}
		taken = append(taken, d.Span)
		return false
	})
}

func fixes(p source.Problem) []Fix {
	if len(p.Fix) == 0 {
		return nil
	}
	return []Fix{{Safe: true, Edits: p.Fix}}
}
