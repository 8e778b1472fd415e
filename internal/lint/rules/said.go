package rules

import (
	"sopkit/internal/grammar"
	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// Said is a step and what the grammar saw in it.
type Said struct {
	Step    *procedure.Step
	Text    string // as the reader sees it
	Context grammar.Context
	grammar.Analysis
}

// Grammar analyses every step of a procedure.
func Grammar(p *lint.Pass) []Said {
	return lint.Once(p, p.Procedure, "grammar", func() (out []Said) {
		var roles []string
		for _, key := range keys(p.Manual.Config.Roles) {
			roles = append(roles, p.Manual.Config.Roles[key].In(p.Lang))
		}
		p.Procedure.Steps(func(_ *procedure.Section, s *procedure.Step) {
			ctx := grammar.Context{Step: true, Actor: s.Label.Text != "", Roles: roles, Opaque: names(s.Text)}
			text := s.Text.Plain()
			out = append(out, Said{s, text, ctx, grammar.Analyse(p.Lang, text, ctx)})
		})
		return out
	})
}

// named reports whether a run is a name and no prose: code, a link, a bold label of the screen, a fact, an image.
func named(r procedure.Run) bool {
	return r.Kind != procedure.TextRun && r.Kind != procedure.HardLine || r.Link != nil || r.Style&(procedure.CodeStyle|procedure.Bold) != 0
}

// names are the ranges of a text that are names. Bold words that open a step are stressed, not named.
func names(t procedure.Inline) []source.Span {
	out := t.Ranges(named)
	if len(out) > 0 && out[0].Start == 0 && len(t.Runs) > 0 && t.Runs[0].Style == procedure.Bold && t.Runs[0].Link == nil {
		return out[1:]
	}
	return out
}

// at is the place of a range of the step's text; of an empty range the whole text.
func (s *Said) at(r source.Span) source.Span {
	if r.Len() <= 0 {
		r = source.Span{End: len(s.Text)}
	}
	return s.Step.Text.Source(r.Start, r.End)
}
