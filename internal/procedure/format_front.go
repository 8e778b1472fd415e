package procedure

import (
	"slices"
	"sort"
	"strings"

	"gopkg.in/yaml.v3"

	"sopkit/internal/source"
)

// frontLines are the lines between the fences in canonical order. Of the ways to write them the first one wins that says
// the same: sorted without spaces at line ends, sorted, as it was.
func (p *Procedure) frontLines() []string {
	open, end, _, _ := (&Procedure{File: p.File}).fences(p.Meta.Span.Start)
	raw := strings.ReplaceAll(p.File.Slice(source.Span{Start: open, End: end}), "\r\n", "\n")
	if strings.TrimSpace(raw) == "" {
		return nil
	}
	asItWas := strings.Split(strings.TrimSuffix(raw, "\n"), "\n")
	sorted := sortKeys(asItWas)
	trimmed := make([]string, len(sorted))
	for i, line := range sorted {
		trimmed[i] = strings.TrimRight(line, " \t")
	}
	want := keyTexts(raw)
	for _, lines := range [][]string{trimmed, sorted} {
		if want != "" && keyTexts(strings.Join(lines, "\n")+"\n") == want {
			return lines
		}
	}
	return asItWas
}

// entry is one key with the comments above it and all lines of its value.
type entry struct {
	lines []string
	rank  int
}

// sortKeys brings the keys into the order of Keys.
func sortKeys(lines []string) []string {
	var doc yaml.Node
	if decode([]byte(strings.Join(lines, "\n")+"\n"), &doc) != nil || len(doc.Content) == 0 || doc.Content[0].Style&yaml.FlowStyle != 0 {
		return lines
	}
	root := doc.Content[0]
	top := schemaLines(lines)
	out := slices.Clone(lines[:top])
	var entries []entry
	from := top
	for i := 0; i+1 < len(root.Content); i += 2 {
		to := len(lines)
		if i+2 < len(root.Content) {
			to = aboveKey(lines, root.Content[i+2].Line-1)
		} else {
			to = aboveKey(lines, to)
		}
		if to <= from {
			return lines
		}
		entries = append(entries, entry{withoutBlanks(lines[from:to], root.Content[i].Line-1-from), rank(root.Content[i].Value)})
		from = to
	}
	sort.SliceStable(entries, func(i, j int) bool { return entries[i].rank < entries[j].rank })
	for _, e := range entries {
		out = append(out, e.lines...)
	}
	return append(out, withoutBlanks(lines[from:], len(lines))...)
}

// schemaLines counts the comments on top that tell an editor the schema; they stay there.
func schemaLines(lines []string) int {
	n := 0
	for n < len(lines) && strings.HasPrefix(lines[n], "# yaml-language-server:") {
		n++
	}
	return n
}

// aboveKey goes up from a line over the comments and blank lines that belong to it.
func aboveKey(lines []string, at int) int {
	for at > 0 && (strings.TrimSpace(lines[at-1]) == "" || lines[at-1][0] == '#') {
		at--
	}
	return at
}

// withoutBlanks drops the blank lines above a key, and those below it at the end.
func withoutBlanks(lines []string, key int) []string {
	var out []string
	for i, line := range lines {
		if i >= key || strings.TrimSpace(line) != "" {
			out = append(out, line)
		}
	}
	for len(out) > 0 && strings.TrimSpace(out[len(out)-1]) == "" {
		out = out[:len(out)-1]
	}
	return out
}

func rank(key string) int {
	if i := slices.IndexFunc(Keys, func(k Key) bool { return k.Name == key }); i >= 0 {
		return i
	}
	return len(Keys)
}

// keyTexts writes YAML down as its keys, values and comments, the keys in one order; "" when it is no block of keys.
func keyTexts(text string) string {
	var doc yaml.Node
	if decode([]byte(text), &doc) != nil || len(doc.Content) == 0 {
		return ""
	}
	root := doc.Content[0]
	var out []string
	for i := 0; i+1 < len(root.Content); i += 2 {
		var b strings.Builder
		nodeText(&b, root.Content[i])
		nodeText(&b, root.Content[i+1])
		out = append(out, b.String())
	}
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func nodeText(b *strings.Builder, n *yaml.Node) {
	b.WriteString(n.Tag + "\x00" + n.Value + "\x00" + n.Anchor + "\x00(")
	for _, c := range n.Content {
		nodeText(b, c)
	}
	b.WriteString(")")
}
