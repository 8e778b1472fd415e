package manual

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// Chapter is a part of the manual as it is published in one language.
type Chapter struct {
	Part       *Part // nil for what stands in no part
	Procedures []*procedure.Procedure
}

// Book arranges the procedures to publish in a language by parts. Where a translation is missing the text in the source
// language takes its place. Within a part the globs give the order, and within a glob the ids. What is superseded, retired or
// unread stays out; what no part includes comes last.
func (m *Manual) Book(code string) []Chapter {
	type entry struct {
		*family
		procedure *procedure.Procedure
	}
	var left []entry // in no chapter yet
	for _, f := range m.families() {
		if p := f.in(code, m); p != nil {
			left = append(left, entry{f, p})
		}
	}
	var out []Chapter
	add := func(part *Part, keep func(*family) bool) {
		c := Chapter{Part: part}
		left = slices.DeleteFunc(left, func(e entry) bool {
			kept := keep(e.family)
			if kept {
				c.Procedures = append(c.Procedures, e.procedure)
			}
			return kept
		})
		if len(c.Procedures) > 0 {
			if n := len(out); n > 0 && out[n-1].Part == part {
				out[n-1].Procedures = append(out[n-1].Procedures, c.Procedures...)
			} else {
				out = append(out, c)
			}
		}
	}
	for i := range m.Config.Parts {
		for _, glob := range m.Config.Parts[i].Include {
			add(&m.Config.Parts[i], func(f *family) bool { return f.matches(glob) })
		}
	}
	add(nil, func(*family) bool { return true })
	return out
}

// family is one procedure in all its languages.
type family struct {
	name    string
	members []*procedure.Procedure
}

// families groups the procedures by id, else by folder and slug, in the order of these names.
func (m *Manual) families() []*family {
	var out []*family
	by := map[string]*family{}
	for _, p := range m.Procedures {
		if p.Unread {
			continue
		}
		key := p.Meta.ID.Text
		if key == "" {
			key = path.Join(path.Dir(p.File.Path), p.Slug)
		}
		if by[key] == nil {
			by[key] = &family{name: key}
			out = append(out, by[key])
		}
		by[key].members = append(by[key].members, p)
	}
	slices.SortStableFunc(out, func(a, b *family) int { return strings.Compare(a.name, b.name) })
	return out
}

// in picks the text to publish in a language: nil when there is none, or when it is no longer in force.
func (f *family) in(code string, m *Manual) *procedure.Procedure {
	for _, c := range []string{code, m.Config.SourceLang()} {
		i := slices.IndexFunc(f.members, func(p *procedure.Procedure) bool { return m.Lang(p) == c })
		if i < 0 {
			continue
		}
		if s := f.members[i].Meta.Status.Text; s == "superseded" || s == "retired" {
			return nil
		}
		return f.members[i]
	}
	return nil
}

// matches reports whether a glob names the procedure, by the path of any of its languages, with or without the ending.
func (f *family) matches(glob string) bool {
	glob = strings.TrimPrefix(glob, "./")
	start := plainStart(glob)
	return slices.ContainsFunc(f.members, func(p *procedure.Procedure) bool {
		name := p.File.Path
		return strings.HasPrefix(name, start) &&
			(doublestar.MatchUnvalidated(glob, name) || doublestar.MatchUnvalidated(glob, path.Join(path.Dir(name), p.Slug)))
	})
}

// Locales are the language codes that the manual is published in: those of sop.yaml, else those of its procedures.
func (m *Manual) Locales() []string {
	if len(m.Config.Manual.Locales) > 0 {
		return m.Config.Manual.Locales
	}
	out := []string{m.Config.SourceLang()}
	for _, p := range m.Procedures {
		if code := m.Lang(p); !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	return out
}

// Pictures are the paths of the images that procedures show, from the manual's folder, in order. Those that the folder does
// not hold are left out.
func (m *Manual) Pictures() []string {
	seen := map[string]bool{}
	for _, p := range m.Procedures {
		if m.bodies != nil && bytes.Contains(p.File.Text, []byte("![")) {
			p = m.Whole(p)
		}
		procedure.Images(p, func(_ procedure.Node, image *procedure.Link, _ source.Span) {
			if name := image.Beside(p.File.Path); m.Has(name) {
				seen[name] = true
			}
		})
	}
	return slices.Sorted(maps.Keys(seen))
}

// InPart reports whether a part includes a procedure, by its own path or that of its source text; a manual without parts has
// room for all.
func (m *Manual) InPart(p *procedure.Procedure) bool {
	if len(m.Config.Parts) == 0 {
		return true
	}
	bare := path.Join(path.Dir(p.File.Path), p.Slug)
	names := []string{p.File.Path, bare, bare + ".md", bare + "." + m.Config.SourceLang() + ".md"}
	for _, part := range m.Config.Parts {
		for _, glob := range part.Include {
			glob = strings.TrimPrefix(glob, "./")
			start := plainStart(glob)
			for _, name := range names {
				if strings.HasPrefix(name, start) && doublestar.MatchUnvalidated(glob, name) {
					return true
				}
			}
		}
	}
	return false
}

// plainStart is what every path that a pattern matches starts with: most files are told apart by it. "a/**" matches "a", too.
func plainStart(glob string) string {
	if i := strings.IndexAny(glob, `*?[{\`); i >= 0 {
		return strings.TrimSuffix(glob[:i], "/")
	}
	return glob
}
