package cli

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"sopkit/internal/diff"
	"sopkit/internal/lang"
)

// diffFormats are the printers by name.
var diffFormats = map[string]func(*env, io.Writer, []diff.Procedure) error{
	"pdf": printDiffPDF, "text": printDiffText, "json": printDiffJSON, "md": printDiffMarkdown, "html": printDiffHTML,
}

func diffFormatNames() []string { return slices.Sorted(maps.Keys(diffFormats)) }

// printDiff writes the differences in every format that was asked for: to its file, else to standard output.
func (e *env) printDiff(list []diff.Procedure, wanted []string) error {
	for _, want := range wanted {
		name, file, _ := strings.Cut(want, "=")
		printer, ok := diffFormats[name]
		if !ok {
			return hinted{fmt.Errorf("--format %s: there is no such format", name), "write " + strings.Join(diffFormatNames(), ", ")}
		}
		if file == "" {
			if err := printer(e, e.out, list); err != nil {
				return err
			}
			continue
		}
		var buf bytes.Buffer
		if err := printer(e, &buf, list); err != nil {
			return err
		}
		if err := writeFile(e.at(file), buf.Bytes()); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return nil
}

// jsonDiff is what changed (sop/diff/v1).
type jsonDiff struct {
	Schema     string           `json:"schema"`
	Procedures []diff.Procedure `json:"procedures"`
}

// printDiffJSON writes sop/diff/v1.
func printDiffJSON(_ *env, w io.Writer, list []diff.Procedure) error {
	if list == nil {
		list = []diff.Procedure{}
	}
	return encode(w, "  ", jsonDiff{"sop/diff/v1", list})
}

// describe says what changed in a few words.
func describe(c diff.Change) string { return describeIn(lang.All[0], c) }

// describeIn says it in a language.
func describeIn(l *lang.Language, c diff.Change) string {
	text := l.Changes[string(c.Type)]
	value := func(v *diff.Value) string { return shownValue(l, v) }
	switch c.Type {
	case diff.FrontmatterChanged:
		return c.Field + ": " + value(c.Before) + " → " + value(c.After)
	case diff.LimitChanged:
		text += " (" + l.Changes[c.Quantity] + ")"
	case diff.StepMoved:
		return strings.ReplaceAll(l.Changes["moved from"], "%p", whereIn(l, c.BeforeAt))
	case diff.StepSplit, diff.StepsMerged:
		return text + ": " + whereIn(l, c.BeforeAt) + " → " + whereIn(l, c.AfterAt)
	}
	if c.Before != nil || c.After != nil {
		text += ": " + value(c.Before) + " → " + value(c.After)
	}
	if c.Inherited {
		text += " (" + l.Changes["inherited"] + ")"
	}
	return text
}

func shownValue(l *lang.Language, v *diff.Value) string {
	switch {
	case v == nil || v.Absent:
		return l.Changes["none"]
	case v.List != nil:
		return strings.Join(v.List, ", ")
	}
	return v.Text
}

// whereIn names a place: the section, and the step or row in it.
func whereIn(l *lang.Language, p diff.Place) string {
	var out []string
	for _, a := range p.Addresses {
		text := a.Section
		switch {
		case a.Step != "":
			text += " " + l.Number(a.Step)
		case a.Row != nil:
			text += ", " + strings.ReplaceAll(l.Changes["row"], "%p", *a.Row)
		case a.NearStep != "":
			text += ", " + strings.ReplaceAll(l.Changes["at step"], "%p", l.Number(a.NearStep))
		}
		if a.N > 1 {
			text += fmt.Sprintf(" (%s)", l.Number(fmt.Sprint(a.N)))
		}
		out = append(out, text)
	}
	return strings.Join(out, " + ")
}

// placeIn is where a change shows in the later text, or where it was in the earlier one.
func placeIn(l *lang.Language, c diff.Change) string {
	switch {
	case !c.AfterAt.IsZero():
		return whereIn(l, c.AfterAt)
	case !c.BeforeAt.IsZero():
		return whereIn(l, c.BeforeAt)
	case c.Type == diff.FrontmatterChanged:
		return l.Changes[string(c.Type)]
	}
	return l.Changes["whole file"]
}

// headline names a procedure and its versions.
func headline(p diff.Procedure) (name, versions string) {
	name = strings.TrimSpace(p.ID + " " + p.Lang)
	if name == "" {
		name = p.After.Path
	}
	version := func(s diff.Side) string {
		switch {
		case s.Absent:
			return "none"
		case s.Version == "":
			return "no version"
		}
		return s.Version
	}
	return name, version(p.Before) + " → " + version(p.After)
}

// verdictOf says what follows from the changes.
func verdictOf(p diff.Procedure) (bump, learners string) {
	bump = "asks for " + string(p.Bump)
	if p.Bump == diff.None {
		bump = "asks for no new version"
	}
	switch taken := p.BumpTaken; {
	case taken == diff.Unknown:
		bump += "; the step taken cannot be told"
	case taken.Rank() < p.Bump.Rank():
		bump += ", but " + string(taken) + " was taken"
	default:
		bump += "; " + string(taken) + " was taken"
	}
	learners = "nobody"
	if p.Retraining {
		learners = strings.Join(p.Learners, ", ")
		if learners == "" {
			learners = "everybody who acts here"
		}
	}
	return bump, learners
}

// branchLearners says in a few words who must learn again in each branch: "KL-03: cashier (Nur), manager".
func branchLearners(p diff.Procedure) []string {
	var out []string
	for _, b := range p.LearnersByBranch {
		var roles []string
		for _, r := range b.Roles {
			name := r.Role
			if len(r.People) > 0 {
				name += " (" + strings.Join(r.People, ", ") + ")"
			}
			roles = append(roles, name)
		}
		out = append(out, b.Branch+": "+strings.Join(roles, ", "))
	}
	return out
}

// fold tells which lines of a redline are shown: those that changed, and the headings above them.
func fold(lines []diff.Line) []bool {
	show := make([]bool, len(lines))
	needed := 7 // the level of headings that still lack something below
	for i := len(lines) - 1; i >= 0; i-- {
		l := lines[i]
		changed := l.Mark != diff.Same && l.Mark != diff.MovedAway
		switch {
		case l.Kind == "heading" && (changed || l.Level < needed && needed < 7 || needed == 8):
			show[i], needed = true, l.Level
		case l.Kind == "heading":
		case changed:
			show[i], needed = true, 8
		}
	}
	return show
}
