package manual

import (
	"slices"
	"strings"

	"sopkit/internal/procedure"
)

// Branch finds a branch by its id; letter case does not count.
func (m *Manual) Branch(id string) (*Branch, bool) {
	i := slices.IndexFunc(m.Branches, func(b *Branch) bool { return strings.EqualFold(b.ID, id) })
	if i < 0 {
		return nil, false
	}
	return m.Branches[i], true
}

// Applies reports whether a procedure applies to the branch: in each facet under its key applies-to, the branch has one of
// the values that stand there. unstated are the facets of which the branch says nothing: there the procedure does not apply.
func (b *Branch) Applies(p *procedure.Procedure) (applies bool, unstated []string) {
	f, _ := p.Meta.Field("applies-to")
	applies = true
	for _, facet := range f.Map {
		value := b.facet(facet.Key.Text)
		if value == "" {
			unstated = append(unstated, facet.Key.Text)
		}
		applies = applies && slices.ContainsFunc(facet.List, func(v procedure.Value) bool { return value != "" && strings.EqualFold(v.Text, value) })
	}
	return applies, unstated
}

// facet is what the branch says of itself; id and country need not be repeated among its facets.
func (b *Branch) facet(name string) string {
	if value, ok := b.Facets[name]; ok {
		return value
	}
	return map[string]string{"id": b.ID, "branch": b.ID, "country": b.Country}[name]
}

// Waived lists what the branch does in another way in a procedure on a day (2026-03-01). A waiver without an end holds.
func (b *Branch) Waived(id, day string) []Waiver {
	var out []Waiver
	for _, w := range b.Waivers {
		if w.Procedure == id && (w.Expires == "" || w.Expires >= day) {
			out = append(out, w)
		}
	}
	return out
}
