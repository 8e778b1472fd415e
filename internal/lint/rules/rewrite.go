package rules

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sopkit/internal/grammar"
	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// repair is the better sentence for a step and the edits that write it. The hint is empty when the grammar is not sure.
func repair(p *lint.Pass, s *Said, labels ...grammar.Label) (hint string, fixes []lint.Fix) {
	for _, w := range grammar.Suggest(p.Lang, s.Text, s.Context) {
		if !slices.Contains(labels, w.Label) || len(w.Split) > 0 || len(w.Edits) == 0 {
			continue
		}
		better, left := source.Apply([]byte(s.Text), w.Edits)
		if len(left) > 0 || !valid(s.Text, w.Edits) || !cured(p, s, string(better)) {
			continue
		}
		fix := lint.Fix{Safe: w.Safe && w.Actor == ""}
		for _, e := range w.Edits {
			fix.Edits = append(fix.Edits, source.Edit{Span: s.Step.Text.Source(e.Start, e.End), Text: e.Text})
		}
		prefix, ok := actorLabel(p, s.Step, w.Actor)
		if prefix != "" {
			fix.Edits = append([]source.Edit{{Span: empty(s.Step.Text.Span.Start), Text: prefix}}, fix.Edits...)
			fix.Edits = append(fix.Edits, handBack(p, s.Step)...)
		}
		if !ok || overlaps(fix.Edits) {
			return prefix + string(better), nil
		}
		return prefix + string(better), []lint.Fix{fix}
	}
	return "", nil
}

// cured reports whether the grammar takes a better sentence for a command. Where names would move in the text it is not asked.
func cured(p *lint.Pass, s *Said, better string) bool {
	if len(s.Context.Opaque) > 0 {
		return true
	}
	return grammar.Analyse(p.Lang, better, s.Context).Label == grammar.Imperative
}

// valid reports whether all edits lie inside a text.
func valid(text string, edits []source.Edit) bool {
	for _, e := range edits {
		if e.Start < 0 || e.End < e.Start || e.End > len(text) {
			return false
		}
	}
	return true
}

func overlaps(edits []source.Edit) bool {
	for i, e := range edits {
		for _, other := range edits[i+1:] {
			if e.Overlaps(other.Span) {
				return true
			}
		}
	}
	return false
}

// actorLabel is the label that moves an actor out of the sentence; empty when the step has that actor already.
// ok is false when the manual has no such role, or the step is another one's.
func actorLabel(p *lint.Pass, step *procedure.Step, actor string) (prefix string, ok bool) {
	if actor == "" {
		return "", true
	}
	key, known := p.Manual.Config.Role(actor, p.Lang)
	name := upperFirst(actor)
	if known {
		name = p.Manual.Config.Roles[key].In(p.Lang)
	}
	if strings.EqualFold(step.Actor, name) {
		return "", true
	}
	if step.Label.Text != "" {
		return "", false
	}
	return "**" + name + ":** ", known || len(p.Manual.Config.Roles) == 0
}

// handBack names the actor of the next step, which would else take over the new actor of this one.
func handBack(p *lint.Pass, step *procedure.Step) []source.Edit {
	if step.Actor == "" {
		return nil // nobody was named
	}
	var out []source.Edit
	last := (*procedure.Step)(nil)
	p.Procedure.Steps(func(_ *procedure.Section, s *procedure.Step) {
		if last == step && s.Label.Text == "" && s.Actor == step.Actor {
			out = append(out, source.Edit{Span: empty(s.Text.Span.Start), Text: "**" + s.Actor + ":** "})
		}
		last = s
	})
	return out
}

// split writes the actions of a step as steps.
func split(p *lint.Pass, s *Said) (hint string, fixes []lint.Fix) {
	for _, w := range grammar.Suggest(p.Lang, s.Text, s.Context) {
		if len(w.Split) < 2 {
			continue
		}
		if slices.ContainsFunc(s.Step.Text.Runs, func(r procedure.Run) bool { return r.Kind == procedure.ImageRun }) {
			return "", nil // the words of a picture are no words of the step
		}
		hint = strings.Join(w.Split, " / ")
		if label := s.Step.Label.Text; opensCase(p.Lang, label) || moment.MatchString(label) {
			return hint, nil // the case would hold for the first of them only
		}
		if len(s.Step.Blocks) > 0 || len(s.Step.Steps) > 0 || plainOnly(s.Step.Text) != s.Text {
			return hint, nil // what hangs below the step, or its links and bold words, would be lost
		}
		line := p.Procedure.File.Position(s.Step.MarkerAt.Start)
		indent := strings.Repeat(" ", line.Column-1)
		text := w.Split[0]
		for i, next := range w.Split[1:] {
			marker := "-"
			if s.Step.Marker > 0 {
				marker = strconv.Itoa(s.Step.Marker+i+1) + "."
			}
			text += "\n" + indent + marker + " " + next
		}
		at := s.Step.Text.Source(0, len(s.Text))
		return hint, []lint.Fix{{Edits: []source.Edit{{Span: at, Text: text}}}}
	}
	return "", nil
}

// plainOnly is the text when it is plain throughout.
func plainOnly(t procedure.Inline) string {
	if len(t.Runs) != 1 || t.Runs[0].Kind != procedure.TextRun || t.Runs[0].Style != 0 || t.Runs[0].Link != nil {
		return ""
	}
	return t.Runs[0].Text
}

func empty(at int) source.Span { return source.Span{Start: at, End: at} }

func upperFirst(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[n:]
}
