package diff

import (
	"regexp"
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/procedure"
)

// list reads a list that the procedure language calls prose. Bullets are steps where a heading of the procedure section
// has no numbered ones, and so is a numbered list under a heading that names no duty: renaming the section must not hide
// its steps.
func (r *reader) list(in *section, l *procedure.List) {
	if r.kind == lang.Procedure && !r.numbered || r.kind == "" && l.Ordered {
		r.items(in, nil, l)
		return
	}
	for _, item := range l.Items {
		r.blocks(in, nil, item.Blocks)
	}
}

// items reads the items of a list as steps.
func (r *reader) items(in *section, parent *unit, l *procedure.List) {
	for _, item := range l.Items {
		var text procedure.Inline
		blocks := item.Blocks
		if len(blocks) > 0 {
			if p, ok := blocks[0].(*procedure.Paragraph); ok {
				text, blocks = p.Text, blocks[1:]
			}
		}
		name, rest := label(text)
		u := r.step(in, parent, name)
		u.text.add(nameless(rest))
		r.append(&u.text, text.Span)
		var other []procedure.Block
		var inner []*procedure.List
		for _, b := range blocks {
			if sub, ok := b.(*procedure.List); ok {
				inner = append(inner, sub)
			} else {
				other = append(other, b)
			}
		}
		r.stepBlocks(in, u, other)
		for _, sub := range inner {
			r.items(in, u, sub)
		}
	}
}

// label divides "**Cashier:** Greet" into the actor and the instruction.
func label(t procedure.Inline) (string, procedure.Inline) {
	if len(t.Runs) == 0 || t.Runs[0].Style&procedure.Bold == 0 {
		return "", t
	}
	rest := procedure.Inline{Span: t.Span, Runs: append([]procedure.Run(nil), t.Runs[1:]...)}
	name := strings.TrimSpace(t.Runs[0].Text)
	if cut, ok := strings.CutSuffix(name, ":"); ok {
		return cut, trimmed(rest)
	}
	if len(rest.Runs) > 0 && strings.HasPrefix(rest.Runs[0].Text, ":") {
		rest.Runs[0].Text = rest.Runs[0].Text[1:]
		return name, trimmed(rest)
	}
	return "", t
}

func trimmed(t procedure.Inline) procedure.Inline {
	if len(t.Runs) > 0 {
		t.Runs[0].Text = strings.TrimLeft(t.Runs[0].Text, " ")
	}
	return t
}

var stepName = regexp.MustCompile(`\s*\{#[A-Za-z0-9][A-Za-z0-9._-]*\}\s*$`)

// nameless is a text without the name at its end that links lead to: {#refund}.
func nameless(t procedure.Inline) procedure.Inline {
	if n := len(t.Runs); n > 0 {
		t.Runs = append([]procedure.Run(nil), t.Runs...)
		t.Runs[n-1].Text = stepName.ReplaceAllString(t.Runs[n-1].Text, "")
	}
	return t
}
