package source

import (
	"slices"
)

// Edit replaces the bytes of a span by text. An empty span inserts.
type Edit struct {
	Span
	Text string `json:"text"`
}

// Apply makes the edits in one go. Spans refer to text as it is before any edit.
// Of two edits that overlap the one that starts first wins, and equal edits count once; what was left out is returned.
func Apply(text []byte, edits []Edit) (edited []byte, left []Edit) {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b Edit) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	at := 0
	var last *Edit
	for i := range sorted {
		e := &sorted[i]
		switch {
		case last != nil && *e == *last:
			continue
		case e.Start < at || e.End < e.Start || e.End > len(text):
			left = append(left, *e)
			continue
		}
		edited = append(edited, text[at:e.Start]...)
		edited = append(edited, e.Text...)
		at, last = e.End, e
	}
	return append(edited, text[at:]...), left
}
