package importer

import (
	"regexp"
	"strings"
)

var (
	yamlKey = regexp.MustCompile(`^["']?([\p{L}_][\p{L}\p{M}\p{N}_ ./-]*?)["']?\s*:(?:[ \t]+(.*)|[ \t]*)$`)
	tomlKey = regexp.MustCompile(`^([A-Za-z_][A-Za-z0-9_-]*)\s*=\s*(.*)$`)
	indents = regexp.MustCompile(`^[ \t]*`)
)

// front takes the block of keys that opens a document: YAML between fences, however indented, TOML between plus signs, or a
// title block of percent signs.
func (d *draft) front() {
	for len(d.lines) > 1 && strings.TrimSpace(d.lines[0]) == "" {
		d.lines = d.lines[1:]
	}
	first := strings.TrimSpace(d.lines[0])
	switch {
	case first == "---":
		d.yamlFront()
	case first == "+++":
		if end := index(d.lines[1:], "+++"); end >= 0 {
			d.keys(d.lines[1:end+1], tomlKey, "TOML")
			d.lines = d.lines[end+2:]
		}
	case strings.HasPrefix(first, "% "):
		for i, label := range []string{"title", "author", "date"} {
			if len(d.lines) > 0 && strings.HasPrefix(d.lines[0], "%") {
				d.take(field{label: label, value: strings.TrimSpace(d.lines[0][1:])})
				d.lines = d.lines[1:]
			} else if i == 0 {
				return
			}
		}
	default:
		d.unopened()
	}
}

// index finds the first line that is one of the marks and nothing else.
func index(lines []string, marks ...string) int {
	for i, line := range lines {
		for _, mark := range marks {
			if strings.TrimSpace(line) == mark {
				return i
			}
		}
	}
	return -1
}

func (d *draft) yamlFront() {
	rest := d.lines[1:]
	end, after := index(rest, "---", "..."), 1
	if end < 0 { // never closed: the keys end at the first blank line or heading
		for end, after = 0, 0; end < len(rest) && strings.TrimSpace(rest[end]) != "" && !strings.HasPrefix(rest[end], "#"); end++ {
		}
	}
	block := dedented(rest[:end])
	if !looksYAML(block) {
		return // a rule across the page
	}
	if indents.FindString(d.lines[0]) != "" || after == 0 {
		d.guessed("the front matter was indented or never closed")
	}
	d.keys(block, yamlKey, "")
	d.lines = rest[end+after:]
}

// unopened takes keys that only a closing fence marks.
func (d *draft) unopened() {
	end := index(d.lines, "---")
	if end < 2 || end > 60 {
		return
	}
	if block := dedented(d.lines[:end]); looksYAML(block) && yamlKey.MatchString(block[0]) && !blankIn(block) {
		d.keys(block, yamlKey, "")
		d.lines = d.lines[end+1:]
		d.guessed("the front matter had no opening fence")
	}
}

func blankIn(lines []string) bool {
	for _, line := range lines {
		if strings.TrimSpace(line) == "" {
			return true
		}
	}
	return false
}

// looksYAML reports whether the first line that says something is a key, and the others are keys or stand under one.
func looksYAML(lines []string) bool {
	seen := false
	for _, line := range lines {
		switch {
		case strings.TrimSpace(line) == "", strings.HasPrefix(line, "#"):
		case yamlKey.MatchString(line):
			seen = true
		case !seen:
			return false
		case line[0] != ' ' && line[0] != '\t' && !strings.HasPrefix(line, "- ") && line[0] != ']' && line[0] != '}':
			return false
		}
	}
	return seen
}

// dedented is lines without the indentation of the first that says something.
func dedented(lines []string) []string {
	cut := ""
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			cut = indents.FindString(line)
			break
		}
	}
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = strings.TrimRight(strings.TrimPrefix(line, cut), " \t")
	}
	return out
}

// keys divides a block into fields; lines under a key belong to it.
func (d *draft) keys(block []string, form *regexp.Regexp, format string) {
	note := ""
	for _, line := range block {
		m := form.FindStringSubmatch(line)
		n := len(d.fields) - 1
		switch {
		case m != nil:
			value, comment := unquoted(m[2])
			f := field{label: m[1], value: value, note: strings.TrimSpace(note + " " + comment)}
			if format == "" {
				f.yaml = []string{m[2]}
			}
			d.take(f)
			note = ""
		case strings.HasPrefix(line, "#"), n < 0:
			note += " " + strings.TrimLeft(line, "# ")
		case strings.TrimSpace(line) == "":
		case format == "":
			d.fields[n].yaml = append(d.fields[n].yaml, line)
			d.fields[n].value = strings.TrimSpace(d.fields[n].value + " " + strings.TrimSpace(line))
		default:
			d.fields[n].value += " " + strings.TrimSpace(line)
		}
	}
	if note = strings.TrimSpace(note); note != "" {
		d.take(field{label: "note", value: note})
	}
}

// unquoted is a YAML or TOML value without its quotes, and the comment behind it.
func unquoted(text string) (value, comment string) {
	text = strings.TrimSpace(text)
	if text != "" && (text[0] == '"' || text[0] == '\'') {
		if end := strings.IndexByte(text[1:], text[0]); end >= 0 && !strings.Contains(text[1:end+1], `\`) {
			return text[1 : end+1], strings.TrimLeft(text[end+2:], " #")
		}
		return text, ""
	}
	if at := strings.Index(text, " #"); at >= 0 {
		return strings.TrimSpace(text[:at]), strings.TrimLeft(text[at:], " #")
	}
	return text, ""
}

func (d *draft) take(f field) {
	if strings.TrimSpace(f.label+f.value+f.note) != "" {
		d.fields = append(d.fields, f)
	}
}
