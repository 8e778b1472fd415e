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
// name its file or its id. When a procedure or an id comes or goes it may be any file, because what is unknown is compared
// with all ids.
func touched(m *manual.Manual, c change) (out []string) {
	every := (c.old == nil) != (c.new == nil) || c.old != nil && c.old.Meta.ID.Text != c.new.Meta.ID.Text
	kin := map[string]bool{}
	words := [][]byte{[]byte(path.Base(c.name)), []byte(url.PathEscape(path.Base(c.name)))}
	if !every && c.new != nil {
		kin[family(c.new)], kin[stem(c.new)] = true, true
		if id := c.new.Meta.ID.Text; id != "" {
			words = append(words, []byte(id))
		}
	}
	for _, p := range m.Procedures {
		if p.File.Path != c.name && (every || kin[family(p)] || kin[stem(p)] || names(p.File.Text, words)) {
			out = append(out, p.File.Path)
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
