package rules

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sopkit/internal/grammar"
	"sopkit/internal/lang"
	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

// plural is a number and its noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// order of the sections that have a duty.
var order = []lang.Kind{lang.Purpose, lang.Scope, lang.Definition, lang.Roles, lang.Materials, lang.Procedure, lang.Records, lang.References, lang.History, lang.Appendix}

var sectionOrder = &lint.Rule{Name: "section-order", Book: true, Severity: lint.Warning, Run: func(p *lint.Pass) {
	last := -1
	for _, s := range p.Procedure.Sections {
		i := slices.Index(order, s.Kind)
		if i >= 0 && i < last {
			p.Report(s.Heading.Span, "this section stands too late", "move it before "+string(order[last]))
		}
		last = max(last, i)
	}
}}

var unknownSection = &lint.Rule{Name: "unknown-section", Severity: lint.Info, Presets: []string{lint.Strict}, Run: func(p *lint.Pass) {
	var names []string
	if l, ok := lang.Get(p.Lang); ok {
		for name := range l.Sections {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, s := range p.Procedure.Sections {
		if s.Kind == "" && s.Level == 2 {
			hint := "use a section name that readers know from the other procedures, or a ### heading"
			if near := Nearest(s.Heading.Plain(), names); near != "" {
				hint = "did you mean " + near + "?"
			}
			p.Report(s.Heading.Span, "no procedure has a section of this name", hint)
		}
	}
}}

// eachSection calls visit for every section with the one that it stands in; nil at the top.
func eachSection(list []*procedure.Section, in *procedure.Section, visit func(s, in *procedure.Section)) {
	for _, s := range list {
		visit(s, in)
		eachSection(s.Sections, s, visit)
	}
}

var headingSkip = &lint.Rule{Name: "heading-skip", Severity: lint.Warning, Run: func(p *lint.Pass) {
	told := map[*procedure.Section]bool{}
	eachSection(p.Procedure.Sections, nil, func(s, in *procedure.Section) {
		above := 1
		switch {
		case in != nil:
			above = in.Level
		case p.Loose && p.Procedure.Title == nil: // the layout of the site writes the title
			return
		}
		if s.Level > above+1 && !told[in] { // its neighbours have the same fault
			told[in] = true
			p.Report(s.Heading.Span, fmt.Sprintf("a level %d heading stands under level %d", s.Level, above), "write "+strings.Repeat("#", above+1))
		}
	})
}}

var duplicateHeading = &lint.Rule{Name: "duplicate-heading", Severity: lint.Warning, Run: func(p *lint.Pass) {
	seen := map[string]bool{}
	titles := 0
	eachSection(p.Procedure.Sections, nil, func(s, in *procedure.Section) {
		if s.Level == 1 {
			titles++
		}
		key := fmt.Sprintf("%p %d ", in, titles) + lang.Fold(s.Heading.Plain())
		if seen[key] {
			p.Report(s.Heading.Span, "this heading stands here twice", "give one another name, or join the two")
		}
		seen[key] = true
	})
}}

var tooManySubsteps = &lint.Rule{Name: "too-many-substeps", Severity: lint.Warning, Run: func(p *lint.Pass) {
	const limit = 7
	p.Procedure.Steps(func(_ *procedure.Section, s *procedure.Step) {
		if n := len(s.Steps); n > limit && n-remarks(p, s.Steps) > limit {
			over := s.Steps[limit]
			p.ReportStep(over, over.MarkerAt, fmt.Sprintf("this step has %d substeps, more than %d", len(s.Steps), limit), "make two steps of it")
		}
	})
}}

// remarks counts the substeps that ask for nothing: plain Markdown keeps its remarks there.
func remarks(p *lint.Pass, steps []*procedure.Step) (n int) {
	for _, s := range Grammar(p) {
		if s.Lead && p.Loose && slices.Contains(steps, s.Step) {
			n++
		}
	}
	return n
}

var singleSubstep = &lint.Rule{Name: "single-substep", Severity: lint.Info, Presets: []string{lint.Strict}, Run: func(p *lint.Pass) {
	p.Procedure.Steps(func(_ *procedure.Section, s *procedure.Step) {
		if len(s.Steps) == 1 {
			p.ReportStep(s.Steps[0], s.Steps[0].MarkerAt, "a substep stands alone", "join it with the step above, or divide the step in two")
		}
	})
}}

var stepsNotNumbered = &lint.Rule{Name: "steps-not-numbered", Book: true, Severity: lint.Warning, Run: func(p *lint.Pass) {
	eachSection(p.Procedure.Sections, nil, func(s, _ *procedure.Section) {
		for _, b := range s.Blocks {
			list, ok := b.(*procedure.List)
			if ok && !list.Ordered && inProcedure(p.Procedure, s) && commands(p, list) > 1 {
				p.Report(list.Items[0].Span, "these instructions have no numbers", "number them, so that people can say which one they are at")
			}
		}
	})
}}

// inProcedure reports whether a section lies in the procedure section.
func inProcedure(p *procedure.Procedure, s *procedure.Section) bool {
	for _, top := range p.Sections {
		if top.Kind == lang.Procedure && top.Span.Contains(s.Span) {
			return true
		}
	}
	return false
}

// commands counts the items of a list that tell the reader to act.
func commands(p *lint.Pass, list *procedure.List) (n int) {
	for _, item := range list.Items {
		if len(item.Blocks) == 0 {
			continue
		}
		if par, ok := item.Blocks[0].(*procedure.Paragraph); ok {
			a := grammar.Analyse(p.Lang, par.Text.Plain(), grammar.Context{Opaque: names(par.Text)})
			if a.Label == grammar.Imperative && a.Words > 1 {
				n++
			}
		}
	}
	return n
}

var strayText = &lint.Rule{Name: "stray-text", Severity: lint.Warning, Run: func(p *lint.Pass) {
	eachSection(p.Procedure.Sections, nil, func(s, _ *procedure.Section) {
		var between []*procedure.Paragraph // since the list before
		after := false
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case *procedure.Steps:
				for i := len(between) - 1; i >= 0 && after && b.Steps[0].Marker > 1; i-- {
					if !siteMark.MatchString(between[i].Text.Plain()) {
						p.Report(between[i].Span, "this paragraph breaks the list of steps", "indent it under the step that it belongs to, or make it a note")
						break
					}
				}
				after, between = true, nil
			case *procedure.Paragraph:
				between = append(between, b)
			}
		}
	})
}}

