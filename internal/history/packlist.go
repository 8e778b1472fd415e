package history

import (
	"bytes"
	"crypto/sha1" // the sum of git's tables: against damage, not against forgers
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// list reads the tables of all packs, once.
func (o *objects) list() error {
	if o.listed {
		return nil
	}
	o.listed = true
	_, err := o.addPacks()
	return err
}

// relist looks for packs that appeared since (git gc in the meantime); it
// reports whether there are new ones.
func (o *objects) relist() bool {
	added, err := o.addPacks()
	return err == nil && added
}

func (o *objects) addPacks() (added bool, err error) {
	known := make(map[string]bool, len(o.packs))
	for _, p := range o.packs {
		known[p.name] = true
	}
	for _, dir := range o.dirs {
		tables, _ := filepath.Glob(filepath.Join(dir, "pack", "pack-*.idx"))
		for _, name := range tables {
			base := strings.TrimSuffix(name, ".idx")
			if known[base] {
				continue
			}
			table, err := readTable(name)
			if os.IsNotExist(err) {
				continue
			}
			if err != nil {
				return added, fmt.Errorf("%s: reading the pack's table: %w", name, err)
			}
			o.packs = append(o.packs, &pack{name: base, table: table, cache: &o.cache})
			added = true
		}
	}
	return added, nil
}

// packTable says where in a pack an object is: a table of version 2 (gitformat-pack(5)), read where it lies. The measured
// need (BenchmarkBigLog, 120,000 objects): go-git's reader copies the table and sums it up with a SHA-1 made to find forged
// texts, which takes a fifth of the time of a look-up.
type packTable struct {
	counts  []byte // by first byte: how many names begin with it or a lower one
	names   []byte // 20 bytes each, sorted
	offsets []byte // 4 bytes each
	far     []byte // 8 bytes each, for packs of 2 GiB and more
}

func readTable(name string) (packTable, error) {
	raw, err := os.ReadFile(name)
	if err != nil {
		return packTable{}, err
	}
	return openTable(raw)
}

func openTable(raw []byte) (packTable, error) {
	const head, counts, ends = 8, 4 * 256, 2 * sha1.Size
	if len(raw) < head+counts+ends || string(raw[:head]) != "\xfftOc\x00\x00\x00\x02" {
		return packTable{}, errors.New("not a table of version 2")
	}
	if sum := sha1.Sum(raw[:len(raw)-sha1.Size]); string(sum[:]) != string(raw[len(raw)-sha1.Size:]) {
		return packTable{}, errors.New("the table is damaged")
	}
	t := packTable{counts: raw[head : head+counts]}
	n, rest := int64(binary.BigEndian.Uint32(t.counts[counts-4:])), raw[head+counts:len(raw)-ends]
	if int64(len(rest)) < n*(20+4+4) {
		return packTable{}, errors.New("the table is cut off")
	}
	t.names, t.offsets, t.far = rest[:20*n], rest[24*n:28*n], rest[28*n:]
	return t, nil
}

// bucket is the range of names that start with a byte.
func (t packTable) bucket(first byte) (from, to int) {
	if first > 0 {
		from = int(binary.BigEndian.Uint32(t.counts[4*int(first)-4:]))
	}
	to = min(int(binary.BigEndian.Uint32(t.counts[4*int(first):])), len(t.names)/20)
	return min(from, to), to
}

func (t packTable) name(i int) []byte { return t.names[20*i : 20*i+20] }

func (t packTable) find(h Hash) (int64, bool) {
	from, to := t.bucket(h[0])
	i := from + sort.Search(to-from, func(i int) bool { return bytes.Compare(t.name(from+i), h[:]) >= 0 })
	if i == to || Hash(t.name(i)) != h {
		return 0, false
	}
	return t.offset(i)
}

func (t packTable) offset(i int) (int64, bool) {
	const far = 1 << 31 // the rest is an index into the table of 64-bit offsets
	offset := binary.BigEndian.Uint32(t.offsets[4*i:])
	if offset&far == 0 {
		return int64(offset), true
	}
	at := int(offset&^uint32(far)) * 8
	if at+8 > len(t.far) {
		return 0, false
	}
	return int64(binary.BigEndian.Uint64(t.far[at:])), true
}

// withPrefix adds the objects whose names start with the hex digits.
func (t packTable) withPrefix(digits string, found map[Hash]bool) {
	first, ok := ParseHash(digits[:2] + strings.Repeat("0", 38))
	if !ok {
		return
	}
	for i, to := t.bucket(first[0]); i < to; i++ {
		if h := Hash(t.name(i)); strings.HasPrefix(h.String(), digits) {
			found[h] = true
		}
	}
}
