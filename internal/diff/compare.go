package diff

import (
	"slices"
	"strings"

	"sopkit/internal/lang"
)

// finding is what differs between two texts of one place.
type finding struct {
	limits [][2]*quantity // before and after; one may be nil
	roles  *[2]string     // people named in the text who changed
	force  *[2]lang.Force
	refs   bool // links, images, code or numbers that are names
	words  bool // anything else
}

// grave reports a change that is named instead of rewording.
func (f finding) grave() bool { return len(f.limits) > 0 || f.roles != nil || f.force != nil }

// comparer compares texts of two docs.
type comparer struct {
	a, b  *doc
	roles func() *roleNames // names of people who act
}

// compare says what differs between two texts.
func (c comparer) compare(x, y *prose) finding {
	if x.key == y.key && slices.Equal(x.refs, y.refs) {
		return finding{}
	}
	said, said2 := scan(x.said), scan(y.said)
	limits, names := c.a.words.measure(x.said, said)
	limits2, names2 := c.b.words.measure(y.said, said2)
	fixed := withoutNumbers(x.bare) == withoutNumbers(y.bare)
	f := finding{limits: changedLimits(limits, limits2, fixed), refs: !slices.Equal(x.refs, y.refs) || !sameNames(names, names2)}
	f.roles = c.changedRoles(said, said2)
	f.force = changedForce(c.a.words.forces(said), c.b.words.forces(said2))
	f.words = x.key != y.key && (!f.refs || maskNames(x.bare, names) != maskNames(y.bare, names2))
	return f
}

// withoutNumbers is a text with every number made equal.
func withoutNumbers(text string) string {
	out := []byte{}
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < '0' || c > '9' {
			out = append(out, c)
		} else if len(out) == 0 || out[len(out)-1] != '#' {
			out = append(out, '#')
		}
	}
	return string(out)
}

func sameNames(a, b []quantity) bool {
	return slices.EqualFunc(a, b, func(p, q quantity) bool { return normal(p.text) == normal(q.text) })
}

// maskNames takes the numbers that are names out of a text, each as often as it is one.
func maskNames(text string, names []quantity) string {
	left := map[string]int{}
	for _, q := range names {
		name := normal(q.text)
		left[name[:numberEnd(name, 0)]]++
	}
	var out strings.Builder
	for i := 0; i < len(text); {
		end := i + 1
		if text[i] >= '0' && text[i] <= '9' {
			end = numberEnd(text, i)
		}
		if word := text[i:end]; left[word] > 0 {
			left[word]--
			out.WriteString(mask)
		} else {
			out.WriteString(word)
		}
		i = end
	}
	return out.String()
}

// changedLimits pairs the limits that differ. Equal ones cancel out in order, and out of order too where the words around
// them changed.
func changedLimits(a, b []quantity, fixed bool) [][2]*quantity {
	x, y := unequal(a, b)
	if !fixed {
		x, y = cancel(x, y)
	}
	var out [][2]*quantity
	for _, close := range []func(p, q *quantity) bool{
		func(p, q *quantity) bool { return p.Quantity == q.Quantity && p.Base == q.Base },
		func(p, q *quantity) bool { return p.Quantity == q.Quantity },
		func(p, q *quantity) bool { return p.bare || q.bare },
	} {
		for i, p := range x {
			j := slices.IndexFunc(y, func(q *quantity) bool { return p != nil && q != nil && close(p, q) })
			if j >= 0 {
				out = append(out, [2]*quantity{p, y[j]})
				x[i], y[j] = nil, nil
			}
		}
	}
	for _, p := range x {
		if p.limits() {
			out = append(out, [2]*quantity{p, nil})
		}
	}
	for _, q := range y {
		if q.limits() {
			out = append(out, [2]*quantity{nil, q})
		}
	}
	slices.SortStableFunc(out, func(p, q [2]*quantity) int { return place(p) - place(q) })
	return out
}

func place(p [2]*quantity) int {
	if p[1] != nil {
		return p[1].from
	}
	return p[0].from
}

// limits reports whether a quantity that stands on one side only is a limit: a lone 1 is an article, "the two" are known.
func (q *quantity) limits() bool {
	return q != nil && !(q.Quantity == lang.Count && q.value == 1) && !q.recalls
}

// unequal are the quantities outside the longest common subsequence.
func unequal(a, b []quantity) (x, y []*quantity) {
	keepA, keepB := common(len(a), len(b), func(i, j int) bool { return equalLimit(&a[i], &b[j]) })
	for i := range a {
		if !keepA[i] {
			x = append(x, &a[i])
		}
	}
	for j := range b {
		if !keepB[j] {
			y = append(y, &b[j])
		}
	}
	return x, y
}

// equalLimit takes "3" and "3 people" for equal.
func equalLimit(p, q *quantity) bool {
	return p.same(*q) || p.Quantity == lang.Count && q.Quantity == lang.Count && (p.Base == "" || q.Base == "") && near(p.value, q.value) && near(p.high, q.high)
}

// cancel takes equal quantities out, whatever their order.
func cancel(x, y []*quantity) (restX, restY []*quantity) {
	for _, p := range x {
		j := slices.IndexFunc(y, func(q *quantity) bool { return equalLimit(p, q) })
		if j < 0 {
			restX = append(restX, p)
		} else {
			y = slices.Delete(slices.Clone(y), j, j+1)
		}
	}
	return restX, y
}

// common marks the elements of a longest common subsequence (Wagner and Fischer 1974). What both begin with is not weighed.
func common(n, m int, equal func(i, j int) bool) (a, b []bool) {
	same := 0
	for same < min(n, m) && equal(same, same) {
		same++
	}
	length := make([][]int32, n+1)
	for i := same; i <= n; i++ {
		length[i] = make([]int32, m+1)
	}
	for i := n - 1; i >= same; i-- {
		for j := m - 1; j >= same; j-- {
			if equal(i, j) {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	a, b = make([]bool, n), make([]bool, m)
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case equal(i, j):
			a[i], b[j] = true, true
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return a, b
}

// changedRoles finds a person named before who gave way to another one. "The agent" for "the service agent" is wording.
func (c comparer) changedRoles(x, y []token) *[2]string {
	before, after := c.a.words.mentioned(x, c.roles()), c.b.words.mentioned(y, c.roles())
	gone, come := without(before, after), without(after, before)
	if len(gone) == 0 || len(come) == 0 || strings.Contains(gone[0], come[0]) || strings.Contains(come[0], gone[0]) {
		return nil
	}
	return &[2]string{gone[0], come[0]}
}

// changedForce compares how binding two texts are; where one says nothing more it is a command.
func changedForce(a, b []lang.Force) *[2]lang.Force {
	gone, come := without(a, b), without(b, a)
	if len(gone)+len(come) == 0 {
		return nil
	}
	first := func(list []lang.Force) lang.Force {
		if len(list) == 0 {
			return lang.Must
		}
		return list[0]
	}
	return &[2]lang.Force{first(gone), first(come)}
}

// without is a with one element taken out for each of b.
func without[T comparable](a, b []T) []T {
	b = slices.Clone(b)
	var out []T
	for _, v := range a {
		if i := slices.Index(b, v); i >= 0 {
			b = slices.Delete(b, i, i+1)
		} else {
			out = append(out, v)
		}
	}
	return out
}
