package history

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/go-git/go-git/v5/plumbing/format/idxfile"
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

// packTable says where in a pack an object is.
type packTable struct{ *idxfile.MemoryIndex }

func readTable(name string) (packTable, error) {
	file, err := os.Open(name)
	if err != nil {
		return packTable{}, err
	}
	defer file.Close()
	index := idxfile.NewMemoryIndex()
	return packTable{index}, idxfile.NewDecoder(file).Decode(index)
}

// names returns the sorted names (20 bytes each) that start with a byte, and
// which bucket they are in. MemoryIndex.FindOffset would also remember every
// object that it was asked for, under a lock.
func (t packTable) names(first byte) ([]byte, int) {
	bucket := t.FanoutMapping[first]
	if bucket < 0 || bucket >= len(t.Names) {
		return nil, 0
	}
	return t.Names[bucket], bucket
}

func (t packTable) find(h Hash) (int64, bool) {
	names, bucket := t.names(h[0])
	count := len(names) / len(h)
	i := sort.Search(count, func(i int) bool { return string(names[i*len(h):(i+1)*len(h)]) >= string(h[:]) })
	if i == count || string(names[i*len(h):(i+1)*len(h)]) != string(h[:]) {
		return 0, false
	}
	return t.offset(bucket, i)
}

func (t packTable) offset(bucket, i int) (int64, bool) {
	const far = 1 << 31 // the rest is an index into the table of 64-bit offsets
	offset := binary.BigEndian.Uint32(t.Offset32[bucket][4*i:])
	if offset&far == 0 {
		return int64(offset), true
	}
	at := int(offset&^uint32(far)) * 8
	if at+8 > len(t.Offset64) {
		return 0, false
	}
	return int64(binary.BigEndian.Uint64(t.Offset64[at:])), true
}

// withPrefix adds the objects whose names start with the hex digits.
func (t packTable) withPrefix(digits string, found map[Hash]bool) {
	first, ok := ParseHash(digits[:2] + strings.Repeat("0", 38))
	if !ok {
		return
	}
	names, _ := t.names(first[0])
	for ; len(names) >= len(first); names = names[len(first):] {
		if h := Hash(names); strings.HasPrefix(h.String(), digits) {
			found[h] = true
		}
	}
}
