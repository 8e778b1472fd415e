package cli

import (
	"fmt"
	"path"
	"strings"

	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// translation is the source procedure with every text replaced by TODO and the source text in a comment. Steps, substeps,
// callouts, tables, links and code keep their places, so that the translation lines up step by step.
func (n *fresh) translation(from *procedure.Procedure) error {
	if n.Lang(from) == n.lang.Code {
		return hinted{fmt.Errorf("%s: this procedure is there already", n.path(from.File.Path)), "choose another slug, or translate it with --lang"}
	}
	if from.Broken() {
		return hinted{fmt.Errorf("%s: this cannot be read", n.path(from.File.Path)), "`sop lint` says why"}
	}
	n.id = from.Meta.ID.Text
	n.name = path.Join(path.Dir(from.File.Path), from.Slug+"."+n.lang.Code+".md")
	for _, p := range n.Procedures {
		if strings.EqualFold(p.Slug, from.Slug) && path.Dir(p.File.Path) == path.Dir(n.name) && n.Lang(p) == n.lang.Code {
			return hinted{fmt.Errorf("%s: this translation is there already", n.path(p.File.Path)), "edit that file"}
		}
	}
	edits := n.frontEdits(from)
	procedure.Walk(from, func(node procedure.Node) { edits = append(edits, n.edit(from, node)...) })
	text, _ := source.Apply(from.File.Text, edits)
	n.text = string(text)
	if canonical, ok := procedure.Format(procedure.Parse(n.name, text)); ok {
		n.text = string(canonical)
	}
	return nil
}

// frontEdits change the front matter: language, state and which version is translated.
func (n *fresh) frontEdits(from *procedure.Procedure) []source.Edit {
	var out []source.Edit
	m := &from.Meta
	if len(m.Fields) > 0 && !strings.Contains(from.File.Slice(m.Span), "# yaml-language-server:") {
		at := m.Fields[0].Key.Span.Start
		out = append(out, source.Edit{Span: source.Span{Start: at, End: at}, Text: n.schemaLine()})
	}
	set := func(v procedure.Value, text string) {
		if v.Text != "" {
			out = append(out, source.Edit{Span: v.Span, Text: text})
		}
	}
	set(m.Title, "TODO")
	set(m.Status, "draft")
	set(m.Locale, n.locale())
	set(m.Change, "TODO")
	switch {
	case m.SourceVersion.Text != "":
		set(m.SourceVersion, m.Version.Text)
	case m.Version.Span.Len() > 0:
		end := m.Version.Span.End
		out = append(out, source.Edit{Span: source.Span{Start: end, End: end}, Text: "\nsource-version: " + m.Version.Text})
	}
	return out
}

// edit replaces one text, label or figure. Sections that every language names keep their name.
func (n *fresh) edit(from *procedure.Procedure, node procedure.Node) []source.Edit {
	if figure, ok := node.Block.(*procedure.Figure); ok {
		note := strings.TrimSpace(figure.Alt + "; " + figure.Image.Title)
		return []source.Edit{{Span: figure.AltSpan, Text: "![TODO](" + figure.Image.Target + ` "TODO") ` + commented(note)}}
	}
	if node.Enter && node.Step != nil && node.Step.Label.Span.Len() > 0 {
		if key, ok := n.Config.Role(node.Step.Label.Text, n.Lang(from)); ok && n.Config.Roles[key][n.lang.Code] != "" {
			return []source.Edit{{Span: node.Step.Label.Span, Text: n.Config.Roles[key][n.lang.Code]}}
		}
	}
	if node.Text == nil || node.Text.Empty() {
		return nil
	}
	if node.Heading && node.Section != nil && n.lang.Titles[node.Section.Kind] != "" {
		return []source.Edit{{Span: node.Text.Span, Text: n.lang.Titles[node.Section.Kind]}}
	}
	text := from.File.Slice(node.Text.Span)
	if strings.Contains(text, "\n") { // the marks at the starts of the lines are no text
		text = node.Text.Plain()
	}
	return []source.Edit{{Span: node.Text.Span, Text: "TODO " + commented(text)}}
}

// commented puts text into a comment that it cannot close.
func commented(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "--", "- -"), "--", "- -")
	return "<!-- " + strings.TrimSpace(text) + " -->"
}
