package bengali

import (
	"strings"

	"sopkit/internal/source"
)

// passiveAt reports whether the verb at i, in a clause that starts at from, is passive: a verbal noun with হওয়া (করা হয়) or যাওয়া
// (করা যায়), or one in -ানো with থাকা (টাঙানো থাকে).
func (r *reading) passiveAt(from, i int) bool {
	h := &r.words[i]
	k := r.before(from, i)
	if k < 0 || r.words[k].name {
		return false
	}
	p := &r.words[k]
	any := finite | nonfinite
	switch {
	case h.of("হ", any) && r.done(from, k, i):
		return true
	case h.of("যা", any) && p.tags.has(tagNoun) && p.text != "মারা":
		return true
	case h.of("থাক", any) && p.tags.has(tagNoun) && hasNo(p.text):
		return true
	case p.of("হ", set(tagConj, tagInf)) && (h.of("থাক", any) || h.of("আস", any) || h.of("যা", any) || h.of("পার", any) || h.of("হ", any) || h.of("আছ", any)):
		j := r.before(from, k)
		return j >= 0 && r.done(from, j, k)
	case p.of("যা", set(tagInf)) && h.of("পার", any):
		j := r.before(from, k)
		return j >= 0 && r.words[j].tags.has(tagNoun)
	}
	return false
}

// done reports whether word k is a verbal noun that হওয়া at i makes passive; not দেখা with সঙ্গে ("meet"), nor ছাড়া "without".
func (r *reading) done(from, k, i int) bool {
	p := &r.words[k]
	if !p.tags.has(tagNoun) || p.of("হ", set(tagNoun)) {
		return false
	}
	switch p.text {
	case "ছাড়া":
		return i+1 < len(r.words) && r.words[i+1].text != "না"
	case "দেখা":
		for j := from; j < k; j++ {
			if t := r.words[j].text; t == "সঙ্গে" || t == "সাথে" {
				return false
			}
		}
	}
	return true
}

// hasNo reports whether the verbal noun ends in -নো.
func hasNo(text string) bool { return strings.HasSuffix(text, "নো") }

// passives lists the passive verb groups of the whole text.
func (r *reading) passives() (found []source.Span) {
	for i := range r.words {
		if r.words[i].entry == nil || !r.words[i].tags.any(finite|nonfinite) {
			continue
		}
		from := r.clauseStart(i)
		if r.passiveAt(from, i) {
			start := r.before(from, i)
			if w := &r.words[start]; w.of("হ", set(tagConj, tagInf)) || w.of("যা", set(tagInf)) {
				start = r.before(from, start)
				found = found[:max(0, len(found)-overlap(found, r.words[start].start))]
			}
			found = append(found, r.span(start, i+1))
		}
	}
	return found
}

// overlap is 1 when the last span starts at or behind the offset.
func overlap(found []source.Span, start int) int {
	if n := len(found); n > 0 && found[n-1].Start >= start {
		return 1
	}
	return 0
}

// clauseStart is the first word of the sentence of word i.
func (r *reading) clauseStart(i int) int {
	for i > 0 && r.words[i-1].stop == 0 {
		i--
	}
	return i
}

// verbSpan is the range of the main verb with what belongs to it: করতে হবে, করা উচিত নয়, করবেন না.
func (r *reading) verbSpan(c *clause) source.Span {
	start := c.head
	for k := r.before(c.from, start); k >= 0 && r.words[k].tags.any(nonfinite) && !r.words[k].name && (start == c.head || r.words[start].tags.any(nonfinite)); k = r.before(c.from, start) {
		if r.words[k].tags == set(tagConj) && r.words[k].kinds&kindPostposition != 0 {
			break
		}
		start = k
		if r.words[k].tags.has(tagNoun) {
			break
		}
	}
	if k := r.before(c.from, c.head); k >= 0 && r.words[k].kinds&kindModal != 0 && r.duty(c.from, k) >= 0 {
		start = r.duty(c.from, k)
	} else if r.words[c.head].kinds&kindModal != 0 {
		start = r.duty(c.from, c.head)
	}
	return r.span(max(start, c.from), c.to)
}
