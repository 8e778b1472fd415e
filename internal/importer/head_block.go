package importer

import (
	"regexp"
	"strings"
)

// block takes the block at line i when all of it is metadata, and returns the line behind it; 0 when it is none.
func (d *draft) block(i int) int {
	if i >= len(d.lines) {
		return 0
	}
	end := blockEnd(d.lines, i)
	var found []field
	if strings.Contains(d.lines[i], "|") && end-i >= 2 && delimiter.MatchString(d.lines[i+1]) {
		found = tableFields(d.lines[i:end])
	} else {
		found = lineFields(d.lines[i:end])
	}
	if found == nil {
		return 0
	}
	for _, f := range found {
		d.take(f)
	}
	return end
}

var (
	delimiter = regexp.MustCompile(`^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$`)
	cellEdge  = regexp.MustCompile(`^\s*\|?|\|?\s*$`)
)

// cells divides a table row.
func cells(line string) []string {
	line = strings.ReplaceAll(cellEdge.ReplaceAllString(line, ""), `\|`, "\x00")
	out := strings.Split(line, "|")
	for i, cell := range out {
		out[i] = strings.ReplaceAll(strings.TrimSpace(cell), "\x00", "|")
	}
	return out
}

// tableFields reads a table of metadata: labels in the first column (and the third), or labels in the first row over one row
// of values. Nil when it is another table.
func tableFields(lines []string) []field {
	head := cells(lines[0])
	if len(lines) == 3 && len(head) > 2 && manyKnown(head) {
		var out []field
		for i, value := range cells(lines[2]) {
			if i < len(head) {
				out = append(out, field{label: bare(head[i]), value: bare(value)})
			}
		}
		return out
	}
	if len(head)%2 != 0 {
		return nil
	}
	var found []field
	knows, all := 0, 0
	for n, line := range lines {
		row := cells(line)
		if n == 1 {
			continue
		}
		if len(row) > len(head) {
			return nil
		}
		for c := 0; c+1 < len(row); c += 2 {
			label, value := bare(row[c]), bare(row[c+1])
			if _, ok := known(label); ok {
				knows++
			} else if n == 0 && label+value != "" {
				found = append(found, field{label: "head", value: strings.TrimSpace(label + " " + value)})
				continue
			}
			if label+value != "" {
				all++
				found = append(found, field{label: label, value: value})
			}
		}
	}
	if knows < 2 || knows*2 < all {
		return nil
	}
	return found
}

func manyKnown(list []string) bool {
	n := 0
	for _, label := range list {
		if _, ok := known(bare(label)); ok {
			n++
		}
	}
	return n*2 > len(list)
}

// bare is text without the stars around all of it.
func bare(text string) string {
	text = strings.TrimSpace(text)
	for _, mark := range []string{"**", "__", "*", "_", "`"} {
		if len(text) > 2*len(mark) && strings.HasPrefix(text, mark) && strings.HasSuffix(text, mark) && !strings.Contains(text[len(mark):len(text)-len(mark)], mark) {
			text = strings.TrimSpace(text[len(mark) : len(text)-len(mark)])
		}
	}
	return strings.TrimSpace(strings.TrimSuffix(text, ":"))
}

var (
	labelled = regexp.MustCompile(`^\s*(?:[-*+>]\s+)*(\*\*|__|\*|_)?([\p{L}][\p{L}\p{M}\p{N} #./&()_-]{0,40}?)(\*\*|__|\*|_)?\s*:\s*(\*\*|__|\*|_)?\s*(.*?)\s*\\?$`)
	between  = regexp.MustCompile(`\s+[|·•]\s+|\s{3,}|\t+`)
)

// lineFields reads lines of labels and values, one or several a line. Nil when a line is something else, or when hardly any
// label is known.
func lineFields(lines []string) []field {
	var found []field
	knows, bold := 0, 0
	for _, line := range lines {
		for part := range strings.SplitSeq(between.ReplaceAllString(strings.TrimSpace(line), "\x00"), "\x00") {
			m := labelled.FindStringSubmatch(part)
			if m == nil {
				return nil
			}
			if _, ok := known(m[2]); ok {
				knows++
			}
			if m[1] != "" {
				bold++
			}
			value := m[5]
			if m[3] == "" && m[4] == "" && m[1] != "" { // the stars close behind the value
				value = strings.TrimSuffix(value, m[1])
			}
			found = append(found, field{label: m[2], value: bare(value)})
		}
	}
	if knows == 0 || knows*2 < len(found) || bold < len(found) && knows < min(2, len(found)+1) {
		return nil
	}
	return found
}
