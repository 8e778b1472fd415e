package malay

import (
	"strings"
	"unicode/utf8"

	"sopkit/internal/grammar/step"
	"sopkit/internal/source"
)

// Suggest offers better sentences for the same step, and none when it is not sure. What it offers is read again and
// dropped unless it is a command.
func Suggest(text string, ctx Context) []Rewrite {
	r := read(text, ctx)
	main := r.main()
	if main == nil {
		return nil
	}
	if main.label == step.Imperative && !main.passive {
		return r.split()
	}
	w := Rewrite{Label: main.label, Safe: true}
	if len(r.clauses) > 1 || !r.rewrite(main, &w) {
		return nil
	}
	edited, left := source.Apply([]byte(text), w.Edits)
	if a := Analyse(string(edited), Context{Step: true, Roles: ctx.Roles}); len(left) > 0 || a.Label != step.Imperative || a.Passive {
		return nil
	}
	if !main.passive {
		return []Rewrite{w}
	}
	voice := w
	voice.Label = step.Imperative
	return []Rewrite{w, voice}
}

// rewrite adds the edits that make the clause a command.
func (r *reading) rewrite(c *clause, w *Rewrite) bool {
	switch {
	case c.label == step.NoVerb:
		return r.fromNoun(c, w)
	case c.verb < 0 || r.words[c.verb].suffix || c.sure < 0.8 || r.second(c):
		return false
	}
	for _, at := range c.actions[1:] {
		if !r.bareForm(at, w) {
			return false
		}
	}
	verb := &r.words[c.verb]
	if verb.is(passive) {
		return r.fromPassive(c, w)
	}
	return r.fromActive(c, w)
}

// second reports whether a second statement with a marker of its own follows: it would stay as it is.
func (r *reading) second(c *clause) bool {
	joined := false
	for i := c.verb + 1; i < c.to; i++ {
		switch w := &r.words[i]; {
		case w.is(subordinate) && !w.is(preposition), w.is(which):
			return false
		case w.is(marker) && joined:
			return true
		default:
			joined = joined || w.is(and)
		}
	}
	return false
}

// fromActive turns "Juruwang akan mengimbas resit" into "Imbas resit".
func (r *reading) fromActive(c *clause, w *Rewrite) bool {
	command := r.commandOf(c.verb)
	end := c.verb
	if c.marker >= 0 {
		end = min(c.marker, c.verb)
	}
	for end > c.from && r.words[end-1].is(not|adverb) {
		end--
	}
	lead, ok := r.between(end, c.verb)
	if command == "" || !ok || !r.subject(c.from, end, w) {
		return false
	}
	r.replace(c, c.verb, lead+command, w)
	return true
}

// fromPassive turns "Resit hendaklah disemak oleh juruwang" into "Semak resit", and the juruwang into the actor.
func (r *reading) fromPassive(c *clause, w *Rewrite) bool {
	command := r.commandOf(c.verb)
	object := c.verb
	if c.marker >= 0 {
		object = min(c.marker, c.verb)
	}
	for object > c.from && r.words[object-1].is(not|adverb) {
		object--
	}
	lead, ok := r.between(object, c.verb)
	end := c.verb
	if end+1 < c.to && r.words[end+1].gap == 0 && particle(r.words[end+1].text) {
		end++
		command += " " + r.words[end].text
	}
	if command == "" || !ok || !r.agent(end+1, c.to, w) || r.addresses(c.from, object) {
		return false
	}
	if object > c.from {
		command += " " + r.lower(c.from, object)
	} else if end+1 >= c.to || !r.words[end+1].is(noun|person|opaque|quantity) {
		return false
	}
	r.replace(c, end, lead+command, w)
	return true
}

// particle reports whether a word belongs to the verb before it: "kemas kini", "muat naik", "semak semula".
func particle(word string) bool {
	switch word {
	case "kini", "naik", "turun", "pasti", "taraf", "suai", "semula", "balik", "ganti", "maklum":
		return true
	}
	return false
}

