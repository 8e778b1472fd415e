package cli

import (
	"bytes"
	"regexp"
	"strings"
	"time"

	"sopkit/internal/audit"
	"sopkit/internal/layout"
	"sopkit/internal/pdf"
)

// auditReport is an audit as a PDF in the typography of the manual; created is when the last commit was made, so that the
// same audit gives the same bytes.
func (e *env) auditReport(r jsonAudit, created time.Time) ([]byte, error) {
	in, err := e.comparison()
	if err != nil {
		return nil, err
	}
	k := reporter{redliner{in.Fonts}}
	paper := layout.Paper{
		Title: "Audit report", Author: in.Author, Lang: "en", Theme: in.Theme, Fonts: in.Fonts, Producer: in.Producer, Created: created,
		Facts: [][2]string{{"Commit", r.Tip}, {"Period", r.period()}, {"Commits", plural(r.Commits, "commit")}, {"In force", plural(r.Versions, "version")}, {"Result", plural(len(r.Findings), "finding")}},
		Passages: []layout.Passage{
			{Heading: "Findings", Texts: ifEmpty(r.Findings, "Nothing was found."), Head: []string{"procedure", "version", "finding", "evidence"}, Rows: k.findings(r.Findings)},
			{Heading: "Versions in force", Texts: ifEmpty(r.Held, "No version was in force."), Head: []string{"procedure", "version", "since", "commit", "class of change", "content (SHA-256)"}, Rows: k.held(r.Held)},
			{Heading: "What this audit does not prove", Texts: r.NotProven},
		},
	}
	var buf bytes.Buffer
	err = pdf.Write(&buf, layout.Report(paper))
	return buf.Bytes(), err
}

// ifEmpty is a sentence for an empty list.
func ifEmpty[T any](list []T, text string) []string {
	if len(list) > 0 {
		return nil
	}
	return []string{text}
}

// reporter turns findings and versions into rows that a page can show.
type reporter struct{ redliner }

// row divides hashes, so that they do not take the room of the other columns.
func (k reporter) row(cells ...string) []string {
	return each(cells, func(cell string) string { return longHash.ReplaceAllString(k.plain(cell), "$1 $2 $3 $4") })
}

var longHash = regexp.MustCompile(`\b([0-9a-f]{16})([0-9a-f]{16})([0-9a-f]{8,16})([0-9a-f]{0,16})\b`)

func (k reporter) findings(all []audit.Finding) [][]string {
	var out [][]string
	for _, f := range all {
		about := strings.TrimSpace(f.Procedure + " " + f.Lang)
		if about == "" {
			about = f.Path
		}
		out = append(out, k.row(about, f.Version, f.Message+" ["+string(f.Rule)+"]", strings.Join(f.Evidence, "; ")))
	}
	return out
}

func (k reporter) held(all []audit.Held) [][]string {
	var out [][]string
	for _, h := range all {
		class := "first version"
		if h.Changes != nil {
			class = string(h.Changes.Bump)
		}
		out = append(out, k.row(h.Key.ID+" "+h.Key.Lang, h.State.Identity.Version, h.State.Time.Format(time.DateOnly), h.State.Commit.Short(), class, h.Content))
	}
	return out
}
