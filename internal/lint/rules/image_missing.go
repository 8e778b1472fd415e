package rules

import (
	"path"
	"strings"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

var imageMissing = &lint.Rule{Name: "image-missing", Severity: lint.Error, Run: func(p *lint.Pass) {
	told := map[string]bool{}
	procedure.Images(p.Procedure, func(n procedure.Node, image *procedure.Link, at source.Span) {
		name := image.Beside(p.Procedure.File.Path)
		switch again := told[name]; {
		case again: // one file is missing, however often it is shown
			return
		case p.Loose && (strings.Contains(image.Target, ":") || strings.HasPrefix(image.Target, "/") || strings.ContainsAny(image.Target, "{}?") || strings.HasPrefix(name, "../") || besideFolderAbove(p, image)):
			return
		case strings.Contains(image.Target, "://"):
			p.ReportStep(n.Step, at, "the image lies on another server", "keep a copy beside the procedure")
		case !p.Manual.Has(name):
			told[name] = true
			p.ReportStep(n.Step, at, "there is no image "+name, "check the path; it is relative to this file")
		}
	})
}}

// besideFolderAbove reports whether an image lies where sites look for it: its path counts from a folder above the file.
func besideFolderAbove(p *lint.Pass, image *procedure.Link) bool {
	for dir := path.Dir(p.Procedure.File.Path); dir != "."; {
		dir = path.Dir(dir)
		if p.Manual.Has(image.Beside(dir + "/")) {
			return true
		}
	}
	return false
}

// missing reports whether image-missing has said of plain Markdown that an image is not there: then its words can wait.
func missing(p *lint.Pass, image *procedure.Link) bool {
	return p.Loose && !strings.Contains(image.Target, ":") && !p.Manual.Has(image.Beside(p.Procedure.File.Path))
}
