package rules

import (
	"regexp"
	"slices"
	"strings"

	"sopkit/internal/grammar"
	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// Said is a step and what the grammar saw in it.
type Said struct {
	Step     *procedure.Step
	Text     string // as the reader sees it
	Context  grammar.Context
	Lead     bool // it is no instruction: it names the case in which what follows is done ("If the box is open:"), a place ("[Refunds](#refunds)"), or is a remark or a question
	Parallel bool // no step of the list can only be a name: each is a sentence or opens with a word that may be a command
	Item     bool // it names a thing of the list that the step above announces: "Ask for:"
	grammar.Analysis
}

// moment is a text that names when its substeps are done: "Two weeks before the move:".
var moment = regexp.MustCompile(`^(?i:(?:on|upon|during|before|after|once|while|within)\b|(?:\S+ ){1,3}(?:before|after)\b|semasa\b|sebelum\b|selepas\b)`)

// aim is a text that names what its substeps are for or where they are done: "To reset the till:", "On the first tab:".
var aim = regexp.MustCompile(`^(?i:to|for|in|on|at|from|with|untuk|bagi|di|pada|dalam|dari)\b`)

// remark opens a note that stands among the steps: it tells the reader something and asks for nothing.
var remark = sieved(`^(?i:note|nb|n\.b\.|tip|hint|example|nota|petua|contoh|দ্রষ্টব্য|উদাহরণ)\s*:`)

// question is a text that asks, and may say more in brackets: "What is open? (doors, windows)".
var question = regexp.MustCompile(`\?["”’)*]*(?:\s*\([^()]*\))?\s*$`)

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
			a := analyse(p.Lang, said, s.Text, ctx)
			more, names := len(s.Steps)+len(s.Blocks) > 0, a.Label == grammar.NoVerb
			announces := len(s.Steps) > 0 && moment.MatchString(said) || names && (more || aim.MatchString(said))
			lead := len(s.Text.Runs) > 0 && (open && (opensCase(p.Lang, said) || announces) || names && more && aim.MatchString(said)) ||
				contents(s.Text) || names && (indexed(s.Text) || p.Loose && strings.Contains(text, "__")) || a.Label != grammar.Imperative && asks.MatchString(text) || typed(s.Text) || strings.Contains(text, ":") && remark.MatchString(text) || question.MatchString(text)
			if label := s.Label.Text; a.Label != grammar.Imperative && (strings.Contains(label, " ") || typed(s.Text)) && !slices.Contains(roles, label) {
				l := grammar.Analyse(p.Lang, label, grammar.Context{Step: true})
				lead = lead || l.Label == grammar.Imperative && l.Confidence >= sure || names && (l.Label == grammar.Imperative || l.Maybe) // the label is the command, and the text explains it
			}
			at[s] = len(out)
			out = append(out, Said{Step: s, Text: text, Context: ctx, Lead: lead, Analysis: a})
		}
		readAmong(p, out, at)
		markAnnounced(p, out, at)
		for i := range out {
			markItems(out, at, out[i].Step)
			if s := &out[i]; p.Loose && s.Step.Marker == 0 && s.Label != grammar.Imperative {
				s.Lead = true // plain Markdown keeps its remarks in bullets below the step
			}
			if p.Loose && defines(out[i].Step.Steps, roles) { // it says what the fields and buttons are for
				for _, s := range out[i].Step.Steps {
					out[at[s]].Lead = true
				}
			}
		}
		return out
	})
}

// defines reports whether bullets are a list of names and what each stands for: "- **Save:** Keep the form and close it".
func defines(bullets []*procedure.Step, roles []string) bool {
	return len(bullets) > 2 && !slices.ContainsFunc(bullets, func(s *procedure.Step) bool {
		return s.Marker > 0 || s.Label.Text == "" || slices.Contains(roles, s.Label.Text)
	})
}

// readAmong reads the steps without a verb again that stand among commands: there a word that may be noun and verb is a verb.
func readAmong(p *lint.Pass, all []Said, at map[*procedure.Step]int) {
	beside := func(steps []*procedure.Step) {
		commands, maybe, names := 0, 0, 0
		for _, s := range steps {
			switch said := &all[at[s]]; {
			case said.Label == grammar.Imperative:
				commands++
			case said.Maybe:
				maybe++
			case said.Label == grammar.NoVerb && s.Label.Text == "": // behind a label a name may do: "**Check:** All doors shut"
				names++
			}
		}
		parallel := names == 0 && (commands > 0 || maybe > 1)
		for _, s := range steps {
			if said := &all[at[s]]; said.Label == grammar.NoVerb && (parallel || commands > 0 && commands*2 >= len(steps)-1) {
				said.Context.Among = true
				text, _ := strings.CutSuffix(strings.TrimRight(said.Text, " \n"), ":")
				said.Analysis = analyse(p.Lang, text, s.Text, said.Context)
				said.Parallel = parallel
			}
		}
	}
	procedure.Walk(p.Procedure, func(n procedure.Node) {
		if list, ok := n.Block.(*procedure.Steps); ok {
			beside(list.Steps)
		}
	})
	for i := range all {
		beside(all[i].Step.Steps)
	}
}

