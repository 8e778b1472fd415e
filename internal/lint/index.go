package lint

import (
	"maps"
	"path"
	"slices"
	"strings"

	"sopkit/internal/manual"
	"sopkit/internal/procedure"
)

// Index is what rules need to know about the other procedures of the manual. It hands out their heads; Manual.Whole has the rest.
type Index struct {
	byID   map[string][]*procedure.Procedure // folded id
	bySlug map[string][]*procedure.Procedure // folder and slug
	ids    []string                          // as written, sorted
	groups map[string]bool                   // what ids start with, up to the first hyphen
	m      *manual.Manual
}

// NewIndex reads the ids and names of a manual.
func NewIndex(m *manual.Manual) *Index {
	x := &Index{byID: map[string][]*procedure.Procedure{}, bySlug: map[string][]*procedure.Procedure{}, groups: map[string]bool{}, m: m}
	for _, p := range m.Procedures {
		if id := p.Meta.ID.Text; id != "" {
			group, _, _ := strings.Cut(id, "-")
			x.groups[group] = true
			x.ids = append(x.ids, id)
			x.byID[strings.ToLower(id)] = append(x.byID[strings.ToLower(id)], p)
		}
		at := stem(p)
		x.bySlug[at] = append(x.bySlug[at], p)
	}
	slices.Sort(x.ids)
	x.ids = slices.Compact(x.ids)
	return x
}

// With is the index of a manual in which one procedure is another than before; nil stands for none. It costs less than to read
// the whole manual again when it is still known by the same names.
func (x *Index) With(m *manual.Manual, old, changed *procedure.Procedure) *Index {
	if old == nil || changed == nil || old.Meta.ID.Text != changed.Meta.ID.Text || stem(old) != stem(changed) ||
		old.Unread != changed.Unread || m.Lang(old) != m.Lang(changed) {
		return NewIndex(m)
	}
	out := *x
	out.m, out.byID, out.bySlug = m, maps.Clone(x.byID), maps.Clone(x.bySlug)
	for _, at := range []struct {
		in  map[string][]*procedure.Procedure
		key string
	}{{out.byID, strings.ToLower(old.Meta.ID.Text)}, {out.bySlug, stem(old)}} {
		list := slices.Clone(at.in[at.key])
		if i := slices.Index(list, old); i >= 0 {
			list[i] = changed
			at.in[at.key] = list
		}
	}
	return &out
}

// IDs are the ids of all procedures, sorted.
func (x *Index) IDs() []string { return x.ids }

// Family reports whether some procedure's id starts as this one does, up to the first hyphen.
func (x *Index) Family(id string) bool {
	group, _, found := strings.Cut(id, "-")
	return found && x.groups[group]
}

// Version is the version of the source of a procedure; empty when nobody has the id.
func (x *Index) Version(id string) string {
	list := x.byID[strings.ToLower(id)]
	for _, p := range list {
		if x.m.Lang(p) == x.m.Config.SourceLang() {
			return p.Meta.Version.Text
		}
	}
	if len(list) > 0 {
		return list[0].Meta.Version.Text
	}
	return ""
}

func stem(p *procedure.Procedure) string { return path.Join(path.Dir(p.File.Path), p.Slug) }

// SameID are the procedures whose id differs from this one's by case at most, itself included.
func (x *Index) SameID(p *procedure.Procedure) []*procedure.Procedure {
	return x.byID[strings.ToLower(p.Meta.ID.Text)]
}

// Knows reports whether some procedure has the id.
func (x *Index) Knows(id string) bool { return len(x.byID[strings.ToLower(id)]) > 0 }

// Translations are the files of one procedure, by language: same id, else same folder and slug.
func (x *Index) Translations(p *procedure.Procedure) map[string]*procedure.Procedure {
	list := x.bySlug[stem(p)]
	if p.Meta.ID.Text != "" {
		list = x.SameID(p)
	}
	out := map[string]*procedure.Procedure{}
	for _, q := range list {
		if _, ok := out[x.m.Lang(q)]; !ok {
			out[x.m.Lang(q)] = q
		}
	}
	return out
}

// Files are all that may be files of one procedure: those with the same id, and those with the same folder and slug.
func (x *Index) Files(p *procedure.Procedure) []*procedure.Procedure {
	return slices.Concat(x.SameID(p), x.bySlug[stem(p)])
}

// Source is the procedure that this one is a translation of, with its body; nil when it is the source itself or there is none.
func (x *Index) Source(p *procedure.Procedure) *procedure.Procedure {
	if x.m.Lang(p) == x.m.Config.SourceLang() {
		return nil
	}
	from := x.Translations(p)[x.m.Config.SourceLang()]
	if from == nil {
		return nil
	}
	return x.m.Whole(from)
}

// Same is the procedure with an id in the language of another one, else in any; nil when nobody has the id.
func (x *Index) Same(id string, like *procedure.Procedure) *procedure.Procedure {
	list := x.byID[strings.ToLower(id)]
	for _, p := range list {
		if x.m.Lang(p) == x.m.Lang(like) {
			return p
		}
	}
	if len(list) > 0 {
		return list[0]
	}
	return nil
}
