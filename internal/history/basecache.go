package history

// generationSize is how many bytes each of the two generations of a baseCache
// may hold; measured: more gains nothing on 30,000 commits.
const generationSize = 12 << 20

// baseCache keeps objects that deltas may build on, by offset in the pack. It
// forgets by generations: when the young one is full it becomes the old one,
// and what is not asked for again goes with that.
type baseCache struct {
	young, old map[int64]object
	size       int // bytes in young
}

func (c *baseCache) get(offset int64) (object, bool) {
	if o, ok := c.young[offset]; ok {
		return o, true
	}
	o, ok := c.old[offset]
	if ok {
		c.put(offset, o)
	}
	return o, ok
}

func (c *baseCache) put(offset int64, o object) {
	if len(o.data) > generationSize/4 {
		return
	}
	if c.young == nil || c.size+len(o.data) > generationSize {
		c.old, c.young, c.size = c.young, make(map[int64]object), 0
	}
	c.young[offset] = o
	c.size += len(o.data) + 64 // 64 bytes: the map's own share
}
