package layout

import (
	"slices"
	"sort"

	"sopkit/internal/shape"
)

// run is a part of a cell's text that stands on one line.
type run struct {
	ink, all float64 // width without and with the spaces after it
	must     bool    // the line ends after it
}

// strips are the runs of the cells of a table, by row and column.
type strips [][][]run

// strips measures the texts of a table; the first row is its header.
func (g *grid) strips(rows [][]*cell) strips {
	out := make(strips, len(rows))
	for r, row := range rows {
		f := g.body
		if r == 0 {
			f = g.head
		}
		for _, c := range row {
			out[r] = append(out[r], g.runs(c, f))
		}
	}
	return out
}

func (g *grid) runs(c *cell, f font) []run {
	var out []run
	here := run{}
	b := boards.Get().(*board)
	defer boards.Put(b)
	for _, a := range g.atoms(b, c.frags, f) {
		here.ink, here.all = here.all+a.ink, here.all+a.all
		if a.after == shape.Never {
			continue
		}
		here.must = a.after == shape.Must
		out = append(out, here)
		here = run{}
	}
	return out
}

// extents returns by column the width of the longest word and that of the longest text.
func (t strips) extents() (least, most []float64) {
	least, most = make([]float64, len(t[0])), make([]float64, len(t[0]))
	for _, row := range t {
		for i, cell := range row {
			line := 0.0
			for _, r := range cell {
				least[i], most[i] = max(least[i], r.ink), max(most[i], line+r.ink)
				if line += r.all; r.must {
					line = 0
				}
			}
		}
	}
	const safe = 0.1
	for i := range least {
		least[i], most[i] = least[i]+safe, most[i]+safe
	}
	return least, most
}

// leastOf returns the widths of columns in which every word stands on one line.
func (g *grid) leastOf(rows [][]*cell) []float64 {
	least, _ := g.strips(rows).extents()
	return least
}

// padding is what so many columns need beside their texts.
func (g *grid) padding(columns int) float64 { return 2 * g.cellPad * float64(columns) }

// widths shares the width among the columns, padding included.
func (g *grid) widths(header []*cell, rows [][]*cell) []float64 {
	texts := g.strips(append([][]*cell{header}, rows...))
	least, _ := texts.extents()
	spare := (g.width - sum(least)) / float64(2*len(header)) // where words stand close, the space beside them gives first
	g.cellPad = min(g.cellPad, g.width/float64(4*len(header)), max(spare, cellLeast))
	out := texts.widths(g.width - g.padding(len(header)))
	for i := range out {
		out[i] += 2 * g.cellPad
	}
	return out
}

// widths shares the width among the columns. Where even the longest words do not fit, the widest columns give; where all
// fits on one line, what is left goes to all in proportion. In between, every column gets room for its longest word, and of
// several ways to share the rest the one that makes the table lowest is taken, and made better as long as one column can
// help another.
func (t strips) widths(width float64) []float64 {
	least, most := t.extents()
	if sum(least) >= width {
		return capped(least, max(width, 0))
	}
	if wide := sum(most); wide <= width {
		return scaled(most, width/wide)
	}
	t = t[:min(sampled, len(t))]
	best, fair := deal(width, least, most, false), deal(width, least, most, true)
	lines := t.lines(best)
	for _, part := range []float64{0.35, 0.7, 1} {
		try := make([]float64, len(best))
		for i := range try {
			try[i] = best[i]*(1-part) + fair[i]*part
		}
		if n := t.lines(try); n < lines {
			best, lines = try, n
		}
	}
	return t.better(best, least, lines)
}

// better moves width from column to column while that saves lines.
func (t strips) better(widths, least []float64, lines int) []float64 {
	const turns, part = 20, 32
	step := sum(widths) / part
	for range turns {
		var best []float64
		for from := range widths {
			for to := range widths {
				spare := widths[from] - least[from]
				for _, move := range []float64{step, 2 * step, 4 * step, spare} {
					if from == to || move > spare {
						continue
					}
					try := slices.Clone(widths)
					try[from], try[to] = try[from]-move, try[to]+move
					if n := t.lines(try); n < lines {
						best, lines = try, n
					}
				}
			}
		}
		if best == nil {
			break
		}
		widths = best
	}
	return widths
}

// deal gives every column its least width and shares out the rest: evenly until a column has all that its longest text needs,
// or in proportion to what the columns want.
func deal(width float64, least, most []float64, proportion bool) []float64 {
	left := width - sum(least)
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

// lines judges widths: by the lines of text that the rows are high, then by those of all cells.
func (t strips) lines(widths []float64) int {
	const row, cell = 1000, 1
	total := 0
	for _, r := range t {
		most := 1
		for i, runs := range r {
			n := count(runs, widths[i])
			most, total = max(most, n), total+n*cell
		}
		total += most * row
	}
	return total
}

// count is the number of lines that runs take in a width.
func count(runs []run, width float64) int {
	lines, x := 0, 0.0
	fresh := true
	for _, r := range runs {
		if fresh || x+r.ink > width {
			lines, x = lines+1, 0
			lines += int(r.ink / (width + 0.1)) // a run wider than the line is cut
		}
		x, fresh = x+r.all, r.must
	}
	return lines
}

func sum(all []float64) float64 {
	total := 0.0
	for _, v := range all {
		total += v
	}
	return total
}

// capped makes the widest columns so much narrower that all fit: the others keep what they need.
func capped(all []float64, width float64) []float64 {
	order, out := make([]int, len(all)), make([]float64, len(all)) // the narrow ones first
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return all[order[a]] < all[order[b]] })
	for n, i := range order {
		out[i] = min(all[i], width/float64(len(all)-n))
		width -= out[i]
	}
	return out
}

func scaled(all []float64, by float64) []float64 {
	out := make([]float64, len(all))
	for i, v := range all {
		out[i] = v * by
	}
	return out
}
