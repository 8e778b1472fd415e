// Package lint checks a manual against rules and says at which place which rule is broken.
//
// It knows no rule itself: the caller hands them in. It does not read files and does not print.
package lint

import (
	"runtime"
	"slices"
	"strings"
	"sync"

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
	return map[Severity]int{Error: 0, Warning: 1, Info: 2}[s] + map[bool]int{true: 3}[s != Error && s != Warning && s != Info]
}

// Rule is one check.
type Rule struct {
	Name     string // after the fault: "long-step"
	Severity Severity
	Locked   bool        // cannot be suppressed
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
	Lang      string // of the procedure
	rule      *Rule
	severity  Severity
	found     *[]Diagnostic
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
		d.Step = step.Address
	}
	*p.found = append(*p.found, d)
}

// Choice narrows a run. A nil function lets everything through.
type Choice struct {
	Rule      func(*Rule) bool                // the rules that run
	Procedure func(*procedure.Procedure) bool // the procedures that are checked
}

func (c Choice) rule(r *Rule) bool                     { return c.Rule == nil || c.Rule(r) }
func (c Choice) procedure(p *procedure.Procedure) bool { return c.Procedure == nil || c.Procedure(p) }

// Run checks a manual. Rules are all that exist, so that a name in a comment or in sop.yaml is known even when the rule
// does not run. The diagnostics are in the order of path and place.
func Run(m *manual.Manual, rules []*Rule, choice Choice) []Diagnostic {
	index := NewIndex(m)
	perFile := make([][]Diagnostic, len(m.Procedures))
	var wait sync.WaitGroup
	work := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := range work {
				perFile[i] = check(m, index, m.Procedures[i], rules, choice)
			}
		})
	}
	for i, p := range m.Procedures {
		if choice.procedure(p) {
			work <- i
		}
	}
	close(work)
	wait.Wait()
	return append(configTrouble(m, rules), slices.Concat(perFile...)...)
}

// check runs the rules over one procedure, takes the parser's problems in and drops what is suppressed.
func check(m *manual.Manual, index *Index, p *procedure.Procedure, rules []*Rule, choice Choice) []Diagnostic {
	var found []Diagnostic
	pass := Pass{Manual: m, Index: index, Procedure: p, Lang: m.Lang(p), found: &found}
	for _, rule := range rules {
		pass.rule, pass.severity = rule, severity(m, rule)
		if pass.severity == Off || !choice.rule(rule) {
			continue
		}
		for _, problem := range p.Problems {
			if problem.Rule == rule.Name {
				pass.Report(problem.Span, problem.Message, problem.Hint, fixes(problem)...)
			}
		}
		if rule.Run != nil && !p.Unread {
			rule.Run(&pass)
		}
	}
	found = suppress(&pass, rules, choice, found)
	slices.SortStableFunc(found, func(a, b Diagnostic) int {
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		return strings.Compare(a.Rule, b.Rule)
	})
	return found
}

func fixes(p source.Problem) []Fix {
	if len(p.Fix) == 0 {
		return nil
	}
	return []Fix{{Safe: true, Edits: p.Fix}}
}

// severity is the rule's own unless sop.yaml says another.
func severity(m *manual.Manual, rule *Rule) Severity {
	if s, ok := m.Config.Lint.Rules[rule.Name]; ok && (Severity(s) == Off || Severity(s).Rank() < 3) {
		return Severity(s)
	}
	return rule.Severity
}

// configTrouble reports what is wrong in sop.yaml itself, with the rule "sop-yaml".
func configTrouble(m *manual.Manual, rules []*Rule) []Diagnostic {
	var out []Diagnostic
	for _, p := range append(slices.Clone(m.Problems), unknownRules(m, rules)...) {
		out = append(out, Diagnostic{Rule: p.Rule, Severity: Error, File: m.File, Span: p.Span, Message: p.Message, Hint: p.Hint})
	}
	return out
}
