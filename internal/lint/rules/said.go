package rules

import (
	"regexp"
	"strings"

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
	Lead    bool // it is no instruction: it names the case in which what follows is done ("If the box is open:"), a place ("[Refunds](#refunds)"), or is a remark
	Item    bool // it names a thing of the list that the step above announces: "Ask for:"
	grammar.Analysis
}

// moment is a text that names when its substeps are done: "Two weeks before the move:".
var moment = regexp.MustCompile(`^(?i:(?:on|upon|during|before|after|once|while|within)\b|(?:\S+ ){1,3}(?:before|after)\b|semasa\b|sebelum\b|selepas\b)`)

// remark opens a note that stands among the steps: it tells the reader something and asks for nothing.
var remark = sieved(`^(?i:note|nb|n\.b\.|tip|hint|example|nota|petua|contoh|দ্রষ্টব্য|উদাহরণ)\s*:`)

// Grammar analyses every step of a procedure.
func Grammar(p *lint.Pass) []Said {
	return lint.Once(p, p.Procedure, "grammar", func() (out []Said) {
		var roles []string
		steps := addresses(p.Procedure)
		at := make(map[*procedure.Step]int, len(steps))
		out = make([]Said, 0, len(steps))
		for _, key := range keys(p.Manual.Config.Roles) {
			roles = append(roles, p.Manual.Config.Roles[key].In(p.Lang))
		}
		for _, s := range steps {
			ctx := grammar.Context{Step: true, Actor: s.Label.Text != "", Roles: roles, Opaque: names(s.Text)}
			text := s.Text.Plain()
			said, open := strings.CutSuffix(strings.TrimRight(text, " \n"), ":")
			lead := open && len(s.Text.Runs) > 0 && (opensCase(p.Lang, said) || len(s.Steps) > 0 && moment.MatchString(said)) || contents(s.Text) || strings.Contains(text, ":") && remark.MatchString(text)
			at[s] = len(out)
			out = append(out, Said{s, text, ctx, lead, false, grammar.Analyse(p.Lang, said, ctx)})
		}
		for i := range out {
			markItems(out, at, out[i].Step)
			if s := &out[i]; p.Loose && s.Step.Marker == 0 && s.Label != grammar.Imperative {
				s.Lead = true // plain Markdown keeps its remarks in bullets below the step
			}
		}
		return out
	})
}

// markItems finds the substeps that are things and no actions: the step above them ends with a colon, and few are commands.
func markItems(all []Said, at map[*procedure.Step]int, above *procedure.Step) {
	if !strings.HasSuffix(strings.TrimSpace(above.Text.Plain()), ":") && !all[at[above]].Item {
		return
	}
	commands := 0
	for _, s := range above.Steps {
		if all[at[s]].Label == grammar.Imperative {
			commands++
		}
	}
	if commands*2 >= len(above.Steps) {
		return
	}
	for _, s := range above.Steps {
		all[at[s]].Item = true
	}
}

// contents reports whether a text is nothing but a link to a place of the same file: a line of a table of contents.
func contents(t procedure.Inline) bool {
	for _, r := range t.Runs {
		if r.Link == nil || r.Link != t.Runs[0].Link || !strings.HasPrefix(r.Link.Target, "#") {
			return false
		}
	}
	return len(t.Runs) > 0
}

// opensCase reports whether a text starts with a condition.
func opensCase(lang, text string) bool {
	words := wordsOf(text)
	return len(words) > 0 && contains(conditions[lang], words[0].text)
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
