package importer

import (
	"regexp"
	"strings"

	"sopkit/internal/lang"
)

// head takes what the head of a document says of itself in tables and lines such as "**Version:** 1.0", up to the first
// block that says something else.
func (d *draft) head() {
	var kept []string
	took := len(d.fields)
	i, titled := 0, false
	for i < len(d.lines) {
		line := strings.TrimSpace(d.lines[i])
		end := blockEnd(d.lines, i)
		switch {
		case line == "":
			i++
			continue
		case rule.MatchString(line):
			if len(d.fields) == took {
				kept = append(kept, d.lines[i], "")
			}
			i++
			continue
		case strings.HasPrefix(line, "# ") && !titled && lang.Section(line[2:]) == "":
			titled = true
			kept = append(kept, d.lines[i], "")
			i++
			continue
		case controlHeading(line):
			if n := d.block(next(d.lines, i+1)); n > 0 {
				d.take(field{label: "head", value: strings.TrimLeft(line, "# ")})
				i = n
				continue
			}
		default:
			if n := d.block(i); n > 0 {
				i = n
				continue
			}
			if !titled && short(d.lines[i:end]) { // a line of a title page may stand above
				kept, i = append(append(kept, d.lines[i:end]...), ""), end
				titled = true
				continue
			}
		}
		break
	}
	if len(d.fields) > took {
		d.lines = append(kept, d.lines[i:]...)
		d.guessed("the head of the document was read as front matter")
	}
}

var rule = regexp.MustCompile(`^(?:-[ -]*-[ -]*-|\*[ *]*\*[ *]*\*|_[ _]*_[ _]*_)$`)

// blockEnd is the line after the block that starts at a line: the next blank line or heading.
func blockEnd(lines []string, i int) int {
	for i++; i < len(lines) && strings.TrimSpace(lines[i]) != "" && !strings.HasPrefix(lines[i], "#"); i++ {
	}
	return min(i, len(lines))
}

// next is the first line from i on that says something.
func next(lines []string, i int) int {
	for i < len(lines) && strings.TrimSpace(lines[i]) == "" {
		i++
	}
	return i
}

var item = regexp.MustCompile(`^\s*(?:[-*+]\s|>|\d)`)

func short(lines []string) bool {
	return len(lines) == 1 && len(lines[0]) < 80 && !strings.ContainsAny(lines[0], "|") && !item.MatchString(lines[0])
}

// controlHeading matches headings above a table of metadata.
func controlHeading(line string) bool {
	if !strings.HasPrefix(line, "#") {
		return false
	}
	switch folded(strings.TrimLeft(line, "# 0123456789.")) {
	case "document information", "document control", "document control information", "document details", "document info", "metadata", "sop information",
		"sop details", "document header", "document metadata", "maklumat dokumen", "kawalan dokumen", "নথির তথ্য", "নথি নিয়ন্ত্রণ":
		return true
	}
	return false
}
