package lsp

import (
	"maps"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"sopkit/internal/procedure"
)

// neighbours are the other procedures, those in the language of the reader first.
func (v view) neighbours() []*procedure.Procedure {
	out := slices.DeleteFunc(slices.Clone(v.manual.Procedures), func(p *procedure.Procedure) bool { return p == v.p || p.Unread })
	slices.SortStableFunc(out, func(a, b *procedure.Procedure) int { return v.foreign(a) - v.foreign(b) })
	return out
}

func (v view) foreign(p *procedure.Procedure) int {
	if v.manual.Lang(p) == v.manual.Lang(v.p) {
		return 0
	}
	return 1
}

// to is the path of a file from the folder of this one, as a link writes it.
func (v view) to(name string) string {
	rel, err := filepath.Rel(path.Dir(v.p.File.Path), name)
	if err != nil {
		return name
	}
	return (&url.URL{Path: filepath.ToSlash(rel)}).EscapedPath()
}

func (v view) paths([]string) (out []option) {
	for _, p := range v.neighbours() {
		out = append(out, option{text: v.to(p.File.Path), detail: plainTitle(p), kind: fileItem})
	}
	return out
}

func plainTitle(p *procedure.Procedure) string {
	return strings.TrimSpace(p.Meta.ID.Text + " " + p.Meta.Title.Text)
}

// anchors are the names of steps, then the headings, of the file that a link leads to.
func (v view) anchors(m []string) (out []option) {
	to := v.p
	if m[1] != "" {
		name, err := url.PathUnescape(m[1])
		if to = v.manual.ByPath(path.Join(path.Dir(v.p.File.Path), name)); err != nil || to == nil {
			return nil
		}
	}
	to.Steps(func(_ *procedure.Section, s *procedure.Step) {
		out = append(out, option{text: s.ID.Text, detail: s.Address + ". " + s.Text.Plain(), kind: referenceItem})
	})
	procedure.Walk(to, func(n procedure.Node) {
		if n.Heading {
			out = append(out, option{text: slug(n.Text.Plain()), detail: n.Text.Plain(), kind: referenceItem})
		}
	})
	return out
}

func (v view) facts([]string) (out []option) {
	code := v.manual.Lang(v.p)
	for _, name := range slices.Sorted(maps.Keys(v.manual.Config.Facts)) {
		out = append(out, option{text: name + "}", label: name, detail: v.manual.Config.Facts[name].Label.In(code), kind: valueItem})
	}
	return out
}

func (v view) callouts([]string) (out []option) {
	for _, kind := range []string{"DANGER", "WARNING", "CAUTION", "NOTICE", "NOTE"} {
		out = append(out, option{text: kind, detail: v.language().Callouts[strings.ToLower(kind)], kind: valueItem})
	}
	return out
}

func (v view) ruleNames([]string) (out []option) {
	for _, r := range v.Rules {
		if !r.Locked {
			out = append(out, option{text: r.Name, kind: valueItem})
		}
	}
	return out
}

// labels are the roles as a step names them. Those that the front matter lists come first.
func (v view) labels([]string) (out []option) {
	code := v.manual.Lang(v.p)
	var keys []string
	for _, role := range v.p.Meta.Roles {
		keys = append(keys, role.Text)
	}
	for _, key := range append(keys, slices.Sorted(maps.Keys(v.manual.Config.Roles))...) {
		if name := v.manual.Config.Roles[key].In(code); name != "" {
			out = append(out, option{text: name + ":** ", label: name, detail: key, kind: roleItem})
		}
	}
	return out
}

// links are whole links to other procedures.
func (v view) links([]string) (out []option) {
	for _, p := range v.neighbours() {
		if title := p.Meta.Title.Text; title != "" && v.foreign(p) == 0 {
			out = append(out, option{text: title + "](" + v.to(p.File.Path) + ")", label: title, detail: plainTitle(p), kind: fileItem})
		}
	}
	return out
}

func (v view) idsInText([]string) []option { return v.idOptions() }

func (v view) idOptions() (out []option) {
	for _, p := range v.neighbours() {
		if family(p) != family(v.p) {
			out = append(out, option{text: p.Meta.ID.Text, detail: p.Meta.Title.Text, kind: referenceItem})
		}
	}
	return out
}

// terms are the terms of the manual that start with a word of the line.
func (v view) terms(m []string) (out []option) {
	code := v.manual.Lang(v.p)
	for _, t := range v.manual.Glossary() {
		if say := t.Say[code]; strings.HasPrefix(strings.ToLower(say), strings.ToLower(m[1])) {
			out = append(out, option{text: say, detail: t.Meaning.In(code), kind: wordItem})
		}
	}
	return out
}
