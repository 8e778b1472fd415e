package cli

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"sopkit/internal/lint"
)

// report is all that one run of lint found.
type report struct {
	files int
	found []shown
}

// shown is a diagnostic with the path that people see.
type shown struct {
	lint.Diagnostic
	path string
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
