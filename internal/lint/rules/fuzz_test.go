package rules

import (
	"strings"
	"testing"
	"testing/fstest"

	"sopkit/internal/lint"
	"sopkit/internal/manual"
	"sopkit/internal/source"
)

// FuzzRepairs: whatever the text, rules report places inside it, repairs lie inside it and do not cross each other within a
// finding, and what they make of it can be read and checked again. Danger and warning callouts stay as they are.
func FuzzRepairs(f *testing.F) {
	for _, rule := range All {
		page, _ := Page(rule.Name)
		for _, m := range example.FindAllStringSubmatch(page, -1) {
			if !strings.HasPrefix(m[4], "-- ") {
				f.Add(wrap(m[4], "en"), m[3])
			}
		}
	}
	f.Fuzz(func(t *testing.T, text, code string) {
		if code != "bn" && code != "ms" {
			code = "en"
		}
		name := "a." + code + ".md"
		check := func(data []byte) (*manual.Manual, []lint.Diagnostic) {
			m, err := manual.Load(fstest.MapFS{"sop.yaml": {Data: []byte(config)}, name: {Data: data}})
			if err != nil {
				t.Fatal(err)
			}
			return m, lint.Run(m, All, lint.Choice{Named: true, Today: today, Draws: drawable})
		}
		m, found := check([]byte(text))
		var edits []source.Edit
		for _, d := range found {
			whole := source.Span{End: len(d.File.Text)}
			if !whole.Contains(d.Span) || d.Span.Len() < 0 {
				t.Fatalf("%s reports %v in a file of %d bytes", d.Rule, d.Span, len(d.File.Text))
			}
			for _, fix := range d.Fixes {
				if overlaps(fix.Edits) {
					t.Fatalf("%s: a repair crosses itself: %v", d.Rule, fix.Edits)
				}
				for _, e := range fix.Edits {
					if !whole.Contains(e.Span) || e.Len() < 0 {
						t.Fatalf("%s repairs %v in a file of %d bytes", d.Rule, e.Span, len(d.File.Text))
					}
				}
				edits = append(edits, fix.Edits...)
			}
		}
		if len(m.Procedures) != 1 || len(edits) == 0 {
			return
		}
		for _, d := range found {
			for _, c := range calloutsOf(m) {
				if c.Contains(d.Span) && len(d.Fixes) > 0 {
					t.Fatalf("%s would repair a warning", d.Rule)
				}
			}
		}
		after, _ := source.Apply(m.Procedures[0].File.Text, edits)
		check(after)
	})
}

func calloutsOf(m *manual.Manual) (out []source.Span) {
	for _, g := range guards(lint.NewPass(m, m.Procedures[0]), m.Procedures[0], "danger", "warning") {
		out = append(out, g.Span)
	}
	return out
}
