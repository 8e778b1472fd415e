package cli

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"

	"sopkit/internal/lint"
	"sopkit/internal/source"
)

// report is all that one run of lint found.
type report struct {
	files int
	found []shown // their File is nil where the text is read again to be shown: see all
	held  int     // bytes of the texts that are kept
}

// mostHeld is how many bytes of texts a report keeps to show them; it reads the others again.
const mostHeld = 8 << 20

// shown is a diagnostic with the path that people see.
type shown struct {
	lint.Diagnostic
	path string
	from *origin
}

// origin is where the text of a file comes from.
type origin struct {
	name string // of the file within its manual
	read func() ([]byte, error)
}

// file is the text as it stands now; empty when it cannot be read any more.
func (o *origin) file() *source.File {
	text, err := o.read()
	if err != nil {
		return source.NewFile(o.name, nil)
	}
	return source.NewFile(o.name, text)
}

// add takes in what was found in one file of a manual, or in several.
func (r *report) add(g *group, found []lint.Diagnostic) {
	var last *source.File
	var from *origin
	var path string
	var hold bool
	for _, d := range found {
		if d.File != last {
			last, path = d.File, g.path(d.File.Path)
			name := d.File.Path
			from = &origin{name, func() ([]byte, error) { return g.Text(name) }}
			if hold = true; g.ByPath(name) != nil {
				r.held += len(d.File.Text)
				hold = r.held < mostHeld || !g.Opened()
			}
		}
		if !hold {
			d.File = nil
		}
		r.found = append(r.found, shown{d, path, from})
	}
}

// all is what was found, each with the text of its file.
func (r report) all() iter.Seq[shown] {
	return func(yield func(shown) bool) {
		var file *source.File
		var from *origin
		for _, d := range r.found {
			if d.File == nil {
				if d.from != from {
					from, file = d.from, d.from.file()
				}
				d.File = file
			}
			if !yield(d) {
				return
			}
		}
	}
}

func (r report) count(s lint.Severity) int {
	n := 0
	for _, d := range r.found {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// formats are the printers by name.
var formats = map[string]func(*env, io.Writer, report) error{
	"text": printText, "json": printJSON, "jsonl": printJSONL, "sarif": printSARIF, "github": printGitHub,
	"junit": printJUnit, "checkstyle": printCheckstyle, "gitlab": printGitLab, "rdjson": printRDJSON,
}

func formatNames() []string { return slices.Sorted(maps.Keys(formats)) }

// print writes the report in every format that was asked for: to its file, else to standard output.
func (e *env) print(r report, wanted []string) error {
	for _, w := range wanted {
		name, file, _ := strings.Cut(w, "=")
		printer, ok := formats[name]
		if !ok {
			return hinted{fmt.Errorf("--format %s: there is no such format", name), "write " + strings.Join(formatNames(), ", ")}
		}
		if file == "" {
			if err := printer(e, e.out, r); err != nil {
				return err
			}
			continue
		}
		var buf bytes.Buffer
		if err := printer(e, &buf, r); err != nil {
			return err
		}
		if err := writeFile(e.at(file), buf.Bytes()); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return nil
}