// between is what the command keeps of the words from..verb-1: adverbs, and a prohibition. ok is false for a negation that is none.
func (r *reading) between(from, verb int) (lead string, ok bool) {
	negated, forbidden := false, false
	for i := from; i < verb; i++ {
		switch w := &r.words[i]; {
		case w.is(not), w.text == "takkan":
			negated = true
		case w.text == "dilarang":
			forbidden = true
		case w.text == "boleh" || w.text == "dibenarkan" || w.text == "harus":
			forbidden = forbidden || negated
		case w.is(marker|while|just|wish|asked) || w.text == "pun" || w.text == "lagi" || w.text == "kini":
			if w.text == "belum" || w.text == "pernah" || w.is(wish) {
				return "", false
			}
		default:
			if w.text != "sentiasa" && w.text != "segera" {
				return "", false
			}
			lead += w.text + " "
		}
	}
	if forbidden {
		lead = "jangan " + lead
	}
	return lead, forbidden || !negated
}

// commandOf is the command of the verb at i: "periksa" for "memeriksa" and "diperiksa"; "" when the list has none.
func (r *reading) commandOf(i int) string {
	w := &r.words[i]
	if e := r.lexicon.words[w.base]; e.class&bare != 0 && w.base != "dapati" {
		return w.base
	}
	if w.is(command) {
		return w.text
	}
	return ""
}

// bareForm adds the edit that gives the coordinated verb at i its bare form.
func (r *reading) bareForm(i int, w *Rewrite) bool {
	command := r.commandOf(i)
	if command == "" || r.words[i].suffix || !r.words[i-1].is(and) && r.words[i].gap == 0 {
		return false
	}
	w.Edits = append(w.Edits, source.Edit{Span: source.Span{Start: r.words[i].start, End: r.words[i].end}, Text: command})
	return true
}

// replace puts text in the place of the clause from its start to the word last, and drops the time adverb that gave the tense.
func (r *reading) replace(c *clause, last int, text string, w *Rewrite) {
	from := c.from
	if c.marker < 0 && (c.label == step.Past || c.label == step.Future) || c.label == step.Perfect && r.tense(c) == step.Past {
		from = r.dropTime(c, w)
	}
	if from == c.start {
		text = upperFirst(text)
	}
	span := source.Span{Start: r.words[from].start, End: r.words[last].end}
	w.Edits = append(w.Edits, source.Edit{Span: span, Text: text})
	w.Safe = w.Safe && r.safe(from, last+1)
}

// dropTime deletes the time adverbs of the clause and returns the word at which the rest starts.
func (r *reading) dropTime(c *clause, w *Rewrite) int {
	w.Safe = false
	for i := c.from; i < c.to; i++ {
		if r.words[i].is(pastTime|futureTime) && i > c.verb {
			w.Edits = append(w.Edits, source.Edit{Span: source.Span{Start: r.words[i-1].end, End: r.words[i].end}})
		}
	}
	from := c.from
	for from > c.start && r.words[from-1].is(pastTime|futureTime) {
		from--
	}
	return from
}

// safe reports whether the words from..to-1 hold no number, negation, duty or time.
func (r *reading) safe(from, to int) bool {
	for i := from; i < to; i++ {
		w := &r.words[i]
		if w.is(quantity|not|modal|allowed|asked|wish|pastTime|futureTime) || strings.ContainsAny(r.text[w.start:w.end], "0123456789") {
			return false
		}
	}
	return true
}

// lower is the text of the words from..to-1, without the capital that opened the sentence.
func (r *reading) lower(from, to int) string {
	text := r.text[r.words[from].start:r.words[to-1].end]
	first := &r.words[from]
	if first.is(opaque) || len(text) > 1 && text[1] >= 'A' && text[1] <= 'Z' || first.class == 0 && !first.suffix {
		return text
	}
	_, n := utf8.DecodeRuneInString(text)
	return strings.ToLower(text[:n]) + text[n:]
}

func upperFirst(text string) string {
	_, n := utf8.DecodeRuneInString(text)
	return strings.ToUpper(text[:n]) + text[n:]
}
