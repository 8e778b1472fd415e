package importer

import (
	"regexp"
	"strings"

	"sopkit/internal/lang"
)

var fenceLine = regexp.MustCompile("^\\s*(?:[-*+>]\\s+|\\d+[.)]\\s+)*(`{3,}|~{3,})(.*)$")

// code reports for each line whether it stands in a code block or in a comment, where nothing is to be read.
func code(lines []string) []bool {
	out := make([]bool, len(lines))
	fence, comment := "", false
	for i, line := range lines {
		m := fenceLine.FindStringSubmatch(line)
		switch {
		case comment:
			out[i], comment = true, !strings.Contains(line, "-->")
		case fence != "":
			out[i] = true
			if m != nil && strings.HasPrefix(m[1], fence) && strings.TrimSpace(m[2]) == "" {
				fence = ""
			}
		case m != nil && !(m[1][0] == '`' && strings.Contains(m[2], "`")):
			out[i], fence = true, m[1]
		case strings.Contains(line, "<!--"):
			open := strings.LastIndex(line, "<!--")
			comment = !strings.Contains(line[open:], "-->") && strings.Contains(strings.Join(lines[i:], "\n"), "-->")
			out[i] = true
		}
	}
	return out
}

var (
	headingLine = regexp.MustCompile(`^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$`)
	tight       = regexp.MustCompile(`^(#{1,6})(\p{Lu}.*)$`) // "#Title"
	underline   = regexp.MustCompile(`^ {0,3}(=+|-{2,})\s*$`)
	noParagraph = regexp.MustCompile(`^\s{4,}|^\s*(?:[-*+>|#]|\d+[.)]\s|$)|\|`)
)

// underlined writes every heading with number signs in front.
func (d *draft) underlined() {
	var out []string
	skip := code(d.lines)
	for i, line := range d.lines {
		n := len(out)
		switch m := tight.FindStringSubmatch(line); {
		case skip[i]:
		case m != nil && (n == 0 || strings.TrimSpace(out[n-1]) == ""):
			line = m[1] + " " + m[2]
		case underline.MatchString(line) && n > 0 && !noParagraph.MatchString(out[n-1]) && (n == 1 || strings.TrimSpace(out[n-2]) == ""):
			mark := "## "
			if strings.Contains(line, "=") {
				mark = "# "
			}
			out[n-1] = mark + strings.TrimSpace(out[n-1])
			continue
		}
		out = append(out, line)
	}
	d.lines = out
}

// heading is one heading of the body.
type heading struct {
	line, level int
	text        string
}

func headings(lines []string) []heading {
	var out []heading
	skip := code(lines)
	for i, line := range lines {
		if m := headingLine.FindStringSubmatch(line); m != nil && !skip[i] {
			out = append(out, heading{i, len(m[1]), m[2]})
		}
	}
	return out
}

var (
	numbered = regexp.MustCompile(`^(?:\*\*|__)?\s*(?:[0-9০-৯]+(?:[.।][0-9০-৯]+)*[.):।]?|[A-Z][.)]|[IVX]+[.)])\s*[-–—:]?\s+`)
	loneBold = regexp.MustCompile(`^ {0,3}(?:\*\*|__)(.{2,60}?)(?:\*\*|__)\s*:?\s*(.*)$`)
	loneCaps = regexp.MustCompile(`^ {0,3}([\p{L}\p{M}\p{N}.) &]{3,60}?)\s*(:?)\s*$`)
)

// sectionName is a heading without number and stars, when it then names a section; else "".
func sectionName(text string) string {
	name := bare(numbered.ReplaceAllString(strings.TrimSpace(text), ""))
	name = strings.TrimSpace(strings.Trim(name, "*_:"))
	if lang.Section(name) == "" {
		return ""
	}
	return name
}

// named makes headings of lines that stand alone and only name a section: "**1. Purpose:**", "SCOPE".
func (d *draft) named() {
	var out []string
	skip := code(d.lines)
	for i, line := range d.lines {
		alone := (i == 0 || strings.TrimSpace(d.lines[i-1]) == "") && !skip[i]
		name, rest := "", ""
		if m := loneBold.FindStringSubmatch(line); alone && m != nil {
			name, rest = sectionName(m[1]), m[2]
		} else if m := loneCaps.FindStringSubmatch(line); alone && m != nil && (m[2] != "" || strings.ToUpper(m[1]) == m[1]) {
			name = sectionName(m[1])
		}
		if name == "" {
			out = append(out, line)
			continue
		}
		d.guessed("the line %q is a heading now", name)
		out = append(out, "## "+name, "")
		if rest != "" {
			out = append(out, rest)
		}
	}
	d.lines = out
}

// title sees to it that one heading of level 1 opens the body, and that sections go by the names that we know.
func (d *draft) title() {
	list := headings(d.lines)
	ones := 0
	for _, h := range list {
		if h.level == 1 {
			ones++
		}
	}
	stated := ""
	for _, f := range d.fields {
		if key, _ := known(f.label); key == "title" && stated == "" {
			stated = oneLine(f.value)
		}
	}
	switch own := len(list) > 0 && list[0].level == 1 && strings.TrimSpace(list[0].text) != "" && sectionName(list[0].text) == ""; {
	case own && ones == 1:
	case own && !(stated != "" && lang.Fold(stated) != lang.Fold(list[0].text) && ones > 2):
		d.demote(list[1:], 1)
	default:
		if ones > 0 {
			d.demote(list, 1)
		}
		d.addTitle(stated)
	}
	for _, h := range headings(d.lines) {
		if name := sectionName(h.text); name != "" && name != strings.TrimSpace(h.text) && h.level > 1 {
			d.lines[h.line] = strings.Repeat("#", h.level) + " " + name
			d.guessed("the heading %q is %q now", h.text, name)
		}
	}
}

// addTitle writes a title: as the head of the document states it, else its only first line, else the file name.
func (d *draft) addTitle(stated string) {
	i := next(d.lines, 0)
	switch {
	case stated != "":
	case i < len(d.lines) && short(d.lines[i:blockEnd(d.lines, i)]) && !strings.HasPrefix(d.lines[i], "#") && !strings.HasSuffix(strings.TrimSpace(d.lines[i]), ".") && !code(d.lines)[i]:
		d.lines[i] = "# " + bare(d.lines[i])
		d.guessed("title: the first line")
		return
	default:
		stated = nameTitle(d.From)
		d.guessed("title: from the file name")
	}
	d.lines = append([]string{"# " + escape(stated), ""}, d.lines...)
}

// demote moves headings down, as far as six levels go.
func (d *draft) demote(list []heading, by int) {
	for _, h := range list {
		d.lines[h.line] = strings.Repeat("#", min(6, h.level+by)) + " " + h.text
	}
	if len(list) > 0 {
		d.guessed("headings are one level deeper, so that there is one title")
	}
}

// escape keeps the signs of plain text from meaning something in Markdown.
func escape(text string) string { return entity.ReplaceAllString(markdownSigns.Replace(text), `\$0`) }

var entity = regexp.MustCompile(`&(?:#?[0-9A-Za-z]{1,31});`)

var markdownSigns = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "`", "\\`", "~", `\~`)
