package cli

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// table is what list, log and audit print besides JSON.
type table struct {
	head []string
	rows [][]string
}

// print writes the table as text, csv or md (Markdown).
func (t table) print(w io.Writer, format string) error {
	switch format {
	case "csv":
		return t.csv(w)
	case "md":
		return t.markdown(w)
	}
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, row := range t.rows {
		if _, err := fmt.Fprintln(out, strings.TrimRight(strings.Join(each(row, safe), "\t"), "\t")); err != nil {
			return err
		}
	}
	return out.Flush()
}

func (t table) csv(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write(t.head); err != nil {
		return err
	}
	for _, row := range t.rows {
		if err := out.Write(each(row, inert)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func (t table) markdown(w io.Writer) error {
	lines := [][]string{t.head, make([]string, len(t.head))}
	for i := range t.head {
		lines[1][i] = "---"
	}
	for _, row := range t.rows {
		lines = append(lines, each(row, markdownCell))
	}
	for _, line := range lines {
		if _, err := fmt.Fprintf(w, "| %s |\n", strings.Join(line, " | ")); err != nil {
			return err
		}
	}
	return nil
}

func each(row []string, change func(string) string) []string {
	out := make([]string, len(row))
	for i, cell := range row {
		out[i] = change(cell)
	}
	return out
}

// inert keeps a spreadsheet from reading a cell as a formula.
func inert(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// markdownCell keeps a cell from ending the cell, or from being read as markup.
func markdownCell(cell string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "<", "&lt;", "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`).Replace(safe(cell))
}
