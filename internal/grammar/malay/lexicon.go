package malay

import (
	_ "embed"
	"strings"
	"sync"
)

var (
	//go:embed verbs.txt
	verbList string
	//go:embed words.txt
	wordList string
	//go:embed nominals.txt
	nominalList string
)

// class is a set of things that a word may be.
type class uint64

const (
	opener class = 1 << iota
	prohibit
	future
	progressive
	while // progressive before a verb only
	perfect
	just // perfect before a verb only
	modal
	wish    // modal before a verb only
	allowed // passive modal
	asked   // passive modal before a verb only
	copula
	not
	subordinate
	purpose
	preposition
	and
	but
	which
	pronoun
	person
	head  // a noun that a meN- verb completes: "cara mengisi"
	topic // the same, but it may also be the subject of a verb of state
	states
	cuts
	causes
	adjectival
	command
	determiner
	adverb
	lead
	front
	timeWord
	ago
	ahead
	noun
	adjective
	notVerb
	bare       // bare root that takes an object, -kan or -i form
	motion     // bare root without an object
	weak       // the same, often part of a name
	homograph  // the bare root is a noun too
	active     // meN- or ber-
	passive    // di-
	accident   // ter-
	quantity   // holds a digit
	opaque     // a name
	pastTime   // word of a past time adverb
	futureTime // word of a future time adverb
)

const (
	marker  = future | progressive | perfect | modal | allowed
	anyVerb = bare | motion | active | passive | accident
)

// classes are the names of words.txt.
var classes = map[string]class{
	"opener": opener, "prohibit": prohibit, "future": future, "progressive": progressive, "while": while, "perfect": perfect,
	"just": just, "modal": modal, "wish": wish, "allowed": allowed, "asked": asked, "copula": copula, "not": not, "if": subordinate,
	"for": purpose, "preposition": preposition, "and": and, "but": but, "which": which, "pronoun": pronoun, "person": person,
	"head": head, "topic": topic, "states": states, "cuts": cuts, "causes": causes, "adjectival": adjectival, "command": command, "det": determiner,
	"adverb": adverb, "lead": lead, "front": front, "time": timeWord, "ago": ago, "ahead": ahead, "noun": noun, "adjective": adjective,
	"notverb": notVerb, "pastword": pastTime, "futureword": futureTime,
}

// entry is what the lexicon knows of a word form.
type entry struct {
	class class
	base  string // the command of a verb form: "periksa" for "memeriksa"
}

type lexicon struct {
	words    map[string]entry
	phrases  map[string][]phrase // by first word
	nominals map[string]string
}

// phrase is a fixed run of words.
type phrase struct {
	words []string
	class class
	pair  bool // a compound noun
}

var load = sync.OnceValue(func() *lexicon {
	x := &lexicon{words: map[string]entry{}, phrases: map[string][]phrase{}, nominals: map[string]string{}}
	for line := range lines(verbList) {
		for _, field := range strings.Fields(line) {
			root, codes, _ := strings.Cut(field, ":")
			x.addRoot(root, codes)
		}
	}
	for line := range lines(wordList) {
		name, rest, _ := strings.Cut(line, ":")
		for _, w := range strings.Fields(rest) {
			x.addWord(name, w)
		}
	}
	for line := range lines(nominalList) {
		noun, verb, _ := strings.Cut(line, " ")
		x.nominals[noun] = verb
	}
	return x
})

// lines yields the lines of a list that are no comments.
func lines(list string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(list) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

func (x *lexicon) addWord(name, w string) {
	kinds := map[string]class{"pastpair": pastTime, "futurepair": futureTime, "pair": noun}
	kind, known := classes[name]
	if !known {
		kind = kinds[name]
	}
	if strings.Contains(w, "_") || name == "pair" {
		parts := strings.Split(w, "_")
		x.phrases[parts[0]] = append(x.phrases[parts[0]], phrase{parts, kind, name == "pair"})
		return
	}
	e := x.words[w]
	if kind == notVerb {
		e.class &^= active | passive | accident
	}
	if kind&(states|command|adjectival) != 0 && (strings.HasPrefix(w, "me") || strings.HasPrefix(w, "be")) {
		e.class |= active
	}
	e.class |= kind
	x.words[w] = e
}

// addRoot makes the forms of a root.
func (x *lexicon) addRoot(root, codes string) {
	if strings.Contains(root, "_") {
		return
	}
	for _, code := range codes {
		switch code {
		case '0':
			x.transitive(root, root)
		case 'k':
			x.transitive(root+"kan", root+"kan")
		case 'i':
			x.transitive(root+"i", root+"i")
		case 'v':
			x.add(root, root, motion)
			x.add("me"+root, root, 0)
		case 'w':
			x.add(root, root, motion|weak)
		case 'b':
			x.add(ber(root), ber(root), active)
		case 't':
			x.add("ter"+root, "", accident)
		case 'm':
			x.active(root, "")
		}
	}
	if strings.Contains(codes, "n") {
		x.add(root, root, homograph)
	}
	if strings.HasSuffix(root, "k") {
		x.add(root+"an", "", noun) // "tindakan" is no -kan form
	}
}

func (x *lexicon) transitive(stem, base string) {
	x.add(stem, base, bare)
	x.add("di"+stem, base, passive)
	x.add("di-"+stem, base, passive)
	x.active(stem, base)
}

// active adds the meN- forms of a stem, with the sound dropped and kept, because writers do both.
func (x *lexicon) active(stem, base string) {
	for _, form := range meN(stem) {
		x.add(form, base, active)
	}
}

func (x *lexicon) add(form, base string, c class) {
	e := x.words[form]
	e.class |= c
	if base != "" && e.base == "" || c == bare {
		e.base = base
	}
	x.words[form] = e
}

// meN is a stem with the active prefix, in each way it may be written.
func meN(stem string) []string {
	out := []string{"meng-" + stem, "mem-" + stem, "men-" + stem, "me-" + stem}
	switch stem[0] {
	case 'l', 'm', 'n', 'r', 'w', 'y':
		return append(out, "me"+stem, "menge"+stem)
	case 'b', 'f', 'v':
		return append(out, "mem"+stem, "menge"+stem)
	case 'c', 'd', 'j', 'z':
		return append(out, "men"+stem, "menge"+stem)
	case 'p':
		return append(out, "mem"+stem, "mem"+stem[1:], "menge"+stem)
	case 't':
		return append(out, "men"+stem, "men"+stem[1:], "menge"+stem)
	case 's':
		return append(out, "men"+stem, "meny"+stem[1:], "menge"+stem)
	case 'k':
		return append(out, "meng"+stem, "meng"+stem[1:])
	}
	return append(out, "meng"+stem)
}

func ber(root string) string {
	if root[0] == 'r' || root == "kerja" || strings.HasPrefix(root, "serta") {
		return "be" + root
	}
	return "ber" + root
}
