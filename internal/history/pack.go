package history

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/packfile"
	"github.com/klauspost/compress/zlib"
)

// longestChain bounds the deltas of one object; git writes at most 4095.
const longestChain = 4096

// pack reads objects of one pack file (gitformat-pack(5)): its own reader of
// entries, go-git's delta code, and a cache keyed by place. The measured need
// (TestBig, 30,000 commits, 3,000 files, two processors, index from nothing
// against git log): go-git's ObjectStorage alone, tuned, takes 2.9 to 3.0
// times git's time and 410 to 670 MiB, its packfile.Scanner below this cache
// 2.0 to 2.5 times. Storage hashes every object that it caches and first maps
// every offset of the pack to a name; the scanner seeks, sums up and copies
// each entry, and feeds inflate byte by byte.
type pack struct {
	name   string // without .pack or .idx
	table  packTable
	cache  *baseCache // shared by the packs of one reader
	file   *os.File
	bytes  []byte // of the file, from start on
	start  int64
	atEnd  bool // bytes reach to the end of the file
	packed bytes.Reader
	zlib   io.ReadCloser // reads packed; nil before the first entry
}

func (p *pack) open() error {
	if p.file != nil {
		return nil
	}
	file, err := os.Open(p.name + ".pack")
	if err != nil {
		return err
	}
	p.file = file
	return nil
}

func (p *pack) close() {
	if p.file != nil {
		p.file.Close()
		p.file, p.bytes, p.atEnd = nil, nil, false
	}
}

// at returns the object at an offset.
func (p *pack) at(offset int64) (object, error) {
	if err := p.open(); err != nil {
		return object{}, err
	}
	base, deltas, err := p.chain(offset)
	if err != nil {
		return object{}, err
	}
	for i := len(deltas) - 1; i >= 0; i-- {
		if base.data, err = packfile.PatchDelta(base.data, deltas[i].data); err != nil {
			return object{}, err
		}
		p.cache.put(packPlace{p, deltas[i].offset}, base)
	}
	return base, nil
}

type delta struct {
	offset int64
	data   []byte
}

// chain collects the deltas from the object at offset down to a whole object.
// Like git it looks for named bases in the same pack only.
func (p *pack) chain(offset int64) (object, []delta, error) {
	var deltas []delta
	for len(deltas) < longestChain {
		if known, ok := p.cache.get(packPlace{p, offset}); ok {
			return known, deltas, nil
		}
		header, data, err := p.entry(offset)
		if err != nil {
			return object{}, nil, err
		}
		if !header.kind.IsDelta() {
			whole := object{header.kind, data}
			p.cache.put(packPlace{p, offset}, whole)
			return whole, deltas, nil
		}
		deltas = append(deltas, delta{offset, data})
		offset = header.base
	}
	return object{}, nil, errors.New("chain of deltas without end")
}

// entryHeader opens an entry of a pack.
type entryHeader struct {
	kind plumbing.ObjectType
	size int64 // of what is stored, inflated, in bytes
	base int64 // offset of the base of a delta
}

// entry reads what is stored at an offset: a whole object or a delta.
func (p *pack) entry(offset int64) (entryHeader, []byte, error) {
	for need := longestHeader; ; need *= 2 {
		raw, whole, err := p.window(offset, need)
		if err != nil {
			return entryHeader{}, nil, err
		}
		head, packed, err := p.header(raw, offset)
		if err != nil {
			return head, nil, err
		}
		if enough := len(raw) - len(packed) + deflateBound(int(head.size)); len(raw) < enough && !whole {
			need = max(need, enough/2)
			continue
		}
		data, err := p.inflate(packed, head.size)
		if whole || !errors.Is(err, io.ErrUnexpectedEOF) {
			return head, data, err
		}
	}
}

// longestHeader is at least what an entry's header takes, in bytes.
const longestHeader = 10 + 20

// deflateBound is what zlib makes of n bytes at most, as git calls it.
func deflateBound(n int) int { return n + n>>12 + n>>14 + n>>25 + 32 }

// header cuts the header off an entry (gitformat-pack(5)).
func (p *pack) header(raw []byte, offset int64) (head entryHeader, rest []byte, err error) {
	errHeader := errors.New("malformed header of an entry")
	n := 0
	next := func() uint64 {
		if n == len(raw) || n == longestHeader {
			err = errHeader
			return 0
		}
		n++
		return uint64(raw[n-1])
	}
	b := next()
	head.kind, head.size = plumbing.ObjectType(b>>4&7), int64(b&15)
	for shift := 4; b&0x80 != 0 && err == nil; shift += 7 {
		if b = next(); shift < 57 {
			head.size |= int64(b&0x7f) << shift
		}
	}
	switch head.kind {
	case plumbing.OFSDeltaObject:
		b = next()
		back := b & 0x7f
		for b&0x80 != 0 && err == nil {
			b = next()
			back = (back+1)<<7 | b&0x7f
		}
		if head.base = offset - int64(back); back == 0 || back > uint64(offset) {
			return head, nil, errHeader
		}
	case plumbing.REFDeltaObject:
		if len(raw) < n+len(Hash{}) {
			return head, nil, errHeader
		}
		base, known := p.table.find(Hash(raw[n:][:len(Hash{})]))
		if !known {
			return head, nil, errors.New("base of a delta is not in the pack")
		}
		head.base, n = base, n+len(Hash{})
	}
	if err == nil && (!storable(head.kind) || head.size > maxObject) {
		err = fmt.Errorf("entry of kind %d and %d bytes", head.kind, head.size)
	}
	return head, raw[n:], err
}

// window returns at least need bytes of the file from offset on, or all that
// there are: then whole is true. They are valid until the next call.
func (p *pack) window(offset int64, need int) (raw []byte, whole bool, err error) {
	const size = 16 << 10
	if at := offset - p.start; at >= 0 && at <= int64(len(p.bytes)) && (len(p.bytes)-int(at) >= need || p.atEnd) {
		return p.bytes[at:], p.atEnd, nil
	}
	// Bases stand before what builds on them, so the next question is for what is before.
	p.start = max(0, offset-size/2)
	want := max(size, int(offset-p.start)+need)
	if cap(p.bytes) < want {
		p.bytes = make([]byte, want)
	}
	n, err := p.file.ReadAt(p.bytes[:want], p.start)
	p.bytes, p.atEnd = p.bytes[:n], err == io.EOF
	if err != nil && !p.atEnd {
		p.bytes = nil
		return nil, false, err
	}
	return p.bytes[min(int(offset-p.start), n):], p.atEnd, nil
}

// inflate unpacks size bytes, no more and no fewer, and checks their sum.
func (p *pack) inflate(packed []byte, size int64) ([]byte, error) {
	p.packed.Reset(packed)
	if p.zlib == nil {
		r, err := zlib.NewReader(&p.packed)
		if err != nil {
			return nil, err
		}
		p.zlib = r
	} else if err := p.zlib.(zlib.Resetter).Reset(&p.packed, nil); err != nil {
		return nil, err
	}
	data := make([]byte, size)
	if _, err := io.ReadFull(p.zlib, data); err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	var more [1]byte
	switch n, err := p.zlib.Read(more[:]); {
	case n > 0:
		return nil, fmt.Errorf("more than the %d bytes that belong there", size)
	case err != io.EOF:
		return nil, cmp.Or(err, io.ErrUnexpectedEOF)
	}
	return data, nil
}

func storable(t plumbing.ObjectType) bool {
	return t.IsDelta() || t == plumbing.CommitObject || t == plumbing.TreeObject ||
		t == plumbing.BlobObject || t == plumbing.TagObject
}
