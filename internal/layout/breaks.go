package layout

import (
	"math"

	"sopkit/internal/shape"
)

// breaks returns the ends of lines: of all ways to break, the one with the least sum of squared gaps at the right edge,
// the last line left out (the total-fit method of Knuth and Plass, Breaking Paragraphs into Lines, 1981, for ragged text).
func breaks(atoms []atom, width float64) []int {
	n := len(atoms)
	cost := make([]float64, n+1)
	back := make([]int, n+1)
	for j := 1; j <= n; j++ {
		cost[j], back[j] = math.Inf(1), j-1
		if atoms[j-1].after == shape.Never && j < n {
			continue
		}
		total := atoms[j-1].ink
		for i := j - 1; i >= 0; i-- {
			if i < j-1 {
				total += atoms[i].all
			}
			if i > 0 && atoms[i-1].after == shape.Must {
				if c := cost[i] + gap(atoms, i, j, total, width); c < cost[j] {
					cost[j], back[j] = c, i
				}
				break
			}
			if total > width && i < j-1 {
				break
			}
			if i > 0 && atoms[i-1].after == shape.Never {
				continue
			}
			if c := cost[i] + gap(atoms, i, j, total, width); c < cost[j] {
				cost[j], back[j] = c, i
			}
		}
	}
	var out []int
	for j := n; j > 0; j = back[j] {
		out = append(out, j)
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// gap is the cost of the line of atoms i to j.
func gap(atoms []atom, i, j int, total, width float64) float64 {
	const overfull, lonely, parted = 1e6, 0.15, 0.15
	free := (width - total) / width
	switch {
	case free < 0:
		return overfull * (1 - free)
	case atoms[j-1].after == shape.Must && (j == len(atoms) || atoms[j-1].stop):
		if i > 0 && free > 0.85 {
			return lonely // one short word alone on the last line
		}
		return 0
	}
	cost := free*free + 0.01 // a line more costs a little
	if atoms[j-1].leads {
		cost += parted
	}
	return cost
}

// widest is the width of the widest line that ends at one of the ends.
func widest(atoms []atom, ends []int) float64 {
	most, from := 0.0, 0
	for _, upto := range ends {
		width := atoms[upto-1].ink
		for _, a := range atoms[from : upto-1] {
			width += a.all
		}
		most, from = max(most, width), upto
	}
	return most
}
