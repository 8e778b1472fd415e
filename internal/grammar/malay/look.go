package malay

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// look finds out what the word from start to end may be.
func (r *reading) look(start, end int, gap byte) word {
	text := strings.ToLower(r.text[start:end])
	w := word{start: start, end: end, text: text, gap: gap}
	if e, ok := r.lexicon.words[text]; ok {
		w.class, w.base = e.class, e.base
		return w
	}
	for _, clitic := range [...]string{"lah", "nya", "kah", "ku", "mu"} {
		stem, cut := strings.CutSuffix(text, clitic)
		if e, ok := r.lexicon.words[stem]; cut && ok {
			w.text, w.class, w.base = stem, e.class, e.base
			w.suffix, w.emphatic = clitic == "nya", clitic == "lah"
			if w.suffix && w.class&(active|passive) == 0 {
				w.class = w.class&^(anyVerb|marker|wish|weak) | noun | determiner
			}
			return w
		}
	}
	w.class, w.base = guess(text)
	if root, ok := strings.CutPrefix(text, "di"); ok && w.class == 0 && r.lexicon.words[root].class&weak != 0 {
		w.class, w.base = passive, root // "dinaik taraf"
	}
	return w
}

// guess says what a word that no list holds may be, from its shape.
func guess(text string) (class, string) {
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case unicode.IsDigit(first) || strings.HasPrefix(text, "rm") && strings.ContainsAny(text, "0123456789"):
		return quantity, ""
	case strings.HasPrefix(text, "juru"):
		return person, ""
	case strings.HasSuffix(text, "an") && !strings.HasSuffix(text, "kan"), nominal(text):
		return noun, ""
	case strings.HasPrefix(text, "di-"):
		return passive, text[3:]
	case len(text) > 6 && strings.HasPrefix(text, "di") && (strings.HasSuffix(text, "kan") || strings.HasSuffix(text, "i")):
		return passive, text[2:]
	case meShape(text):
		return active, ""
	case len(text) > 6 && strings.HasPrefix(text, "ber"):
		return active, ""
	case len(text) > 6 && strings.HasPrefix(text, "ter"):
		return 0, ""
	case len(text) > 5 && strings.HasSuffix(text, "kan"):
		return bare, text
	}
	return 0, ""
}

// nominal reports the shape of a noun of action or state: pe-…-an, ke-…-an. A consonant before -kan shows a verb: "peringkatkan".
func nominal(text string) bool {
	if stem, ok := strings.CutSuffix(text, "kan"); ok && !strings.ContainsAny(stem[max(0, len(stem)-1):], "aeiou") {
		return false
	}
	return strings.HasSuffix(text, "an") && (strings.HasPrefix(text, "pe") || strings.HasPrefix(text, "ke"))
}

// meShape reports the shape of an active verb: a prefix meN- before a root of four letters or more.
func meShape(text string) bool {
	for _, p := range [...]string{"meng", "meny", "mem", "men"} {
		if rest, ok := strings.CutPrefix(text, p); ok {
			return len(rest) >= 4
		}
	}
	return len(text) > 6 && strings.HasPrefix(text, "me") && strings.IndexByte("lmnrwy", text[2]) >= 0
}
