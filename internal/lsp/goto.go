package lsp

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"

	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// here is the thing that the editor points at.
func (v view) here(at position) (mention, bool) {
	return v.hereAt(v.offsetOf(v.p.File, at))
}

func (v view) hereAt(offset int) (best mention, ok bool) {
	point := source.Span{Start: offset, End: offset}
	for _, m := range newReader(v.manual).mentions(v.p) {
		size := func(m mention) int {
			if overlaps(m.at, point) {
				return m.at.Len()
			}
			return m.area.Len()
		}
		if overlaps(m.area, point) && (!ok || size(m) <= size(best)) {
			best, ok = m, true
		}
	}
	return best, ok
}

// definition is where the thing under the cursor is declared.
func (v view) definition(p positionParams) (any, error) {
	m, ok := v.here(p.Position)
	if !ok {
		return nil, nil
	}
	if f, at, ok := v.home(m); ok {
		return v.location(f, at), nil
	}
	return nil, nil
}

// home is the place where a thing is declared: in the file that a link leads to, else in the language of the reader.
func (v view) home(m mention) (*source.File, source.Span, bool) {
	if m.kind == "fact" || m.kind == "role" {
		return v.setting(m.kind+"s", m.name)
	}
	to := v.leadsTo(m)
	if to == nil {
		return nil, source.Span{}, false
	}
	at := to.Meta.ID.Span
	switch m.kind {
	case "procedure":
		if to.Title != nil {
			at = to.Title.Heading.Span
		}
		return to.File, at, true
	case "step":
		s := stepOf(to, m.name)
		if s == nil {
			return nil, at, false
		}
		return to.File, s.ID.Span, true
	}
	for _, n := range newReader(v.manual).mentions(to) {
		if n.home && n.thing == m.thing {
			return to.File, n.at, true
		}
	}
	return nil, at, false
}

// leadsTo is the procedure that a mention is about.
func (v view) leadsTo(m mention) *procedure.Procedure {
	switch {
	case m.path != "":
		return v.manual.ByPath(m.path)
	case m.kind != "procedure":
		return v.manual.ByPath(m.file.Path)
	}
	return v.inLanguage(m.name)
}

// inLanguage is the procedure of a family in the language of the reader, else in the source language, else in any.
func (v view) inLanguage(of string) (found *procedure.Procedure) {
	for _, code := range []string{v.manual.Lang(v.p), v.manual.Config.SourceLang(), ""} {
		for _, p := range v.manual.Procedures {
			if family(p) == of && (code == "" || v.manual.Lang(p) == code) {
				return p
			}
		}
	}
	return nil
}

// setting is where sop.yaml declares a role or a fact.
func (v view) setting(section, key string) (*source.File, source.Span, bool) {
	f := v.manual.File
	if f == nil {
		return nil, source.Span{}, false
	}
	start := regexp.MustCompile(`(?m)^` + section + `:`).FindIndex(f.Text)
	if start == nil {
		return nil, source.Span{}, false
	}
	at := regexp.MustCompile(`[\s{,]["']?(` + regexp.QuoteMeta(key) + `)["']?\s*:`).FindSubmatchIndex(f.Text[start[1]:])
	if at == nil {
		return nil, source.Span{}, false
	}
	return f, source.Span{Start: at[2], End: at[3]}.Shift(start[1]), true
}

func (v view) location(f *source.File, at source.Span) location {
	return location{v.address(f.Path), v.rangeOf(f, at)}
}

// address is the URI of a file of the manual.
func (v view) address(name string) string {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.uri(v.path(name))
}

type referenceParams struct {
	positionParams
	Context struct {
		IncludeDeclaration bool `json:"includeDeclaration"`
	} `json:"context"`
}

// references are all places where the thing under the cursor is named.
func (v view) references(p referenceParams) (any, error) {
	m, ok := v.here(p.Position)
	if !ok {
		return nil, nil
	}
	out := []location{}
	for _, n := range v.all(m.thing, v.needles(m.thing)) {
		if !n.home || p.Context.IncludeDeclaration {
			out = append(out, v.location(n.file, n.at))
		}
	}
	return out, nil
}

// all are the mentions of a thing in the files that hold one of the needles, in the order of the files.
func (v view) all(t thing, needles [][]byte) (out []mention) {
	read := newReader(v.manual)
	for _, p := range v.manual.Procedures {
		if v.ctx.Err() != nil {
			return nil
		}
		if !says(p.File.Text, needles) {
			continue
		}
		for _, m := range read.mentions(p) {
			if m.thing == t && !slices.ContainsFunc(out, func(n mention) bool { return n.file == m.file && n.at == m.at }) {
				out = append(out, m)
			}
		}
	}
	for _, b := range v.manual.Branches {
		out = append(out, waivers(b, t)...)
	}
	if t.kind == "fact" || t.kind == "role" {
		if f, at, ok := v.setting(t.kind+"s", t.name); ok {
			out = append(out, mention{thing: t, file: f, at: at, home: true})
		}
	}
	return out
}

// needles are the words of which a file holds at least one when it names a thing.
func (v view) needles(t thing) (out [][]byte) {
	switch t.kind {
	case "procedure":
		for _, p := range v.manual.Procedures {
			if family(p) == t.name {
				out = append(out, []byte(path.Base(p.File.Path)), []byte(strings.ReplaceAll(path.Base(p.File.Path), " ", "%20")))
				if p.Meta.ID.Text != "" {
					out = append(out, []byte(p.Meta.ID.Text))
				}
			}
		}
	case "role":
		out = [][]byte{[]byte(t.name)}
		for _, name := range v.manual.Config.Roles[t.name] {
			out = append(out, []byte(name))
		}
	case "heading":
		out = [][]byte{[]byte("#")}
	default:
		out = [][]byte{[]byte(t.name)}
	}
	slices.SortFunc(out, bytes.Compare)
	return slices.CompactFunc(out, bytes.Equal)
}
