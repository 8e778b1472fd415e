package lsp

import (
	"slices"
	"strings"

	"sopkit/internal/lint"
	"sopkit/internal/source"
)

// The kinds of code actions.
const (
	quickFix = "quickfix"
	fixAll   = "source.fixAll.sop"
)

type actionParams struct {
	rangeParams
	Context struct {
		Only []string `json:"only"`
	} `json:"context"`
}

type action struct {
	Title       string        `json:"title"`
	Kind        string        `json:"kind"`
	Diagnostics []diagnostic  `json:"diagnostics,omitempty"`
	IsPreferred bool          `json:"isPreferred,omitempty"`
	Edit        workspaceEdit `json:"edit"`
}

// actions are the repairs of what rules report in a range, and all safe repairs of the file in one.
func (v view) actions(p actionParams) (any, error) {
	wants := func(kind string) bool {
		return len(p.Context.Only) == 0 || slices.ContainsFunc(p.Context.Only, func(k string) bool { return k == kind || strings.HasPrefix(kind, k+".") })
	}
	out, safe := []action{}, []source.Edit{}
	span := v.spanOf(v.p.File, p.Range)
	for _, d := range v.check(v.shelf, []string{v.p.File.Path}) {
		for _, fix := range d.Fixes {
			if d.File != v.p.File {
				continue
			}
			if fix.Safe {
				safe = append(safe, fix.Edits...)
			}
			if overlaps(d.Span, span) && wants(quickFix) {
				out = append(out, v.quickFix(d, fix))
			}
		}
	}
	if len(safe) > 0 && wants(fixAll) {
		text, _ := source.Apply(v.p.File.Text, safe)
		out = append(out, action{Title: "sop: make all safe repairs of this file", Kind: fixAll, Edit: v.workspaceEdit(edits{v.p.File: rewrite(v.p.File.Text, text)})})
	}
	return out, nil
}

// quickFix is one repair; an unsafe one says that the text has to be read again.
func (v view) quickFix(d lint.Diagnostic, fix lint.Fix) action {
	what := d.Message
	if d.Hint != "" {
		what = d.Hint
	}
	title := "sop: " + what + " (" + d.Rule + ")"
	if !fix.Safe {
		title += ", unsafe: read it again"
	}
	return action{Title: title, Kind: quickFix, Diagnostics: []diagnostic{v.diagnosticOf(d)}, IsPreferred: fix.Safe,
		Edit: v.workspaceEdit(edits{v.p.File: fix.Edits})}
}
