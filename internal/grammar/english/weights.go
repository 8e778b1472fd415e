package english

import (
	"encoding/binary"
	"strings"
)

// Weights is a sparse table: for each feature, by its hash, some classes with their weights.
type Weights struct {
	keys  []uint32 // open addressing; 0 is empty
	spans []uint32 // start in pairs <<8 | number of pairs
	pairs []pair
	shift uint8
}

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

// NewWeights builds a table. No key may be 0 and none may come twice.
func NewWeights(rows []Feature) *Weights {
	n := 0
	for _, r := range rows {
		n += len(r.Classes)
	}
	w := sized(len(rows), n)
	for _, r := range rows {
		start := len(w.pairs)
		for i, c := range r.Classes {
			w.pairs = append(w.pairs, pair{c, r.Weights[i]})
		}
		w.put(r.Key, start)
	}
	return w
}

func sized(rows, pairs int) *Weights {
	size, shift := 1, uint8(32)
	for size < rows*2 {
		size, shift = size*2, shift-1
	}
	return &Weights{keys: make([]uint32, size), spans: make([]uint32, size), pairs: make([]pair, 0, pairs), shift: shift}
}

func (w *Weights) slot(key uint32) int {
	i := int(key * 0x9E3779B1 >> w.shift)
	for w.keys[i] != 0 && w.keys[i] != key {
		i = (i + 1) & (len(w.keys) - 1)
	}
	return i
}

func (w *Weights) put(key uint32, start int) {
	i := w.slot(key)
	w.keys[i], w.spans[i] = key, uint32(start)<<8|uint32(len(w.pairs)-start)
}

// row is the weights of a feature.
func (w *Weights) row(key uint32) []pair {
	if key == 0 {
		return nil
	}
	i := w.slot(key)
	if w.keys[i] == 0 {
		return nil
	}
	span := w.spans[i]
	return w.pairs[span>>8:][:span&0xff]
}

// single is the weight of a feature of a table with one class.
func (w *Weights) single(key uint32) int32 {
	if r := w.row(key); len(r) > 0 {
		return int32(r[0].weight)
	}
	return 0
}

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
type reader struct{ rest string }

// open reports whether the file is of this version.
func open(file string) (*reader, bool) {
	rest, ok := strings.CutPrefix(file, Version)
	return &reader{rest}, ok && rest != ""
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
	c := r.rest[0]
	r.rest = r.rest[1:]
	return c
}

func (r *reader) text() string {
	n := int(r.uvarint())
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

func (r *reader) weights() *Weights {
	rows, pairs := int(r.uvarint()), int(r.uvarint())
	w := sized(rows, pairs)
	key := uint32(0)
	for range rows {
		key += uint32(r.uvarint())
		start := len(w.pairs)
		for n := int(r.byte()); n > 0; n-- {
			w.pairs = append(w.pairs, pair{r.byte(), int8(r.byte())})
		}
		w.put(key, start)
	}
	return w
}
