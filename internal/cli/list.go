package cli

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"sopkit/internal/procedure"
)

func (e *env) list() *cobra.Command {
	var format, language string
	c := &cobra.Command{
		Use:     "list",
		Short:   "Print the master list of procedures",
		Example: "  sop list\n  sop list --lang bn --format csv",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			o, err := e.open(".")
			if err != nil {
				return err
			}
			if language == "" {
				language = o.Config.SourceLang()
			}
			var list []*procedure.Procedure
			for _, p := range o.Procedures {
				if o.Lang(p) == language && !p.Unread {
					list = append(list, p)
				}
			}
			if len(list) == 0 {
				return fmt.Errorf("%s: there is no procedure in %s", o.root, language)
			}
			return e.printList(o, list, format)
		},
	}
	c.Flags().StringVar(&format, "format", "text", "text, csv or json")
	c.Flags().StringVar(&language, "lang", "", "language `CODE`; the source language when not given")
	return c
}

var listHead = []string{"id", "title", "version", "status", "owner", "effective", "review-by", "path"}

func row(o opened, p *procedure.Procedure) []string {
	m := &p.Meta
	return []string{m.ID.Text, m.Title.Text, m.Version.Text, m.Status.Text, m.Owner.Text, m.Effective.Text, m.ReviewBy.Text, o.path(p.File.Path)}
}

func (e *env) printList(o opened, list []*procedure.Procedure, format string) error {
	switch format {
	case "csv":
		return printCSV(e.out, o, list)
	case "json":
		items := []map[string]string{}
		for _, p := range list {
			item := map[string]string{}
			for i, cell := range row(o, p) {
				item[listHead[i]] = cell
			}
			items = append(items, item)
		}
		return encode(e.out, "  ", object{"schema": "sop/list/v1", "procedures": items})
	case "text":
		w := tabwriter.NewWriter(e.out, 0, 0, 2, ' ', 0)
		for _, p := range list {
			cells := row(o, p)
			for i := range cells {
				cells[i] = safe(cells[i])
			}
			fmt.Fprintln(w, strings.Join(cells, "\t"))
		}
		return w.Flush()
	}
	return hinted{fmt.Errorf("--format %s: there is no such format", format), "write text, csv or json"}
}

func printCSV(out io.Writer, o opened, list []*procedure.Procedure) error {
	w := csv.NewWriter(out)
	if err := w.Write(listHead); err != nil {
		return err
	}
	for _, p := range list {
		cells := row(o, p)
		for i := range cells {
			cells[i] = inert(cells[i])
		}
		if err := w.Write(cells); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// inert keeps a spreadsheet from reading a cell as a formula.
func inert(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
