package english

import (
	"strings"

	"sopkit/internal/source"
)

// active turns "You should always scan it" into "Always scan it".
func (c *clause) active() (w Rewrite, ok bool) {
	actor, ok := c.person(c.subject, c.first)
	verb := c.model.baseOf(&c.Tokens[c.last])
	if !ok || verb == "" || states[verb] || !c.turnable() || c.drags() {
		return w, false
	}
	kept, negated, ok := c.adverbs(c.first, c.last)
	if !ok || negated && c.label != Modal && c.label != Future && c.label != Present {
		return w, false
	}
	if negated {
		kept = append(kept, "do not")
	}
	better := c.opening(c.subject, strings.Join(append(kept, verb), " "))
	w.Actor, w.Safe = actor, !negated && c.label != Modal && c.Tokens[c.first].Low != "shall"
	w.Edits = []source.Edit{{Span: c.span(c.subject, c.last), Text: better}}
	return w, true
}

// baseOf is the base form of the verb that a token is, empty when it is none or could be that of two.
func (m *Model) baseOf(t *Token) string {
	switch {
	case beWords[t.Low]:
		return "be"
	case twofold[t.Low]:
		return ""
	}
	return m.BaseVerb(t.Low)
}

// twofold are forms of two verbs.
var twofold = words("found lay fell saw felt wound bound left ground")

// states are verbs that nobody can be told to do.
var states = words(`need want like know see have notice feel hear become seem understand believe own contain include cost belong get find
	expect hope wish receive happen exist matter`)

// turnable reports whether the finite word stands for a duty or a plain statement; may, can and would do not.
func (c *clause) turnable() bool {
	t := &c.Tokens[c.first]
	switch {
	case c.label == Modal:
		return t.Low == "should" || t.Low == "must"
	case c.Tokens[c.last].Low == "be":
		return c.label == Future
	case beWords[t.Low] || haveWords[t.Low]:
		return c.last > c.first && c.Tokens[c.last].Low != "been"
	}
	return c.first == c.last || c.label == Future || c.label == Present
}

// drags reports whether a later verb of the clause has the form of its verb and would have to change with it, or another
// clause tells of the past.
func (c *clause) drags() bool {
	form := c.Tokens[c.last].Tag
	for i := range c.Tokens {
		t := &c.Tokens[i]
		if i >= c.subject && i <= c.last {
			continue
		}
		past := t.Tag == VBD || t.Tag == VBDAux
		if past && (c.label == Past || c.label == Perfect) || i > c.last && t.Tag == form && form != VB && form != VBAux {
			return true
		}
		if i > c.last && (t.Tag == CC || t.Tag == Comma) && form != VB && c.otherVerb(i+1, form) {
			return true
		}
	}
	return false
}

// otherVerb reports whether a verb like that of the clause follows at i, adverbs aside.
func (c *clause) otherVerb(i int, form Tag) bool {
	for c.at(i).Tag == RB {
		i++
	}
	t := c.at(i)
	return t.Tag.Finite() || form == VBGProg && t.Tag == VBG || (form == VBD || form == VBNPerf) && (t.Tag == VBN || t.Bits&PastForm != 0)
}

// adverbs are the words between two tokens that a command keeps. Anything but adverbs and auxiliaries there is not ok.
func (c *clause) adverbs(from, to int) (kept []string, negated, ok bool) {
	for i := from; i < to; i++ {
		switch t := &c.Tokens[i]; {
		case t.Low == "not" || t.Low == "n't":
			negated = true
		case t.Tag == RB || t.Tag == RBR:
			if t.Low != "already" && t.Low != "just" && t.Low != "now" {
				kept = append(kept, t.Low)
			}
		case !t.Tag.Verbal() && t.Tag != MD && t.Tag != TO && t.Tag != UH:
			return nil, false, false
		}
	}
	return kept, negated, true
}
