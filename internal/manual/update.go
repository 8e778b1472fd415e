package manual

import (
	"io/fs"
	"maps"
	"slices"
	"strings"

	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// With is the manual with another text of one procedure, which may be new; only that text is read. The manual itself stays
// as it is, and so do the procedures that the two have in common.
func (m *Manual) With(name string, text []byte) *Manual {
	out, p := m.clone(), procedure.Parse(name, text)
	i, found := m.place(name)
	switch {
	case !found:
		out.Unreadable = slices.DeleteFunc(slices.Clone(m.Unreadable), func(u Unreadable) bool { return u.Path == name })
		out.Procedures = slices.Insert(out.Procedures, i, p)
		out.add(name)
	case m.alike(m.Procedures[i], p):
		p.Problems = append(p.Problems, clashes(m.Procedures[i])...)
		out.Procedures[i] = p
		return out
	default:
		out.Procedures[i] = p
	}
	out.recheck()
	return out
}

// WithFile is the manual with a file that is no procedure.
func (m *Manual) WithFile(name string) *Manual {
	out := m.clone()
	out.add(name)
	return out
}

// Without is the manual without a file, or without a folder and what lies in it.
func (m *Manual) Without(name string) *Manual {
	out := m.clone()
	goes := func(file string) bool { return file == name || strings.HasPrefix(file, name+"/") }
	out.hold(maps.Clone(out.files))
	maps.DeleteFunc(out.files, func(file string, _ bool) bool { return goes(file) })
	out.Unreadable = slices.DeleteFunc(slices.Clone(m.Unreadable), func(u Unreadable) bool { return goes(u.Path) })
	out.Procedures = slices.DeleteFunc(out.Procedures, func(p *procedure.Procedure) bool { return goes(p.File.Path) })
	if len(out.Procedures) < len(m.Procedures) {
		out.recheck()
	}
	return out
}

// WithConfig is the manual with sop.yaml, the tables and the branches read again.
func (m *Manual) WithConfig(fsys fs.FS) *Manual {
	out := m.clone()
	out.Config, out.File, out.Terms, out.Problems, out.Branches = defaults(), nil, nil, nil, nil
	out.Verbs, out.Forms, out.Tables = nil, nil, nil
	out.Unreadable = slices.DeleteFunc(slices.Clone(m.Unreadable), func(u Unreadable) bool { return !IsProcedure(u.Path) })
	out.configure(Plain(fsys))
	out.recheck()
	return out
}

func (m *Manual) clone() *Manual {
	out := *m
	out.Procedures = slices.Clone(m.Procedures)
	return &out
}

func (m *Manual) add(name string) {
	if !m.files[name] {
		m.hold(maps.Clone(m.files))
		m.files[name] = true
	}
}

// place is where a path stands, or would stand, among the procedures.
func (m *Manual) place(name string) (int, bool) {
	return slices.BinarySearchFunc(m.Procedures, name, func(p *procedure.Procedure, name string) int { return strings.Compare(p.File.Path, name) })
}

// alike reports whether two texts of one file are the same for what is checked over all procedures.
func (m *Manual) alike(a, b *procedure.Procedure) bool {
	return a.Meta.ID.Text == b.Meta.ID.Text && m.Lang(a) == m.Lang(b) && a.Unread == b.Unread
}

// recheck checks the manual as a whole anew. Procedures that clashed are copied, because others may hold them too.
func (m *Manual) recheck() {
	m.Problems, m.Unmatched = slices.Clip(m.Problems[:m.unchecked]), nil
	for i, p := range m.Procedures {
		if n := len(p.Problems) - len(clashes(p)); n < len(p.Problems) {
			bare := *p
			bare.Problems = slices.Clip(p.Problems[:n])
			m.Procedures[i] = &bare
		}
	}
	m.check()
}

// clashes are the problems of a procedure that checkClashes found; they are the last ones.
func clashes(p *procedure.Procedure) []source.Problem {
	n := len(p.Problems)
	for n > 0 && p.Problems[n-1].Rule == clashRule {
		n--
	}
	return p.Problems[n:]
}
