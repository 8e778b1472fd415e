package lint

import (
	"regexp"
	"slices"

	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// weighty are words that a repair must not touch unseen: numbers, negation and duty.
var weighty = regexp.MustCompile(`(?i)\p{Nd}|\b(?:no|not|never|none|nor|cannot|without|must|shall|should|may|might|can|could|will|would|ought)\b|n['’]t\b` +
	`|\b(?:tidak|tak|jangan|bukan|belum|tanpa|mesti|perlu|harus|boleh|hendaklah|wajib|patut|dapat)(?:lah)?\b` +
	`|না|নয়|নেই|নাই|নিষেধ|ছাড়া|হবে|পারে|উচিত|উচিৎ|যাবে|দরকার|আবশ্যক`)

// guardFixes takes the repairs out of callouts that guard people, and calls those unsafe that touch a number, a negation or
// a duty in the text. Repairs of the form of the file, outside the text, stay as they are.
func guardFixes(p *Pass, found []Diagnostic) {
	for i := range found {
		for j := range found[i].Fixes {
			if fix := &found[i].Fixes[j]; fix.Safe {
				guard(p, fix)
			}
		}
		if len(found[i].Fixes) > 0 && guarded(p, found[i].Span) {
			found[i].Fixes = nil
		}
	}
}

func guard(p *Pass, fix *Fix) {
	texts := Once(p, p.Procedure, "spans of texts", func() []source.Span { return textSpans(p.Procedure) })
	for _, e := range fix.Edits {
		first, _ := slices.BinarySearchFunc(texts, e.Start, func(t source.Span, at int) int { return t.End - at })
		for _, t := range texts[first:] {
			if t.Start > e.End {
				break
			}
			if (e.Overlaps(t) || e.Len() == 0) && (weighty.Match(p.Procedure.File.Text[e.Start:e.End]) || weighty.MatchString(e.Text)) {
				fix.Safe = false
			}
		}
	}
}

// textSpans are the places of the texts of a procedure in order, those that meet as one.
func textSpans(p *procedure.Procedure) (out []source.Span) {
	var all []source.Span
	procedure.Walk(p, func(n procedure.Node) {
		if n.Text != nil {
			all = append(all, n.Text.Span)
		}
	})
	slices.SortFunc(all, func(a, b source.Span) int { return a.Start - b.Start })
	for _, t := range all {
		if n := len(out); n > 0 && t.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, t.End)
		} else {
			out = append(out, t)
		}
	}
	return out
}

// guarded reports whether a place lies in a callout about harm to people.
func guarded(p *Pass, at source.Span) bool {
	callouts := Once(p, p.Procedure, "guards", func() (out []source.Span) {
		procedure.Walk(p.Procedure, func(n procedure.Node) {
			if c, ok := n.Block.(*procedure.Callout); ok && (c.Kind == "danger" || c.Kind == "warning" || c.Kind == "caution") {
				out = append(out, c.Span)
			}
		})
		return out
	})
	for _, c := range callouts {
		if c.Contains(at) {
			return true
		}
	}
	return false
}
