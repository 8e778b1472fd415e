package bengali

import (
	"strings"

	"sopkit/internal/grammar/step"
)

// turn is how the verb group of a clause becomes a command: the words from..to-1 give way to a form of verb.
type turn struct {
	verb     *verb
	from, to int
	forbid   bool // করবেন না instead of করুন
	delicate bool // a word of duty or negation is touched
	owed     bool // the subject stands in -কে (ক্যাশিয়ারকে … করতে হবে)
}

// turn finds how the clause becomes a command; the verb is nil when it does not.
func (r *reading) turn(c *clause) turn {
	k := r.before(c.from, c.head)
	switch {
	case c.label == step.Modal:
		return r.owedTurn(c, k)
	case c.passive:
		return r.passiveTurn(c, k)
	}
	return r.activeTurn(c)
}

// owedTurn turns করতে হবে, করা উচিত, করা নিষেধ, করা যাবে না.
func (r *reading) owedTurn(c *clause, k int) turn {
	h := &r.words[c.head]
	no := r.negative(c)
	word := c.head
	if k >= 0 && r.words[k].kinds&kindModal != 0 {
		word = k
	}
	kinds := r.words[word].kinds
	switch {
	case kinds&kindModal != 0:
		if k = r.duty(c.from, word); k < 0 {
			return turn{}
		}
		not := h.tags.has(tagBe) && h.kinds&kindNegation != 0 || no
		must, never := kinds&kindMust != 0, kinds&kindMustNot != 0
		if !must && !never || not && (never || r.words[word].text != "উচিত") || h.tags.has(tagPast) {
			return turn{}
		}
		return turn{verb: r.nounVerb(k), from: k, to: c.to, forbid: never || not, delicate: true}
	case k < 0:
		return turn{}
	case r.words[k].tags.has(tagInf) && h.of("হ", set(tagFut, tagNow)) && !no:
		return turn{verb: r.words[k].verb(tagInf), from: k, to: c.to, delicate: true, owed: true}
	case r.words[k].tags.has(tagNoun) && (h.of("যা", set(tagFut, tagNow)) || h.of("চল", set(tagFut, tagNow))) && no:
		return turn{verb: r.nounVerb(k), from: k, to: c.to, forbid: true, delicate: true}
	case r.words[k].tags.has(tagNoun) && h.of("লাগ", set(tagFut, tagNow)) && !no:
		return turn{verb: r.nounVerb(k), from: k, to: c.to, delicate: true, owed: true}
	}
	return turn{}
}

// passiveTurn turns করা হয়, করা হবে, করা হয়েছে, করা হয়ে থাকে; with না the present and the future forbid.
func (r *reading) passiveTurn(c *clause, k int) turn {
	h := &r.words[c.head]
	if k >= 0 && r.words[k].of("হ", set(tagConj)) {
		k = r.before(c.from, k)
	} else if !h.of("হ", finite) {
		return turn{}
	}
	no := r.negative(c)
	if h.tags.has(tagPast) && (habitual(h.text) || r.has(c, kindPastTime)) {
		return turn{}
	}
	if k < 0 || no && !h.tags.any(set(tagNow, tagFut)) || no && r.negativePerfect(c) {
		return turn{}
	}
	return turn{verb: r.nounVerb(k), from: k, to: c.to, forbid: no, delicate: no || r.words[k+1].kinds&kindDegree != 0}
}

// activeTurn turns a form that agrees with a person of respect (করেছেন, করবেন) or with the writer (করব). A plain third person may
// be a thing and is left alone, unless it is a role.
func (r *reading) activeTurn(c *clause) turn {
	h := &r.words[c.head]
	for _, t := range []tag{tagFutH, tagFutI, tagProg, tagPerf, tagPast, tagHonour, tagNowI, tagFut, tagNow} {
		if !h.tags.has(t) || h.of("পা", set(t)) || h.of("পার", set(t)) || h.of("লাগ", set(t)) || h.of("আছ", set(t)) {
			continue
		}
		if t == tagPast && (habitual(h.text) || r.has(c, kindPastTime)) {
			return turn{}
		}
		personal := t == tagFutH || t == tagHonour || strings.HasSuffix(h.text, "েন") || first(h.text, t) || r.declared(c)
		if !personal {
			return turn{}
		}
		if r.negative(c) {
			if t != tagFutH {
				return turn{}
			}
			return turn{verb: h.verb(t)} // only the subject goes
		}
		return turn{verb: h.verb(t), from: c.head, to: c.head + 1}
	}
	return turn{}
}

// declared reports whether the subject of the clause is one of the roles that the caller named.
func (r *reading) declared(c *clause) bool {
	who, at := r.subject(c)
	return who == staff && r.role(at)
}

// habitual reports whether a past form tells a habit (করতেন, হতো), which no step replaces.
func habitual(text string) bool {
	for _, ending := range []string{"তেন", "তাম", "ত", "তো"} {
		if strings.HasSuffix(text, ending) {
			return true
		}
	}
	return false
}

// first reports whether the form is of the first person.
func first(text string, t tag) bool {
	return t == tagFutI && !strings.HasSuffix(text, "ি") || t == tagNowI || strings.HasSuffix(text, "াম") ||
		(t == tagProg || t == tagPerf) && strings.HasSuffix(text, "ি")
}

// nounVerb is the verb of the verbal noun at k; nil for states, which cannot be commanded.
func (r *reading) nounVerb(k int) *verb {
	w := &r.words[k]
	v := w.verb(tagNoun)
	if v == nil {
		v = w.verb(tagNounOf)
	}
	if v == nil || r.lexicon.kindsOf(v.stem)&kindInert != 0 {
		return nil
	}
	return v
}
