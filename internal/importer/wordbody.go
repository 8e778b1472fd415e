package importer

import (
	"fmt"
	"path"
	"regexp"
	"slices"
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
	case numID != "":
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

// table writes a table; one cell alone is a quotation. Cells that span columns are followed by empty ones.
func (w *writer) table(t *element) {
	var rows [][]string
	width := 0
	for _, r := range descendants(t, "tr") {
		var row []string
		for _, c := range descendants(r, "tc") {
			text := w.cell(c, "<br>")
			row = append(row, strings.ReplaceAll(text, "|", `\|`))
			span, _ := strconv.Atoi(c.value("tcPr", "gridSpan"))
			for ; span > 1 && span < 64; span-- {
				row = append(row, "")
			}
		}
		rows, width = append(rows, row), max(width, len(row))
	}
	if width == 0 {
		return
	}
	if len(rows) == 1 && width == 1 {
		lines := strings.Split(strings.ReplaceAll(rows[0][0], `\|`, "|"), "<br>")
		w.write(w.hang, "> "+strings.Join(lines, "\n>\n> "))
		return
	}
	w.hang, w.openList = "", ""
	for i, row := range rows {
		for len(row) < width {
			row = append(row, "")
		}
		w.out.WriteString("| " + strings.Join(row, " | ") + " |\n")
		if i == 0 {
			w.out.WriteString("|" + strings.Repeat(" --- |", width) + "\n")
		}
	}
	w.out.WriteByte('\n')
}

// descendants finds elements of a name below e, through wrappers, not inside each other.
func descendants(e *element, name string) []*element {
	var out []*element
	for _, c := range e.inner {
		switch c.name {
		case name:
			out = append(out, c)
		case "sdt", "sdtContent", "ins", "customXml":
			out = append(out, descendants(c, name)...)
		}
	}
	return out
}

// cell is the text of a cell on one line; list items keep their markers, a table in the cell is read row by row.
func (w *writer) cell(c *element, between string) string {
	var lines []string
	for _, b := range c.inner {
		switch b.name {
		case "p":
			t := inlines{w: w}
			t.runs(b, format{})
			text := strings.ReplaceAll(strings.TrimSpace(t.String()), "  \n", between)
			if numID, _, l := w.list(b, b.value("pPr", "pStyle")); numID != "" && text != "" && l.bullet {
				text = "• " + text
			}
			if text != "" {
				lines = append(lines, oneLine(text))
			}
			for _, box := range t.boxes {
				lines = append(lines, w.cell(box, between))
			}
		case "tbl":
			for _, r := range descendants(b, "tr") {
				for _, inner := range descendants(r, "tc") {
					if text := w.cell(inner, between); text != "" {
						lines = append(lines, text)
					}
				}
			}
		case "sdt", "sdtContent", "ins", "customXml", "smartTag":
			if text := w.cell(b, between); text != "" {
				lines = append(lines, text)
			}
		}
	}
	return strings.Join(lines, between)
}

// format is how a run looks.
type format struct{ bold, italic, strike bool }

// inlines writes the runs of a paragraph. Runs of one look are written as one, so that stars do not meet.
type inlines struct {
	strings.Builder
	w     *writer
	at    format
	text  strings.Builder // plain text of one look
	boxes []*element
	quiet bool // inside a field's code
}

func (t *inlines) String() string {
	t.flush()
	return t.Builder.String()
}

func (t *inlines) flush() {
	text := t.text.String()
	t.text.Reset()
	core := strings.TrimSpace(text)
	if core == "" {
		t.WriteString(text)
		return
	}
	at := strings.Index(text, core)
	mark := ""
	if t.at.strike {
		mark = "~~"
	}
	if t.at.bold {
		mark += "**"
	}
	if t.at.italic {
		mark += "*"
	}
	t.WriteString(text[:at] + mark + escape(core) + reversed(mark) + text[at+len(core):])
}

func reversed(s string) string {
	b := []byte(s)
	slices.Reverse(b)
	return string(b)
}

func (t *inlines) put(text string, f format) {
	if f != t.at && text != "" {
		t.flush()
		t.at = f
	}
	t.text.WriteString(text)
}

// raw writes Markdown.
func (t *inlines) raw(text string) {
	t.flush()
	t.WriteString(text)
}

// runs reads the children of a paragraph, run, link or wrapper.
func (t *inlines) runs(e *element, f format) {
	for _, c := range e.inner {
		switch c.name {
		case "r":
			t.runs(c, format{on(c, "b"), on(c, "i"), on(c, "strike")})
		case "ins", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo", "moveTo":
			t.runs(c, f)
		case "hyperlink":
			t.link(c, f)
		case "t", "delText":
			t.put(strings.NewReplacer("\r", "", "\n", " ").Replace(c.text), f)
		case "tab", "ptab":
			t.put("\t", f)
		case "br", "cr":
			if c.attr["type"] != "page" && c.attr["type"] != "column" {
				t.raw("  \n")
			}
		case "noBreakHyphen":
			t.put("\u2011", f)
		case "sym":
			if n, err := strconv.ParseUint(c.attr["char"], 16, 32); err == nil {
				t.put(string(rune(n)), f)
			}
		case "footnoteReference", "endnoteReference":
			t.raw("[^" + c.name[:1] + c.attr["id"] + "]")
		case "del", "moveFrom":
			t.w.miss("deleted text of tracked changes")
		case "drawing", "pict", "object":
			t.picture(c)
		case "AlternateContent":
			if choice := c.child("Choice"); choice != nil {
				t.runs(choice, f)
			}
		case "oMath", "oMathPara":
			t.put(allText(c), f)
		}
	}
}

// on reports whether a run has a look; val="0" takes it away.
func on(r *element, name string) bool {
	look := r.child("rPr", name)
	return look != nil && look.attr["val"] != "0" && look.attr["val"] != "false"
}

func allText(e *element) string {
	text := ""
	if e.name == "t" {
		text = e.text
	}
	for _, c := range e.inner {
		text += allText(c)
	}
	return text
}

func (t *inlines) link(c *element, f format) {
	target := t.w.links[c.attr["id"]]
	if anchor := c.attr["anchor"]; anchor != "" && target != "" {
		target += "#" + anchor
	}
	if target == "" || strings.ContainsAny(target, "<>\n") {
		t.runs(c, f)
		return
	}
	inner := inlines{w: t.w}
	inner.runs(c, f)
	if strings.ContainsAny(target, " ()") {
		target = "<" + target + ">"
	}
	t.raw("[" + strings.TrimSpace(inner.String()) + "](" + target + ")")
	t.boxes = append(t.boxes, inner.boxes...)
}

var pictureEnding = regexp.MustCompile(`(?i)^\.(png|jpe?g|gif|svg)$`)

// picture takes an image along, and the text of boxes.
func (t *inlines) picture(c *element) {
	alt := ""
	var look func(e *element)
	look = func(e *element) {
		switch e.name {
		case "docPr":
			alt = oneLine(e.attr["descr"])
		case "blip", "imagedata":
			id := e.attr["embed"]
			if id == "" {
				id = e.attr["id"]
			}
			t.image(path.Join("word", t.w.links[id]), alt)
			return
		case "txbxContent":
			t.boxes = append(t.boxes, e)
			return
		case "Fallback":
			return
		}
		for _, inner := range e.inner {
			look(inner)
		}
	}
	look(c)
}

func (t *inlines) image(name, alt string) {
	if !pictureEnding.MatchString(path.Ext(name)) {
		t.w.miss("pictures that are no PNG, JPEG, GIF or SVG")
		if alt != "" {
			t.put(alt, format{})
		}
		return
	}
	to, ok := t.w.pictures[name]
	if !ok {
		file, err := t.w.zip.Open(name)
		if err != nil {
			t.w.miss("pictures that the file does not hold")
			return
		}
		defer file.Close()
		data, err := readAll(file)
		if err != nil {
			t.w.miss("pictures that cannot be read")
			return
		}
		to = fmt.Sprintf("%d%s", len(t.w.pictures)+1, strings.ToLower(path.Ext(name)))
		t.w.pictures[name] = to
		t.w.doc.Pictures = append(t.w.doc.Pictures, Picture{to, data})
	}
	if alt == "" {
		alt = "TODO"
	}
	t.raw("![" + escape(alt) + "](picture:" + to + ")")
}
