package bengali

import (
	_ "embed" // verbs.txt and words.txt
	"strings"
	"sync"
)

//go:embed verbs.txt
var verbList string

//go:embed words.txt
var wordList string

// entry is what is known of one spelling.
type entry struct {
	tags  tags
	kinds kinds
	verbs []sense
}

// sense is one verb that the spelling may be a form of.
type sense struct {
	tag  tag
	verb *verb
}

// lexicon holds every spelling that is known, in its normal form.
type lexicon struct {
	entries map[string]*entry
	room    []entry // for those to come, and for their first senses: one by one they take longer to make than to use
	senses  []sense
}

var load = sync.OnceValue(readAll)

func readAll() *lexicon {
	l := &lexicon{entries: make(map[string]*entry, 1<<16)}
	for _, v := range readVerbs(verbList) {
		v.each(func(form string, t tag) {
			e := l.entry(form)
			e.tags |= 1 << t
			if e.verbs == nil {
				e.verbs = l.first()
			}
			e.verbs = append(e.verbs, sense{t, v})
		})
	}
	l.readWords(wordList)
	return l
}

// chunk is for how many entries room is made at a time.
const chunk = 4096

// first is room for one sense.
func (l *lexicon) first() []sense {
	if len(l.senses) == 0 {
		l.senses = make([]sense, chunk)
	}
	out := l.senses[:0:1]
	l.senses = l.senses[1:]
	return out
}

func (l *lexicon) entry(form string) *entry {
	form = normal(form)
	e := l.entries[form]
	if e == nil {
		if len(l.room) == 0 {
			l.room = make([]entry, chunk)
		}
		e, l.room = &l.room[0], l.room[1:]
		l.entries[form] = e
	}
	return e
}

// readWords reads the sections of words.txt.
func (l *lexicon) readWords(list string) {
	var kind kinds
	for line := range strings.Lines(list) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			kind = sections[strings.Trim(line, "[]")]
		default:
			for _, w := range strings.Fields(line) {
				l.entry(w).kinds |= kind
			}
		}
	}
}

// readVerbs reads the classes and the irregular verbs of verbs.txt.
func readVerbs(list string) (verbs []*verb) {
	for line := range strings.Lines(normal(list)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '=' {
			verbs = append(verbs, irregular(strings.Fields(line[1:])))
			continue
		}
		class, stems, _ := strings.Cut(line, ":")
		for _, stem := range strings.Fields(stems) {
			verbs = append(verbs, regular(class, stem))
		}
	}
	return verbs
}

// regular makes the verb of a class.
func regular(class, stem string) *verb {
	swap := func(pairs ...string) string {
		for i := 0; i < len(pairs); i += 2 {
			if at := strings.Index(stem, pairs[i]); at >= 0 {
				return stem[:at] + pairs[i+1] + stem[at+len(pairs[i]):]
			}
		}
		return stem
	}
	switch class {
	case "e":
		high := swap("ে", "ি", "এ", "ই")
		return consonant(stem, high, high)
	case "o":
		high := swap("ো", "ু", "ও", "উ")
		return consonant(stem, high, high)
	case "aa":
		return consonant(stem, stem, swap("া", "ে", "আ", "এ"))
	case "ii", "io":
		return vowel(stem, strings.TrimSuffix(strings.TrimSuffix(stem, "া"), "ো"))
	case "oi":
		v := vowel(stem, strings.TrimSuffix(swap("ে", "ি", "ো", "ু", "ও", "উ"), "া"))
		flat := vowel(stem, strings.TrimSuffix(stem, "া")) // শোনিয়ে is written, too
		v.perf, v.conj, v.fam = append(v.perf, flat.perf...), append(v.conj, flat.conj...), append(v.fam, flat.fam...)
		return v
	}
	return consonant(stem, stem, stem)
}

// irregular reads a stem and its principal parts.
func irregular(fields []string) *verb {
	v := &verb{stem: fields[0]}
	parts := map[string]*[]string{"now": &v.now, "nowI": &v.nowI, "honour": &v.honour, "be": &v.be, "prog": &v.prog, "perf": &v.perf, "past": &v.past, "hab": &v.hab,
		"fut": &v.fut, "inf": &v.inf, "conj": &v.conj, "cond": &v.cond, "imp": &v.imp, "fam": &v.fam, "bare": &v.bare, "let": &v.let, "noun": &v.noun}
	for _, f := range fields[1:] {
		name, forms, _ := strings.Cut(f, "=")
		*parts[name] = strings.Split(forms, ",")
	}
	return v
}
