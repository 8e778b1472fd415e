package diff

const (
	partLike   = 0.62 // likeness of a whole to its parts together
	partGain   = 0.05 // by which the parts together beat the best of them
	partCover  = 0.55 // share of a part that the whole holds
	partsMost  = 5
	partsWords = 4 // words that a step must have to be divided
)

// matchParts finds steps that were split into neighbours, and neighbours that were merged.
func matchParts(a, b *doc) {
	divide(free(a), free(b), func(s *section) *section { return s.match })
	divide(free(b), free(a), func(s *section) *section { return s.match })
}

// divide looks for each whole among the runs of free steps on the other side.
func divide(wholes, others []*unit, there func(*section) *section) {
	runs := runsOf(others)
	for _, w := range wholes {
		if w.kind != stepKind || len(w.fill().ids) < partsWords {
			continue
		}
		if parts := bestParts(w, runs[there(w.section)]); parts != nil {
			w.parts = parts
			for _, p := range parts {
				p.whole = w
			}
		}
	}
}

// runsOf are the free steps of each section that follow each other.
func runsOf(units []*unit) map[*section][][]*unit {
	out := map[*section][][]*unit{}
	var last *unit
	for _, u := range units {
		if u.kind != stepKind {
			continue
		}
		runs := out[u.section]
		if last != nil && last.section == u.section && last == u.beside(-1) {
			runs[len(runs)-1] = append(runs[len(runs)-1], u)
		} else {
			runs = append(runs, []*unit{u})
		}
		out[u.section], last = runs, u
	}
	return out
}

// bestParts is the stretch of steps that together are most like the whole; nil when one step alone is as much like it.
func bestParts(w *unit, runs [][]*unit) []*unit {
	var best []*unit
	score := partLike
	for _, run := range runs {
		for i := range run {
			for j := i + 2; j <= min(len(run), i+partsMost); j++ {
				if like, ok := partsLike(w, run[i:j]); ok && like > score {
					best, score = run[i:j], like
				}
			}
		}
	}
	return best
}

func partsLike(w *unit, parts []*unit) (float64, bool) {
	v := w.bag.v
	single, text := 0.0, ""
	for _, p := range parts {
		if !p.free() || len(p.fill().ids) == 0 {
			return 0, false
		}
		common := 0.0
		both(w.bag.ids, p.bag.ids, func(id int32) { common += v.weight[id] })
		if common < partCover*v.sum(p.bag.ids) {
			return 0, false
		}
		single, text = max(single, likeness(&w.bag, &p.bag)), text+" "+p.text.key
	}
	joined := bag{v: v, triples: trigrams(text[1:])}
	for _, p := range parts {
		joined.ids = merge(joined.ids, p.bag.ids)
	}
	like := likeness(&w.bag, &joined)
	return like, like > single+partGain
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
