package english

import (
	"strings"

	"sopkit/internal/source"
)

// divide makes a step of each instruction. It offers nothing when a condition stands before or behind them, when one of them
// has no words of its own, or when they are alternatives.
func divide(text string, a Analysis, sentences []source.Span, ctx Context) []Rewrite {
	for _, span := range sentences {
		if !dividable(text, span, ctx) {
			return nil
		}
	}
	w := Rewrite{Label: Imperative, Safe: true}
	stop := strings.HasSuffix(strings.TrimSpace(text), ".")
	for _, clause := range a.Actions {
		part := capital(strings.TrimSpace(text[clause.Start:clause.End]))
		if again := Analyse(part, Context{Step: true, Roles: ctx.Roles}); again.Label != Imperative || again.Instructions != 1 {
			return nil
		}
		if stop && !strings.HasSuffix(part, ".") {
			part += "."
		}
		w.Split = append(w.Split, part)
	}
	return []Rewrite{w}
}

// dividable reports whether a sentence opens with its command and holds nothing but further commands.
func dividable(text string, span source.Span, ctx Context) bool {
	s := ctx.cut(text, span)
	defer s.Free()
	best, g := s.read(ctx.bias())
	if best.Index < 0 || g.label != Imperative || g.last != g.first {
		return false
	}
	verbs := s.instructions(best)
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if i < best.Index && t.Tag == Comma || t.Tag == CC && s.leadsIn(i+1) || shared[t.Low] || t.Tag == CC && s.isVerb(verbs, i+1) && t.Low != "and" && t.Low != "&" {
			return false
		}
	}
	for _, v := range verbs {
		if s.at(v+1).Tag == RP { // "Turn off and unplug the fan."
			v++
		}
		if next := s.at(v + 1).Tag; next == CC || next == Comma {
			return false
		}
	}
	return true
}

// leadsIn reports whether what leads into the next instruction starts at token i: "Take the tape and, starting from a corner, press it."
func (s *Sentence) leadsIn(i int) bool {
	tag := s.at(i).Tag
	return (tag == VBG || tag == IN || tag == WRB) && s.at(i-2).Tag != VBG
}

// shared are words that may hold for all instructions of a sentence.
var shared = words("if when unless until while once because before after not n't never or either together same otherwise")

func (s *Sentence) isVerb(verbs []int, i int) bool {
	for _, v := range verbs {
		if v == i {
			return true
		}
	}
	return false
}
