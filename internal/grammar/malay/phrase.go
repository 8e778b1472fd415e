package malay

import (
	"strings"
)

// join gives the words of fixed phrases and of role names their class.
func (r *reading) join() {
	for i := range r.words {
		for _, p := range r.lexicon.phrases[r.words[i].text] {
			if r.phraseAt(i, p.words) && r.fits(i, i+len(p.words), p) {
				r.mark(i, i+len(p.words), p.class)
			}
		}
	}
	for _, role := range r.ctx.Roles {
		r.markRole(strings.Fields(strings.ToLower(role)))
	}
}

func (r *reading) phraseAt(i int, words []string) bool {
	if i+len(words) > len(r.words) {
		return false
	}
	for k, w := range words {
		at := &r.words[i+k]
		if at.text != w && !strings.EqualFold(r.text[at.start:at.end], w) || at.suffix && !strings.HasSuffix(w, "nya") || k > 0 && at.gap != 0 {
			return false
		}
	}
	return true
}

// fits reports whether the words from..to-1 may be the phrase: "jika perlu" stands alone, and "log panggilan" at the start of a
// sentence is a name only where no object or place follows.
func (r *reading) fits(from, to int, p phrase) bool {
	end := to >= len(r.words) || r.words[to].gap != 0
	switch {
	case p.class == lead && r.words[from].is(subordinate):
		return end
	case p.pair && r.words[from].gap == '.' && r.words[from].is(bare):
		return end || r.words[to].is(noun|adjective|which|passive|active|marker|copula|purpose) || r.words[to].text == "di"
	}
	return true
}

// mark makes the words from..to-1 one phrase.
func (r *reading) mark(from, to int, c class) {
	for k := from; k < to; k++ {
		r.words[k].class = c
	}
}

func (r *reading) markRole(role []string) {
	for i := range r.words {
		if len(role) > 0 && r.phraseAt(i, role) {
			r.mark(i, i+len(role), person)
		}
	}
}
