package shape

import (
	"bytes"

	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// Covers reads which characters every style of one of the families has a glyph for, and nothing else, which takes a fraction of
// the time of Load. The shaper may find a glyph for a few others still (Fonts.Missing says). It fails like Load.
func Covers(files Files) (func(rune) bool, error) {
	var all [families]coverage
	for family, styles := range files {
		for i, data := range styles {
			if data == nil {
				continue
			}
			one := &coverage{}
			if err := one.read(data); err != nil {
				return nil, err
			}
			if i == 0 {
				all[family] = *one
			} else {
				all[family].keep(one)
			}
		}
	}
	return func(r rune) bool {
		for family := range all {
			if all[family].has(r) {
				return true
			}
		}
		return false
	}, nil
}

// read fills the set from the character map of a font file.
func (c *coverage) read(data []byte) error {
	loader, err := ot.NewLoader(bytes.NewReader(data))
	if err != nil {
		return err
	}
	raw, err := loader.RawTable(ot.MustNewTag("cmap"))
	if err != nil {
		return err
	}
	table, _, err := tables.ParseCmap(raw)
	if err != nil {
		return err
	}
	chars, _, err := font.ProcessCmap(table, tables.FPNone)
	if err == nil {
		c.fill(chars)
	}
	return err
}

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
