package rules

import (
	"bytes"
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

// body is the text of a procedure without its front matter.
func body(p *procedure.Procedure) []byte { return bytes.TrimSpace(p.File.Text[p.Meta.Span.End:]) }

var changedWithoutVersion = &lint.Rule{Name: "changed-without-version", Severity: lint.Error, Locked: true, Run: func(p *lint.Pass) {
	was := p.Before
	if was == nil || was.Unread || was.Meta.Version.Text == "" || !inForce(was.Meta.Status.Text) {
		return
	}
	if was.Meta.Version.Text == p.Procedure.Meta.Version.Text && !bytes.Equal(body(was), body(p.Procedure)) {
		p.Report(p.Procedure.Meta.Version.Span, "the text changed, the version did not", "`sop diff` says which part of the version must grow")
	}
}}

var versionWentBack = &lint.Rule{Name: "version-went-back", Severity: lint.Error, Locked: true, Run: func(p *lint.Pass) {
	if p.Before == nil {
		return
	}
	was, is := p.Before.Meta.Version.Text, p.Procedure.Meta.Version.Text
	if semver.MatchString(was) && semver.MatchString(is) && older(is, was) {
		p.Report(p.Procedure.Meta.Version.Span, "the version was "+was+" before", "write a higher one")
	}
}}

// older compares two semantic versions.
func older(a, b string) bool {
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	for i := range x {
		if len(x[i]) != len(y[i]) {
			return len(x[i]) < len(y[i])
		}
		if x[i] != y[i] {
			return x[i] < y[i]
		}
	}
	return false
}

var approvedEdited = &lint.Rule{Name: "approved-edited", Severity: lint.Error, Locked: true, Run: func(p *lint.Pass) {
	was := p.Before
	if was == nil || was.Unread || !inForce(was.Meta.Status.Text) || !inForce(p.Procedure.Meta.Status.Text) {
		return
	}
	if was.Meta.Version.Text != p.Procedure.Meta.Version.Text && was.Meta.Effective.Text == p.Procedure.Meta.Effective.Text && !bytes.Equal(body(was), body(p.Procedure)) {
		p.Report(p.Procedure.Meta.Effective.Span, "a new version of an approved procedure has the old date", "set the day from which the new text counts")
	}
}}

// history is the table under the heading of the revision history; nil when there is none.
func history(p *procedure.Procedure) *procedure.Table {
	for _, s := range p.Sections {
		for _, b := range s.Blocks {
			if t, ok := b.(*procedure.Table); ok && s.Kind == lang.History {
				return t
			}
		}
	}
	return nil
}

// versions are the versions in the first column of a history that has any, by row.
func versions(t *procedure.Table) (out []string, at []procedure.Inline) {
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			if text := strings.TrimPrefix(strings.TrimSpace(lang.ASCII(c.Plain())), "v"); semver.MatchString(text) {
				out, at = append(out, text), append(at, c)
				break
			}
		}
	}
	return out, at
}

var revisionHistory = &lint.Rule{Name: "revision-history", Severity: lint.Error, Locked: true, Run: func(p *lint.Pass) {
	t := history(p.Procedure)
	if t == nil {
		return
	}
	list, at := versions(t)
	is := p.Procedure.Meta.Version.Text
	for i, v := range list {
		switch {
		case i > 0 && v == list[i-1]:
			p.Report(at[i].Span, "version "+v+" stands twice in the history", "each version is published once")
		case i > 1 && older(v, list[i-1]) != older(list[i-1], list[i-2]):
			p.Report(at[i].Span, "the versions are out of order", "newest first")
		}
	}
	if semver.MatchString(is) && len(list) > 0 && list[0] != is && list[len(list)-1] != is {
		p.Report(at[0].Span, "the history ends with another version than "+is, "add a row for "+is)
	}
}}

var historyTampered = &lint.Rule{Name: "history-tampered", Severity: lint.Error, Locked: true, Run: func(p *lint.Pass) {
	if p.Before == nil || history(p.Before) == nil {
		return
	}
	now := map[string]bool{}
	at := p.Procedure.File.LineSpan(1)
	if t := history(p.Procedure); t != nil {
		at = t.Header.Span
		for _, r := range t.Rows {
			now[cells(r)] = true
		}
	}
	for _, r := range history(p.Before).Rows {
		if !now[cells(r)] {
			p.Report(at, "a row of the history was altered or removed: "+cells(r), "the past is not rewritten; add a new row")
		}
	}
}}

func cells(r procedure.Row) string {
	var out []string
	for _, c := range r.Cells {
		out = append(out, strings.TrimSpace(c.Plain()))
	}
	return strings.Join(out, " | ")
}
