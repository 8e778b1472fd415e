package lsp

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"sopkit/internal/lint"
	"sopkit/internal/manual"
	"sopkit/internal/source"
)

// told is what an editor was told about a file, and by the how manyth task.
type told struct {
	text string
	task int
}

// publish tells the editor what was found in the files of a task and in the settings, where that is new.
func (s *server) publish(t *task, found []lint.Diagnostic) {
	by := t.settings()
	for _, name := range t.names {
		if by[name] == nil {
			by[name] = []diagnostic{}
		}
	}
	for _, d := range found {
		by[d.File.Path] = append(by[d.File.Path], s.diagnosticOf(d))
	}
	s.telling.Lock() // so that older news are not sent after newer ones
	defer s.telling.Unlock()
	for _, p := range t.news(s, by) {
		_ = s.conn.Notify(context.Background(), "textDocument/publishDiagnostics", p)
	}
}

// settings are the files beside the procedures that something may be wrong with, and what keeps files from being read.
func (t *task) settings() map[string][]diagnostic {
	by := map[string][]diagnostic{}
	if t.manual.File != nil {
		by[manual.ConfigName] = []diagnostic{}
	}
	for _, table := range t.manual.Tables {
		by[table.File.Path] = []diagnostic{}
	}
	for _, b := range t.manual.Branches {
		by[b.File.Path] = []diagnostic{}
	}
	for _, u := range slices.Concat(t.manual.Unmatched, t.manual.Unreadable) {
		by[u.Path] = append(by[u.Path], diagnostic{Severity: severities[lint.Error], Source: "sop", Code: "unreadable-file", Message: u.Err.Error()})
	}
	return by
}

// news are the messages about files whose diagnostics are others than the editor knows. What a later task has said counts.
func (t *task) news(s *server, by map[string][]diagnostic) (out []publishParams) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, name := range slices.Sorted(maps.Keys(by)) {
		list := by[name]
		version, open := t.versions[name]
		if t.manual.File == nil && !open {
			list = []diagnostic{}
		}
		text, _ := json.Marshal(list)
		was, ok := t.desk.published[name]
		if was.task > t.number || !t.forced[name] && (was.text == string(text) || !ok && len(list) == 0) {
			continue
		}
		t.desk.published[name] = told{string(text), t.number}
		p := publishParams{URI: s.uri(t.path(name)), Diagnostics: list}
		if open {
			p.Version = &version
		}
		out = append(out, p)
	}
	return out
}

// uri is the address of a file, as the editor writes it where it has the file open.
func (s *server) uri(path string) string {
	if doc := s.docs[path]; doc != nil {
		return doc.uri
	}
	return uriOf(path)
}

var severities = map[lint.Severity]int{lint.Error: 1, lint.Warning: 2, lint.Info: 3}

func (e encoding) diagnosticOf(d lint.Diagnostic) diagnostic {
	message := d.Message
	if d.Hint != "" {
		message += "\n" + d.Hint
	}
	return diagnostic{Range: e.rangeOf(d.File, d.Span), Severity: severities[d.Severity], Code: d.Rule, Source: "sop", Message: message}
}

// diagnostic answers an editor that asks instead of listening. It is not offered, or editors would show everything twice.
func (v view) diagnostic(documentParams) (any, error) {
	items := []diagnostic{}
	for _, d := range v.check(v.shelf, []string{v.p.File.Path}) {
		if d.File == v.p.File {
			items = append(items, v.diagnosticOf(d))
		}
	}
	return map[string]any{"kind": "full", "items": items}, nil
}

// overlaps reports whether two places touch each other; an empty one touches what it stands beside.
func overlaps(a, b source.Span) bool { return a.Start <= b.End && b.Start <= a.End }
