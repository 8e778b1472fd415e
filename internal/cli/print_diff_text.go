package cli

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"sopkit/internal/diff"
	"sopkit/internal/lang"
)

// printDiffText shows the changed lines with the words that changed; what stayed is counted. Without colours old words
// stand in [-brackets-] and new ones in {+braces+}.
func printDiffText(e *env, w io.Writer, list []diff.Procedure) error {
	out := bufio.NewWriter(w)
	paint := e.painter(w)
	colors := paint(red, "") != ""
	shown := 0
	for _, p := range list {
		if len(p.Changes) == 0 && p.Before.Path == p.After.Path {
			continue
		}
		if shown++; shown > 1 {
			fmt.Fprintln(out)
		}
		d := textDiff{out, paint, colors, p}
		d.head()
		d.lines()
	}
	if !e.quiet && shown == 0 {
		fmt.Fprintln(out, "no differences")
	}
	return out.Flush()
}

// textDiff prints one procedure.
type textDiff struct {
	out    io.Writer
	paint  func(color, text string) string
	colors bool
	p      diff.Procedure
}

func (d textDiff) head() {
	name, versions := headline(d.p)
	bump, learners := verdictOf(d.p)
	fmt.Fprintf(d.out, "%s  %s  %s\n", d.paint("1", safe(name)), safe(d.p.Title), safe(versions))
	if d.p.Before.Path != d.p.After.Path && d.p.Before.Path != "" && d.p.After.Path != "" {
		fmt.Fprintf(d.out, "  %s → %s\n", safe(d.p.Before.Path), safe(d.p.After.Path))
	}
	color := green
	if d.p.BumpTaken.Rank() < d.p.Bump.Rank() {
		color = yellow
	}
	fmt.Fprintf(d.out, "  %s; must learn again: %s\n", d.paint(color, bump), safe(learners))
	if branches := branchLearners(d.p); len(branches) > 0 {
		fmt.Fprintf(d.out, "  by branch: %s\n", safe(strings.Join(branches, "; ")))
	}
	for _, c := range d.p.Changes {
		if c.Type == diff.FormattingOnly || c.Type == diff.FrontmatterChanged && !d.p.Before.Absent && !d.p.After.Absent {
			fmt.Fprintf(d.out, "  %s %s\n", d.paint(yellow, "~"), safe(describe(c)))
		}
	}
}

func (d textDiff) lines() {
	show := fold(d.p.Lines)
	folded := 0
	flush := func() {
		if folded > 0 {
			fmt.Fprintln(d.out, d.paint(dim, fmt.Sprintf("       … %d unchanged", folded)))
		}
		folded = 0
	}
	some := false
	for i, l := range d.p.Lines {
		some = some || show[i]
		if !show[i] {
			if l.Mark == diff.Same && l.Kind != "heading" {
				folded++
			}
			continue
		}
		flush()
		d.line(l)
	}
	if some {
		flush()
	}
}

// signs stand in the margin.
var signs = map[diff.Mark]string{diff.Same: " ", diff.Added: "+", diff.Removed: "-", diff.Changed: "~", diff.Moved: ">"}

func (d textDiff) line(l diff.Line) {
	sign := d.paint(map[diff.Mark]string{diff.Added: green, diff.Removed: red, diff.Changed: yellow, diff.Moved: blue, diff.Same: dim}[l.Mark], signs[l.Mark])
	fmt.Fprintf(d.out, "  %s %s%s%s\n", sign, lead(l), d.words(l), d.notes(l))
}

// lead is what stands before the text: the number of a step, the kind of a callout.
func lead(l diff.Line) string {
	switch l.Kind {
	case "heading":
		return ""
	case "step":
		return strings.Repeat("  ", l.Level) + fmt.Sprintf("%-4s", l.At.Step)
	case "callout":
		return "  [" + strings.ToUpper(l.Callout) + "] "
	}
	return "  "
}

// words is the text of a line with the old and new words marked.
func (d textDiff) words(l diff.Line) string {
	var b strings.Builder
	for _, p := range pieces(l) {
		text := safe(p.Text)
		switch {
		case p.Mark == diff.Same || l.Mark == diff.Added || l.Mark == diff.Removed:
			if l.Mark == diff.Added || l.Mark == diff.Removed {
				text = d.paint(map[diff.Mark]string{diff.Added: green, diff.Removed: red}[l.Mark], text)
			}
			b.WriteString(text)
		case d.colors:
			b.WriteString(d.paint(map[diff.Mark]string{diff.Added: green, diff.Removed: red + ";9"}[p.Mark], text))
		case p.Mark == diff.Removed:
			b.WriteString("[-" + text + "-]")
		default:
			b.WriteString("{+" + text + "+}")
		}
	}
	return b.String()
}

// pieces are the words of a line on both sides.
func pieces(l diff.Line) []diff.Piece {
	switch l.Mark {
	case diff.Added, diff.Same:
		return []diff.Piece{{Mark: diff.Same, Text: l.After}}
	case diff.Removed:
		return []diff.Piece{{Mark: diff.Same, Text: l.Before}}
	}
	if l.Before == "" {
		return []diff.Piece{{Mark: diff.Same, Text: l.After}}
	}
	return diff.Words(l.Before, l.After)
}

func (d textDiff) notes(l diff.Line) string {
	notes := telling(lang.All[0], d.p, l)
	if len(notes) == 0 {
		return ""
	}
	return d.paint(dim, "  ‹"+safe(strings.Join(notes, "; "))+"›")
}

// telling says what changed on a line, as far as its mark does not.
func telling(in *lang.Language, p diff.Procedure, l diff.Line) []string {
	var notes []string
	for _, i := range l.Changes {
		c := p.Changes[i]
		switch c.Type {
		case diff.StepAdded, diff.StepRemoved, diff.RowAdded, diff.RowRemoved, diff.SectionAdded, diff.SectionRemoved, diff.TextChanged, diff.WarningAdded, diff.WarningRemoved:
			if l.Mark != diff.Moved {
				continue
			}
		}
		notes = append(notes, describeIn(in, c))
	}
	return notes
}
