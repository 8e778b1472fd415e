package diff

import (
	"slices"
	"unicode/utf8"
)

// findMoves marks the steps and sections that stand in another list, or in another order within theirs.
func findMoves(a, b *doc) {
	lists := map[any][]*unit{}
	for _, y := range b.units {
		if y.match == nil || y.kind == calloutKind {
			continue
		}
		x := y.match
		if !sameList(x, y) {
			x.moved, y.moved = true, true
			continue
		}
		var in any = [2]any{y.section, y.kind}
		if y.kind == stepKind && y.parent != nil {
			in = y.parent
		}
		lists[in] = append(lists[in], y)
	}
	for _, list := range lists {
		for _, i := range outOfOrder(len(list), func(i int) int { return list[i].match.order }, func(i int) float64 { return weightOf(list[i]) }) {
			list[i].moved, list[i].match.moved = true, true
		}
	}
	findSectionMoves(b)
}

// sameList reports whether two matched units stand in the same list: under the same step, else in the same section.
func sameList(x, y *unit) bool {
	if x.kind != stepKind {
		return x.section.match == y.section
	}
	if x.parent == nil || y.parent == nil {
		return x.parent == nil && y.parent == nil && x.section.match == y.section
	}
	return x.parent.match == y.parent || x.parent.whole != nil && x.parent.whole == y.parent || y.parent.whole != nil && y.parent.whole == x.parent
}

// weightOf makes as few steps move as can be, and among those the ones with less text.
func weightOf(u *unit) float64 {
	runes := utf8.RuneCountInString(u.text.key)
	for _, inner := range u.inner {
		runes += utf8.RuneCountInString(inner.text.key)
	}
	return 1 + float64(min(runes, 1000))/1e6
}

func findSectionMoves(b *doc) {
	children := map[*section][]*section{}
	for _, t := range b.sections[1:] {
		switch {
		case t.match == nil:
		case t.match.parent.match == t.parent:
			children[t.parent] = append(children[t.parent], t)
		default:
			t.moved, t.match.moved = true, true
		}
	}
	for _, list := range children {
		weight := func(i int) float64 { return 1 + float64(min(len(list[i].units), 1000))/1e6 }
		for _, i := range outOfOrder(len(list), func(i int) int { return list[i].match.order }, weight) {
			list[i].moved, list[i].match.moved = true, true
		}
	}
}

// outOfOrder are the elements outside the heaviest rising subsequence, in n log n steps: a Fenwick tree over the ranks
// holds the heaviest sum that ends at or below each rank (Fenwick 1994; Fredman 1975 for the subsequence).
func outOfOrder(n int, order func(int) int, weight func(int) float64) []int {
	ranks := make([]int, n)
	for i := range ranks {
		ranks[i] = i
	}
	slices.SortFunc(ranks, func(i, j int) int { return order(i) - order(j) })
	rank := make([]int, n)
	rising := true
	for r, i := range ranks {
		rank[i] = r + 1
		rising = rising && r == i
	}
	if rising {
		return nil
	}
	sum, back, tree := make([]float64, n), make([]int, n), make([]int, n+1)
	best := -1
	for i := range n {
		back[i], sum[i] = -1, weight(i)
		for r := rank[i] - 1; r > 0; r -= r & -r {
			if j := tree[r] - 1; j >= 0 && sum[j]+weight(i) > sum[i] {
				sum[i], back[i] = sum[j]+weight(i), j
			}
		}
		for r := rank[i]; r <= n; r += r & -r {
			if j := tree[r] - 1; j < 0 || sum[j] < sum[i] {
				tree[r] = i + 1
			}
		}
		if best < 0 || sum[i] > sum[best] {
			best = i
		}
	}
	stays := make([]bool, n)
	for i := best; i >= 0; i = back[i] {
		stays[i] = true
	}
	var out []int
	for i, s := range stays {
		if !s {
			out = append(out, i)
		}
	}
	return out
}
