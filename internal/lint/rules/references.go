package rules

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// idShape is what looks like a number of a procedure.
var idShape = regexp.MustCompile(`\b[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-[0-9]+\b`)

// ids are the places in a text of what looks like the number of a procedure.
func (t *prose) ids() [][]int {
	if !t.digits || !strings.Contains(t.plain, "-") {
		return nil
	}
	return idShape.FindAllStringIndex(t.plain, -1)
}

var unknownProcedure = &lint.Rule{Name: "unknown-procedure", Severity: lint.Error, Run: func(p *lint.Pass) {
	m := &p.Procedure.Meta
	for _, list := range [][]procedure.Value{m.Related, m.Supersedes, m.SupersededBy} {
		for _, v := range list {
			if idShape.MatchString(v.Text) && !p.Index.Knows(v.Text) {
				noProcedure(p, nil, v.Span, v.Text)
			}
		}
	}
	for _, t := range texts(p, p.Procedure) {
		for _, at := range t.ids() {
			id := t.plain[at[0]:at[1]]
			if p.Index.Family(id) && !p.Index.Knows(id) && !isForm(p, id) && !linkedAway(t, at[0]) {
				noProcedure(p, t.Step, t.Text.Source(at[0], at[1]), id)
			}
		}
	}
}}

func noProcedure(p *lint.Pass, step *procedure.Step, at source.Span, id string) {
	hint := "check the number; `sop list` shows all"
	var fixes []lint.Fix
	if near := Nearest(id, p.Index.IDs()); near != "" {
		hint = "did you mean " + near + "?"
		fixes = []lint.Fix{{Edits: []source.Edit{{Span: at, Text: near}}}}
	}
	p.ReportStep(step, at, "there is no procedure "+id, hint, fixes...)
}

// linkedAway reports whether a place of a text belongs to a link to another server.
func linkedAway(t *prose, at int) bool {
	n := 0
	for _, r := range t.Text.Runs {
		if n += len(r.Text); at < n {
			return r.Link != nil && strings.Contains(r.Link.Target, "://")
		}
	}
	return false
}

// stepWords open a reference to a step.
var stepWords = map[string]*sieve{
	"en": sieved(`(?i)\bsteps?\s+([0-9]+(?:\.[0-9]+)?)(?:\s*(?:to|and|–|-)\s*([0-9]+(?:\.[0-9]+)?))?`),
	"ms": sieved(`(?i)\blangkah\s+([0-9]+(?:\.[0-9]+)?)(?:\s*(?:hingga|dan|–|-)\s*([0-9]+(?:\.[0-9]+)?))?`),
	"bn": sieved(`ধাপ\s+([০-৯0-9]+(?:\.[০-৯0-9]+)?)(?:\s*(?:থেকে|ও|–|-)\s*([০-৯0-9]+(?:\.[০-৯0-9]+)?))?`),
}

var stepReference = &lint.Rule{Name: "step-reference", Severity: lint.Error, Run: func(p *lint.Pass) {
	re := stepWords[p.Lang]
	paged := p.Loose && isStep(p.Procedure)
	var have map[string]bool
	for _, t := range texts(p, p.Procedure) {
		if re == nil || t.Heading || paged || !t.digits || !t.says("step", "steps", "langkah") && p.Lang != "bn" || elsewhere(t) {
			continue
		}
		for _, m := range re.FindAllStringSubmatchIndex(t.plain, -1) {
			if opensStep(t.plain, m[0], m[1]) || ofAnother(t.plain[m[1]:]) || inPhase.MatchString(t.plain[:m[0]]) {
				continue
			}
			if have == nil {
				have = map[string]bool{}
				p.Procedure.Steps(func(_ *procedure.Section, s *procedure.Step) { have[s.Address] = true })
				if p.Loose {
					numbersAsWritten(p.Procedure, have)
				}
			}
			for k := 2; k+1 < len(m); k += 2 {
				if m[k] >= 0 && len(have) > 0 && !have[lang.ASCII(t.plain[m[k]:m[k+1]])] {
					p.ReportStep(t.Step, t.Text.Source(m[k], m[k+1]), "there is no step "+t.plain[m[k]:m[k+1]], "name the step with {#name} and link to it: the number will change")
				}
			}
		}
	}
}}

