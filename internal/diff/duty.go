package diff

import (
	"slices"
	"strings"

	"sopkit/internal/lang"
)

// forces are how binding the main clauses of a text are, in order; a bare command binds as must does and is left out.
func (x *lexicon) forces(tokens []token) []lang.Force {
	conditional := x.conditional(tokens)
	var out []lang.Force
	for i := 0; i < len(tokens); {
		d, n := x.dutyAt(tokens, i)
		if n == 0 {
			i++
			continue
		}
		if !conditional[i] && !(i > 0 && slices.Contains(x.Relatives, tokens[i-1].text)) && d != lang.Must {
			out = append(out, d)
		}
		i += n
	}
	return out
}

// dutyAt finds the longest phrase of duty at a token.
func (x *lexicon) dutyAt(tokens []token, i int) (force lang.Force, n int) {
	for _, first := range []string{tokens[i].text, ""} {
		for _, d := range x.duties[first] {
			if len(d.words) > n && i+len(d.words) <= len(tokens) && fits(d.words, tokens[i:]) {
				force, n = d.force, len(d.words)
			}
		}
	}
	return force, n
}

// fits reports whether the tokens begin with a phrase; *x stands for a word that ends in x.
func fits(phrase []string, tokens []token) bool {
	for i, want := range phrase {
		if end, any := strings.CutPrefix(want, "*"); any && strings.HasSuffix(tokens[i].text, end) && tokens[i].text != end || tokens[i].text == want {
			continue
		}
		return false
	}
	return true
}

// conditional marks the tokens of clauses that say when and not what: from if to the comma, or to the end of the sentence.
func (x *lexicon) conditional(tokens []token) []bool {
	out := make([]bool, len(tokens))
	inside := false
	for i, t := range tokens {
		switch {
		case slices.Contains([]string{",", ".", ";", "।", "!", "?", ":"}, t.text):
			inside = false
		case slices.Contains(x.Conditions, t.text):
			inside = true
		}
		out[i] = inside
	}
	return out
}
