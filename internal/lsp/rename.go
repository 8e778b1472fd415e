package lsp

import (
	"regexp"
	"strings"

	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

type renameParams struct {
	positionParams
	NewName string `json:"newName"`
}

var nameForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)

// renamable is the name under the cursor when it can be changed: the id of a procedure or the name of a step.
func (v view) renamable(at position) (mention, error) {
	m, ok := v.here(at)
	if !ok || !(m.kind == "step" || m.kind == "procedure" && m.word) {
		return m, fault(codeFailed, "only the id of a procedure and the name of a step can be changed everywhere")
	}
	return m, nil
}

func (v view) prepareRename(p positionParams) (any, error) {
	m, err := v.renamable(p.Position)
	if err != nil {
		return nil, err
	}
	return map[string]any{"range": v.rangeOf(m.file, m.at), "placeholder": m.file.Slice(m.at)}, nil
}

// rename changes a name in every file and translation that says it.
func (v view) rename(p renameParams) (any, error) {
	m, err := v.renamable(p.Position)
	if err != nil {
		return nil, err
	}
	if why := v.refused(m, p.NewName); why != "" {
		return nil, fault(codeFailed, why)
	}
	edits, needles := edits{}, v.needles(m.thing)
	if m.kind == "procedure" { // links to its files stay as they are
		needles = [][]byte{[]byte(m.file.Slice(m.at))}
	}
	for _, n := range v.all(m.thing, needles) {
		if n.kind == "step" || n.word {
			edits.add(n.file, source.Edit{Span: n.at, Text: p.NewName})
		}
	}
	return v.workspaceEdit(edits), nil
}

// refused says why a thing cannot have a name; "" when it can.
func (v view) refused(m mention, name string) string {
	if !nameForm.MatchString(name) || strings.Contains(name, "..") {
		return "\"" + name + "\" is no name: use letters, digits, dots, hyphens and underscores, at most 64 of them"
	}
	for _, p := range v.manual.Procedures {
		switch {
		case m.kind == "procedure" && strings.EqualFold(p.Meta.ID.Text, name) && family(p) != m.name:
			return name + " is the id of " + p.File.Path
		case m.kind == "step" && name != m.name && family(p) == m.of && hasAnchor(p, name):
			return p.File.Path + " has a step or heading " + name + " already"
		}
	}
	return ""
}

func hasAnchor(p *procedure.Procedure, name string) bool {
	found := stepOf(p, name) != nil
	procedure.Walk(p, func(n procedure.Node) { found = found || n.Heading && slug(n.Text.Plain()) == name })
	return found
}

// edits are changes by file.
type edits map[*source.File][]source.Edit

func (e edits) add(f *source.File, list ...source.Edit) { e[f] = append(e[f], list...) }

// workspaceEdit is changes as the editor wants them: with the versions of the documents where it can check them.
func (v view) workspaceEdit(all edits) workspaceEdit {
	v.mu.Lock()
	defer v.mu.Unlock()
	out := workspaceEdit{}
	for f, list := range all {
		doc := textDocument{URI: v.uri(v.path(f.Path))}
		var changes []textEdit
		for _, e := range list {
			changes = append(changes, textEdit{v.rangeOf(f, e.Span), e.Text})
		}
		if version, open := v.versions[f.Path]; open {
			doc.Version = &version
		}
		if v.client.Workspace.WorkspaceEdit.DocumentChanges {
			out.DocumentChanges = append(out.DocumentChanges, documentEdit{doc, changes})
			continue
		}
		if out.Changes == nil {
			out.Changes = map[string][]textEdit{}
		}
		out.Changes[doc.URI] = changes
	}
	return out
}
