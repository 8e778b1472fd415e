package cli

import (
	"fmt"
	"io"
	"strings"

	"sopkit/internal/lint"
)

var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// printGitHub writes workflow commands that the runner shows as annotations.
func printGitHub(_ *env, w io.Writer, r report) error {
	for d := range r.all() {
		from, to := d.File.Position(d.Span.Start), d.File.Position(d.Span.End)
		level := map[lint.Severity]string{lint.Error: "error", lint.Warning: "warning", lint.Info: "notice"}[d.Severity]
		_, err := fmt.Fprintf(w, "::%s file=%s,line=%d,endLine=%d,col=%d,endColumn=%d,title=%s::%s\n", level, githubProperty.Replace(d.path),
			from.Line, to.Line, from.Column, to.Column, githubProperty.Replace(d.Rule), githubData.Replace(sarifText(d)))
		if err != nil {
			return err
		}
	}
	return nil
}
