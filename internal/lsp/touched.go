package lsp

import (
	"bytes"
	"net/url"
	"path"
	"slices"
	"strings"

	"sopkit/internal/procedure"
)

// touched are the other files whose diagnostics may be different after a change. Translations see all of a procedure. The files
// that name it or its id see its front matter and the places that a link can lead to. When a procedure or an id comes or goes
// it may be any file, because what is unknown is compared with all ids.
func touched(in shelf, c change) (out []string) {
	every := (c.old == nil) != (c.new == nil) || c.old != nil && c.old.Meta.ID.Text != c.new.Meta.ID.Text
	if !every && c.new == nil {
		return nil
	}
	look := func(*procedure.Procedure) bool { return true }
	among := in.manual.Procedures
	switch {
	case every:
	case sameFace(c.old, c.new):
		among = in.index.Files(c.new)
	default:
		kin, words := in.index.Files(c.new), names(c.new)
		look = func(p *procedure.Procedure) bool { return slices.Contains(kin, p) || says(p.File.Text, words) }
	}
	for _, p := range among {
		if p.File.Path != c.name && look(p) {
			out = append(out, p.File.Path)
		}
	}
	return out
}

// sameFace reports whether two texts of a file look the same from the files that name it.
func sameFace(a, b *procedure.Procedure) bool {
	return a.File.Slice(a.Meta.Span) == b.File.Slice(b.Meta.Span) && slices.Equal(anchors(a), anchors(b))
}

// anchors are the headings and the names of the steps.
func anchors(p *procedure.Procedure) (out []string) {
	procedure.Walk(p, func(n procedure.Node) {
		switch {
		case n.Heading && n.Text != nil:
			out = append(out, n.Text.Plain())
		case n.Enter && n.Step != nil && n.Step.ID.Text != "":
			out = append(out, n.Step.ID.Text)
		}
	})
	return out
}

// names are the words by which other files name a procedure.
func names(p *procedure.Procedure) [][]byte {
	file := path.Base(p.File.Path)
	words := [][]byte{[]byte(file), []byte(url.PathEscape(file))}
	if id := p.Meta.ID.Text; id != "" {
		words = append(words, []byte(id))
	}
	return words
}

func says(text []byte, words [][]byte) bool {
	return slices.ContainsFunc(words, func(w []byte) bool { return bytes.Contains(text, w) })
}

// family is what the files of one procedure have in common: the id, else folder and slug.
func family(p *procedure.Procedure) string {
	if p.Meta.ID.Text != "" {
		return strings.ToLower(p.Meta.ID.Text)
	}
	return stem(p)
}

func stem(p *procedure.Procedure) string { return path.Join(path.Dir(p.File.Path), p.Slug) }
