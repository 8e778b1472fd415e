package importer

import (
	"strconv"
	"strings"
)

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
