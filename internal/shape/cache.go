package shape

import (
	"hash/maphash"
	"sync"
)

// The cache keeps shaped words, in shards so that goroutines seldom wait for one another. A
// shard that is full is emptied: words in use stay alive through the lines that hold them.
const (
	shards    = 64
	shardSize = 2048 // entries; all shards together hold about 130,000 words
)

type cache struct {
	seed   maphash.Seed
	shards [shards]shard
}

type shard struct {
	mu sync.RWMutex
	by map[key]*entry
}

// key is a word as written, with the spaces after it, and what its font depends on.
type key struct {
	text  string
	style Style
	now   Family // of the text before it: decides for words without letters
}

// entry is a word as shaped: several Words when it mixes fonts.
type entry struct {
	words      []*Word
	last       Family // of the text after it
	inner      []int  // breaks inside, in bytes
	head, tail edge   // whether breaks beside it depend on its neighbours
}

func (c *cache) init() {
	c.seed = maphash.MakeSeed()
	for i := range c.shards {
		c.shards[i].by = make(map[key]*entry)
	}
}

func (c *cache) shard(k key) *shard {
	return &c.shards[maphash.String(c.seed, k.text)%shards]
}

func (s *shard) get(k key) *entry {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.by[k]
}

func (s *shard) put(k key, e *entry) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.by) >= shardSize {
		clear(s.by)
	}
	s.by[k] = e
}

// word returns the shaped form of a word, from the cache or freshly made.
func (f *Fonts) word(w *worker, k key) *entry {
	s := f.words.shard(k)
	if e := s.get(k); e != nil {
		return e
	}
	k.text = string([]byte(k.text)) // do not keep the whole paragraph alive
	e := f.make(w, k)
	s.put(k, e)
	return e
}

func (f *Fonts) make(w *worker, k key) *entry {
	e := &entry{last: k.now, inner: w.innerBreaks(k.text)}
	e.head, e.tail = edges(k.text)
	w.runs = f.itemise(w.runs[:0], k.text, k.style, k.now)
	for _, r := range w.runs {
		font := f.pick[r.family][k.style]
		e.words = append(e.words, w.word(font, r.script, k.text[r.start:r.end]))
	}
	for _, r := range k.text {
		if family, ok := strong(r); ok {
			e.last = family
		}
	}
	return e
}
