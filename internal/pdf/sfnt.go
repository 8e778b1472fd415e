package pdf

import (
	"encoding/binary"
	"errors"
	"math"
	"sort"
)

var be = binary.BigEndian

var errFont = errors.New("broken TrueType tables")

// sfnt is a TrueType font taken apart (ISO/IEC 14496-22).
type sfnt struct {
	tables           map[string][]byte
	glyf, loca, hmtx []byte
	count, metrics   int  // glyphs; glyphs with a width of their own
	long             bool // loca has 4 bytes each
}

// parse takes a font apart and checks what build relies on.
func parse(data []byte) (*sfnt, error) {
	s := &sfnt{tables: map[string][]byte{}}
	if len(data) < 12 {
		return nil, errFont
	}
	for i := range int(be.Uint16(data[4:])) {
		at := 12 + 16*i
		if at+16 > len(data) {
			return nil, errFont
		}
		from, size := int(be.Uint32(data[at+8:])), int(be.Uint32(data[at+12:]))
		if from+size > len(data) {
			return nil, errFont
		}
		s.tables[string(data[at:at+4])] = data[from : from+size]
	}
	head, hhea, maxp := s.tables["head"], s.tables["hhea"], s.tables["maxp"]
	s.glyf, s.loca, s.hmtx = s.tables["glyf"], s.tables["loca"], s.tables["hmtx"]
	if len(head) < 54 || len(hhea) < 36 || len(maxp) < 32 {
		return nil, errFont
	}
	s.count, s.metrics, s.long = int(be.Uint16(maxp[4:])), int(be.Uint16(hhea[34:])), be.Uint16(head[50:]) == 1
	size := 2
	if s.long {
		size = 4
	}
	if s.metrics == 0 || len(s.hmtx) < 4*s.metrics || len(s.loca) < size*(s.count+1) {
		return nil, errFont
	}
	return s, nil
}

// glyph returns the outline of a glyph; empty for blanks and for glyphs out of range.
func (s *sfnt) glyph(gid int) []byte {
	if gid >= s.count {
		return nil
	}
	var from, upto int
	if s.long {
		from, upto = int(be.Uint32(s.loca[4*gid:])), int(be.Uint32(s.loca[4*gid+4:]))
	} else {
		from, upto = 2*int(be.Uint16(s.loca[2*gid:])), 2*int(be.Uint16(s.loca[2*gid+2:]))
	}
	if from+10 > upto || upto > len(s.glyf) {
		return nil
	}
	return s.glyf[from:upto]
}

func (s *sfnt) advance(gid int) int32 {
	return int32(be.Uint16(s.hmtx[4*min(gid, s.metrics-1):]))
}

// assemble makes a font file out of tables.
func assemble(tables map[string][]byte) []byte {
	tags := make([]string, 0, len(tables))
	for tag := range tables {
		tags = append(tags, tag)
	}
	sort.Strings(tags)
	n := len(tags)
	log := int(math.Log2(float64(n)))
	out := be.AppendUint32(nil, 0x00010000)
	for _, v := range []int{n, 16 << log, log, 16*n - 16<<log} {
		out = be.AppendUint16(out, uint16(v))
	}
	at := 12 + 16*n
	for _, tag := range tags {
		t := tables[tag]
		out = append(out, tag...)
		for _, v := range []uint32{checksum(t), uint32(at), uint32(len(t))} {
			out = be.AppendUint32(out, v)
		}
		at += (len(t) + 3) &^ 3
	}
	head := 0
	for _, tag := range tags {
		if tag == "head" {
			head = len(out)
		}
		out = pad(append(out, tables[tag]...))
	}
	be.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}

// pad fills up to a multiple of four bytes.
func pad(b []byte) []byte {
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}

func checksum(b []byte) (sum uint32) {
	for i := 0; i < len(b); i += 4 {
		var word [4]byte
		copy(word[:], b[i:])
		sum += be.Uint32(word[:])
	}
	return sum
}
