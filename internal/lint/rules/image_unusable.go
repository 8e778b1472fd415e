package rules

import (
	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

var imageUnusable = &lint.Rule{Name: "image-unusable", Severity: lint.Error, Run: func(p *lint.Pass) {
	procedure.Images(p.Procedure, func(n procedure.Node, image *procedure.Link, at source.Span) {
		if fault := p.Manual.ImageFaults[imagePath(p, image)]; fault != nil {
			p.ReportStep(n.Step, at, "this image cannot be printed", fault.Error())
		}
	})
}}
