package rules

import (
	"path"
	"strings"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

var imageMissing = &lint.Rule{Name: "image-missing", Severity: lint.Error, Run: func(p *lint.Pass) {
	procedure.Images(p.Procedure, func(n procedure.Node, image *procedure.Link, at source.Span) {
		switch name := imagePath(p, image); {
		case p.Loose && (strings.Contains(image.Target, ":") || strings.HasPrefix(image.Target, "/") || strings.ContainsAny(image.Target, "{}?")):
			return
		case strings.Contains(image.Target, "://"):
			p.ReportStep(n.Step, at, "the image lies on another server", "keep a copy beside the procedure")
		case !p.Manual.Has(name):
			p.ReportStep(n.Step, at, "there is no image "+name, "check the path; it is relative to this file")
		}
	})
}}

func imagePath(p *lint.Pass, image *procedure.Link) string {
	return path.Join(path.Dir(p.Procedure.File.Path), image.Target)
}
