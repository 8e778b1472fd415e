package rules

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sieve is a regular expression that is tried only on texts with one of the strings that every match holds: to look for a few
// strings is many times faster.
type sieve struct {
	*regexp.Regexp
	hints []string
	whole bool      // the hints are all that it matches
	fold  bool      // the hints are in lower case, and capitals count as small letters
	first [256]bool // with fold: the bytes with which a hint may begin
}

func sieved(pattern string) *sieve {
	re := regexp.MustCompile(pattern)
	tree, _ := syntax.Parse(pattern, syntax.Perl)
	hints, whole := hintsOf(tree.Simplify())
	if shortest(hints) == 0 {
		return &sieve{Regexp: re}
	}
	s := &sieve{Regexp: re, hints: hints, whole: whole, fold: folds(tree)}
	if s.fold {
		s.whole = false
		for i, h := range hints {
			hints[i] = lowerASCII(h)
			s.first[hints[i][0]], s.first[capital(hints[i][0])] = true, true
		}
		s.first[longS[0]], s.first[kelvin[0]] = true, true
	}
	return s
}

// Two letters beyond ASCII that are s and k to an expression that folds.
const longS, kelvin = "\u017f", "\u212a"

// capital is the capital of a small letter of ASCII.
func capital(c byte) byte {
	if c >= 'a' && c <= 'z' {
		c -= 'a' - 'A'
	}
	return c
}

// folds reports whether some letters of an expression stand for capitals, too.
func folds(re *syntax.Regexp) bool {
	return re.Op == syntax.OpLiteral && re.Flags&syntax.FoldCase != 0 || slices.ContainsFunc(re.Sub, folds)
}

// MatchString reports whether the text holds a match.
func (s *sieve) MatchString(text string) bool {
	return s.lets(text) && (s.whole || s.Regexp.MatchString(text))
}

// FindAllStringIndex finds the matches in the text.
func (s *sieve) FindAllStringIndex(text string, n int) [][]int {
	if !s.lets(text) {
		return nil
	}
	return s.Regexp.FindAllStringIndex(text, n)
}

// FindAllStringSubmatchIndex finds the matches in the text with their groups.
func (s *sieve) FindAllStringSubmatchIndex(text string, n int) [][]int {
	if !s.lets(text) {
		return nil
	}
	return s.Regexp.FindAllStringSubmatchIndex(text, n)
}

// lets reports whether the text may hold a match.
func (s *sieve) lets(text string) bool {
	if s.fold {
		return s.letsFolded(text)
	}
	for _, h := range s.hints {
		if strings.Contains(text, h) {
			return true
		}
	}
	return s.hints == nil
}

// letsFolded is lets where capitals count as small letters: the text is read once for all hints.
func (s *sieve) letsFolded(text string) bool {
	for i := range len(text) {
		if !s.first[text[i]] {
			continue
		}
		rest := text[i:]
		if strings.HasPrefix(rest, longS) || strings.HasPrefix(rest, kelvin) {
			return true
		}
		for _, h := range s.hints {
			if beginsFolded(rest, h) {
				return true
			}
		}
	}
	return false
}

// beginsFolded reports whether a text begins with a string in lower case, capitals of ASCII taken as small letters.
func beginsFolded(text, small string) bool {
	if len(text) < len(small) {
		return false
	}
	for i := range len(small) {
		if text[i] != small[i] && text[i] != capital(small[i]) {
			return false
		}
	}
	return true
}

// mostHints is how many strings are worth looking for.
const mostHints = 32

// hintsOf are strings of which every match of an expression holds one; whole says that they are all that it matches. Where none
// are known there is an empty one.
func hintsOf(re *syntax.Regexp) (hints []string, whole bool) {
	switch re.Op {
	case syntax.OpEmptyMatch:
		return []string{""}, true
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 || !slices.ContainsFunc(re.Rune, foreign) {
			return []string{string(re.Rune)}, true
		}
	case syntax.OpCharClass:
		return hintsOfClass(re.Rune)
	case syntax.OpCapture:
		return hintsOf(re.Sub[0])
	case syntax.OpPlus:
		hints, _ = hintsOf(re.Sub[0])
		return hints, false
	case syntax.OpQuest:
		hints, whole = hintsOf(re.Sub[0])
		return append(hints, ""), whole
	case syntax.OpAlternate:
		return hintsOfAny(re.Sub)
	case syntax.OpConcat:
		return hintsOfRow(re.Sub)
	}
	return []string{""}, false
}

// foreign reports whether a letter has a case and is not one of ASCII.
func foreign(r rune) bool { return r >= utf8.RuneSelf && unicode.SimpleFold(r) != r }

func hintsOfClass(ranges []rune) (hints []string, whole bool) {
	for i := 0; i < len(ranges); i += 2 {
		if int(ranges[i+1]-ranges[i])+len(hints) >= mostHints {
			return []string{""}, false
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			hints = append(hints, string(r))
		}
	}
	return hints, true
}

func hintsOfAny(list []*syntax.Regexp) (hints []string, whole bool) {
	whole = true
	for _, re := range list {
		more, all := hintsOf(re)
		hints, whole = append(hints, more...), whole && all
	}
	if len(hints) > mostHints {
		return []string{""}, false
	}
	return hints, whole
}

// hintsOfRow joins what stands side by side as long as that is known, and takes the piece that says most.
func hintsOfRow(list []*syntax.Regexp) (hints []string, whole bool) {
	piece, whole := []string{""}, true
	for _, re := range list {
		next, all := hintsOf(re)
		if all && len(piece)*len(next) <= mostHints {
			piece = products(piece, next)
			continue
		}
		hints, piece, whole = better(better(hints, piece), next), []string{""}, false
	}
	return better(hints, piece), whole
}

func products(a, b []string) (out []string) {
	for _, x := range a {
		for _, y := range b {
			out = append(out, x+y)
		}
	}
	return out
}

// better is the list whose shortest string is longer.
func better(a, b []string) []string {
	if shortest(b) > shortest(a) || a == nil {
		return b
	}
	return a
}

// shortest is the length of the shortest string; 0 when there is none.
func shortest(list []string) int {
	n := 0
	for i, s := range list {
		if i == 0 || len(s) < n {
			n = len(s)
		}
	}
	return n
}

// lowerASCII makes the capitals of ASCII small.
func lowerASCII(text string) string {
	first := strings.IndexFunc(text, func(r rune) bool { return r >= 'A' && r <= 'Z' })
	if first < 0 {
		return text
	}
	out := []byte(text)
	for i, c := range out[first:] {
		if c >= 'A' && c <= 'Z' {
			out[first+i] = c + 'a' - 'A'
		}
	}
	return string(out)
}
