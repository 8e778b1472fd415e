package diff

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"sopkit/internal/procedure"
)

// field is a key of the front matter with its value ready to compare.
type field struct {
	key   string
	shape procedure.Shape
	value Value
}

// fields are the keys of the front matter, in order. What is no text and no list of texts is compared as it is written.
func fields(p *procedure.Procedure) []field {
	if p == nil {
		return nil
	}
	var out []field
	for i, f := range p.Meta.Fields {
		v := Value{Text: norm.NFC.String(f.Value.Text)}
		switch {
		case f.Shape == procedure.MapShape, f.Shape == procedure.ListShape && len(f.List) == 0:
			end := p.Meta.Span.End
			if i+1 < len(p.Meta.Fields) {
				end = p.Meta.Fields[i+1].Span.Start
			}
			v.Text = strings.TrimRight(string(p.File.Text[f.Key.Span.End:end]), "- \r\n")
			v.Text = strings.TrimSpace(strings.TrimPrefix(v.Text, ":"))
		case f.Shape == procedure.ListShape:
			for _, item := range f.List {
				v.List = append(v.List, norm.NFC.String(item.Text))
			}
		}
		out = append(out, field{f.Key.Text, f.Shape, v})
	}
	return out
}

// frontMatter compares the keys, in the order of the later text; those that went come last.
func frontMatter(before, after *procedure.Procedure) []Change {
	out := []Change{}
	old, now := fields(before), fields(after)
	named := func(list []field, key string) int {
		return slices.IndexFunc(list, func(f field) bool { return f.key == key })
	}
	for _, f := range now {
		c := Change{Type: FrontmatterChanged, Field: f.key, Before: &Value{Absent: true}, After: &f.value}
		if i := named(old, f.key); i >= 0 {
			if old[i].same(f) {
				continue
			}
			c.Before = &old[i].value
		}
		out = append(out, c)
	}
	for _, f := range old {
		if named(now, f.key) < 0 {
			out = append(out, Change{Type: FrontmatterChanged, Field: f.key, Before: &f.value, After: &Value{Absent: true}})
		}
	}
	return out
}

func (f field) same(g field) bool {
	return f.shape == g.shape && f.value.Text == g.value.Text && slices.Equal(f.value.List, g.value.List)
}
