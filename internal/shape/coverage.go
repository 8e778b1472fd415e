package shape

import "github.com/go-text/typesetting/font"

// coverage is the set of characters that a font has a glyph for: one bit each below U+10000.
type coverage struct {
	bits [0x10000 / 64]uint64
	high map[rune]bool
}

func (c *coverage) fill(m font.Cmap) {
	for it := m.Iter(); it.Next(); {
		r, gid := it.Char()
		switch {
		case gid == 0 || r < 0:
		case r < 0x10000:
			c.bits[r/64] |= 1 << (r % 64)
		default:
			if c.high == nil {
				c.high = map[rune]bool{}
			}
			c.high[r] = true
		}
	}
}

func (c *coverage) has(r rune) bool {
	if r >= 0 && r < 0x10000 {
		return c.bits[r/64]&(1<<(r%64)) != 0
	}
	return c.high[r]
}

// keep removes what other has not.
func (c *coverage) keep(other *coverage) {
	for i := range c.bits {
		c.bits[i] &= other.bits[i]
	}
	for r := range c.high {
		if !other.high[r] {
			delete(c.high, r)
		}
	}
}
