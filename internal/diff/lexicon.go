package diff

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"sopkit/internal/lang"
)

// lexicon is the words of a language, ready to be looked up.
type lexicon struct {
	*lang.Measures
	code   string
	months map[string]int
	duties map[string][]duty // by first word; those that begin with an ending under ""
	roles  [][]string        // each in words
	modal  map[string]bool   // words that only say how binding a step is

	rhythmic map[string]bool // first words of the times without a number that are several words
	paired   map[string]bool // first words of the units that are two words
}

type duty struct {
	words []string
	force lang.Force
}

// lexicons are built once, when a language is first met.
var lexicons = sync.OnceValue(func() map[string]*lexicon {
	out := map[string]*lexicon{}
	for _, l := range lang.All {
		out[l.Code] = build(l)
	}
	return out
})

func lexiconOf(code string) *lexicon { return lexicons()[code] }

func build(l *lang.Language) *lexicon {
	m := *l.Measures
	x := &lexicon{Measures: &m, code: l.Code, months: map[string]int{}, duties: map[string][]duty{}, modal: map[string]bool{}, rhythmic: firsts(m.Rhythms), paired: firsts(m.Units)}
	m.Numbers, m.Scales, m.Units, m.Rhythms, m.PartBefore = composed(m.Numbers), composed(m.Scales), composed(m.Units), composed(m.Rhythms), composed(m.PartBefore)
	for _, list := range []*[]string{&m.Ones, &m.DayTimes, &m.Pointers, &m.PointAfter, &m.Ordinals, &m.Suffixes, &m.Conditions, &m.Relatives} {
		*list = each(*list)
	}
	for i, name := range l.Months {
		x.months[strings.ToLower(norm.NFC.String(name))] = i + 1
	}
	for _, d := range m.Duties {
		words := strings.Fields(norm.NFC.String(d.Phrase))
		first := words[0]
		if strings.HasPrefix(first, "*") {
			first = ""
		}
		x.duties[first] = append(x.duties[first], duty{words, d.Force})
		if len(words) == 1 || strings.HasPrefix(words[0], "*") {
			for _, word := range words {
				x.modal[word] = true
			}
		}
	}
	for _, role := range m.Roles {
		x.roles = append(x.roles, strings.Fields(norm.NFC.String(role)))
	}
	return x
}

// firsts are the first words of the phrases among the names.
func firsts(names map[string]lang.Unit) map[string]bool {
	out := map[string]bool{}
	for name := range names {
		if first, _, several := strings.Cut(norm.NFC.String(name), " "); several {
			out[first] = true
		}
	}
	return out
}

func composed[V any](m map[string]V) map[string]V {
	out := make(map[string]V, len(m))
	for k, v := range m {
		out[norm.NFC.String(k)] = v
	}
	return out
}

func each(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = norm.NFC.String(s)
	}
	return out
}

// unit finds a unit by its name, an ending of the language taken off.
func (x *lexicon) unit(word string) (lang.Unit, bool) {
	if u, ok := x.Unit(word); ok {
		return u, true
	}
	for _, end := range x.Suffixes {
		if stem, ok := strings.CutSuffix(word, end); ok && stem != "" {
			if u, ok := x.Unit(stem); ok {
				return u, true
			}
		}
	}
	return lang.Unit{}, false
}

// is reports whether a word is one of the list, endings of the language taken off.
func (x *lexicon) is(list []string, word string) bool {
	return slices.Contains(list, word) || slices.ContainsFunc(x.Suffixes, func(end string) bool {
		stem, ok := strings.CutSuffix(word, end)
		return ok && slices.Contains(list, stem)
	})
}

// smallWords tell Malay from English.
var smallWords = []string{"yang", "dan", "untuk", "dengan", "kepada", "jika", "dalam", "pelanggan", "tidak", "prosedur"}

// guess is the language of a text that does not say it.
func guess(text string) string {
	latin, bengali := 0, 0
	for _, r := range text {
		switch {
		case r >= 'ঀ' && r <= '৿':
			bengali++
		case r >= 'a' && r <= 'z':
			latin++
		}
	}
	if bengali > latin {
		return "bn"
	}
	small, all := 0, 0
	for word := range strings.FieldsSeq(strings.ToLower(text)) {
		if all++; slices.Contains(smallWords, word) {
			small++
		}
	}
	if small*25 > all {
		return "ms"
	}
	return "en"
}
