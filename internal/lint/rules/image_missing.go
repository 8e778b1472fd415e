package rules

import (
	"path"
	"strings"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

var imageMissing = &lint.Rule{Name: "image-missing", Severity: lint.Error, Run: func(p *lint.Pass) {
	procedure.Walk(p.Procedure, func(n procedure.Node) {
		if f, ok := n.Block.(*procedure.Figure); ok {
			image(p, n.Step, f.Image.Target, f.Image.Span)
		}
		if n.Text == nil {
			return
		}
		for _, r := range n.Text.Runs {
			if r.Kind == procedure.ImageRun {
				image(p, n.Step, r.Link.Target, r.Span)
			}
		}
	})
}}

func image(p *lint.Pass, step *procedure.Step, target string, at source.Span) {
	name := path.Join(path.Dir(p.Procedure.File.Path), target)
	switch {
	case strings.Contains(target, "://"):
		p.ReportStep(step, at, "the image lies on another server", "keep a copy beside the procedure")
	case !p.Manual.Has(name):
		p.ReportStep(step, at, "there is no image "+name, "check the path; it is relative to this file")
	}
}

var imageUnusable = &lint.Rule{Name: "image-unusable", Severity: lint.Error, Run: func(p *lint.Pass) {
	look := func(n procedure.Node, target string, at source.Span) {
		if fault := p.Manual.ImageFaults[path.Join(path.Dir(p.Procedure.File.Path), target)]; fault != nil {
			p.ReportStep(n.Step, at, "this image cannot be printed", fault.Error())
		}
	}
	procedure.Walk(p.Procedure, func(n procedure.Node) {
		if f, ok := n.Block.(*procedure.Figure); ok {
			look(n, f.Image.Target, f.Image.Span)
		}
		if n.Text == nil {
			return
		}
		for _, r := range n.Text.Runs {
			if r.Kind == procedure.ImageRun {
				look(n, r.Link.Target, r.Span)
			}
		}
	})
}}
