package importer

import (
	"regexp"
	"strings"
)

var (
	block     = regexp.MustCompile(`^(\s*)(?:!!!|\?\?\?\+?)\s+([a-z]+)(?:\s+"(.*)")?\s*$`) // MkDocs
	container = regexp.MustCompile(`^(\s*):::+\s*\{?\.?([a-z]+)\}?\s*(?:\[(.*)\]|(.*?))\s*$`)
	lead      = regexp.MustCompile(`^(\s*)((?:>\s?)?)(\*\*|__)?(?i:(danger|warning|caution|notice|note|important|tip))(\*\*|__)?\s*[:!]\s*(\*\*|__)?\s*(.*)$`)
)

// kinds are the names that other tools have for our callouts.
var kinds = map[string]string{
	"danger": "DANGER", "error": "DANGER", "bug": "DANGER", "failure": "DANGER", "warning": "WARNING", "caution": "CAUTION", "attention": "CAUTION",
	"important": "IMPORTANT", "tip": "TIP", "hint": "TIP", "note": "NOTE", "notice": "NOTICE", "info": "NOTE",
}

// callouts writes the set-off notes of other tools, and paragraphs that open with a signal word, as callouts.
func (d *draft) callouts() {
	skip := code(d.lines)
	var out []string
	for i := 0; i < len(d.lines); i++ {
		line := d.lines[i]
		if skip[i] {
			out = append(out, line)
			continue
		}
		if m := block.FindStringSubmatch(line); m != nil && kinds[m[2]] != "" {
			end := i + 1
			for end < len(d.lines) && (strings.TrimSpace(d.lines[end]) == "" || strings.HasPrefix(d.lines[end], m[1]+"    ") || strings.HasPrefix(d.lines[end], m[1]+"\t")) {
				end++
			}
			inner := dedented(d.lines[i+1 : end])
			for len(inner) > 0 && inner[len(inner)-1] == "" {
				inner, end = inner[:len(inner)-1], end-1
			}
			out = append(out, callout(m[1], m[2], m[3], inner)...)
			d.guessed("notes of another tool are callouts now")
			i = end - 1
			continue
		}
		if m := container.FindStringSubmatch(line); m != nil && kinds[m[2]] != "" {
			if n := closing(d.lines[i+1:]); n >= 0 {
				out = append(out, callout(m[1], m[2], m[3]+m[4], dedented(d.lines[i+1:i+1+n]))...)
				d.guessed("notes of another tool are callouts now")
				i += n + 1
				continue
			}
		}
		out = append(out, d.leading(&i)...)
	}
	d.lines = out
}

func closing(lines []string) int {
	for i, line := range lines {
		if t := strings.TrimSpace(line); len(t) >= 3 && strings.Trim(t, ":") == "" {
			return i
		}
	}
	return -1
}

// callout writes lines as a callout; a kind that is not ours by name keeps its word.
func callout(indent, kind, title string, lines []string) []string {
	out := []string{indent + "> [!" + kinds[kind] + "]"}
	if !strings.EqualFold(kind, kinds[kind]) {
		title = strings.TrimSpace(strings.ToUpper(kind[:1]) + kind[1:] + " " + title)
	}
	if title != "" {
		out = append(out, indent+"> **"+title+"**", indent+">")
	}
	for _, line := range lines {
		out = append(out, strings.TrimRight(indent+"> "+line, " "))
	}
	return append(out, "")
}

// leading makes a callout of a paragraph that opens with a signal word in bold, in capitals or in a quotation.
func (d *draft) leading(i *int) []string {
	line := d.lines[*i]
	m := lead.FindStringSubmatch(line)
	if m == nil || *i > 0 && strings.TrimSpace(d.lines[*i-1]) != "" || m[3] == "" && m[2] == "" && m[4] != strings.ToUpper(m[4]) {
		return []string{line}
	}
	if len(m[1]) > 3 && !d.inList(*i) || m[3] != "" && m[5] == "" && m[6] == "" {
		return []string{line}
	}
	end := blockEnd(d.lines, *i)
	out := []string{m[1] + "> [!" + strings.ToUpper(m[4]) + "]"}
	if m[7] != "" {
		out = append(out, m[1]+"> "+m[7])
	}
	for _, more := range d.lines[*i+1 : end] {
		text := strings.TrimPrefix(strings.TrimPrefix(strings.TrimLeft(more, " \t"), ">"), " ")
		out = append(out, strings.TrimRight(m[1]+"> "+text, " "))
	}
	*i = end - 1
	d.guessed("paragraphs that open with a signal word are callouts now")
	return out
}

// inList reports whether an indented line hangs below an item.
func (d *draft) inList(i int) bool {
	for i--; i >= 0; i-- {
		line := d.lines[i]
		if anyItem.MatchString(line) || regexp.MustCompile(`^\s*[-*+]\s`).MatchString(line) {
			return true
		}
		if line != "" && line[0] != ' ' && line[0] != '\t' {
			return false
		}
	}
	return false
}

var gridLine = regexp.MustCompile(`^\s{0,3}\+(?:[-=:]+\+)+\s*$`)

// gridTables keeps the shape of tables that are drawn with plus signs: as blocks of code.
func (d *draft) gridTables() {
	skip := code(d.lines)
	var out []string
	for i := 0; i < len(d.lines); i++ {
		if skip[i] || !gridLine.MatchString(d.lines[i]) {
			out = append(out, d.lines[i])
			continue
		}
		end := blockEnd(d.lines, i)
		out = append(append(append(out, "```"), d.lines[i:end]...), "```")
		d.guessed("a drawn table is a block of code now")
		i = end - 1
	}
	d.lines = out
}
