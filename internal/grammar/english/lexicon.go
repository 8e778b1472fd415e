package english

import "strings"

// Bits is what the lexicon knows of a word: the parts of speech of the word itself and of the word that it is a form of.
type Bits uint16

// The bits. The first four are those of WordNet.
const (
	Noun Bits = 1 << iota
	Verb
	Adjective
	Adverb
	Plural     // ends like the plural of a noun
	ThirdForm  // ends like the -s form of a verb
	PastForm   // past tense or participle of a verb
	IngForm    // -ing form of a verb
	Irregular  // listed as an irregular form of a verb
	Comparison // -er or -est form of an adjective
)

// lexicon holds words by their hash. Two words in a million share one; that costs a bit too much at a word, nothing else.
type lexicon struct {
	keys  sorted
	bits  []uint8           // by the number of the key; 0 behind the last
	forms map[string]string // irregular form of a verb: its base form
}

func newLexicon(n int) lexicon {
	return lexicon{keys: newSorted(n), bits: make([]uint8, 0, n+1), forms: map[string]string{}}
}

func (x *lexicon) add(key uint32, bits uint8) {
	x.keys.add(key)
	x.bits = append(x.bits, bits)
}

func (x *lexicon) close() {
	x.keys.close()
	x.bits = append(x.bits, 0)
}

// base is the bits of a word that is no form of another.
func (x *lexicon) base(hash uint32) Bits { return Bits(x.bits[x.keys.find(hash)]) }

func (x *lexicon) word(w string) Bits { return x.known(w, hashString(w)) }

// known is the bits of a word that is no form of another. A word that is not listed is a verb when it is made of one: unassign.
// A noun made of a verb and its particle is taken for that verb as well: backup, setup.
func (x *lexicon) known(w string, hash uint32) Bits {
	b := x.base(hash)
	switch {
	case b == 0 && x.prefixed(w):
		return Verb
	case b == 0:
		prefix, verb := "", w
		if i := strings.LastIndexByte(w, '-'); i >= 0 {
			prefix, verb = w[:i], w[i+1:]
		}
		return x.base(hashString(verb)) & verbBehind(prefix)
	case b&Noun != 0 && x.particled(w):
		return b | Verb
	}
	return b
}

// verbBehind is the bit of a verb, unless the prefix before its hyphen makes a name of it: multi-select, self-check.
func verbBehind(prefix string) Bits {
	if namePrefixes[prefix] {
		return 0
	}
	return Verb
}

var namePrefixes = words("multi non self semi anti inter mini ex half all")

// prefixed reports whether w is a verb behind a prefix that makes a new verb of it.
func (x *lexicon) prefixed(w string) bool {
	for _, prefix := range [...]string{"un", "re", "de", "dis", "mis", "pre", "auto", "over", "co"} {
		if rest, ok := strings.CutPrefix(w, prefix); ok && len(rest) > 3 && x.base(hashString(rest))&Verb != 0 {
			return true
		}
	}
	return false
}

// particled reports whether w is a verb and its particle in one.
func (x *lexicon) particled(w string) bool {
	for _, particle := range [...]string{"up", "out", "off", "down"} {
		if verb, ok := strings.CutSuffix(w, particle); ok && len(verb) > 2 && x.base(hashString(verb))&Verb != 0 {
			return true
		}
	}
	return false
}

// bitsOf is all the lexicon knows of the word w.
func (x *lexicon) bitsOf(w string, hash uint32) Bits {
	if len(w) == 0 || w[0] < 'a' || w[0] > 'z' {
		return 0
	}
	b := x.known(w, hash)
	if len(w) < 3 {
		return b
	}
	if x.forms[w] != "" || unchanged[w] {
		b |= PastForm | Irregular
	}
	switch w[len(w)-1] {
	case 's':
		b |= x.sForm(w)
	case 'd':
		if w[len(w)-2] == 'e' && x.stem(w, 2) != "" {
			b |= PastForm
		}
	case 'g':
		if len(w) > 4 && w[len(w)-3:] == "ing" && x.stem(w, 3) != "" {
			b |= IngForm
		}
	case 'r', 't':
		b |= x.comparison(w)
	}
	return b
}

// unchanged are verbs whose past forms are their base form.
var unchanged = words("set put cut read shut hit let cost hurt split spread quit bet cast reset burst")

func (x *lexicon) sForm(w string) (b Bits) {
	for _, stem := range [...]string{w[:len(w)-1], cut(w, "es", ""), cut(w, "ies", "y")} {
		if len(stem) < 2 {
			continue
		}
		found := x.word(stem)
		if found&Noun != 0 {
			b |= Plural
		}
		if found&Verb != 0 {
			b |= ThirdForm
		}
		if found != 0 {
			return b
		}
	}
	return b
}

func (x *lexicon) comparison(w string) Bits {
	for _, stem := range [...]string{cut(w, "er", ""), cut(w, "est", ""), cut(w, "er", "e"), cut(w, "ier", "y"), cut(w, "iest", "y")} {
		if len(stem) > 2 && x.word(stem)&Adjective != 0 {
			return Comparison
		}
	}
	return 0
}

// cut replaces the ending of w; it is empty when w does not end so.
func cut(w, end, by string) string {
	if len(w) <= len(end) || w[len(w)-len(end):] != end {
		return ""
	}
	if by == "" {
		return w[:len(w)-len(end)]
	}
	return w[:len(w)-len(end)] + by
}

// stem is the verb of which w, with the last n letters (ed, ing) cut off, is a regular form; empty when there is none.
func (x *lexicon) stem(w string, n int) string {
	if len(w) < n+2 {
		return ""
	}
	s := w[:len(w)-n]
	last := len(s) - 1
	if n == 2 && s[last] == 'i' {
		if v := x.verb(s[:last] + "y"); v != "" {
			return v
		}
	}
	if v := x.verb(withE(w, s, n)); v != "" {
		return v
	}
	if v := x.verb(s); v != "" {
		return v
	}
	if last > 1 && s[last] == s[last-1] {
		return x.verb(s[:last])
	}
	return ""
}

// withE is the stem with its e: the form in -ed already holds it.
func withE(w, stem string, n int) string {
	if n == 2 {
		return w[:len(w)-1]
	}
	return stem + "e"
}

func (x *lexicon) verb(w string) string {
	if x.word(w)&Verb == 0 {
		return ""
	}
	return w
}

// baseVerb is the base form of a verb in any form, empty when w is none.
func (x *lexicon) baseVerb(w string) string {
	if f := x.forms[w]; f != "" {
		return f
	}
	if len(w) > 3 && w[len(w)-2:] == "ed" {
		if v := x.stem(w, 2); v != "" {
			return v
		}
	}
	if len(w) > 4 && w[len(w)-3:] == "ing" {
		if v := x.stem(w, 3); v != "" {
			return v
		}
	}
	if v := x.verb(w); v != "" {
		return v
	}
	for _, stem := range [...]string{cut(w, "s", ""), cut(w, "ies", "y"), cut(w, "es", "")} {
		if len(stem) > 1 && x.verb(stem) != "" {
			return stem
		}
	}
	return ""
}

// BaseVerb is the base form ("scan") of a verb in any of its forms ("scanned"), empty when w, in lower case, is no verb.
func (m *Model) BaseVerb(w string) string { return m.lexicon.baseVerb(w) }
