package lsp

import (
	"fmt"
	"regexp"
	"strings"

	"sopkit/internal/source"
)

// The kinds of completion items.
const (
	wordItem      = 1
	fieldItem     = 5
	valueItem     = 12
	fileItem      = 17
	referenceItem = 18
	roleItem      = 13
)

type item struct {
	Label    string   `json:"label"`
	Kind     int      `json:"kind"`
	Detail   string   `json:"detail,omitempty"`
	SortText string   `json:"sortText"`
	TextEdit textEdit `json:"textEdit"`
}

// option is what may be written from a place on.
type option struct {
	text   string // to write
	label  string // to show; empty: the text
	detail string
	kind   int
}

// place is a spot where something is expected.
type place struct {
	re      *regexp.Regexp                // over the line, or all, up to the cursor; its last group is what is typed already
	front   bool                          // in the front matter
	options func(view, []string) []option // of the groups of re
}

// places in the order in which they are tried; the first that fits answers.
var places = []place{
	{regexp.MustCompile(`^([A-Za-z-]*)$`), true, view.keys},
	{regexp.MustCompile(`^([a-z-]+):\s*(?:\[(?:[^\]]*,)?\s*)?["']?([^\s,"'\[\]]*)$`), true, view.values},
	{regexp.MustCompile(`(?:^|\n)([a-z-]+):[ \t\r]*\n(?:[ \t]*- .*\n)*[ \t]*- +["']?([^\s"']*)$`), true, view.values},
	{regexp.MustCompile(`\]\(<?([^()\s#>]*)#([^()\s>]*)$`), false, view.anchors},
	{regexp.MustCompile(`\]\(<?([^()\s#>]*)$`), false, view.paths},
	{regexp.MustCompile(`\{branch:([^{}\s]*)$`), false, view.facts},
	{regexp.MustCompile(`^\s*>\s*\[!([A-Za-z]*)$`), false, view.callouts},
	{regexp.MustCompile(`<!--\s*sop:\s*allow\s+([a-z-]*)$`), false, view.ruleNames},
	{regexp.MustCompile(`^\s*(?:\d+[.)]|[-*+])\s+\*\*([^*:]*)$`), false, view.labels},
	{regexp.MustCompile(`\[([^\[\]!]*)$`), false, view.links},
	{regexp.MustCompile(`(?:^|[\s(])([A-Z][A-Za-z0-9]*-[A-Za-z0-9-]*)$`), false, view.idsInText},
	{regexp.MustCompile(`([^\s*_()\[\].,;:]+)$`), false, view.terms},
}

// complete offers what may stand at the cursor.
func (v view) complete(p positionParams) (any, error) {
	f := v.p.File
	offset := v.offsetOf(f, p.Position)
	line := string(f.Text[f.LineSpan(p.Position.Line+1).Start:offset])
	front := v.inFrontMatter(offset)
	if front && strings.HasPrefix(strings.TrimSpace(line)+" ", "- ") {
		line = string(f.Text[:offset])
	}
	for _, place := range places {
		m := place.re.FindStringSubmatch(line)
		if m == nil || place.front != front {
			continue
		}
		typed := m[len(m)-1]
		return v.items(place.options(v, m), source.Span{Start: offset - len(typed), End: offset}), nil
	}
	return []item{}, nil
}

// inFrontMatter reports whether an offset lies between the fences; the second one may not be written yet.
func (v view) inFrontMatter(offset int) bool {
	text := string(v.p.File.Text[:offset])
	rest, ok := strings.CutPrefix(strings.TrimPrefix(text, "\uFEFF"), "---\n")
	if !ok {
		rest, ok = strings.CutPrefix(text, "---\r\n")
	}
	return ok && !strings.HasPrefix(rest, "---") && !strings.Contains(rest, "\n---")
}

// items are options as the editor wants them, in their order. What the editor has closed already is not closed again.
func (v view) items(options []option, at source.Span) []item {
	out, seen := []item{}, map[string]bool{}
	for _, o := range options {
		if o.label == "" {
			o.label = o.text
		}
		if o.text == "" || seen[o.label] {
			continue
		}
		seen[o.label] = true
		if rest := v.p.File.Text[at.End:]; len(rest) > 0 && rest[0] == '}' {
			o.text = strings.TrimSuffix(o.text, "}")
		}
		out = append(out, item{Label: o.label, Kind: o.kind, Detail: o.detail, SortText: fmt.Sprintf("%05d", len(out)),
			TextEdit: textEdit{v.rangeOf(v.p.File, at), o.text}})
	}
	return out
}
