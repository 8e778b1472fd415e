package rules

import (
	"bytes"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

var brokenLink = &lint.Rule{Name: "broken-link", Severity: lint.Error, Run: func(p *lint.Pass) {
	if isTemplate(p) {
		return
	}
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
	u, err := url.Parse(escaped.ReplaceAllString(target, "$1"))
	switch {
	case p.Loose && (err != nil || strings.ContainsAny(target, "{}<>")): // a template writes it
		return "", ""
	case err != nil:
		return "the link target cannot be read", "write a path or an address"
	case u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "mailto" || u.Scheme == "tel":
		return "", ""
	case u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/"):
		if p.Loose { // an address of the site that is made of these files
			return "", ""
		}
		return "links go to http, https, mailto, tel or a file of the manual", ""
	}
	file := p.Procedure
	if u.Path != "" {
		name := path.Join(path.Dir(file.File.Path), u.Path)
		switch {
		case p.Loose && (leadsOn(p, u.Path) || strings.HasSuffix(u.Path, ".html")): // the site makes its pages later
			return "", ""
		case strings.HasPrefix(name, "../") || name == "..":
			return "the link leaves the manual", "link to a file inside it"
		case !p.Manual.Has(name):
			return "there is no file " + name, "check the path; it is relative to this file"
		}
		file = p.Manual.ByPath(name)
	}
	if u.Path == "" && p.Loose && strings.HasPrefix(path.Base(file.File.Path), "_") { // a part that a site puts into other pages
		return "", ""
	}
	if u.Fragment == "" || file == nil || file.Unread || anchors(p, file)[strings.ToLower(u.Fragment)] ||
		p.Loose && anchors(p, file)[squeezed(hostSlug(punctuation.ReplaceAllString(strings.ReplaceAll(u.Fragment, "_", " "), " ")))] { // wikis write Back_office_(ground_floor)
		return "", ""
	}
	return "there is no step or heading " + u.Fragment + " in " + file.File.Path, "name the step with {#" + u.Fragment + "} at its end"
}

// escaped is a mark that Markdown takes for what it is because of the backslash before it.
var escaped = regexp.MustCompile(`\\([[:punct:]])`)

// leadsOn reports whether a link of plain Markdown leads somewhere by the habits of the sites that are made of it, or out of
// the folder, where nobody can look: to a folder, to a page without its ending (whose address a site may set elsewhere), or counted from the page's own address or the top.
func leadsOn(p *lint.Pass, target string) bool {
	if p.Manual.Has(path.Clean(target)) {
		return true
	}
	if path.Ext(target) == "" { // the site gives the page its address
		return true
	}
	from := p.Procedure.File.Path
	for above := path.Dir(path.Dir(from)); above != "."; above = path.Dir(above) { // a site may be made of a folder, and count from there
		if p.Manual.Has(path.Join(above, target)) {
			return true
		}
	}
	for _, base := range []string{path.Dir(from), strings.TrimSuffix(from, ".md")} {
		name := path.Join(base, target)
		if p.Manual.Has(name) {
			return true
		}
		if strings.HasPrefix(name, ".") || strings.Contains(name, "/.") || p.Manual.HasFolder(name) {
			return true
		}
		bare := strings.TrimSuffix(name, ".html")
		for _, ending := range []string{".md", ".html.md", ".html", ".en.md", ".mdx", ".md.erb", ".html.md.erb"} {
			if p.Manual.Has(bare + ending) {
				return true
			}
		}
	}
	return false
}

// htmlAnchor is an anchor that HTML in the text sets, and headAnchor one that a heading names.
var (
	htmlAnchor = regexp.MustCompile(`(?i)\b(?:id|name)=["']?([^"'\s>]+)`)
	headAnchor = regexp.MustCompile(`^#+ .*\{:?\s*#([^}\s]+)\s*\}`)
)

// anchors are the places of a file that a link can name, in lower case: steps, headings as the manual and as Git hosts write
// them, anchors in HTML, and the top.
func anchors(p *lint.Pass, of *procedure.Procedure) map[string]bool {
	return lint.Once(p, of, "anchors", func() map[string]bool {
		out := map[string]bool{"top": true}
		count := map[string]int{}
		whole := p.Manual.Whole(of)
		procedure.Walk(whole, func(n procedure.Node) {
			switch {
			case n.Enter && n.Step != nil && n.Step.ID.Text != "":
				out[strings.ToLower(n.Step.ID.Text)] = true
			case n.Heading:
				text := n.Text.Plain()
				out[strings.ReplaceAll(strings.ToLower(text), " ", "-")] = true
				slug := hostSlug(text)
				if again := count[slug]; again > 0 {
					out[slug+"-"+strconv.Itoa(again)], out[slug+"_"+strconv.Itoa(again)] = true, true
					if p.Loose { // wikis count from two
						out[slug+"-"+strconv.Itoa(again+1)] = true
					}
				}
				count[slug]++
				out[slug], out[squeezed(slug)] = true, true
				if p.Loose {
					for _, spelt := range []string{text, strings.ReplaceAll(text, "&", " and ")} {
						out[squeezed(hostSlug(punctuation.ReplaceAllString(spelt, " ")))] = true
					}
				}
			}
		})
		for row := range bytes.Lines(whole.File.Text) { // a mark is found sooner than a pattern
			if bytes.IndexByte(row, '<') >= 0 {
				for _, m := range htmlAnchor.FindAllSubmatch(row, -1) {
					out[strings.ToLower(string(m[1]))] = true
				}
			}
			if row[0] != '#' || bytes.IndexByte(row, '{') < 0 {
				continue
			}
			if m := headAnchor.FindSubmatch(row); m != nil {
				out[strings.ToLower(string(m[1]))] = true
			}
		}
		return out
	})
}

// hostSlug is the anchor that Git hosts give a heading: lower case, hyphens for spaces, no punctuation.
func hostSlug(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || inWord(r):
			return unicode.ToLower(r)
		}
		return -1
	}, strings.TrimSpace(heading))
}

// punctuation is what some site generators make a hyphen in an anchor: GOV.UK is gov-uk, and M&S is m-and-s.
var punctuation = regexp.MustCompile(`[^\pL\pM\pN_]+`)

// squeezed is a slug as site generators write it: one hyphen where several meet, none at the ends.
func squeezed(slug string) string {
	return strings.Join(strings.FieldsFunc(slug, func(r rune) bool { return r == '-' }), "-")
}
