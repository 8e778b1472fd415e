package rules

import (
	"net/url"
	"path"
	"strings"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

var brokenLink = &lint.Rule{Name: "broken-link", Severity: lint.Error, Run: func(p *lint.Pass) {
	var last *procedure.Link
	procedure.Walk(p.Procedure, func(n procedure.Node) {
		if n.Text == nil {
			return
		}
		for _, r := range n.Text.Runs {
			if r.Link == nil || r.Link == last || r.Kind == procedure.ImageRun {
				continue
			}
			last = r.Link
			if message, hint := linkFault(p, r.Link.Target); message != "" {
				p.ReportStep(n.Step, r.Link.Span, message, hint)
			}
		}
	})
}}

// linkFault says what is wrong with a target; "" when nothing is.
func linkFault(p *lint.Pass, target string) (message, hint string) {
	u, err := url.Parse(target)
	switch {
	case err != nil:
		return "the link target cannot be read", "write a path or an address"
	case u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "mailto" || u.Scheme == "tel":
		return "", ""
	case u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/"):
		return "links go to http, https, mailto, tel or a file of the manual", ""
	}
	file := p.Procedure
	if u.Path != "" {
		name := path.Join(path.Dir(file.File.Path), u.Path)
		if strings.HasPrefix(name, "../") || name == ".." {
			return "the link leaves the manual", "link to a file inside it"
		}
		if !p.Manual.Has(name) {
			return "there is no file " + name, "check the path; it is relative to this file"
		}
		file = p.Manual.ByPath(name)
	}
	if u.Fragment == "" || file == nil || file.Unread || anchors(p, file)[u.Fragment] {
		return "", ""
	}
	return "there is no step or heading " + u.Fragment + " in " + file.File.Path, "name the step with {#" + u.Fragment + "} at its end"
}

// anchors are the step names and the ASCII slugs of headings.
func anchors(p *lint.Pass, of *procedure.Procedure) map[string]bool {
	return lint.Once(p, of, "anchors", func() map[string]bool {
		out := map[string]bool{}
		procedure.Walk(p.Manual.Whole(of), func(n procedure.Node) {
			switch {
			case n.Enter && n.Step != nil && n.Step.ID.Text != "":
				out[n.Step.ID.Text] = true
			case n.Heading:
				out[strings.ReplaceAll(strings.ToLower(n.Text.Plain()), " ", "-")] = true
			}
		})
		return out
	})
}
