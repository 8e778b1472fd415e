package lsp

import (
	"regexp"
	"strings"

	"sopkit/internal/manual"
	"sopkit/internal/source"
)

var (
	waivedProcedure = regexp.MustCompile(`[\s{,]procedure:\s*["']?([^\s"',}]+)`)
	waivedStep      = regexp.MustCompile(`[\s{,]step:\s*["']?([^\s"',}]+)`)
)

// waivers are the places where a branch names a procedure or a step that it may leave.
func waivers(b *manual.Branch, t thing) (out []mention) {
	re, name := waivedStep, func(w manual.Waiver) bool { return w.Step == t.name && strings.ToLower(w.Procedure) == t.of }
	if t.kind == "procedure" {
		re, name = waivedProcedure, func(w manual.Waiver) bool { return strings.ToLower(w.Procedure) == t.name }
	}
	places := re.FindAllSubmatchIndex(b.File.Text, -1)
	if len(places) != len(b.Waivers) || t.kind != "procedure" && t.kind != "step" {
		return nil
	}
	for i, w := range b.Waivers {
		if name(w) {
			out = append(out, mention{thing: t, file: b.File, at: source.Span{Start: places[i][2], End: places[i][3]}, word: true})
		}
	}
	return out
}
