package cli

import (
	"fmt"
	"strings"
)

const around = 3 // lines of context

// unified is the difference of two texts as patch(1) reads it; "" when there is none.
func unified(name string, before, after []byte) string {
	a, b := linesOf(string(before)), linesOf(string(after))
	var out strings.Builder
	script := editScript(a, b)
	for from := 0; from < len(script); {
		if script[from].kind == ' ' {
			from++
			continue
		}
		to := from
		for i := from; i < len(script) && i <= to+2*around; i++ {
			if script[i].kind != ' ' {
				to = i
			}
		}
		if out.Len() == 0 {
			fmt.Fprintf(&out, "--- %s\n+++ %s\n", name, name)
		}
		hunk(&out, script, max(0, from-around), min(len(script), to+1+around))
		from = to + 1
	}
	return out.String()
}

// edit is one line: kept, dropped or added, with how many lines of each side stand before it.
type edit struct {
	kind   byte // ' ', '-' or '+'
	line   string
	before int
	after  int
}

func hunk(out *strings.Builder, script []edit, from, to int) {
	olds, news := 0, 0
	for _, e := range script[from:to] {
		if e.kind != '+' {
			olds++
		}
		if e.kind != '-' {
			news++
		}
	}
	fmt.Fprintf(out, "@@ -%s +%s @@\n", lineRange(script[from].before, olds), lineRange(script[from].after, news))
	for _, e := range script[from:to] {
		out.WriteString(string(e.kind) + e.line)
		if !strings.HasSuffix(e.line, "\n") {
			out.WriteString("\n\\ No newline at end of file\n")
		}
	}
}

// lineRange counts lines from 1; an empty range names the line before it.
func lineRange(before, n int) string {
	if n == 0 {
		return fmt.Sprintf("%d,0", before)
	}
	return fmt.Sprintf("%d,%d", before+1, n)
}

func linesOf(text string) []string {
	lines := strings.SplitAfter(text, "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// farthest bounds the search; texts that differ in more lines are shown as dropped and added whole.
const farthest = 2000

// editScript finds the shortest script (E. Myers, An O(ND) Difference Algorithm, 1986) behind what both texts start with.
func editScript(a, b []string) []edit {
	same := 0
	for same < len(a) && same < len(b) && a[same] == b[same] {
		same++
	}
	var kinds []byte
	for range same {
		kinds = append(kinds, ' ')
	}
	kinds = append(kinds, shortest(a[same:], b[same:])...)
	var out []edit
	i, j := 0, 0
	for _, kind := range kinds {
		e := edit{kind: kind, before: i, after: j}
		if kind == '+' {
			e.line = b[j]
		} else {
			e.line = a[i]
			i++
		}
		if kind != '-' {
			j++
		}
		out = append(out, e)
	}
	return out
}

func shortest(a, b []string) []byte {
	n, m := len(a), len(b)
	reach := map[int]int{1: 0}
	var trace []map[int]int
	for d := 0; d <= min(n+m, farthest); d++ {
		now := map[int]int{}
		for k := -d; k <= d; k += 2 {
			x := reach[k-1] + 1
			if k == -d || k != d && reach[k-1] < reach[k+1] {
				x = reach[k+1]
			}
			for x < n && x-k < m && x-k >= 0 && a[x] == b[x-k] {
				x++
			}
			now[k] = x
			if x >= n && x-k >= m {
				return back(append(trace, now), n, m)
			}
		}
		trace = append(trace, now)
		reach = now
	}
	return []byte(strings.Repeat("-", n) + strings.Repeat("+", m))
}

// back walks the search back from its end.
func back(trace []map[int]int, x, y int) []byte {
	var out []byte
	for d := len(trace) - 1; d > 0; d-- {
		k, before := x-y, trace[d-1]
		from, kind := k-1, byte('-')
		if k == -d || k != d && before[k-1] < before[k+1] {
			from, kind = k+1, '+'
		}
		px := before[from]
		py := px - from
		for x > px && y > py {
			out = append(out, ' ')
			x, y = x-1, y-1
		}
		out = append(out, kind)
		x, y = px, py
	}
	for ; x > 0; x-- {
		out = append(out, ' ')
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}
