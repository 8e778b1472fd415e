package pdf

// assemble makes the tables that a PDF reader needs: glyf, head, hhea, hmtx, loca, maxp.
func (b *builder) assemble() []byte {
	var glyf, loca, hmtx []byte
	var top limits
	for i, g := range b.out {
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		glyf = pad(append(glyf, g...))
		width, left := b.width(i), int16(0)
		if len(g) >= 10 {
			left = int16(be.Uint16(g[2:]))
		}
		hmtx = be.AppendUint16(be.AppendUint16(hmtx, uint16(width)), uint16(left))
		top.see(g)
	}
	loca = be.AppendUint32(loca, uint32(len(glyf)))
	head := append([]byte(nil), b.src.tables["head"][:54]...)
	be.PutUint32(head[8:], 0)  // checkSumAdjustment, set when all is there
	be.PutUint16(head[50:], 1) // loca with 4 bytes each
	hhea := append([]byte(nil), b.src.tables["hhea"][:36]...)
	be.PutUint16(hhea[34:], uint16(len(b.out)))
	return assemble(map[string][]byte{
		"glyf": glyf, "loca": loca, "hmtx": hmtx, "head": head, "hhea": hhea, "maxp": b.maxp(top),
	})
}

// width returns the advance of a slot: the W array of the PDF must say the same.
func (b *builder) width(slot int) int32 {
	if gid := b.raw[slot]; gid >= 0 && slot > 0 {
		return b.src.advance(gid)
	}
	return b.face.width(slot)
}

// limits are the greatest numbers of parts that a composite glyph has.
type limits struct{ parts int }

func (l *limits) see(g []byte) { l.parts = max(l.parts, len(parts(g))) }

// maxp raises the limits for composite glyphs; a cluster may nest one level deeper than the
// original font, and no instruction is left.
func (b *builder) maxp(top limits) []byte {
	m := append([]byte(nil), b.src.tables["maxp"][:32]...)
	points, contours := be.Uint16(m[6:]), be.Uint16(m[8:])
	points, contours = max(points, be.Uint16(m[10:])), max(contours, be.Uint16(m[12:]))
	raise := func(at, v int) { be.PutUint16(m[at:], uint16(min(max(v, int(be.Uint16(m[at:]))), 0xFFFF))) }
	be.PutUint16(m[4:], uint16(len(b.out)))
	raise(10, int(points)*top.parts)
	raise(12, int(contours)*top.parts)
	raise(28, top.parts)
	raise(30, int(be.Uint16(m[30:]))+1)
	be.PutUint16(m[26:], 0) // maxSizeOfInstructions
	return m
}

// bounds returns the box of all glyphs in 1/1000 of the font size.
func (f *face) bounds() [4]int {
	var out [4]int
	if src, err := parse(f.font.Data); err == nil {
		for i := range out {
			out[i] = int(int16(be.Uint16(src.tables["head"][36+2*i:]))) * 1000 / f.font.Upem()
		}
	}
	return out
}

// italicAngle returns the slope from the post table in degrees.
func (f *face) italicAngle() float64 {
	src, err := parse(f.font.Data)
	if err != nil || len(src.tables["post"]) < 8 {
		return 0
	}
	return float64(int32(be.Uint32(src.tables["post"][4:]))) / 65536
}
