package english

import "sopkit/internal/source"

// NounRuns are the runs of more than most common nouns in a row. Names, numbers, words with capitals or hyphens and the main verb end a run.
func NounRuns(text string, ctx Context, most int) (out []source.Span) {
	ctx.Opaque = ctx.names(text)
	var buf [8]source.Span
	for _, span := range Sentences(text, ctx.Opaque, buf[:0]) {
		out = ctx.nounRuns(out, text, span, most)
	}
	return out
}

func (c *Context) nounRuns(out []source.Span, text string, span source.Span, most int) []source.Span {
	s := c.cut(text, span)
	defer s.Free()
	if len(s.Tokens) == 0 {
		return out
	}
	main, _ := s.read(c.bias())
	first := 0
	for i := 0; i <= len(s.Tokens); i++ {
		if i < len(s.Tokens) && i != main.Index && s.Tokens[i].commonNoun() && !s.compound(i) {
			continue
		}
		if i-first > most {
			out = append(out, s.span(first, i-1))
		}
		first = i + 1
	}
	return out
}

// commonNoun reports whether the token is a noun in small letters that the lexicon knows as one, and no name.
func (t *Token) commonNoun() bool {
	return !t.Name && (t.Tag == NN || t.Tag == NNS) && t.shape == shapeLower && t.Bits&(Noun|Plural) != 0 && len(t.Low) > 1
}

// compound reports whether a hyphen makes the token a part of a longer word.
func (s *Sentence) compound(i int) bool {
	return i > 0 && s.Tokens[i-1].Tag == HYPH || i+1 < len(s.Tokens) && s.Tokens[i+1].Tag == HYPH
}
