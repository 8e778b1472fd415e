// Package lang holds what differs between languages as data: names of sections, digits, months, words of the page.
//
// It knows no grammar (see package grammar) and no Markdown.
package lang

import "strings"

// Kind is the duty of a section, the same in every language.
type Kind string

// The sections that have a name of their own.
const (
	Purpose    Kind = "purpose"
	Scope      Kind = "scope"
	Definition Kind = "definitions"
	Roles      Kind = "roles"
	Materials  Kind = "materials"
	Procedure  Kind = "procedure"
	Records    Kind = "records"
	References Kind = "references"
	History    Kind = "history"
	Appendix   Kind = "appendix"
)

// Language is one language that a manual may be written in.
type Language struct {
	Code     string            // BCP 47 primary subtag: "en"
	Name     string            // in the language itself
	Sections map[string]Kind   // folded heading -> kind; the first name of a kind is in Titles
	Titles   map[Kind]string   // the heading to write for a kind
	Months   [12]string        // January first
	Digits   [10]rune          // the digits used in prose and page numbers
	Letters  []string          // labels of lettered lists
	Callouts map[string]string // signal words by kind: "warning" -> "Warning"
	Statuses map[string]string // names of the states of a procedure
	Words    map[Word]string   // words that the manual prints
	Changes  map[string]string // classes of change, as package diff names them, and the words around them
	Measures *Measures         // words around numbers, duties and people
}

// All languages, in the order of this list.
var All = []*Language{english, bengali, malay}

// Get finds a language by its code or locale ("bn", "bn-BD"). The second result is false when it is not supported.
func Get(code string) (*Language, bool) {
	primary, _, _ := strings.Cut(strings.ToLower(code), "-")
	for _, l := range All {
		if l.Code == primary {
			return l, true
		}
	}
	return nil, false
}

// Section says which kind a heading names in any of the languages; "" when it names none.
func Section(heading string) Kind {
	folded := Fold(heading)
	for _, l := range All {
		if kind, ok := l.Sections[folded]; ok {
			return kind
		}
	}
	return ""
}

// Fold makes two spellings of one name equal: NFC, lower case, single spaces, no closing colon.
func Fold(name string) string {
	name = Lower(name)
	if !singleSpaced(name) {
		name = strings.Join(strings.Fields(name), " ")
	}
	return strings.TrimRight(name, " :")
}

// singleSpaced reports whether a text has no white space but single spaces between words. Of texts with rare characters it does
// not know.
func singleSpaced(text string) bool {
	space := true // what stands before is a space or the beginning
	for i := range len(text) {
		switch c := text[i]; {
		case c == ' ' && space, c < ' ':
			return false
		case c == 0xC2 || c == 0xE1 || c == 0xE2 || c == 0xE3: // white space beyond ASCII begins with one of these
			return false
		default:
			space = c == ' '
		}
	}
	return !space || text == ""
}

// Number writes ASCII digits in the digits of the language and leaves everything else alone.
func (l *Language) Number(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return l.Digits[r-'0']
		}
		return r
	}, text)
}

// ASCII turns the digits of every language into 0-9.
func ASCII(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '০' && r <= '৯' {
			return '0' + r - '০'
		}
		return r
	}, text)
}

// Date writes a date of the form 2026-11-22 as people read it; any other text comes back unchanged.
func (l *Language) Date(iso string) string {
	var y, m, d string
	if parts := strings.Split(iso, "-"); len(parts) == 3 && len(iso) == 10 {
		y, m, d = parts[0], parts[1], strings.TrimPrefix(parts[2], "0")
	}
	month := 0
	for _, c := range m {
		if c < '0' || c > '9' {
			return iso
		}
		month = month*10 + int(c-'0')
	}
	if month < 1 || month > 12 {
		return iso
	}
	return l.Number(d) + " " + l.Months[month-1] + " " + l.Number(y)
}

// sections builds the look-up from the names of each kind; the first name is the one to write.
func sections(names map[Kind][]string) (map[string]Kind, map[Kind]string) {
	kinds, titles := map[string]Kind{}, map[Kind]string{}
	for kind, list := range names {
		titles[kind] = list[0]
		for _, name := range list {
			kinds[Fold(name)] = kind
		}
	}
	return kinds, titles
}

// build completes a language whose section names are given by kind.
func build(l Language, names map[Kind][]string) *Language {
	l.Sections, l.Titles = sections(names)
	return &l
}
