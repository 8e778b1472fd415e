package cli

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"sopkit/internal/diff"
)

// printDiff writes the differences in every format that was asked for: to its file, else to standard output.
func (e *env) printDiff(list []diff.Procedure, wanted []string) error {
	for _, want := range wanted {
		name, file, _ := strings.Cut(want, "=")
		printer, ok := diffFormats[name]
		if !ok {
			return hinted{fmt.Errorf("--format %s: there is no such format", name), "write " + strings.Join(diffFormatNames(), ", ")}
		}
		if file == "" {
			if err := printer(e, e.out, list); err != nil {
				return err
			}
			continue
		}
		var buf bytes.Buffer
		if err := printer(e, &buf, list); err != nil {
			return err
		}
		if err := writeFile(filepath.Join(e.dir, file), buf.Bytes()); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return nil
}
