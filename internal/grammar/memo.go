package grammar

import (
	"hash/maphash"
	"slices"
	"strings"
	"sync/atomic"
)

// memory keeps the answers about the texts that were read last, each at its place by hash: the procedures of a house say the same
// sentences again and again. What it gives out is shared and must not be changed.
type memory [1 << 12]atomic.Pointer[memo]

// memo is an answer and what was asked.
type memo struct {
	lang, text string
	ctx        Context
	said       Analysis
}

// longest is how long a text may be, in bytes, to be kept.
const longest = 512

var (
	remembered memory
	seed       = maphash.MakeSeed()
)

// recall finds the answer to a question; place is where it belongs when there is none, nil when it is not to be kept.
func (m *memory) recall(lang, text string, ctx *Context) (said *Analysis, place *atomic.Pointer[memo]) {
	if len(text) > longest {
		return nil, nil
	}
	place = &m[maphash.String(seed, text)%uint64(len(m))]
	if k := place.Load(); k != nil && k.text == text && k.lang == lang && k.ctx.Step == ctx.Step && k.ctx.Actor == ctx.Actor && k.ctx.Among == ctx.Among &&
		slices.Equal(k.ctx.Opaque, ctx.Opaque) && slices.Equal(k.ctx.Roles, ctx.Roles) {
		return &k.said, nil
	}
	return nil, place
}

// keep stores an answer. The text may be a piece of a file, which must not stay for its sake.
func keep(place *atomic.Pointer[memo], lang, text string, ctx Context, said Analysis) {
	if place != nil {
		place.Store(&memo{lang, strings.Clone(text), ctx, said})
	}
}