// siteMark is a paragraph for a site generator, which breaks no list: a tag of a template, a note of MkDocs, Docusaurus or kramdown.
var siteMark = regexp.MustCompile(`^(?:\{%.*%\}$|!!! |:::)|\{: [^{}]*\}$`)

var recordsRetention = &lint.Rule{Name: "records-retention", Severity: lint.Warning, Presets: []string{lint.Strict}, Run: func(p *lint.Pass) {
	for _, s := range p.Procedure.Sections {
		if s.Kind != lang.Records {
			continue
		}
		for _, b := range s.Blocks {
			list, ok := b.(*procedure.List)
			if !ok {
				continue
			}
			for _, item := range list.Items {
				if text := p.Procedure.File.Slice(item.Span); !strings.ContainsFunc(text, isDigit) && !strings.Contains(strings.ToLower(text), "permanent") {
					p.Report(item.Span, "nobody knows how long this record is kept", "add how long, such as: 7 years")
				}
			}
		}
	}
}}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '০' && r <= '৯' }

var idPathMismatch = &lint.Rule{Name: "id-path-mismatch", Book: true, Severity: lint.Warning, Locked: true, Run: func(p *lint.Pass) {
	if from := p.Index.Source(p.Procedure); from != nil && from.Meta.ID.Text != "" && (from.Slug != p.Procedure.Slug || dir(from) != dir(p.Procedure)) {
		p.Report(p.Procedure.Meta.ID.Span, "the source of "+from.Meta.ID.Text+" is "+from.File.Path, "keep translations beside their source, under the same name")
	}
}}

func dir(p *procedure.Procedure) string {
	i := strings.LastIndexByte(p.File.Path, '/')
	return p.File.Path[:i+1]
}

var titleNoVerb = &lint.Rule{Name: "title-no-verb", Severity: lint.Info, Presets: byName, Run: func(p *lint.Pass) {
	if p.Procedure.Title == nil || p.Lang != "en" {
		return
	}
	text := p.Procedure.Title.Heading.Plain()
	if a := grammar.Analyse(p.Lang, text, grammar.Context{Step: true}); a.Label != grammar.Imperative && a.Label != "" {
		p.Report(p.Procedure.Title.Heading.Span, "the title does not say what is done", "start with a verb: Accept a return")
	}
}}

// byName marks rules that no preset switches on.
var byName = []string{}
