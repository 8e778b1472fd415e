package pdf

import "sopkit/internal/shape"

// Flags of composite glyphs.
const (
	wordArgs     = 0x1
	offsets      = 0x2
	oneScale     = 0x8
	more         = 0x20
	twoScales    = 0x40
	matrix       = 0x80
	instructions = 0x100
	useMetrics   = 0x200
	overlap      = 0x400
)

// builder makes the cluster font of a face: glyph n is CID n; glyphs of the original font that
// are only needed as parts follow after the last CID.
type builder struct {
	src  *sfnt
	face *face
	slot map[int]int // original glyph -> where its outline stands here
	raw  []int       // original glyph by slot; -1: made here
	out  [][]byte    // outlines by slot
}

// build returns the TrueType font of the face's clusters.
func (f *face) build() ([]byte, error) {
	src, err := parse(f.font.Data)
	if err != nil {
		return nil, err
	}
	b := &builder{src: src, face: f, slot: map[int]int{}}
	b.assign()
	for cid, s := range f.glyphs {
		if b.raw[cid] < 0 && s.cluster != nil {
			for _, p := range s.cluster.Parts {
				b.need(int(p.GID))
			}
		}
	}
	for i := 0; i < len(b.raw); i++ { // grows as parts have parts
		if b.raw[i] >= 0 {
			for _, gid := range parts(src.glyph(b.raw[i])) {
				b.need(gid)
			}
		}
	}
	b.draw()
	return b.assemble(), nil
}

// assign gives the outline of an original glyph to the first cluster that is just this glyph.
// Its width must be the glyph's own: a joiner is drawn by the space glyph, but has no width.
func (b *builder) assign() {
	b.raw = make([]int, len(b.face.glyphs))
	for cid, s := range b.face.glyphs {
		b.raw[cid] = -1
		if cid == 0 {
			b.raw[0], b.slot[0] = 0, 0
			continue
		}
		if gid, ok := single(s.cluster); ok && s.cluster.Nominal == b.src.advance(gid) {
			if _, taken := b.slot[gid]; !taken {
				b.raw[cid], b.slot[gid] = gid, cid
			}
		}
	}
}

// single returns the glyph of a cluster that is one glyph at its origin.
func single(c *shape.Cluster) (gid int, ok bool) {
	if c == nil || len(c.Parts) != 1 || c.Parts[0].DX != 0 || c.Parts[0].DY != 0 {
		return 0, false
	}
	return int(c.Parts[0].GID), true
}

// need makes sure that the outline of an original glyph is there; blanks need none.
func (b *builder) need(gid int) {
	if _, ok := b.slot[gid]; ok || len(b.src.glyph(gid)) == 0 {
		return
	}
	b.slot[gid] = len(b.raw)
	b.raw = append(b.raw, gid)
}

// draw makes the outlines of all slots.
func (b *builder) draw() {
	b.out = make([][]byte, len(b.raw))
	for i, gid := range b.raw {
		switch {
		case gid >= 0:
			b.out[i] = b.original(b.src.glyph(gid))
		case b.face.glyphs[i].cluster != nil:
			b.out[i] = b.composite(b.face.glyphs[i].cluster.Parts)
		}
	}
}

// original returns a glyph of the original font without instructions, its parts renumbered.
func (b *builder) original(g []byte) []byte {
	if len(g) < 10 {
		return nil
	}
	contours := int(int16(be.Uint16(g)))
	if contours < 0 {
		return b.renumber(g)
	}
	at := 10 + 2*contours
	if at+2 > len(g) {
		return nil
	}
	after := at + 2 + int(be.Uint16(g[at:]))
	if after > len(g) {
		return nil
	}
	return append(append(append([]byte(nil), g[:at]...), 0, 0), g[after:]...)
}

// renumber copies a composite glyph with the parts' new places.
func (b *builder) renumber(g []byte) []byte {
	out := append([]byte(nil), g[:10]...)
	eachPart(g, func(record []byte, flags, gid int) {
		start := len(out)
		out = append(out, record...)
		be.PutUint16(out[start:], uint16(flags&^(instructions|useMetrics)))
		be.PutUint16(out[start+2:], uint16(b.slot[gid]))
	})
	return out
}

// composite returns a glyph that puts parts side by side.
func (b *builder) composite(parts []shape.Part) []byte {
	x1, y1, x2, y2 := 1<<15-1, 1<<15-1, -1<<15, -1<<15
	var body []byte
	last := -1
	for _, p := range parts {
		g := b.src.glyph(int(p.GID))
		if len(g) == 0 {
			continue
		}
		at := func(i int, d int32) int { return int(int16(be.Uint16(g[i:]))) + int(d) }
		x1, y1 = min(x1, at(2, p.DX)), min(y1, at(4, p.DY))
		x2, y2 = max(x2, at(6, p.DX)), max(y2, at(8, p.DY))
		flags := wordArgs | offsets
		if last < 0 {
			flags |= overlap
		} else {
			be.PutUint16(body[last:], be.Uint16(body[last:])|more)
		}
		last = len(body)
		for _, v := range [...]int{flags, b.slot[int(p.GID)], int(p.DX), int(p.DY)} {
			body = be.AppendUint16(body, uint16(v))
		}
	}
	if last < 0 {
		return nil
	}
	out := be.AppendUint16(nil, 0xFFFF)
	for _, v := range [...]int{x1, y1, x2, y2} {
		out = be.AppendUint16(out, uint16(v))
	}
	return append(out, body...)
}

// parts returns the glyphs that a composite glyph is made of.
func parts(g []byte) (gids []int) {
	if len(g) >= 10 && int16(be.Uint16(g)) < 0 {
		eachPart(g, func(_ []byte, _, gid int) { gids = append(gids, gid) })
	}
	return gids
}

// eachPart calls do with every part of a composite glyph.
func eachPart(g []byte, do func(record []byte, flags, gid int)) {
	for at := 10; at+4 <= len(g); {
		flags, size := int(be.Uint16(g[at:])), 6
		if flags&wordArgs != 0 {
			size += 2
		}
		switch {
		case flags&oneScale != 0:
			size += 2
		case flags&twoScales != 0:
			size += 4
		case flags&matrix != 0:
			size += 8
		}
		if at+size > len(g) {
			return
		}
		do(g[at:at+size], flags, int(be.Uint16(g[at+2:])))
		if flags&more == 0 {
			return
		}
		at += size
	}
}
