package diff

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// vocabulary numbers the words of both texts and knows how telling each is.
type vocabulary struct {
	ids    map[string]int32
	weight []float64
}

// bag is the words and letter triples of a unit; filled when first asked for.
type bag struct {
	v       *vocabulary
	words   *lexicon
	ids     []int32  // sorted; nil until asked for
	triples []uint64 // sorted; nil until asked for
}

// anyNumber stands for every number: another limit leaves a step the same step.
const anyNumber = "#"

// fill makes the words of a unit ready; full the letters too.
func (u *unit) fill() *bag {
	switch m := u.match; {
	case u.bag.ids != nil:
	case m != nil && m.bag.ids != nil && m.text.key == u.text.key:
		u.bag.ids = m.bag.ids
	default:
		u.bag.ids = u.bag.v.idsOf(u.bag.words, u.text.key)
	}
	return &u.bag
}

func (u *unit) full() *bag {
	if u.bag.triples == nil {
		u.bag.triples = trigrams(u.text.key)
	}
	return u.fill()
}

func (v *vocabulary) idsOf(x *lexicon, text string) []int32 {
	out := []int32{}
	for _, t := range scan(text) {
		if _, counts := x.Numbers[t.text]; t.number || counts {
			t.text = anyNumber
		} else if !t.word || x.modal[t.text] {
			continue
		}
		id, ok := v.ids[t.text]
		if !ok {
			id = int32(len(v.ids))
			v.ids[t.text] = id
		}
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// trigrams are the letter triples of a text, digits made equal, sorted.
func trigrams(text string) []uint64 {
	runes := []rune(" " + strings.ToLower(text) + " ")
	out := make([]uint64, 0, len(runes))
	for i := 0; i+2 < len(runes); i++ {
		var n uint64
		for _, r := range runes[i : i+3] {
			if r >= '0' && r <= '9' {
				r = '#'
			}
			n = n<<21 | uint64(r)
		}
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

// overlap is the Dice coefficient of two sorted lists.
func overlap[T cmp.Ordered](a, b []T) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	common := 0
	both(a, b, func(T) { common++ })
	return 2 * float64(common) / float64(len(a)+len(b))
}

// both calls visit for each element that two sorted lists share.
func both[T cmp.Ordered](a, b []T, visit func(T)) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			visit(a[i])
			i, j = i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
}

// weigh makes rare words count more than common ones: the logarithm of how few units hold a word.
func weigh(a, b *doc) {
	var held []int // by word: how many units
	all := slices.Concat(a.units, b.units)
	for _, u := range all {
		var last int32 = -1
		for _, id := range u.fill().ids {
			for int(id) >= len(held) {
				held = append(held, 0)
			}
			if id != last {
				held[id]++
			}
			last = id
		}
	}
	for _, count := range held {
		all[0].bag.v.weight = append(all[0].bag.v.weight, math.Log(1+float64(len(all))/float64(count)))
	}
}

func (v *vocabulary) sum(ids []int32) float64 {
	total := 0.0
	for _, id := range ids {
		total += v.weight[id]
	}
	return total
}

// shared is the weight of the words that two bags have in common.
func (v *vocabulary) shared(a, b []int32) (common float64) {
	both(a, b, func(id int32) { common += v.weight[id] })
	return common
}

// dice is the overlap of two bags of words by weight.
func (v *vocabulary) dice(a, b []int32) float64 {
	if all := v.sum(a) + v.sum(b); all > 0 {
		return 2 * v.shared(a, b) / all
	}
	return 0
}

// likeness is from 0 to 1: telling words for the most part, then letters, which bridge endings.
func likeness(x, y *bag) float64 {
	return 0.6*x.v.dice(x.ids, y.ids) + 0.4*overlap(x.triples, y.triples)
}

const (
	enough       = 0.50  // likeness from which two units are one that was reworded
	sameSection  = 0.05  // what standing in the same section adds
	nearAMatch   = 0.10  // what standing beside a matched pair adds
	elsewhere    = -0.10 // what standing in another section takes
	mostPairs    = 40000 // pairs that are all compared; beyond that only close and telling ones
	window       = 24    // how far from its place a unit is looked for then
	mostCarriers = 8     // a word in more units than this does not tell
)

// candidate is a pair that may be one unit.
type candidate struct {
	x, y  *unit
	base  float64
	score float64
}

// matchAlike pairs what is left by likeness, the best first; a pair makes its neighbours more likely.
func matchAlike(a, b *doc) {
	all := candidates(free(a), free(b))
	for range 4 {
		for i := range all {
			all[i].score = all[i].base + context(all[i].x, all[i].y)
		}
		slices.SortStableFunc(all, func(c, d candidate) int { return cmp.Compare(d.score, c.score) })
		found := false
		for _, c := range all {
			if c.score >= enough && c.x.free() && c.y.free() {
				pair(c.x, c.y)
				found = true
			}
		}
		if !found {
			return
		}
	}
}

func free(d *doc) []*unit {
	var out []*unit
	for _, u := range d.units {
		if u.free() {
			out = append(out, u)
		}
	}
	return out
}

func candidates(xs, ys []*unit) []candidate {
	var out []candidate
	try := func(x, y *unit) {
		if !mayPair(x, y) {
			return
		}
		if base := likeness(x.full(), y.full()); base >= enough-sameSection-nearAMatch {
			out = append(out, candidate{x: x, y: y, base: base})
		}
	}
	if len(xs)*len(ys) <= mostPairs {
		for _, x := range xs {
			for _, y := range ys {
				try(x, y)
			}
		}
		return out
	}
	closeOnes(xs, ys, try)
	return out
}

// closeOnes tries only pairs that stand at about the same place or share a telling word.
func closeOnes(xs, ys []*unit, try func(x, y *unit)) {
	carriers := map[int32][]int{}
	for j, y := range ys {
		for _, id := range slices.Compact(slices.Clone(y.fill().ids)) {
			carriers[id] = append(carriers[id], j)
		}
	}
	for i, x := range xs {
		var near []int
		low, high := around(i, len(xs), len(ys))
		for j := low; j < high; j++ {
			near = append(near, j)
		}
		for _, id := range x.fill().ids {
			if list := carriers[id]; len(list) <= mostCarriers {
				near = append(near, list...)
			}
		}
		slices.Sort(near)
		for _, j := range slices.Compact(near) {
			try(x, ys[j])
		}
	}
}

// around is the range of places in a list of m that lie about where i lies in a list of n.
func around(i, n, m int) (low, high int) {
	place := i * m / n
	return max(0, place-window), min(m, place+window)
}

// context is what the place of two units says for their being one.
func context(x, y *unit) float64 {
	bonus := elsewhere
	if x.section.match == y.section {
		bonus = sameSection
	}
	for _, side := range []int{-1, 1} {
		if p, q := x.beside(side), y.beside(side); p != nil && q != nil && p.match == q || p == nil && q == nil && x.section.match == y.section {
			bonus += nearAMatch / 2
		}
	}
	return bonus
}

// beside is the unit of the same kind next to this one in its section; nil at the ends.
func (u *unit) beside(side int) *unit {
	list := u.section.units
	i, ok := slices.BinarySearchFunc(list, u.order, func(v *unit, order int) int { return v.order - order })
	for i += side; ok && i >= 0 && i < len(list); i += side {
		if list[i].kind == u.kind {
			return list[i]
		}
	}
	return nil
}
