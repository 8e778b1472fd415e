package lsp

import (
	"strings"

	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// The kinds of symbols; editors have no kind for a step.
const (
	sectionSymbol = 3  // namespace
	stepSymbol    = 12 // function
)

type symbol struct {
	Name           string    `json:"name"`
	Detail         string    `json:"detail,omitempty"`
	Kind           int       `json:"kind"`
	Range          textRange `json:"range"`
	SelectionRange textRange `json:"selectionRange"`
	Children       []symbol  `json:"children,omitempty"`
}

// symbols are the sections of a procedure with their steps and substeps.
func (v view) symbols(documentParams) (any, error) {
	out := []symbol{}
	if v.p.Title != nil {
		out = append(out, v.symbol(v.p.Title.Heading.Plain(), v.p.Title.Heading.Span, v.p.Title.Heading.Span, sectionSymbol))
	}
	return append(out, v.sections(v.p.Sections)...), nil
}

func (v view) sections(list []*procedure.Section) (out []symbol) {
	for _, s := range list {
		sym := v.symbol(s.Heading.Plain(), s.Span, s.Heading.Span, sectionSymbol)
		for _, b := range s.Blocks {
			if steps, ok := b.(*procedure.Steps); ok {
				sym.Children = append(sym.Children, v.steps(steps.Steps)...)
			}
		}
		sym.Children = append(sym.Children, v.sections(s.Sections)...)
		out = append(out, sym)
	}
	return out
}

func (v view) steps(list []*procedure.Step) (out []symbol) {
	for _, s := range list {
		sym := v.symbol(s.Address+". "+s.Text.Plain(), s.Span, s.Text.Span, stepSymbol)
		sym.Detail, sym.Children = s.Actor, v.steps(s.Steps)
		out = append(out, sym)
	}
	return out
}

// symbol keeps what the protocol asks for: a name that is not empty, and the selection inside the range.
func (v view) symbol(name string, whole, part source.Span, kind int) symbol {
	if name = strings.TrimSpace(name); name == "" {
		name = "?"
	}
	if !whole.Contains(part) {
		whole = source.Span{Start: min(whole.Start, part.Start), End: max(whole.End, part.End)}
	}
	return symbol{Name: name, Kind: kind, Range: v.rangeOf(v.p.File, whole), SelectionRange: v.rangeOf(v.p.File, part)}
}
