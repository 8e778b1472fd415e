package history

import "encoding/binary"

// none stands for "no path, no blob, no identity" in the index.
const none = ^uint32(0)

// Flags of an event.
const (
	flagMerge = 1 << iota // the commit is a merge, compared with its first parent
	flagOwn               // ... and the change is its own: no parent has the file so
	flagRoot              // the commit has no parent here
)

// commitRow is a commit in the index.
type commitRow struct {
	hash                   Hash
	time                   int64 // of the committer, Unix seconds
	order                  int64 // time, but always later than that of the parents
	parentStart, parentEnd uint32
	eventStart, eventEnd   uint32
	cut                    uint32 // 1 where the history is cut
}

const commitRowSize = 20 + 8 + 8 + 5*4

func (c commitRow) append(to []byte) []byte {
	to = append(to, c.hash[:]...)
	to = binary.LittleEndian.AppendUint64(to, uint64(c.time))
	to = binary.LittleEndian.AppendUint64(to, uint64(c.order))
	return appendNumbers(to, c.parentStart, c.parentEnd, c.eventStart, c.eventEnd, c.cut)
}

func readCommitRow(raw []byte) commitRow {
	number := func(i int) uint32 { return binary.LittleEndian.Uint32(raw[36+4*i:]) }
	return commitRow{
		hash:  Hash(raw[:20]),
		time:  int64(binary.LittleEndian.Uint64(raw[20:])),
		order: int64(binary.LittleEndian.Uint64(raw[28:])),

		parentStart: number(0), parentEnd: number(1), eventStart: number(2), eventEnd: number(3), cut: number(4),
	}
}

// eventRow is one changed file of one commit; numbers point into the other
// sections.
type eventRow struct {
	commit, path, from         uint32
	oldBlob, newBlob           uint32
	oldIdentity, newIdentity   uint32
	status, flags, score, mode uint32 // score of a rename in percent; mode of the newer side
}

const eventRowSize = 11 * 4

func (e eventRow) append(to []byte) []byte {
	return appendNumbers(to, e.commit, e.path, e.from, e.oldBlob, e.newBlob, e.oldIdentity, e.newIdentity, e.status, e.flags, e.score, e.mode)
}

func readEventRow(raw []byte) eventRow {
	number := func(i int) uint32 { return binary.LittleEndian.Uint32(raw[4*i:]) }
	return eventRow{number(0), number(1), number(2), number(3), number(4), number(5), number(6), number(7), number(8), number(9), number(10)}
}

// identityRow is an Identity; all but key are strings.
type identityRow struct{ id, lang, version, status, effective, key uint32 }

const identityRowSize = 6 * 4

func (i identityRow) append(to []byte) []byte {
	return appendNumbers(to, i.id, i.lang, i.version, i.status, i.effective, i.key)
}

func readIdentityRow(raw []byte) identityRow {
	number := func(i int) uint32 { return binary.LittleEndian.Uint32(raw[4*i:]) }
	return identityRow{number(0), number(1), number(2), number(3), number(4), number(5)}
}

// keyRow is a procedure and its events: a range of the postings.
type keyRow struct{ id, lang, start, end uint32 }

const keyRowSize = 4 * 4

func (k keyRow) append(to []byte) []byte { return appendNumbers(to, k.id, k.lang, k.start, k.end) }

func readKeyRow(raw []byte) keyRow {
	number := func(i int) uint32 { return binary.LittleEndian.Uint32(raw[4*i:]) }
	return keyRow{number(0), number(1), number(2), number(3)}
}

func appendNumbers(to []byte, all ...uint32) []byte {
	for _, n := range all {
		to = binary.LittleEndian.AppendUint32(to, n)
	}
	return to
}