// isStep reports whether the page is a step of something larger: it is called step5.md, or its title is "Step 5: Close the till". The other
// steps are pages.
func isStep(of *procedure.Procedure) bool {
	return pageStep.MatchString(path.Base(of.File.Path)) || of.Title != nil && pageStep.MatchString(of.Title.Heading.Plain())
}

var pageStep = regexp.MustCompile(`^(?i:step|langkah)[ _-]?\d+\b`)

// opensStep reports whether a number names the step that follows ("Step 3: Close the till", "Step 3 Close the till") or is the whole of a cell that does.
func opensStep(text string, start, end int) bool {
	rest := strings.TrimLeft(text[end:], " ")
	first := strings.TrimSpace(text[:start]) == ""
	return first && (rest == "" || rest[0] == '-' || rest[0] == '.' || startsUpper(rest)) || strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "– ")
}

// whose is what a step belongs to: "step 7 of the chip preparation".
var whose = regexp.MustCompile(`^ of (?:the )?([a-z]+)`)

// ofAnother reports whether what stands behind a number says that it is the step of another list.
func ofAnother(after string) bool {
	m := whose.FindStringSubmatch(after)
	return m != nil && !slices.Contains([]string{"this", "these", "the", "procedure", "section", "list", "same"}, m[1])
}

// inPhase ends what stands before the step of another plan: "phase 6, step 3".
var inPhase = regexp.MustCompile(`(?i)\b(?:phase|part|stage|fasa|bahagian)\s+[0-9]+,?\s*$`)

// numbersAsWritten adds the numbers of plain Markdown: lists that go on under the next heading, and headings such as "Step 3".
func numbersAsWritten(p *procedure.Procedure, have map[string]bool) {
	p.Steps(func(_ *procedure.Section, s *procedure.Step) { have[strconv.Itoa(s.Marker)] = true })
	under := "" // the number of the heading above
	procedure.Walk(p, func(n procedure.Node) {
		if n.Heading {
			for _, number := range headNumber.FindAllString(n.Text.Plain(), -1) {
				have[number] = true
			}
			under = headNumber.FindString(n.Text.Plain())
		}
		if list, ok := n.Block.(*procedure.Steps); ok {
			for i := range list.Steps {
				have[under+"."+strconv.Itoa(i+1)] = true
			}
		}
		if table, ok := n.Block.(*procedure.Table); ok { // steps that are the rows of a table
			for _, row := range table.Rows {
				for _, cell := range row.Cells {
					if m := rowNumber.FindStringSubmatch(cell.Plain()); m != nil {
						have[m[1]] = true
					}
				}
			}
		}
		if list, ok := n.Block.(*procedure.List); ok && list.Ordered {
			for i := range list.Items {
				have[strconv.Itoa(list.Start+i)], have[under+"."+strconv.Itoa(list.Start+i)] = true, true
			}
		}
		if n.Text == nil {
			return
		}
		plain := n.Text.Plain()
		if m := lineNumber.FindStringSubmatch(plain); m != nil { // "**7. Set the scale**"
			have[m[1]] = true
		}
		if strings.Contains(plain, "tep") { // steps that are written as paragraphs
			for _, m := range stepWords["en"].FindAllStringSubmatchIndex(plain, -1) {
				have[plain[m[2]:m[3]]] = have[plain[m[2]:m[3]]] || opensStep(plain, m[0], m[1])
			}
		}
	})
}

// lineNumber opens a paragraph that is a step, rowNumber is a cell that counts one.
var (
	lineNumber = regexp.MustCompile(`^(\d+)[.)] `)
	rowNumber  = regexp.MustCompile(`^\s*(\d+)[.)]?\s*$`)
)

var headNumber = regexp.MustCompile(`\d+(?:\.\d+)*`)

// elsewhere reports whether a text names another procedure, whose steps are meant.
func elsewhere(t *prose) bool {
	if t.ids() != nil {
		return true
	}
	for _, r := range t.Text.Runs {
		if r.Link != nil && !strings.HasPrefix(r.Link.Target, "#") || r.Style&procedure.CodeStyle != 0 && strings.Contains(r.Text, "/") {
			return true
		}
	}
	return false
}

