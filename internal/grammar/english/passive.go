package english

import (
	"strings"

	"sopkit/internal/source"
)

// passive turns "The receipt is scanned by the cashier" into "Scan the receipt".
func (c *clause) passive() (w Rewrite, ok bool) {
	verb := c.model.baseOf(&c.Tokens[c.participle])
	kept, negated, ok := c.adverbs(c.first, c.participle)
	if !ok || verb == "" || states[verb] || reports[verb] || !c.acted() {
		return w, false
	}
	actor, by, ok := c.agent()
	if !ok || c.label == Modal && !c.turnable() {
		return w, false
	}
	if negated {
		kept = append(kept, "do not")
	}
	better := c.opening(c.subject, strings.Join(append(kept, verb, c.object()), " "))
	w.Actor, w.Safe = actor, !negated && c.label == Present && !c.counted(c.subject, c.participle)
	w.Edits = []source.Edit{{Span: c.span(c.subject, c.participle), Text: better}}
	if by >= 0 {
		w.Edits = append(w.Edits, source.Edit{Span: source.Span{Start: c.Tokens[by-1].End, End: c.Tokens[c.end-1].End}})
	}
	return w, true
}

// reports are verbs whose participle describes rather than acts.
var reports = words(`say suppose require allow permit base locate involve interest relate concern know call mean design intend make compose
	oblige entitle advise recommend suggest assume expect note surprise worry tire please close open use`)

// acted reports whether the subject can be the object of a command and nothing hangs on the participle that would be torn off.
func (c *clause) acted() bool {
	if c.subject == c.first {
		return false
	}
	if t := &c.Tokens[c.subject]; c.subject+1 == c.first && t.Tag == PRP && t.Low != "it" || t.Low == "no" || t.Low == "there" {
		return false
	}
	after := c.at(c.participle + 1)
	next := after.Tag
	return after.Low != "that" && after.Low != "whether" && next != WRB && next != TO && next != CC && next != VBG && !gets(c.Tokens[c.first].Low) && !c.furtherFinite()
}

// furtherFinite reports whether a coordinated verb follows that shares the subject, or what is not done.
func (c *clause) furtherFinite() bool {
	for i := c.participle + 1; i < len(c.Tokens); i++ {
		if c.Tokens[i].Low == "not" { // "is kept, not thrown away"
			return true
		}
		if t := c.at(i - 1).Tag; (t == CC || t == Comma) && (c.Tokens[i].Tag.Finite() || c.Tokens[i].Tag == VBNPass || c.Tokens[i].Tag == VBN) {
			return true
		}
	}
	return false
}

// object is the subject as it stands after a verb.
func (c *clause) object() string {
	t := &c.Tokens[c.subject]
	text := c.Text[t.Start:c.Tokens[c.first-1].End]
	if c.subject == 0 && t.Tag != NNP && t.Tag != NNPS && t.shape == shapeCapital {
		return strings.ToLower(text[:1]) + text[1:]
	}
	return text
}

// agent finds "by the cashier" behind the participle; by is -1 when there is none. Sets end to the token after it. It is not ok when who acts is no role.
func (c *clause) agent() (actor string, by int, ok bool) {
	for i := c.participle + 1; i < len(c.Tokens); i++ {
		if c.Tokens[i].Low != "by" {
			continue
		}
		end := i + 1
		for end < len(c.Tokens) && plainSubject(&c.Tokens[end]) && c.Tokens[end].Low != "of" {
			end++
		}
		if actor, ok = c.person(i+1, end); ok && actor != "" {
			c.end = end
			return actor, i, true
		}
		return "", -1, end == i+2 && c.Tokens[i+1].Tag == NN || c.at(i+1).Tag == VBG || c.at(i+1).Tag == CD
	}
	return "", -1, true
}

// counted reports whether a number or a word of number stands between two tokens.
func (c *clause) counted(from, to int) bool {
	for i := from; i < to; i++ {
		if t := &c.Tokens[i]; t.Tag == CD || t.shape == shapeNumber || t.shape == shapeDigits || t.Low == "no" {
			return true
		}
	}
	return false
}
