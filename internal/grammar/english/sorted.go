package english

import (
	"math"
	"math/bits"
)

// sorted is keys in their order, each with its number. Keys are hashes: their first bits say near enough where one stands, and
// what is looked for lies beside what was looked at.
type sorted struct {
	keys   []uint32 // and the greatest number there is, which ends a search
	starts []uint32 // by the first bits of a key: the first key that has them, or more
	shift  uint8
	next   uint32 // the first bits that have no start yet
}

func newSorted(n int) sorted {
	width := bits.Len(uint(n / 2))
	return sorted{keys: make([]uint32, 0, n+1), starts: make([]uint32, 1<<width), shift: uint8(32 - width)}
}

// add appends a key, which is greater than all that were added.
func (x *sorted) add(key uint32) {
	x.start(key >> x.shift)
	x.keys = append(x.keys, key)
}

// close ends the adding.
func (x *sorted) close() {
	x.start(uint32(len(x.starts) - 1))
	x.keys = append(x.keys, math.MaxUint32)
}

// start says that the keys with these first bits start here.
func (x *sorted) start(first uint32) {
	for ; x.next <= first; x.next++ {
		x.starts[x.next] = uint32(len(x.keys))
	}
}

// find is the number of a key; how many keys there are when it is none of them.
func (x *sorted) find(key uint32) int {
	i := x.starts[key>>x.shift]
	for x.keys[i] < key {
		i++
	}
	if x.keys[i] != key {
		return len(x.keys) - 1
	}
	return int(i)
}