// procedureLinks calls visit for each link to another procedure of the manual.
func procedureLinks(p *lint.Pass, of *procedure.Procedure, visit func(t *prose, l *procedure.Link, to *procedure.Procedure)) {
	for _, t := range texts(p, of) {
		var last *procedure.Link
		for _, r := range t.Text.Runs {
			if r.Link == nil || r.Link == last || r.Kind == procedure.ImageRun {
				continue
			}
			last = r.Link
			u, err := url.Parse(r.Link.Target)
			if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
				continue
			}
			if to := p.Manual.ByPath(path.Join(path.Dir(of.File.Path), u.Path)); to != nil {
				visit(t, r.Link, to)
			}
		}
	}
}

func gone(status string) bool { return status == "retired" || status == "superseded" }

func inForce(status string) bool { return status == "approved" || status == "effective" }

var retiredReference = &lint.Rule{Name: "retired-reference", Severity: lint.Error, Run: func(p *lint.Pass) {
	procedureLinks(p, p.Procedure, func(t *prose, l *procedure.Link, to *procedure.Procedure) {
		if gone(to.Meta.Status.Text) && !gone(p.Procedure.Meta.Status.Text) {
			hint := "link to what replaces it"
			if len(to.Meta.SupersededBy) > 0 {
				hint = "link to " + to.Meta.SupersededBy[0].Text
			}
			p.ReportStep(t.Step, l.Span, to.File.Path+" is "+to.Meta.Status.Text, hint)
		}
	})
}}

var draftReference = &lint.Rule{Name: "draft-reference", Severity: lint.Warning, Run: func(p *lint.Pass) {
	procedureLinks(p, p.Procedure, func(t *prose, l *procedure.Link, to *procedure.Procedure) {
		if s := to.Meta.Status.Text; (s == "draft" || s == "in-review") && inForce(p.Procedure.Meta.Status.Text) {
			p.ReportStep(t.Step, l.Span, "a procedure in force leads to "+to.File.Path+", which is "+s, "approve that one first, or take the link out")
		}
	})
}}

var pinned = regexp.MustCompile(`([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-[0-9]+)(?:@|,? v(?:ersion )?|,? versi |,? সংস্করণ )([0-9]+\.[0-9]+\.[0-9]+)`)

var stalePin = &lint.Rule{Name: "stale-pin", Severity: lint.Warning, Run: func(p *lint.Pass) {
	for _, t := range texts(p, p.Procedure) {
		if !t.digits || strings.Count(t.plain, ".") < 2 || !strings.Contains(t.plain, "-") { // a version has two points
			continue
		}
		for _, m := range pinned.FindAllStringSubmatchIndex(t.plain, -1) {
			id, version := t.plain[m[2]:m[3]], t.plain[m[4]:m[5]]
			if now := p.Index.Version(id); now != "" && now != version {
				p.ReportStep(t.Step, t.Text.Source(m[4], m[5]), id+" is version "+now+" now", "read what changed, then write "+now+" or leave the version out")
			}
		}
	}
}}

var referenceCycle = &lint.Rule{Name: "reference-cycle", Severity: lint.Warning, Presets: []string{lint.Strict}, Run: func(p *lint.Pass) {
	procedureLinks(p, p.Procedure, func(t *prose, l *procedure.Link, to *procedure.Procedure) {
		if !t.inStep() || to.File.Path == p.Procedure.File.Path || strings.Contains(l.Target, "#") || !always(t) {
			return
		}
		back := false
		procedureLinks(p, p.Manual.Whole(to), func(u *prose, m *procedure.Link, home *procedure.Procedure) {
			back = back || u.inStep() && home.File.Path == p.Procedure.File.Path && !strings.Contains(m.Target, "#") && always(u)
		})
		if back {
			p.ReportStep(t.Step, l.Span, to.File.Path+" sends the reader back here", "say in one of the two where it ends")
		}
	})
}}

// always reports whether a step is done in every case.
func always(t *prose) bool {
	return len(t.words) > 0 && !contains(conditions["en"], t.words[0].text) && !contains(conditions["ms"], t.words[0].text) && !strings.Contains(t.plain, "লে ")
}
