package lsp

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// hover says what stands under the cursor, and which rules are broken there.
func (v view) hover(p positionParams) (any, error) {
	offset := v.offsetOf(v.p.File, p.Position)
	parts, at := v.about(offset)
	for _, name := range v.broken(offset) {
		if page, ok := v.Page(name); ok {
			parts = append(parts, strings.TrimSpace(page))
		}
	}
	if len(parts) == 0 {
		return nil, nil
	}
	out := map[string]any{"contents": markdown(strings.Join(parts, "\n\n---\n\n"))}
	if at.Len() > 0 {
		out["range"] = v.rangeOf(v.p.File, at)
	}
	return out, nil
}

// broken are the rules that report at a place, each once.
func (v view) broken(offset int) (out []string) {
	for _, d := range v.check(v.shelf, []string{v.p.File.Path}) {
		if d.File == v.p.File && overlaps(d.Span, source.Span{Start: offset, End: offset}) && !slices.Contains(out, d.Rule) {
			out = append(out, d.Rule)
		}
	}
	return out
}

// about describes the key, term, procedure, step, role or fact at a place.
func (v view) about(offset int) ([]string, source.Span) {
	for _, f := range v.p.Meta.Fields {
		if f.Key.Span.Start <= offset && offset <= f.Key.Span.End {
			return describeKey(f.Key.Text), f.Key.Span
		}
	}
	if m, ok := v.hereAt(offset); ok {
		if text := v.describe(m); text != "" {
			return []string{text}, m.area
		}
	}
	return v.term(offset)
}

func describeKey(name string) []string {
	for _, k := range procedure.Keys {
		if k.Name == name {
			return []string{"**" + k.Name + "**: " + k.Doc}
		}
	}
	return nil
}

func (v view) describe(m mention) string {
	switch m.kind {
	case "role":
		return "**" + m.name + "**, a role: " + phrases(v.manual.Config.Roles[m.name])
	case "fact":
		fact, ok := v.manual.Config.Facts[m.name]
		if !ok {
			return ""
		}
		return fmt.Sprintf("**%s**, a fact that every branch states (%s): %s", m.name, fact.Type, phrases(fact.Label))
	}
	to := v.leadsTo(m)
	if to == nil {
		return ""
	}
	if s := stepOf(to, m.name); m.kind == "step" && s != nil {
		return fmt.Sprintf("Step %s of %s\n\n%s", s.Address, title(to), instruction(s))
	}
	return card(to)
}

// phrases are the names of a thing in all languages, in the order of their codes.
func phrases(t map[string]string) string {
	var out []string
	for _, code := range slices.Sorted(maps.Keys(t)) {
		out = append(out, t[code])
	}
	return strings.Join(out, " · ")
}

func title(p *procedure.Procedure) string {
	name := p.Meta.Title.Text
	if name == "" && p.Title != nil {
		name = p.Title.Heading.Plain()
	}
	if p.Meta.ID.Text == "" {
		return name
	}
	return "**" + p.Meta.ID.Text + "** " + name
}

func instruction(s *procedure.Step) string {
	text := strings.TrimSpace(s.Text.Plain())
	if s.Actor != "" {
		text = "**" + s.Actor + ":** " + text
	}
	return text
}

// card is what a reader wants to know of a procedure before opening it: what it is, its state and purpose, and its steps.
func card(p *procedure.Procedure) string {
	m := &p.Meta
	lines := []string{"**" + strings.TrimSpace(m.ID.Text+" "+m.Title.Text) + "**",
		strings.Join(slices.DeleteFunc([]string{m.Version.Text, m.Status.Text, m.Owner.Text}, func(s string) bool { return s == "" }), " · ")}
	for _, s := range p.Sections {
		if s.Kind != lang.Purpose {
			continue
		}
		for _, b := range s.Blocks {
			if text, ok := b.(*procedure.Paragraph); ok {
				lines = append(lines, text.Text.Plain())
				break
			}
		}
	}
	var steps []string
	p.Steps(func(_ *procedure.Section, s *procedure.Step) {
		if !strings.Contains(s.Address, ".") {
			steps = append(steps, s.Address+". "+instruction(s))
		}
	})
	return strings.Join(append(lines, strings.Join(steps[:min(len(steps), 12)], "\n")), "\n\n")
}

// term explains the term at a place.
func (v view) term(offset int) ([]string, source.Span) {
	code := v.manual.Lang(v.p)
	line := v.p.File.LineSpan(v.p.File.Position(offset).Line)
	text := strings.ToLower(v.p.File.Slice(line))
	for _, t := range v.manual.Glossary() {
		say := strings.ToLower(t.Say[code])
		if say == "" || len(text) != line.Len() {
			continue
		}
		for at := strings.Index(text, say); at >= 0; {
			if line.Start+at <= offset && offset <= line.Start+at+len(say) {
				return []string{strings.TrimSpace("**" + phrases(t.Say) + "**\n\n" + t.Meaning.In(code))}, source.Span{Start: line.Start + at, End: line.Start + at + len(say)}
			}
			next := strings.Index(text[at+1:], say)
			if next < 0 {
				break
			}
			at += 1 + next
		}
	}
	return nil, source.Span{}
}
