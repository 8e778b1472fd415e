package bengali

import (
	"strings"

	"sopkit/internal/grammar/step"
	"sopkit/internal/source"
)

// Suggest offers better sentences for the same step, and none when it is not sure. What it offers is read again and
// dropped unless it is one polite command.
func Suggest(text string, ctx Context) []Rewrite {
	r := read(text, ctx)
	defer r.free()
	if parts := r.parts(); len(parts) > 1 {
		return []Rewrite{{Label: step.Imperative, Split: parts, Safe: true}}
	}
	w, ok := r.rewrite()
	if !ok || len(w.Edits) == 0 {
		return nil
	}
	edited, left := source.Apply([]byte(text), w.Edits)
	if a := Analyse(string(edited), Context{Step: true, Roles: ctx.Roles}); len(left) > 0 || a.Label != step.Imperative || a.Passive {
		return nil
	}
	return []Rewrite{w}
}

// rewrite turns every main clause into a command.
func (r *reading) rewrite() (w Rewrite, ok bool) {
	main := r.main()
	if main == nil {
		return r.verbed()
	}
	w = Rewrite{Label: main.label, Safe: true}
	for i := range r.clauses {
		c := &r.clauses[i]
		if c.head < 0 || c.sub || c.label == step.Imperative && !c.passive {
			continue
		}
		if !r.command(c, &w) {
			return w, false
		}
	}
	return w, true
}

// command adds the edits that make the clause a command.
func (r *reading) command(c *clause, w *Rewrite) bool {
	for i := r.mainStart(c); i < c.head; i++ {
		if r.shares(c, i) { // each would need a form of its own
			return false
		}
	}
	t := r.turn(c)
	if t.verb == nil || len(t.verb.imp) == 0 || !r.freed(c, t, w) {
		return false
	}
	w.Safe = w.Safe && !t.delicate
	if t.from == t.to {
		return true
	}
	at := r.span(t.from, t.to)
	text := t.verb.imp[0]
	if t.forbid {
		if len(t.verb.fut) == 0 {
			return false
		}
		text = t.verb.fut[0] + "েন না"
	}
	w.Edits = append(w.Edits, source.Edit{Span: at, Text: r.spelt(text)})
	return true
}

// spelt writes a form as the text writes its letters: with ড়, ঢ়, য় as one letter when the text has them so.
func (r *reading) spelt(form string) string {
	if !strings.ContainsAny(r.text, "\u09DC\u09DD\u09DF") {
		return form
	}
	return strings.NewReplacer("ড\u09BC", "\u09DC", "ঢ\u09BC", "\u09DD", "য\u09BC", "\u09DF").Replace(form)
}
