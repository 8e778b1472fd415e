package importer

import (
	"regexp"
	"strconv"
	"strings"
)

// blocks writes the paragraphs and tables of a container.
func (w *writer) blocks(e *element) {
	for i, c := range e.inner {
		switch c.name {
		case "p":
			w.paragraph(c, e.inner[i+1:])
		case "tbl":
			w.table(c)
		case "sdt":
			if strings.Contains(c.value("sdtPr", "docPartObj", "docPartGallery"), "Table of Contents") {
				w.miss("table of contents (it is made when publishing)")
				continue
			}
			if inner := c.child("sdtContent"); inner != nil {
				w.blocks(inner)
			}
		case "ins", "smartTag", "customXml":
			w.blocks(c)
		case "altChunk":
			w.miss("embedded documents")
		}
	}
}

// paragraph writes one paragraph as heading, list item or text.
func (w *writer) paragraph(p *element, rest []*element) {
	name := p.value("pPr", "pStyle")
	if strings.HasPrefix(w.styles[name].name, "toc ") {
		w.miss("table of contents (it is made when publishing)")
		return
	}
	t := inlines{w: w}
	t.runs(p, format{})
	text := strings.TrimSpace(t.String())
	numID, ilvl, level := w.list(p, name)
	switch heading := w.heading(p, name); {
	case text == "":
	case heading > 0:
		w.hang, w.openList = "", ""
		w.out.WriteString(strings.Repeat("#", heading) + " " + strings.ReplaceAll(text, "  \n", " ") + "\n\n")
	case numID != "" && level.bare && w.openList != "":
		w.write(w.hangs[ilvl], text)
	case numID != "" && !level.bare:
		w.item(numID, ilvl, level, text)
	case w.goesOn(rest):
		w.write(w.hang, text)
	default:
		w.hang, w.openList = "", ""
		w.write("", text)
	}
	for _, box := range t.boxes {
		w.blocks(box)
	}
}

// heading is the level of a heading paragraph, 1 for the title and for the headings below it as well; 0 for text.
func (w *writer) heading(p *element, name string) int {
	if n, err := strconv.Atoi(p.value("pPr", "outlineLvl")); err == nil && n < 6 {
		return n + 1
	}
	for range 10 {
		s := w.styles[name]
		switch {
		case s.heading > 0:
			return min(6, s.heading+w.below)
		case s.name == "title":
			w.below = 1
			return 1
		}
		name = s.based
	}
	return 0
}

// list says whether a paragraph counts: by itself or by its style.
func (w *writer) list(p *element, name string) (numID string, ilvl int, l level) {
	numID = p.value("pPr", "numPr", "numId")
	ilvl, _ = strconv.Atoi(p.value("pPr", "numPr", "ilvl"))
	for range 10 {
		if numID != "" || name == "" {
			break
		}
		s := w.styles[name]
		numID, ilvl, name = s.numID, s.ilvl, s.based
	}
	levels := w.formats[numID]
	if numID == "" || numID == "0" || ilvl < 0 || ilvl > 8 {
		return "", 0, level{}
	}
	if w.openList == "" && deeperList.MatchString(w.styles[p.value("pPr", "pStyle")].name) {
		ilvl = 0 // there is nothing that it could stand below
	}
	if ilvl < len(levels) {
		return numID, ilvl, levels[ilvl]
	}
	return numID, ilvl, level{bullet: levels == nil, start: 1}
}

// item writes one item of a list; below an item of numbers three spaces hang, below a bullet two.
func (w *writer) item(numID string, ilvl int, l level, text string) {
	c := w.counters[numID]
	if c == nil {
		c = &counter{}
		w.counters[numID] = c
	}
	if c.at[ilvl] == 0 {
		c.at[ilvl] = l.start - 1
	}
	c.at[ilvl]++
	for i := ilvl + 1; i < len(c.at); i++ {
		c.at[i] = 0
	}
	marker := "- "
	if !l.bullet {
		marker = strconv.Itoa(max(0, c.at[ilvl])) + ". "
	}
	w.openList = numID
	indent := strings.Repeat("   ", ilvl)
	w.hang = indent + strings.Repeat(" ", len(marker))
	w.hangs[ilvl] = w.hang
	w.out.WriteString(indent + marker + hanging(text, w.hang) + "\n\n")
}

// goesOn reports whether the list at hand has another item before the next heading: then what stands between belongs to it.
func (w *writer) goesOn(rest []*element) bool {
	if w.openList == "" {
		return false
	}
	for _, c := range rest {
		if c.name != "p" {
			continue
		}
		name := c.value("pPr", "pStyle")
		if w.heading(c, name) > 0 {
			return false
		}
		if numID, _, _ := w.list(c, name); numID != "" {
			return numID == w.openList
		}
	}
	return false
}

func (w *writer) write(indent, text string) {
	if misread.MatchString(text) {
		text = `\` + text
	}
	w.out.WriteString(indent + hanging(text, indent) + "\n\n")
}

// misread matches plain text that Markdown takes for a heading, a quotation or a rule.
var misread = regexp.MustCompile(`^(?:#|>[^ ]|={2,}$|-[ -]*-[ -]*-$|:::|!!!|\+(?:-|=)|---)`)

func hanging(text, indent string) string { return strings.ReplaceAll(text, "\n", "\n"+indent) }
