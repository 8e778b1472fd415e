package importer

import (
	"regexp"
	"slices"
	"strings"

	"sopkit/internal/lang"
)

var listItem = regexp.MustCompile(`^ ?[0-9]{1,9}[.)](?:[ \t]+\S|\s*$)`)

// part is a section of the highest level and the lists of numbers in it.
type part struct {
	heading
	kind  lang.Kind
	end   int // line
	items int // numbered items at the margin
}

// steps sees to it that lists of numbers stand in a section that is the procedure: when none is, the sections with the most
// of them go under a new heading.
func (d *draft) steps() {
	parts := d.parts()
	for _, p := range parts {
		if p.kind == lang.Procedure {
			if p.items == 0 {
				d.guessed("the section %q has no numbered steps", p.text)
			}
			return
		}
	}
	from, to, best := 0, 0, 0
	for i := 0; i < len(parts); i++ {
		sum, last := 0, i
		for j := i; j < len(parts) && parts[j].kind == ""; j++ {
			if sum += parts[j].items; parts[j].items > 0 {
				last = j
			}
		}
		if sum > best && parts[i].items > 0 {
			from, to, best = i, last, sum
		}
	}
	if best == 0 {
		d.guessed("no numbered steps were found")
		return
	}
	first, list := parts[from].line, headings(d.lines)
	if parts[from].level > 1 { // the title stays as it is, and so do sections below others
		for _, h := range list {
			if h.line >= first && h.line < parts[to].end {
				d.lines[h.line] = strings.Repeat("#", min(6, h.level+1)) + " " + h.text
			}
		}
	} else {
		first = slices.IndexFunc(d.lines, listItem.MatchString)
	}
	name := d.in().Titles[lang.Procedure]
	d.lines = slices.Insert(d.lines, first, "## "+name, "")
	d.guessed("the steps start under a new heading %q", name)
}

// parts divides the body at its highest headings below the title; what stands above them belongs to the title.
func (d *draft) parts() []part {
	list := headings(d.lines)
	top := 7
	for i, h := range list {
		if i > 0 || h.level > 1 {
			top = min(top, h.level)
		}
	}
	skip := code(d.lines)
	var out []part
	for _, h := range list {
		if h.level == 1 && len(out) == 0 || h.level <= top {
			out = append(out, part{heading: h, kind: lang.Section(h.text)})
		}
	}
	for i := range out {
		out[i].end = len(d.lines)
		if i+1 < len(out) {
			out[i].end = out[i+1].line
		}
		for n := out[i].line; n < out[i].end; n++ {
			if !skip[n] && listItem.MatchString(d.lines[n]) {
				out[i].items++
			}
		}
	}
	return out
}