// analyse reads a step. A headline that is a command and that the rest carries out counts once: "**Restart it.** Press the key."
func analyse(lang, text string, t procedure.Inline, ctx grammar.Context) grammar.Analysis {
	a := grammar.Analyse(lang, text, ctx)
	from := headline(t)
	if from == 0 || from >= len(text) || a.Label != grammar.Imperative || a.Instructions < 2 {
		return a
	}
	rest := grammar.Context{Step: true, Roles: ctx.Roles}
	for _, name := range ctx.Opaque {
		if name.Start >= from {
			rest.Opaque = append(rest.Opaque, source.Span{Start: name.Start - from, End: name.End - from})
		}
	}
	b := grammar.Analyse(lang, text[from:], rest)
	if b.Label != grammar.Imperative {
		return a
	}
	a.Instructions, a.Actions = b.Instructions, nil
	for _, clause := range b.Actions {
		a.Actions = append(a.Actions, source.Span{Start: clause.Start + from, End: clause.End + from})
	}
	return a
}

// dashed is a dash that divides bold words from what they head.
var dashed = regexp.MustCompile(`^ (?:-|–|—) `)

// headline is where the text goes on behind a sentence or a line in bold that opens it, 0 when none does. The stop may stand behind the
// bold words.
func headline(t procedure.Inline) (end int) {
	bold := ""
	for i, r := range t.Runs {
		if blank := strings.TrimSpace(r.Text) == "" && r.Kind == procedure.TextRun; r.Style&procedure.Bold == 0 && !blank {
			if dash := dashed.FindString(r.Text); dash != "" && i > 0 { // "**Find it** — list the files"
				return end + len(dash)
			}
			if ends := ended(bold) || strings.HasPrefix(r.Text, ". ") || r.Kind == procedure.HardLine || startsUpper(strings.TrimSpace(r.Text)); i > 0 && r.Kind != procedure.NoteRun && ends {
				return end
			}
			return 0
		}
		bold += r.Text
		end += len(procedure.Inline{Runs: t.Runs[i : i+1]}.Plain())
	}
	return 0
}

// typed reports whether a text is a command for the machine, with no more than a heading before it: "`git fetch`", "Push: `git push`".
func typed(t procedure.Inline) bool {
	prose, code := "", false
	for _, r := range t.Runs {
		if r.Style&procedure.CodeStyle != 0 {
			code = true
			continue
		}
		if prose += r.Text; code && strings.TrimSpace(r.Text) != "" {
			return false
		}
	}
	prose = strings.TrimSpace(prose)
	return code && (prose == "" || strings.HasSuffix(prose, ":"))
}

// markItems finds the substeps that are things and no actions: the step above them ends with a colon, and few are commands.
func markItems(all []Said, at map[*procedure.Step]int, above *procedure.Step) {
	if !strings.HasSuffix(strings.TrimSpace(above.Text.Plain()), ":") && !all[at[above]].Item {
		return
	}
	markNames(all, at, above.Steps)
}

// markNames marks the steps of a list as things when few of them are commands.
func markNames(all []Said, at map[*procedure.Step]int, steps []*procedure.Step) {
	commands := 0
	for _, s := range steps {
		if all[at[s]].Label == grammar.Imperative {
			commands++
		}
	}
	if commands*2 >= len(steps) {
		return
	}
	for _, s := range steps {
		all[at[s]].Item = true
	}
}

// markAnnounced finds the steps that are things because the paragraph above breaks off before them: "Test the scale with:".
func markAnnounced(p *lint.Pass, all []Said, at map[*procedure.Step]int) {
	said := ""
	procedure.Walk(p.Procedure, func(n procedure.Node) {
		if list, ok := n.Block.(*procedure.Steps); ok && breaksOff.MatchString(said) {
			markNames(all, at, list.Steps)
		}
		if para, ok := n.Block.(*procedure.Paragraph); ok {
			said = para.Text.Plain()
		} else if n.Block != nil || n.Heading {
			said = ""
		}
	})
}

// breaksOff ends before the names of things.
var breaksOff = regexp.MustCompile(`\b(?:about|at|by|for|from|in|into|of|on|to|with):\s*$`)

// asks opens with a question, which the rest explains: "Them or us? Which side started it."
var asks = regexp.MustCompile(`^[^.!?:]*\?\s`)

// indexed reports whether a text is a link and what its page is about: "[Refunds](refunds.md) - Slips and times".
func indexed(t procedure.Inline) bool {
	for i, r := range t.Runs {
		if r.Link == nil {
			return i > 0 && dashed.MatchString(r.Text)
		}
	}
	return false
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

// names are the ranges of a text that are names. Bold words that open a step are stressed, not named; a link where a clause starts is
// what the step says, and so is a clause in bold: "[Enable the alarm](alarm.md)", "Then, **fill the tank to the line.**".
func names(t procedure.Inline) []source.Span {
	before := ""
	return t.Ranges(func(r procedure.Run) bool {
		opens := strings.TrimSpace(before) == "" && (r.Style == procedure.Bold || r.Link != nil) ||
			(r.Link != nil || r.Style == procedure.Bold && (strings.Count(r.Text, " ") > 3 || startsLower(r.Text))) && clauseEnd.MatchString(before)
		before += r.Text
		return named(r) && (!opens || r.Kind != procedure.TextRun || r.Style&procedure.CodeStyle != 0)
	})
}

// clauseEnd is the end of a text behind which a clause may start.
var clauseEnd = regexp.MustCompile(`[,.!?।:;]\s+$`)

// at is the place of a range of the step's text; of an empty range the whole text.
func (s *Said) at(r source.Span) source.Span {
	if r.Len() <= 0 {
		r = source.Span{End: len(s.Text)}
	}
	return s.Step.Text.Source(r.Start, r.End)
}
