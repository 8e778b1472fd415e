package layout

import (
	"sort"

	"sopkit/internal/shape"
)

// need is the least width that lets every word stand on one line.
func (g *grid) need(rows [][]*cell) float64 {
	least, _ := g.measure(rows)
	return sum(least)
}

// measure returns by column the width of the longest word and that of the longest text, padding included.
func (g *grid) measure(rows [][]*cell) (least, most []float64) {
	least, most = make([]float64, len(rows[0])), make([]float64, len(rows[0]))
	for r, row := range rows {
		f := g.body
		if r == 0 {
			f = g.head
		}
		for i, c := range row {
			word, all := g.extent(c, f)
			least[i], most[i] = max(least[i], word+2*cellPad), max(most[i], all+2*cellPad)
		}
	}
	return least, most
}

func (g *grid) extent(c *cell, f font) (word, all float64) {
	run, line := 0.0, 0.0
	for _, a := range g.atoms(c.frags, f) {
		run += a.ink
		word = max(word, run)
		line += a.all
		all = max(all, line)
		switch a.after {
		case shape.May:
			run = 0
		case shape.Must:
			run, line = 0, 0
		default:
			run += a.all - a.ink
		}
	}
	return word + 0.1, all + 0.1
}

// widths shares the width among the columns. Where even the longest words do not fit, all columns shrink alike; where all
// fits on one line, what is left goes to all in proportion. In between, every column gets room for its longest word, and of
// several ways to share the rest the one that makes the table lowest is taken.
func (g *grid) widths(header []*cell, rows [][]*cell) []float64 {
	least, most := g.measure(append([][]*cell{header}, rows...))
	low, all := sum(least), sum(most)
	if low >= g.width {
		return scaled(least, g.width/low)
	}
	if all <= g.width {
		return scaled(most, g.width/all)
	}
	even, fair := g.deal(least, most, false), g.deal(least, most, true)
	var best []float64
	height := 0
	for _, part := range []float64{0, 0.35, 0.7, 1} {
		try := make([]float64, len(even))
		for i := range try {
			try[i] = even[i]*(1-part) + fair[i]*part
		}
		if h := g.tall(rows, try); best == nil || h < height {
			best, height = try, h
		}
	}
	return best
}

// deal gives every column its least width and shares out the rest: evenly until a column has all that its longest text needs,
// or in proportion to what the columns want.
func (g *grid) deal(least, most []float64, proportion bool) []float64 {
	left := g.width - sum(least)
	out := make([]float64, len(least))
	if proportion {
		want := sum(most) - sum(least)
		for i := range out {
			out[i] = least[i] + (most[i]-least[i])*left/want
		}
		return out
	}
	order := make([]int, len(least)) // the modest columns first
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return most[order[a]]-least[order[a]] < most[order[b]]-least[order[b]] })
	for n, i := range order {
		more := min(most[i]-least[i], left/float64(len(order)-n))
		out[i] = least[i] + more
		left -= more
	}
	return out
}

// smallTable is the part of a page up to which a table is not torn.
const smallTable = 0.35

// sampled is how many rows are enough to judge widths by.
const sampled = 60

// tall counts the lines that the rows need with the given widths.
func (g *grid) tall(rows [][]*cell, widths []float64) int {
	total := 0
	for _, r := range rows[:min(sampled, len(rows))] {
		most := 1
		for i, c := range r {
			if len(c.frags) > 0 {
				most = max(most, len(breaks(g.fit(g.atoms(c.frags, g.body), g.body, widths[i]-2*cellPad), widths[i]-2*cellPad)))
			}
		}
		total += most
	}
	return total
}

func sum(all []float64) float64 {
	total := 0.0
	for _, v := range all {
		total += v
	}
	return total
}

func scaled(all []float64, by float64) []float64 {
	out := make([]float64, len(all))
	for i, v := range all {
		out[i] = v * by
	}
	return out
}
