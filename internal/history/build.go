package history

import (
	"cmp"
	"slices"
	"strings"
)

func compareKeys(a, b Key) int {
	return cmp.Or(strings.Compare(a.ID, b.ID), strings.Compare(a.Lang, b.Lang))
}

// builder makes a table, from nothing or on top of an older one.
type builder struct {
	commits    []commitRow
	parents    []uint32
	events     []eventRow
	blobs      pool[Hash]
	texts      pool[string]
	identities pool[Identity]
	wanted     []wanted
}

// wanted is a side of an event whose identity is to be read.
type wanted struct {
	event      uint32
	newer      bool
	path, blob uint32
}

// pool numbers distinct values.
type pool[T comparable] struct {
	all     []T
	numbers map[T]uint32
}

func (p *pool[T]) number(v T) uint32 {
	if n, ok := p.numbers[v]; ok {
		return n
	}
	if p.numbers == nil {
		p.numbers = make(map[T]uint32)
	}
	n := uint32(len(p.all))
	p.numbers[v] = n
	p.all = append(p.all, v)
	return n
}

// builderFrom takes over what a table holds; nil is an empty one.
func builderFrom(t *table) *builder {
	b := &builder{}
	if t == nil {
		return b
	}
	for i := range uint32(t.count(sectionCommits)) {
		b.commits = append(b.commits, t.commit(i))
	}
	for i := range uint32(t.count(sectionParents)) {
		b.parents = append(b.parents, t.number(sectionParents, i))
	}
	for i := range uint32(t.count(sectionEvents)) {
		b.events = append(b.events, t.event(i))
	}
	for i := range uint32(t.count(sectionBlobs)) {
		b.blobs.number(t.blob(i))
	}
	for i := range uint32(t.count(sectionStrings)) {
		b.texts.number(t.text(i))
	}
	for i := range uint32(t.count(sectionIdentities)) {
		b.identities.number(t.identity(i))
	}
	return b
}

// add takes in a commit and its events, whose identities come later.
func (b *builder) add(n *node) {
	row := commitRow{hash: n.hash, time: n.links.time, order: n.links.time,
		parentStart: uint32(len(b.parents)), eventStart: uint32(len(b.events))}
	for _, p := range n.parents {
		row.order = max(row.order, b.commits[p].order+1)
	}
	b.parents = append(b.parents, n.parents...)
	number := uint32(len(b.commits))
	for i, c := range n.found {
		e := b.event(number, c)
		e.flags = n.flags(i)
		b.want(uint32(len(b.events)), e, c)
		b.events = append(b.events, e)
	}
	row.parentEnd, row.eventEnd = uint32(len(b.parents)), uint32(len(b.events))
	if n.cut {
		row.cut = 1
	}
	b.commits = append(b.commits, row)
}

func (n *node) flags(i int) uint32 {
	switch {
	case len(n.parents) == 0:
		return flagRoot
	case len(n.parents) == 1:
		return 0
	case n.own[i]:
		return flagMerge | flagOwn
	}
	return flagMerge
}

func (b *builder) event(commit uint32, c change) eventRow {
	e := eventRow{commit: commit, path: b.texts.number(c.path), from: none, oldBlob: none, newBlob: none,
		oldIdentity: none, newIdentity: none, status: uint32(c.status()), score: uint32(c.score * 100 / maxScore), mode: c.new.mode}
	if c.from != "" {
		e.from = b.texts.number(c.from)
	}
	if c.old.mode != 0 {
		e.oldBlob = b.blobs.number(c.old.hash)
		if c.new.mode == 0 {
			e.mode = c.old.mode
		}
	}
	if c.new.mode != 0 {
		e.newBlob = b.blobs.number(c.new.hash)
	}
	return e
}

// want notes the sides of an event that may be procedures.
func (b *builder) want(n uint32, e eventRow, c change) {
	oldPath := e.path
	if e.from != none {
		oldPath = e.from
	}
	if isRegular(c.old.mode) && isMarkdown(b.texts.all[oldPath]) {
		b.wanted = append(b.wanted, wanted{n, false, oldPath, e.oldBlob})
	}
	if isRegular(c.new.mode) && isMarkdown(c.path) {
		b.wanted = append(b.wanted, wanted{n, true, e.path, e.newBlob})
	}
}

// isMarkdown reports whether a file may be a procedure: no other is read.
func isMarkdown(name string) bool { return strings.HasSuffix(name, ".md") }

// finish numbers what queries need and lays out the sections.
func (b *builder) finish() *table {
	t := &table{}
	keys := b.keys()
	identities := make([]identityRow, len(b.identities.all))
	keyOf := make(map[Key]uint32, len(keys))
	for i, k := range keys {
		keyOf[k] = uint32(i)
	}
	for i, id := range b.identities.all {
		identities[i] = identityRow{b.texts.number(id.ID), b.texts.number(id.Lang), b.texts.number(id.Version),
			b.texts.number(id.Status), b.texts.number(id.Effective), keyOf[id.Key()]}
	}
	b.writePostings(t, keys, identities)
	for _, c := range b.commits {
		t.sections[sectionCommits] = c.append(t.sections[sectionCommits])
	}
	for _, n := range b.byHash() {
		t.sections[sectionByHash] = appendNumbers(t.sections[sectionByHash], n)
	}
	t.sections[sectionParents] = appendNumbers(nil, b.parents...)
	for _, e := range b.events {
		t.sections[sectionEvents] = e.append(t.sections[sectionEvents])
	}
	for _, h := range b.blobs.all {
		t.sections[sectionBlobs] = append(t.sections[sectionBlobs], h[:]...)
	}
	for _, i := range identities {
		t.sections[sectionIdentities] = i.append(t.sections[sectionIdentities])
	}
	for _, s := range b.texts.all {
		t.sections[sectionText] = append(t.sections[sectionText], s...)
		t.sections[sectionStrings] = appendNumbers(t.sections[sectionStrings], uint32(len(t.sections[sectionText])))
	}
	return t
}

func (b *builder) keys() []Key {
	var keys []Key
	for _, id := range b.identities.all {
		keys = append(keys, id.Key())
	}
	slices.SortFunc(keys, compareKeys)
	return slices.Compact(keys)
}

func (b *builder) byHash() []uint32 {
	order := make([]uint32, len(b.commits))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(x, y uint32) int {
		return strings.Compare(string(b.commits[x].hash[:]), string(b.commits[y].hash[:]))
	})
	return order
}

// writePostings lists for each procedure the events on either side of which it
// stands.
func (b *builder) writePostings(t *table, keys []Key, identities []identityRow) {
	lists := make([][]uint32, len(keys))
	for n, e := range b.events {
		last := none
		for _, identity := range []uint32{e.oldIdentity, e.newIdentity} {
			if identity != none && identities[identity].key != last {
				last = identities[identity].key
				lists[last] = append(lists[last], uint32(n))
			}
		}
	}
	end := uint32(0)
	for i, k := range keys {
		row := keyRow{id: b.texts.number(k.ID), lang: b.texts.number(k.Lang), start: end}
		end += uint32(len(lists[i]))
		row.end = end
		t.sections[sectionKeys] = row.append(t.sections[sectionKeys])
		t.sections[sectionPostings] = appendNumbers(t.sections[sectionPostings], lists[i]...)
	}
}
