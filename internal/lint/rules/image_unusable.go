package rules

import (
	"path"
	"strings"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

var imageUnusable = &lint.Rule{Name: "image-unusable", Book: true, Severity: lint.Error, Run: func(p *lint.Pass) {
	procedure.Images(p.Procedure, func(n procedure.Node, image *procedure.Link, at source.Span) {
		if fault := p.Manual.ImageFault(image.Beside(p.Procedure.File.Path)); fault != nil {
			p.ReportStep(n.Step, at, "this image cannot be printed", fault.Error())
		}
	})
}}

var imageGIF = &lint.Rule{Name: "image-gif", Book: true, Severity: lint.Warning, Run: func(p *lint.Pass) {
	procedure.Images(p.Procedure, func(n procedure.Node, image *procedure.Link, at source.Span) {
		if strings.EqualFold(path.Ext(image.Target), ".gif") && p.Manual.Has(image.Beside(p.Procedure.File.Path)) {
			p.ReportStep(n.Step, at, "of a GIF file the manual shows the first frame only", "save the picture as PNG, or show the frames one after the other")
		}
	})
}}
