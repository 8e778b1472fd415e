package cli

import (
	_ "embed"
	"html/template"
	"io"

	"sopkit/internal/diff"
	"sopkit/internal/lang"
)

//go:embed diff.html
var diffPage string

// redlinePage is the page: one language for its title, for each procedure its own.
type redlinePage struct {
	Lang, Title, Nothing string
	All                  []redline
}

// redline is one procedure as the page shows it.
type redline struct {
	diff.Procedure
	lang                *lang.Language
	Code                string // of the language that the section speaks
	Name, Versions, Who string
	Asked, Taken        string
	Branches            []string // who, branch by branch
	Rows                []redlineRow
	Groups              []redlineGroup
}

type redlineRow struct{ Bump, Where, What string }

// redlineGroup is a run of lines that changed, or one that did not and is folded.
type redlineGroup struct {
	Folded string // "7 unchanged"; empty for lines that are shown
	Lines  []redlineLine
}

type redlineLine struct {
	diff.Line
	Number, Signal string // position of a step, signal word of a callout
	Pieces         []redlinePiece
	Notes          []string
	To             string // where it went
}

// printDiffHTML writes one page without script or outside references: a table of changes, then the redline.
func printDiffHTML(_ *env, w io.Writer, list []diff.Procedure) error {
	page, err := template.New("diff").Parse(diffPage)
	if err != nil {
		return err
	}
	var out redlinePage
	for _, p := range list {
		if len(p.Changes) > 0 {
			out.All = append(out.All, redlineOf(p))
		}
	}
	l := lang.All[0]
	for i, r := range out.All {
		if i == 0 {
			l = r.lang
		} else if r.lang != l {
			l = lang.All[0]
			break
		}
	}
	out.Lang, out.Title, out.Nothing = l.Code, l.Words[lang.Change], l.Words[lang.NothingDiffer]
	return page.Execute(w, out)
}

// Word is a word of the page in the language of the section.
func (r redline) Word(key string) string { return r.lang.Words[lang.Word(key)] }

// Added is what a screen reader says before words that came.
func (r redline) Added() string { return r.lang.Words[lang.Added] + ": " }

// Removed is what a screen reader says before words that went.
func (r redline) Removed() string { return r.lang.Words[lang.Removed] + ": " }

func redlineOf(p diff.Procedure) redline {
	r := redline{Procedure: p, lang: spoken(p.Lang), Branches: branchLearners(p)}
	r.Code, r.Who = r.lang.Code, learnersIn(r.lang, p)
	r.Name, r.Versions = headline(p)
	r.Asked, r.Taken = bumpIn(r.lang, p.Bump), bumpIn(r.lang, p.BumpTaken)
	for _, c := range p.Changes {
		r.Rows = append(r.Rows, redlineRow{bumpIn(r.lang, c.Bump()), placeIn(r.lang, c), describeIn(r.lang, c)})
	}
	r.group()
	return r
}

// group puts lines together that are shown or folded together.
func (r *redline) group() {
	show := fold(r.Lines)
	count := 0
	for i, l := range r.Lines {
		if l.Kind == "heading" && l.Level == 1 && l.Mark == diff.Same {
			continue // the title stands above
		}
		folded := !show[i] && l.Mark != diff.MovedAway
		if n := len(r.Groups); n == 0 || (r.Groups[n-1].Folded != "") != folded {
			r.Groups, count = append(r.Groups, redlineGroup{}), 0
		}
		g := &r.Groups[len(r.Groups)-1]
		g.Lines = append(g.Lines, r.line(l))
		if folded {
			if l.Kind != "heading" {
				count++
			}
			g.Folded = unchangedIn(r.lang, count)
		}
	}
}

func (r *redline) line(l diff.Line) redlineLine {
	out := redlineLine{Line: l, Notes: telling(r.lang, r.Procedure, l), To: movedIn(r.lang, l)}
	switch {
	case l.Mark == diff.MovedAway:
		out.Number = l.From.Step
	case l.Kind == "step":
		out.Number = r.lang.Number(l.At.Step)
	case l.Kind == "callout":
		out.Signal = signalIn(r.lang, l.Callout)
	}
	out.Pieces = piecesOf(l)
	return out
}
