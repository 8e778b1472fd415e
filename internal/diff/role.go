package diff

import (
	"slices"
	"strings"

	"sopkit/internal/lang"
)

// roleNames are the names of people who act, each in words, the longest first.
type roleNames struct {
	all    [][]string
	starts map[string][]int // by first word
}

// knownRoles are the names of the language, of the labels and of the front matter.
func knownRoles(docs ...*doc) *roleNames {
	var out [][]string
	for _, d := range docs {
		out = append(out, d.words.roles...)
		for _, role := range d.declared {
			out = append(out, strings.Fields(strings.ReplaceAll(lang.Fold(role), "-", " ")))
		}
		for _, u := range d.units {
			if u.label != "" {
				out = append(out, strings.Fields(normal(lang.Fold(u.label))))
			}
		}
	}
	slices.SortStableFunc(out, func(a, b []string) int { return slices.Compare(a, b) })
	out = slices.CompactFunc(out, slices.Equal)
	slices.SortStableFunc(out, func(a, b []string) int { return len(b) - len(a) })
	names := &roleNames{out, map[string][]int{}}
	for i, role := range out {
		if len(role) > 0 {
			names.starts[role[0]] = append(names.starts[role[0]], i)
		}
	}
	return names
}

// mentioned are the roles that a text names, in order, the longest name at each place.
func (x *lexicon) mentioned(tokens []token, roles *roleNames) []string {
	var out []string
	for i := 0; i < len(tokens); {
		n := 1
		if role := x.roleAt(tokens[i:], roles); role != nil {
			out, n = append(out, strings.Join(role, " ")), len(role)
		}
		i += n
	}
	return out
}

// roleAt is the longest name that the tokens begin with; nil when there is none.
func (x *lexicon) roleAt(tokens []token, roles *roleNames) []string {
	best := len(roles.all)
	try := func(first string) {
		for _, i := range roles.starts[first] {
			if i < best && x.names(roles.all[i], tokens) {
				best = i
			}
		}
	}
	word := tokens[0].text
	try(word)
	for _, endings := range [][]string{pluralEndings, x.Suffixes} {
		for _, end := range endings {
			if stem, ok := strings.CutSuffix(word, end); ok {
				try(stem)
			}
		}
	}
	if best == len(roles.all) {
		return nil
	}
	return roles.all[best]
}

// pluralEndings may hang on the last word of a name, beside the endings of the language.
var pluralEndings = []string{"s", "'s"}

// names reports whether the tokens begin with a role; the last word may carry an ending.
func (x *lexicon) names(role []string, tokens []token) bool {
	if len(tokens) < len(role) {
		return false
	}
	last := len(role) - 1
	for i, word := range role[:last] {
		if tokens[i].text != word {
			return false
		}
	}
	have := tokens[last].text
	rest, ok := strings.CutPrefix(have, role[last])
	return ok && (rest == "" || slices.Contains(pluralEndings, rest) || slices.Contains(x.Suffixes, rest))
}
