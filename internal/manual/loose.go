package manual

import (
	"slices"
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/procedure"
)

// Loose reports whether the folder is plain Markdown that never promised to be a manual: it has no sop.yaml, and fewer than
// half of its files look like procedures.
func (m *Manual) Loose() bool {
	if m.File != nil {
		return false
	}
	yes, no := 0, 0
	for _, p := range m.Procedures {
		if promises(m.Whole(p)) {
			yes++
		} else if no++; no*2 > len(m.Procedures) {
			return true
		}
		if yes*2 >= len(m.Procedures) {
			return false
		}
	}
	return yes < no
}

// own are keys of front matter that other tools seldom write together.
var own = []string{"version", "status", "owner", "approvers", "effective", "review-by", "locale"}

// promises reports whether a file looks like a procedure by its front matter or by its sections. An id in small letters alone is the
// address that a site gives the page.
func promises(p *procedure.Procedure) bool {
	id := p.Meta.ID.Text
	if id != strings.ToLower(id) {
		return true
	}
	ours, foreign := 0, 0
	if id != "" {
		ours++
	}
	for _, f := range p.Meta.Fields {
		switch {
		case slices.Contains(own, f.Key.Text):
			ours++
		case !slices.ContainsFunc(procedure.Keys, func(k procedure.Key) bool { return k.Name == f.Key.Text }):
			foreign++
		}
	}
	has := map[lang.Kind]bool{}
	for _, s := range p.Sections {
		has[s.Kind] = true
	}
	return ours > 1 && ours > foreign || has[lang.Procedure] && (has[lang.Purpose] || has[lang.Scope])
}
