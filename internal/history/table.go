package history

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"sort"
)

// The sections of an index, in their order in the file. All numbers are
// little-endian.
const (
	sectionCommits    = iota
	sectionByHash     // commit numbers, sorted by hash
	sectionParents    // commit numbers
	sectionEvents     // in the order of commits
	sectionBlobs      // hashes
	sectionIdentities // of files that Identify knows
	sectionKeys       // sorted by id and language
	sectionPostings   // event numbers, by key
	sectionStrings    // ends of the strings in sectionText
	sectionText
	sectionCount
)

// rowSizes tells the width of each section's rows in bytes.
var rowSizes = [sectionCount]int{commitRowSize, 4, 4, eventRowSize, 20, identityRowSize, keyRowSize, 4, 4, 1}

// indexMagic opens the file; the last digit is the version of the format.
const indexMagic = "sopidx\n1"

// tableHeader is magic, checksum, key and the lengths of the sections in bytes.
const tableHeader = len(indexMagic) + 4 + 32 + 8*sectionCount

var errIndex = errors.New("index is damaged or of another format")

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// table is a finished index. It is read where it lies, without unpacking.
type table struct {
	sections [sectionCount][]byte
}

// encode writes the table as a file for the given key.
func (t *table) encode(key [32]byte) []byte {
	raw := make([]byte, 0, tableHeader)
	raw = append(raw, indexMagic...)
	raw = append(raw, 0, 0, 0, 0)
	raw = append(raw, key[:]...)
	for _, s := range t.sections {
		raw = binary.LittleEndian.AppendUint64(raw, uint64(len(s)))
	}
	for _, s := range t.sections {
		raw = append(raw, s...)
	}
	binary.LittleEndian.PutUint32(raw[len(indexMagic):], checksum(raw))
	return raw
}

// checksum covers all that comes after the checksum itself.
func checksum(raw []byte) uint32 { return crc32.Checksum(raw[len(indexMagic)+4:], castagnoli) }

// decode opens a file that encode wrote for the same key.
func decode(raw []byte, key [32]byte) (*table, error) {
	if len(raw) < tableHeader || string(raw[:len(indexMagic)]) != indexMagic ||
		binary.LittleEndian.Uint32(raw[len(indexMagic):]) != checksum(raw) ||
		!bytes.Equal(raw[len(indexMagic)+4:][:len(key)], key[:]) {
		return nil, errIndex
	}
	lengths, rest := raw[len(indexMagic)+4+len(key):tableHeader], raw[tableHeader:]
	t := &table{}
	for i := range t.sections {
		n := binary.LittleEndian.Uint64(lengths[8*i:])
		if n > uint64(len(rest)) || n%uint64(rowSizes[i]) != 0 {
			return nil, errIndex
		}
		t.sections[i], rest = rest[:n:n], rest[n:]
	}
	if len(rest) != 0 {
		return nil, errIndex
	}
	return t, nil
}

func (t *table) count(section int) int { return len(t.sections[section]) / rowSizes[section] }

func (t *table) row(section int, i uint32) []byte {
	size := rowSizes[section]
	return t.sections[section][int(i)*size:][:size]
}

func (t *table) number(section int, i uint32) uint32 {
	return binary.LittleEndian.Uint32(t.row(section, i))
}

func (t *table) commit(i uint32) commitRow { return readCommitRow(t.row(sectionCommits, i)) }

func (t *table) event(i uint32) eventRow { return readEventRow(t.row(sectionEvents, i)) }

func (t *table) key(i uint32) keyRow { return readKeyRow(t.row(sectionKeys, i)) }

func (t *table) blob(i uint32) Hash {
	if i == none {
		return Hash{}
	}
	return Hash(t.row(sectionBlobs, i))
}

func (t *table) text(i uint32) string {
	if i == none {
		return ""
	}
	start := uint32(0)
	if i > 0 {
		start = t.number(sectionStrings, i-1)
	}
	return string(t.sections[sectionText][start:t.number(sectionStrings, i)])
}

func (t *table) identity(i uint32) Identity {
	if i == none {
		return Identity{}
	}
	r := readIdentityRow(t.row(sectionIdentities, i))
	return Identity{ID: t.text(r.id), Lang: t.text(r.lang), Version: t.text(r.version), Status: t.text(r.status), Effective: t.text(r.effective)}
}

// find returns the number of a commit.
func (t *table) find(h Hash) (uint32, bool) {
	n := t.count(sectionByHash)
	at := func(i int) uint32 { return t.number(sectionByHash, uint32(i)) }
	i := sort.Search(n, func(i int) bool { return bytes.Compare(t.row(sectionCommits, at(i))[:20], h[:]) >= 0 })
	if i == n || Hash(t.row(sectionCommits, at(i))[:20]) != h {
		return 0, false
	}
	return at(i), true
}

// postings returns the numbers of the events of a procedure.
func (t *table) postings(key Key) []uint32 {
	n := t.count(sectionKeys)
	compare := func(i int) int {
		row := t.key(uint32(i))
		return compareKeys(Key{t.text(row.id), t.text(row.lang)}, key)
	}
	i := sort.Search(n, func(i int) bool { return compare(i) >= 0 })
	if i == n || compare(i) != 0 {
		return nil
	}
	row := t.key(uint32(i))
	all := make([]uint32, 0, row.end-row.start)
	for p := row.start; p < row.end; p++ {
		all = append(all, t.number(sectionPostings, p))
	}
	return all
}
