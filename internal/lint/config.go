package lint

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"sopkit/internal/manual"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// The presets. Recommended is the one when nobody chooses; the others add rules to it.
const (
	Recommended = "recommended"
	Strict      = "strict"
	STE         = "ste"
	Translation = "translation"
)

// Presets are the names of all presets.
var Presets = []string{Recommended, Strict, STE, Translation}

// Choice narrows a run and says what rules may know of the world. The zero Choice lets everything through.
type Choice struct {
	Rule      func(*Rule) bool                // the rules that run
	Named     bool                            // Rule lets through what was asked for by name: such rules run in any preset
	Procedure func(*procedure.Procedure) bool // the procedures that are checked
	Words     func(*procedure.Procedure) bool // of these, those whose words are judged; nil: all
	Preset    string                          // instead of the one of sop.yaml
	Today     string                          // date, 2026-12-01
	Before    *manual.Manual                  // the manual at the revision to compare with
	Draws     func(rune) bool                 // whether the fonts of the manual have a character
	Index     *Index                          // of the manual, for callers that keep one; nil: it is made
}

func (c Choice) rule(r *Rule) bool                     { return c.Rule == nil || c.Rule(r) }
func (c Choice) procedure(p *procedure.Procedure) bool { return c.Procedure == nil || c.Procedure(p) }

// Severity is the rule's own unless sop.yaml says another; Off when the preset leaves the rule out.
func (c Choice) Severity(m *manual.Manual, rule *Rule) Severity {
	if s, ok := m.Config.Lint.Rules[rule.Name]; ok && (Severity(s) == Off || Severity(s).Rank() < 3) {
		return Severity(s)
	}
	if rule.Presets == nil || c.Named || slices.Contains(rule.Presets, c.preset(m)) {
		return rule.Severity
	}
	return Off
}

func (c Choice) preset(m *manual.Manual) string {
	if c.Preset != "" {
		return c.Preset
	}
	return m.Config.Lint.Preset
}

// configTrouble reports what is wrong in sop.yaml and the tables that it names, with the rule "sop-yaml", and in the files of
// branches, with the rule "branch-file": what they state wrongly, and waivers that have run out.
func configTrouble(m *manual.Manual, rules []*Rule, today string) []Diagnostic {
	var out []Diagnostic
	for _, p := range slices.Concat(m.Problems, unknownRules(m, rules), unknownPreset(m)) {
		out = append(out, Diagnostic{Rule: p.Rule, Severity: Error, File: m.File, Span: p.Span, Message: p.Message, Hint: p.Hint})
	}
	for _, t := range m.Tables {
		for _, p := range t.Problems {
			out = append(out, Diagnostic{Rule: p.Rule, Severity: Error, File: t.File, Span: p.Span, Message: p.Message, Hint: p.Hint})
		}
	}
	for _, b := range m.Branches {
		for _, p := range b.Problems {
			out = append(out, Diagnostic{Rule: p.Rule, Severity: Error, File: b.File, Span: p.Span, Message: p.Message, Hint: p.Hint})
		}
		for _, w := range b.Expired(today) {
			out = append(out, Diagnostic{Rule: "branch-file", Severity: Error, File: b.File, Span: keyPlace(b.File, "expires"),
				Message: "the waiver for " + w.Procedure + " ran out on " + w.Expires, Hint: "take it out, or have it approved anew"})
		}
	}
	return out
}

func unknownPreset(m *manual.Manual) []source.Problem {
	name := m.Config.Lint.Preset
	if name == "" || slices.Contains(Presets, name) {
		return nil
	}
	return []source.Problem{{Rule: "sop-yaml", Span: keyPlace(m.File, "preset"), Message: fmt.Sprintf("there is no preset %q", name), Hint: "write " + strings.Join(Presets, ", ")}}
}

// unknownRules finds names and severities under lint.rules of sop.yaml that mean nothing.
func unknownRules(m *manual.Manual, rules []*Rule) []source.Problem {
	var out []source.Problem
	names := make([]string, 0, len(m.Config.Lint.Rules))
	for name := range m.Config.Lint.Rules {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		value := Severity(m.Config.Lint.Rules[name])
		at := keyPlace(m.File, name)
		if !slices.ContainsFunc(rules, func(r *Rule) bool { return r.Name == name }) {
			out = append(out, source.Problem{Rule: "sop-yaml", Span: at, Message: fmt.Sprintf("there is no rule %q", name), Hint: "`sop rules` lists the rules"})
		} else if value != Off && value.Rank() == 3 {
			out = append(out, source.Problem{Rule: "sop-yaml", Span: at, Message: fmt.Sprintf("%q is no severity", value), Hint: "write off, info, warning or error"})
		}
	}
	return out
}

func keyPlace(f *source.File, key string) source.Span {
	if i := bytes.Index(f.Text, []byte(key+":")); i >= 0 {
		return source.Span{Start: i, End: i + len(key)}
	}
	return f.LineSpan(1)
}
