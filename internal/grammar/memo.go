package grammar

import (
	"hash/maphash"
	"slices"
	"strings"
	"sync/atomic"
)

// memory keeps the answers about the texts that were read last, each among a few others of the same hash: the procedures of a house
// say the same sentences again and again. What it gives out is shared and must not be changed.
type memory [1 << 11]places

// places are for the answers about texts of one hash; next is the one that is given away next.
type places struct {
	memos [4]atomic.Pointer[memo]
	next  atomic.Uint32
}

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

// recall finds the answer to a question; among are the places to keep one when there is none, nil when it is not to be kept.
func (m *memory) recall(lang, text string, ctx *Context) (said *Analysis, among *places) {
	if len(text) > longest {
		return nil, nil
	}
	among = &m[maphash.String(seed, text)%uint64(len(m))]
	for i := range among.memos {
		if k := among.memos[i].Load(); k != nil && k.text == text && k.lang == lang && k.ctx.Step == ctx.Step && k.ctx.Actor == ctx.Actor && k.ctx.Among == ctx.Among &&
			slices.Equal(k.ctx.Opaque, ctx.Opaque) && slices.Equal(k.ctx.Roles, ctx.Roles) {
			return &k.said, nil
		}
	}
	return nil, among
}

// keep stores an answer. The text may be a piece of a file, which must not stay for its sake.
func (p *places) keep(lang, text string, ctx Context, said Analysis) {
	if p != nil {
		p.memos[p.next.Add(1)%uint32(len(p.memos))].Store(&memo{lang, strings.Clone(text), ctx, said})
	}
}
