package cli

import (
	_ "embed"
	"html/template"
	"io"

	"sopkit/internal/diff"
)

//go:embed diff.html
var diffPage string

// redline is one procedure as the page shows it.
type redline struct {
	diff.Procedure
	Name, Versions, Advice, Who string
	Branches                    []string // who, branch by branch
	Rows                        []redlineRow
	Groups                      []redlineGroup
}

type redlineRow struct{ Bump, Where, What string }

// redlineGroup is a run of lines that changed, or one that did not and is folded.
type redlineGroup struct {
	Folded bool
	Lines  []redlineLine
}

type redlineLine struct {
	diff.Line
	Pieces []diff.Piece
	Notes  []string
}

// printDiffHTML writes one page without script or outside references: a table of changes, then the redline.
func printDiffHTML(_ *env, w io.Writer, list []diff.Procedure) error {
	page, err := template.New("diff").Parse(diffPage)
	if err != nil {
		return err
	}
	var all []redline
	for _, p := range list {
		if len(p.Changes) > 0 {
			all = append(all, redlineOf(p))
		}
	}
	return page.Execute(w, all)
}

func redlineOf(p diff.Procedure) redline {
	r := redline{Procedure: p}
	r.Name, r.Versions = headline(p)
	r.Advice, r.Who = verdictOf(p)
	r.Branches = branchLearners(p)
	for _, c := range p.Changes {
		place := placeOf(c)
		if place == "" {
			place = "whole file"
		}
		if c.Type == diff.FrontmatterChanged {
			place = "front matter"
		}
		r.Rows = append(r.Rows, redlineRow{string(c.Bump()), place, describe(c)})
	}
	show := fold(p.Lines)
	for i, l := range p.Lines {
		folded := !show[i] && l.Mark != diff.MovedAway
		if n := len(r.Groups); n == 0 || r.Groups[n-1].Folded != folded {
			r.Groups = append(r.Groups, redlineGroup{Folded: folded})
		}
		g := &r.Groups[len(r.Groups)-1]
		g.Lines = append(g.Lines, redlineLine{l, htmlPieces(l), notesOf(p, l)})
	}
	return r
}

// htmlPieces are the words of a line; of a line that came or went all are marked.
func htmlPieces(l diff.Line) []diff.Piece {
	switch l.Mark {
	case diff.Added:
		return []diff.Piece{{Mark: diff.Added, Text: l.After}}
	case diff.Removed:
		return []diff.Piece{{Mark: diff.Removed, Text: l.Before}}
	case diff.MovedAway:
		return nil
	}
	return pieces(l)
}

func notesOf(p diff.Procedure, l diff.Line) []string {
	var out []string
	for _, i := range l.Changes {
		out = append(out, describe(p.Changes[i]))
	}
	return out
}

// Number is the label of a line: the position of a step, the kind of a callout.
func (l redlineLine) Number() string {
	switch l.Kind {
	case "step":
		return l.At.Step
	case "callout":
		return l.Callout
	}
	return ""
}

// To is where a line went that moved.
func (l redlineLine) To() string { return where(diff.Place{Addresses: []diff.Address{l.At}}) }
