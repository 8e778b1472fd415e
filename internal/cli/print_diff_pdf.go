package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"sopkit/internal/diff"
	"sopkit/internal/lang"
	"sopkit/internal/layout"
	"sopkit/internal/manual"
	"sopkit/internal/pdf"
	"sopkit/internal/shape"
	"sopkit/themes"
)

// printDiffPDF writes a redline in the typography of the manual that stands here.
func printDiffPDF(e *env, w io.Writer, list []diff.Procedure) error {
	if terminal(w) {
		return hinted{errors.New("--format pdf: a terminal shows no PDF"), "write --format pdf=redline.pdf"}
	}
	in, err := e.comparison()
	if err != nil {
		return err
	}
	k := redliner{in.Fonts}
	for _, p := range list {
		if len(p.Changes) > 0 {
			in.Procedures = append(in.Procedures, k.compared(p))
		}
	}
	if lang := onlyLanguage(in.Procedures); lang != "" {
		in.Lang = lang
	}
	var buf bytes.Buffer
	if err := pdf.Write(&buf, layout.Redline(in)); err != nil {
		return err
	}
	_, err = w.Write(buf.Bytes())
	return err
}

// onlyLanguage is the language of all procedures; "" when they have several.
func onlyLanguage(all []layout.Compared) string {
	for _, p := range all {
		if p.Lang != all[0].Lang {
			return ""
		}
	}
	if len(all) == 0 {
		return ""
	}
	return all[0].Lang
}

// comparison is an empty redline in the theme of the manual. Its date is that of SOURCE_DATE_EPOCH, else today.
func (e *env) comparison() (layout.Comparison, error) {
	c := layout.Comparison{Producer: "sop " + version}
	o, err := e.open(".")
	if err != nil {
		return c, err
	}
	dir, err := os.OpenRoot(e.at(o.root))
	if err != nil {
		return c, fmt.Errorf("%s: cannot open the folder: %w", o.root, err)
	}
	defer dir.Close()
	if c.Theme, err = themes.Load(o.Config.Manual.Theme, manual.Plain(dir.FS())); err != nil {
		return c, err
	}
	if c.Fonts, err = fontsOf(c.Theme); err != nil {
		return c, fmt.Errorf("theme %q: %w", o.Config.Manual.Theme, err)
	}
	c.Lang = o.Config.SourceLang()
	c.Author = o.Config.Manual.Organization.In(c.Lang)
	c.Created, err = day("")
	return c, err
}

// redliner turns comparisons into what a page can show.
type redliner struct{ fonts *shape.Fonts }

func (k redliner) compared(p diff.Procedure) layout.Compared {
	l := spoken(p.Lang)
	_, versions := headline(p)
	c := layout.Compared{ID: k.plain(p.ID), Title: k.plain(p.Title), Lang: p.Lang, Versions: k.plain(versions), Asked: string(p.Bump), Taken: string(p.BumpTaken), Learners: k.plain(learnersIn(l, p))}
	if p.ID+p.Title == "" {
		c.Title = k.plain(p.After.Path)
	}
	for _, change := range p.Changes {
		if change.Type == diff.FrontmatterChanged || change.Type == diff.FormattingOnly {
			c.Notes = append(c.Notes, k.plain(describeIn(l, change)))
		}
	}
	for _, b := range branchLearners(p) {
		c.Branches = append(c.Branches, k.plain(b))
	}
	c.Lines = k.lines(l, p)
	return c
}

func (k redliner) lines(l *lang.Language, p diff.Procedure) []layout.Edited {
	var out []layout.Edited
	show := fold(p.Lines)
	for i, line := range p.Lines {
		switch n := len(out); {
		case line.Kind == "heading" && line.Level == 1 && line.Mark == diff.Same: // the title stands above
		case show[i] || line.Mark == diff.MovedAway:
			out = append(out, k.line(l, p, line))
		case line.Kind == "heading":
		case n > 0 && out[n-1].Mark == layout.Folded:
			out[n-1].Count++
		default:
			out = append(out, layout.Edited{Mark: layout.Folded, Count: 1})
		}
	}
	return out
}

func (k redliner) line(l *lang.Language, p diff.Procedure, line diff.Line) layout.Edited {
	out := layout.Edited{Kind: line.Kind, Level: line.Level, Mark: layout.Mark(line.Mark)}
	switch {
	case line.Mark == diff.MovedAway:
		out.Label, out.To = k.plain(line.From.Step), k.plain(whereIn(l, diff.Place{Addresses: []diff.Address{line.At}}))
	case line.Kind == "step":
		out.Label = k.plain(line.At.Step)
	case line.Kind == "callout":
		out.Label = line.Callout
	}
	for _, note := range telling(l, p, line) {
		out.Notes = append(out.Notes, k.plain(note))
	}
	for _, piece := range piecesOf(line) {
		out.Text = append(out.Text, layout.Piece{Mark: layout.Mark(piece.Mark), Bold: piece.Bold, Text: k.plain(piece.Text)})
	}
	return out
}

// plain is a text that can be shown: the fonts have no arrow of their own; control characters and what the fonts cannot draw are written as code points.
func (k redliner) plain(text string) string {
	text = safe(strings.NewReplacer("\n", " ", "→", "›").Replace(text))
	for missing := k.fonts.Missing(text); len(missing) > 0; missing = k.fonts.Missing(text) {
		text = strings.ReplaceAll(text, string(missing[0].Rune), fmt.Sprintf(`\u{%04X}`, missing[0].Rune))
	}
	return text
}
