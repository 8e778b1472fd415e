package diff

import (
	"bytes"

	"sopkit/internal/manual"
	"sopkit/internal/procedure"
)

// Manuals compares the procedures of two manuals, by id and language; without an id, by path. It returns those that
// differ or stand under another path: first as the later manual has them, then those that went. A nil manual is empty.
// What could not be read on either side is left out; the caller names it.
func Manuals(before, after *manual.Manual) []Procedure {
	old, out := map[identity]*procedure.Procedure{}, []Procedure{}
	for _, p := range procedures(before) {
		if k := identityOf(before, p); old[k] == nil {
			old[k] = p
		}
	}
	used := map[identity]bool{}
	whole := func(m *manual.Manual, p *procedure.Procedure) *procedure.Procedure {
		if p == nil {
			return nil
		}
		return m.Whole(p)
	}
	add := func(x, y *procedure.Procedure) {
		switch {
		case x != nil && x.Unread, y != nil && y.Unread:
		case x != nil && y != nil && x.File.Path == y.File.Path && bytes.Equal(x.File.Text, y.File.Text):
		default:
			out = append(out, Between(whole(before, x), whole(after, y), after))
		}
	}
	for _, p := range procedures(after) {
		k := identityOf(after, p)
		if used[k] {
			k = identity{path: p.File.Path}
		}
		used[k] = true
		add(old[k], p)
	}
	for _, p := range procedures(before) {
		if k := identityOf(before, p); !used[k] && old[k] == p {
			add(p, nil)
		}
	}
	return out
}

// Between compares two texts of one procedure of a manual, and says who must learn it again in each of its branches.
func Between(before, after *procedure.Procedure, m *manual.Manual) Procedure {
	out := Procedures(before, after)
	out.share(m)
	return out
}

// identity is what makes a procedure the same one in two manuals.
type identity struct{ id, lang, path string }

func identityOf(m *manual.Manual, p *procedure.Procedure) identity {
	if p.Meta.ID.Text == "" {
		return identity{path: p.File.Path}
	}
	return identity{id: p.Meta.ID.Text, lang: m.Lang(p)}
}

func procedures(m *manual.Manual) []*procedure.Procedure {
	if m == nil {
		return nil
	}
	return m.Procedures
}
