package diff

import "slices"

const (
	partLike   = 0.62 // likeness of a whole to its parts together
	partGain   = 0.05 // by which the parts together beat the best of them
	partCover  = 0.55 // share of a part that the whole holds
	partHeld   = 0.85 // share of a part that the whole holds where parts repeat each other's words
	partsSay   = 0.75 // share of the whole that they say together: "and" may go
	partsMost  = 5
	partsWords = 4 // words that a step must have to be divided
)

// matchParts finds steps that were split into neighbours, and neighbours that were merged.
func matchParts(a, b *doc) {
	divide(free(a), free(b), func(s *section) *section { return s.match })
	divide(free(b), free(a), func(s *section) *section { return s.match })
}

// divide looks for each whole among the runs of free steps on the other side. Where there are too many to try, only
// those at about the same place are tried.
func divide(wholes, others []*unit, there func(*section) *section) {
	runs := runsOf(others)
	all := len(wholes)*len(others) <= mostPairs
	for i, w := range wholes {
		if w.kind != stepKind || len(w.fill().ids) < partsWords {
			continue
		}
		for _, run := range runs[there(w.section)] {
			if !all {
				low, high := around(i, len(wholes), len(run))
				run = run[low:high]
			}
			w.take(bestParts(w, run))
		}
	}
}

// take makes a unit the whole of parts.
func (u *unit) take(parts []*unit) {
	if len(parts) == 0 || !u.free() {
		return
	}
	u.parts = parts
	for _, p := range parts {
		p.whole = u
	}
}

// runsOf are the free steps of each section that follow each other: as the reader meets them, and in one list, where
// substeps may stand between.
func runsOf(units []*unit) map[*section][][]*unit {
	out := chains(units, func(u *unit) *unit { return u.beside(-1) })
	for s, runs := range chains(units, (*unit).elder) {
		out[s] = append(out[s], runs...)
	}
	return out
}

// elder is the step before this one in its list; nil for the first.
func (u *unit) elder() *unit {
	p := u.beside(-1)
	for p != nil && p.parent != u.parent {
		p = p.parent
	}
	return p
}

// chains are runs of steps in which each follows the one before.
func chains(units []*unit, before func(*unit) *unit) map[*section][][]*unit {
	out := map[*section][][]*unit{}
	number := map[*unit]int{} // of the run that a step ends
	for _, u := range units {
		if u.kind != stepKind {
			continue
		}
		runs := out[u.section]
		n, follows := number[before(u)]
		if !follows {
			n, runs = len(runs), append(runs, nil)
		}
		runs[n] = append(runs[n], u)
		out[u.section], number[u] = runs, n
	}
	return out
}

// bestParts is the stretch of steps that together are most like the whole; nil when one step alone is as much like it.
func bestParts(w *unit, run []*unit) []*unit {
	var best []*unit
	score := partLike
	for i := 0; i < len(run); i++ {
		for j := i + 1; j <= min(len(run), i+partsMost) && w.covers(run[j-1]); j++ {
			if j < i+2 {
				continue
			}
			if like, ok := partsLike(w, run[i:j]); ok && like > score {
				best, score = run[i:j], like
			}
		}
	}
	return best
}

// covers reports whether most of a part stands in the whole.
func (u *unit) covers(part *unit) bool {
	v, ids := u.bag.v, part.fill().ids
	return part.free() && len(ids) > 0 && v.shared(u.bag.ids, ids) >= partCover*v.sum(ids)
}

// partsLike is how much the whole is like the parts together; false when one of them alone is as much like it and they do not
// share it out.
func partsLike(w *unit, parts []*unit) (float64, bool) {
	if said := sharedOut(w, parts); said > 0 {
		return said, true
	}
	single, text := 0.0, ""
	joined := bag{v: w.bag.v}
	for _, p := range parts {
		single, text = max(single, likeness(w.full(), p.full())), text+" "+p.text.key
		joined.ids = merge(joined.ids, p.bag.ids)
	}
	joined.triples = trigrams(text[1:])
	like := likeness(&w.bag, &joined)
	return like, like > single+partGain
}

// sharedOut is the share of the whole that the parts say together, where each says some that no other part says and nothing else:
// "Put on the apron and the gloves." is "Put on the apron." and "Put on the gloves." It is 0 elsewhere.
func sharedOut(w *unit, parts []*unit) float64 {
	v := w.bag.v
	saying := map[int32]int{} // how many parts say a word
	for _, p := range parts {
		if v.shared(w.bag.ids, p.bag.ids) < partHeld*v.sum(p.bag.ids) {
			return 0
		}
		for _, id := range slices.Compact(slices.Clone(p.bag.ids)) {
			saying[id]++
		}
	}
	said, all := 0.0, v.sum(w.bag.ids)
	for _, id := range w.bag.ids {
		if saying[id] > 0 {
			said += v.weight[id]
		}
	}
	if said < partsSay*all {
		return 0
	}
	for _, p := range parts {
		alone := false
		both(w.bag.ids, p.bag.ids, func(id int32) { alone = alone || saying[id] == 1 && id != v.ids[anyNumber] })
		if !alone {
			return 0
		}
	}
	return said / all
}

// merge joins two sorted lists.
func merge(a, b []int32) []int32 {
	out := make([]int32, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0] <= b[0] {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}
