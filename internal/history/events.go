package history

import (
	"cmp"
	"slices"
)

// Status says what happened to a file, in git's letters.
type Status byte

// What can happen to a file.
const (
	Added    Status = 'A'
	Modified Status = 'M'
	Deleted  Status = 'D'
	Renamed  Status = 'R'
	Retyped  Status = 'T' // became a link, or stopped being one
)

// String returns git's letter.
func (s Status) String() string { return string(rune(s)) }

// Event is one file that one commit changed.
type Event struct {
	Commit        Hash
	Status        Status
	Path, From    string // From is set for renames only
	Score         int    // of a rename, in percent of equal text
	Old, New      Hash   // blobs, zero where there was none
	Before, After Identity
	Merge         bool // made by the merge itself: no parent has the file so
	Cut           bool // the history is cut here, so everything looks added
}

// Events lists all changes of the manual's folders, newest first: those of
// commits with one parent or none, against it, and the merges' own.
func (h *History) Events() []Event {
	var rows []uint32
	for i := range uint32(h.table.count(sectionEvents)) {
		if row := h.table.event(i); h.in[row.commit] && row.isOwn() {
			rows = append(rows, i)
		}
	}
	return h.newestFirst(rows)
}

// isOwn reports whether the commit itself made the change.
func (e eventRow) isOwn() bool { return e.flags&flagMerge == 0 || e.flags&flagOwn != 0 }

// newestFirst sorts by the committer's time, but never a commit before its
// descendants, and within a commit by path.
func (h *History) newestFirst(rows []uint32) []Event {
	type dated struct {
		order int64
		row   uint32
		eventRow
	}
	sorted := make([]dated, len(rows))
	for i, n := range rows {
		e := h.table.event(n)
		sorted[i] = dated{h.table.commit(e.commit).order, n, e}
	}
	slices.SortFunc(sorted, func(a, b dated) int {
		return cmp.Or(cmp.Compare(b.order, a.order), cmp.Compare(b.commit, a.commit), cmp.Compare(a.row, b.row))
	})
	events := make([]Event, len(sorted))
	for i, d := range sorted {
		events[i] = h.table.publicEvent(d.eventRow)
	}
	return events
}

func (t *table) publicEvent(e eventRow) Event {
	commit := t.commit(e.commit)
	return Event{
		Commit: commit.hash, Status: Status(e.status), Path: t.text(e.path), From: t.text(e.from), Score: int(e.score),
		Old: t.blob(e.oldBlob), New: t.blob(e.newBlob), Before: t.identity(e.oldIdentity), After: t.identity(e.newIdentity),
		Merge: e.flags&flagMerge != 0, Cut: commit.cut != 0,
	}
}
