package english

import (
	"encoding/binary"
	"strings"
	"sync/atomic"
)

// Weights is a sparse table: for each feature, by its hash, some classes with their weights.
type Weights struct {
	keys sorted
	rows []row   // by the number of the key; the one behind the last is empty
	wide []lanes // the rows of many classes; number 0 is none

	met  vocabulary           // words with their sums
	edge atomic.Pointer[word] // what stands for no word
}

// row is the weights of a feature. Pairs that are not needed weigh nothing.
type row struct {
	wide uint32 // number of the row in lanes when it has many classes, else 0
	few  [fewClasses]pair
}

// fewClasses is how many classes a row may have without being kept in lanes.
const fewClasses = 4

type pair struct {
	class  uint8
	weight int8
}

// Feature is one row of a table that is to be stored.
type Feature struct {
	Key     uint32
	Classes []uint8
	Weights []int8
}

// NewWeights builds a table of rows sorted by key. None may come twice.
func NewWeights(rows []Feature) *Weights {
	w := newWeights(len(rows))
	var pairs []pair
	for _, r := range rows {
		pairs = pairs[:0]
		for i, c := range r.Classes {
			pairs = append(pairs, pair{c, r.Weights[i]})
		}
		w.add(r.Key, pairs)
	}
	w.close()
	return w
}

func newWeights(rows int) *Weights {
	return &Weights{keys: newSorted(rows), rows: make([]row, 0, rows+1), wide: make([]lanes, 1, rows/8+1)}
}

func (w *Weights) add(key uint32, pairs []pair) {
	var r row
	if copy(r.few[:], pairs) < len(pairs) {
		r = row{wide: uint32(len(w.wide))}
		w.wide = append(w.wide, lanesOf(pairs))
	}
	w.keys.add(key)
	w.rows = append(w.rows, r)
}

func (w *Weights) close() {
	w.keys.close()
	w.rows = append(w.rows, row{})
}

// singles is a table with one weight for each feature.
type singles struct {
	keys    sorted
	weights []int8
}

func newSingles(n int) *singles {
	return &singles{keys: newSorted(n), weights: make([]int8, 0, n+1)}
}

// closed ends the adding.
func (t *singles) closed() *singles {
	t.keys.close()
	t.weights = append(t.weights, 0)
	return t
}

// weight of a feature; 0 when it has none.
func (t *singles) weight(key uint32) int32 { return int32(t.weights[t.keys.find(key)]) }

// AppendWeights writes rows, sorted by key: count, then per row the distance of the key, the number of classes, the pairs.
func AppendWeights(b []byte, rows []Feature) []byte {
	pairs := 0
	for _, r := range rows {
		pairs += len(r.Classes)
	}
	b = binary.AppendUvarint(b, uint64(len(rows)))
	b = binary.AppendUvarint(b, uint64(pairs))
	last := uint32(0)
	for _, r := range rows {
		b = binary.AppendUvarint(b, uint64(r.Key-last))
		last = r.Key
		b = append(b, uint8(len(r.Classes)))
		for i, c := range r.Classes {
			b = append(b, c, byte(r.Weights[i]))
		}
	}
	return b
}

// reader takes numbers off the front of a file that the trainer wrote.
type reader struct {
	file string
	at   int
}

// open reports whether the file is of this version.
func open(file string) (*reader, bool) {
	return &reader{file, len(Version)}, strings.HasPrefix(file, Version) && file != Version
}

func (r *reader) uvarint() (v uint64) {
	for shift := 0; ; shift += 7 {
		c := r.byte()
		v |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return v
		}
	}
}

func (r *reader) byte() byte {
	c := r.file[r.at]
	r.at++
	return c
}

func (r *reader) text() string {
	n := int(r.uvarint())
	r.at += n
	return r.file[r.at-n : r.at]
}

// rows reads the rows of a table: each has its key and its pairs, which are valid until the next one.
func (r *reader) rows(n int, visit func(key uint32, pairs []pair)) {
	key := uint32(0)
	var row [1 << 8]pair
	for range n {
		key += uint32(r.uvarint())
		pairs := row[:r.byte()]
		for i := range pairs {
			pairs[i] = pair{r.byte(), int8(r.byte())}
		}
		visit(key, pairs)
	}
}

func (r *reader) weights() *Weights {
	n, _ := int(r.uvarint()), r.uvarint()
	w := newWeights(n)
	r.rows(n, w.add)
	w.close()
	return w
}

func (r *reader) singles() *singles {
	n, _ := int(r.uvarint()), r.uvarint()
	t := newSingles(n)
	r.rows(n, func(key uint32, pairs []pair) {
		t.keys.add(key)
		t.weights = append(t.weights, pairs[0].weight)
	})
	return t.closed()
}
