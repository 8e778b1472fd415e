package diff

import (
	"slices"
	"strings"

	"sopkit/internal/lang"
)

// knownRoles are the names of people who act: of the language, of the labels and of the front matter; the longest first.
func knownRoles(docs ...*doc) [][]string {
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
	return out
}

// mentioned are the roles that a text names, in order, the longest name at each place.
func (x *lexicon) mentioned(text string, roles [][]string) []string {
	tokens := scan(normal(text))
	var out []string
	for i := 0; i < len(tokens); {
		n := 0
		for _, role := range roles {
			if len(role) > 0 && x.names(role, tokens[i:]) {
				out, n = append(out, strings.Join(role, " ")), len(role)
				break
			}
		}
		i += max(1, n)
	}
	return out
}

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
	return ok && (rest == "" || rest == "s" || rest == "'s" || slices.Contains(x.Suffixes, rest))
}
