package bengali

import (
	"strings"

	"sopkit/internal/grammar/step"
	"sopkit/internal/source"
)

// freed takes the subject out of a clause that is to become a command: a member of staff becomes the actor, আমি and আমরা go.
// It reports false when the sentence is about somebody else, or when it cannot tell.
func (r *reading) freed(c *clause, t turn, w *Rewrite) bool {
	if by := r.agent(c); by >= 0 {
		return r.person(&r.words[by-1]) == staff && by-1 == r.mainStart(c) && r.takeOut(by-1, by+1, r.words[by-1].end, w)
	}
	if t.owed {
		return r.freedOwed(c, t, w)
	}
	if c.passive {
		return true
	}
	who, at := r.subject(c)
	start := r.mainStart(c)
	switch who {
	case nobody:
		return t.from < t.to && c.label != step.Present && !r.anyone(c)
	case speaker:
		return at == start && r.takeOut(at, at+1, 0, w)
	case staff:
		return at-start < 3 && r.plainRun(start, at) && r.takeOut(start, at+1, r.words[at].end, w)
	}
	return false
}

// anyone reports whether a word of the clause may be a subject that was passed over.
func (r *reading) anyone(c *clause) bool {
	for i := c.from; i < c.head; i++ {
		if r.person(&r.words[i]) != nobody && (i < r.mainStart(c)-1 && c.label == step.Past || i >= r.mainStart(c) && r.words[i+1].kinds&(kindCompound|kindJoiner) == 0) || r.words[i].kinds&kindFirstPerson != 0 {
			return true
		}
	}
	return false
}

// agent is the word কর্তৃক or দ্বারা in the clause; -1 when there is none.
func (r *reading) agent(c *clause) int {
	for i := c.from + 1; i < c.head; i++ {
		if r.words[i].text == "কর্তৃক" || r.words[i].text == "দ্বারা" {
			return i
		}
	}
	return -1
}

// freedOwed looks at the person in -কে: the one who owes the action, unless the verb is one of giving or telling.
func (r *reading) freedOwed(c *clause, t turn, w *Rewrite) bool {
	start := r.mainStart(c)
	for i := start; i < c.head; i++ {
		name, who := r.dative(i)
		if who == nobody {
			continue
		}
		takes := r.lexicon.kindsOf(t.verb.stem)&kindGive != 0
		switch {
		case name == "" || who == other:
			return false
		case takes && (who == customer || told(t.verb.stem)):
			return true
		case takes || who != staff || i != start:
			return false
		}
		return r.takeOut(i, i+1, r.words[i].start+len(name), w)
	}
	who, _ := r.subject(c)
	return who == nobody
}

// told reports whether the one in -কে is surely told, called or shown something.
func told(stem string) bool {
	switch stem {
	case "জানা", "বল", "ডাক", "দেখা", "শোনা", "বোঝা":
		return true
	}
	return false
}

// dative is the person that word i names in -কে, with the name as it is written; the name is empty for another case (কর্মীদের).
func (r *reading) dative(i int) (name string, who actor) {
	raw := r.text[r.words[i].start:r.words[i].end]
	switch r.words[i].text {
	case "আপনাকে", "তোমাকে", "আমাকে", "তাঁকে", "তাকে", "আপনাদের", "তাদের", "তাঁদের", "আমাদের", "আপনার", "সবাইকে":
		return "", other
	}
	if bare, ok := strings.CutSuffix(raw, "কে"); ok {
		return bare, r.person(&word{text: normal(bare)})
	}
	if bare := trimAny(r.words[i].text, "দের", "ের"); bare != r.words[i].text && i == 0 {
		if r.person(&word{text: bare}) == staff {
			return "", staff
		}
	}
	return "", nobody
}

// plainRun reports whether the words from..to-1 can be the first part of a subject's name: no marks, numbers or verbs.
func (r *reading) plainRun(from, to int) bool {
	for i := from; i < to; i++ {
		if w := &r.words[i]; w.stop != 0 || w.number || w.tags.any(nonfinite) || w.kinds&(kindJoiner|kindUntil|kindRelative) != 0 {
			return false
		}
	}
	return true
}

// takeOut adds the edit that deletes the words from..to-1 and notes the actor, whose name ends at the offset; 0 notes none.
func (r *reading) takeOut(from, to, end int, w *Rewrite) bool {
	if to >= len(r.words) || w.Actor != "" {
		return false
	}
	w.Edits = append(w.Edits, source.Edit{Span: source.Span{Start: r.words[from].start, End: r.words[to].start}})
	if end > 0 {
		w.Actor = r.text[r.words[from].start:end]
	}
	return true
}

// verbed gives a step without a verb its command: করা becomes করুন, and যাচাই at the end gets one.
func (r *reading) verbed() (Rewrite, bool) {
	n := len(r.words)
	if !r.ctx.Step || n < 2 || len(r.clauses) != 1 || !r.phrase() {
		return Rewrite{}, false
	}
	w := &r.words[n-1]
	if v := w.verb(tagNoun); v != nil && (strings.HasSuffix(w.text, "নো") || strings.HasSuffix(w.text, "ওয়া") || plainNouns[w.text]) && r.nounVerb(n-1) != nil && !r.ambiguous(v) {
		return Rewrite{Label: step.NoVerb, Edits: []source.Edit{{Span: r.span(n-1, n), Text: r.spelt(v.imp[0])}}, Safe: true}, true
	}
	if w.kinds&kindLight != 0 && !genitive(r.words[n-2].text) && r.words[n-2].kinds&kindUntil == 0 {
		return Rewrite{Label: step.NoVerb, Edits: []source.Edit{{Span: source.Span{Start: w.end, End: w.end}, Text: " করুন"}}}, true
	}
	return Rewrite{}, false
}

// phrase reports whether the text is one noun phrase without joining words or marks.
func (r *reading) phrase() bool {
	for i := range r.words[:len(r.words)-1] {
		if w := &r.words[i]; w.stop != 0 || w.kinds&kindJoiner != 0 {
			return false
		}
	}
	return true
}

// plainNouns are the verbal nouns in -া that are seldom adjectives (unlike খোলা, ভাঙা).
var plainNouns = map[string]bool{"করা": true, "রাখা": true, "বলা": true, "দেখা": true, "লেখা": true, "শোনা": true, "আনা": true, "তোলা": true, "ধরা": true, "গোনা": true, "মাপা": true, "মোছা": true, "ডাকা": true, "পড়া": true}

// ambiguous reports whether the verb is going or becoming, which a heading names without asking for it.
func (r *reading) ambiguous(v *verb) bool { return v.stem == "যা" || v.stem == "হ" }
