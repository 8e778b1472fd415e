package lsp

import (
	"bytes"
	"net/url"
	"path"
	"strings"

	"sopkit/internal/manual"
	"sopkit/internal/procedure"
)

// touched are the other files whose diagnostics may be different after a change: those of the same procedure, and those that
// name its file or its id. When an id comes or goes, those that name any id of its group.
func touched(m *manual.Manual, c change) (out []string) {
	words := [][]byte{[]byte(path.Base(c.name)), []byte(url.PathEscape(path.Base(c.name)))}
	kin := map[string]bool{}
	for _, p := range []*procedure.Procedure{c.old, c.new} {
		if p == nil {
			continue
		}
		kin[family(p)], kin[stem(p)] = true, true
		if id := p.Meta.ID.Text; id != "" {
			words = append(words, []byte(id))
		}
	}
	words = append(words, groups(c)...)
	for _, p := range m.Procedures {
		if p.File.Path != c.name && (kin[family(p)] || kin[stem(p)] || names(p.File.Text, words)) {
			out = append(out, p.File.Path)
		}
	}
	return out
}

// groups are what ids start with, of an id that came or went.
func groups(c change) (out [][]byte) {
	ids := map[string]bool{}
	for _, p := range []*procedure.Procedure{c.old, c.new} {
		if p == nil {
			ids[""] = true
		} else {
			ids[p.Meta.ID.Text] = true
		}
	}
	if len(ids) < 2 {
		return nil
	}
	for id := range ids {
		if group, _, ok := strings.Cut(id, "-"); ok && group != "" {
			out = append(out, []byte(group+"-"))
		}
	}
	return out
}

func names(text []byte, words [][]byte) bool {
	for _, w := range words {
		if bytes.Contains(text, w) {
			return true
		}
	}
	return false
}

// family is what the files of one procedure have in common: the id, else folder and slug.
func family(p *procedure.Procedure) string {
	if p.Meta.ID.Text != "" {
		return strings.ToLower(p.Meta.ID.Text)
	}
	return stem(p)
}

func stem(p *procedure.Procedure) string { return path.Join(path.Dir(p.File.Path), p.Slug) }
