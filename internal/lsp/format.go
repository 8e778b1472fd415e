package lsp

import (
	"bytes"
	"context"

	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// format brings the document into its canonical form; one that cannot be read stays as it is, and the log says so.
func (v view) format(documentParams) (any, error) {
	text, ok := procedure.Format(v.p)
	if !ok {
		_ = v.conn.Notify(context.Background(), "window/logMessage", map[string]any{"type": 2,
			"message": v.p.File.Path + " is left as it is: part of it cannot be read, or its canonical form would not say the same"})
		return nil, nil
	}
	out := []textEdit{}
	for _, e := range rewrite(v.p.File.Text, text) {
		out = append(out, textEdit{v.rangeOf(v.p.File, e.Span), e.Text})
	}
	return out, nil
}

// rewrite turns one text into another by replacing the lines between the first and the last that differ.
func rewrite(old, new []byte) []source.Edit {
	if bytes.Equal(old, new) {
		return nil
	}
	start := 0
	for i := 0; i < min(len(old), len(new)) && old[i] == new[i]; i++ {
		if old[i] == '\n' {
			start = i + 1
		}
	}
	end, most := 0, min(len(old), len(new))-start
	for i := 1; i <= most && old[len(old)-i] == new[len(new)-i]; i++ {
		if lineStart(old, len(old)-i) && lineStart(new, len(new)-i) {
			end = i
		}
	}
	return []source.Edit{{Span: source.Span{Start: start, End: len(old) - end}, Text: string(new[start : len(new)-end])}}
}

func lineStart(text []byte, at int) bool { return at == 0 || text[at-1] == '\n' }
