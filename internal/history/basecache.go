package history

// generationSize is how many bytes each of the two generations of a baseCache
// may hold.
const generationSize = 8 << 20

// packPlace is an offset in one of the packs.
type packPlace struct {
	pack   *pack
	offset int64
}

// baseCache keeps objects that deltas may build on. It forgets by generations:
// when the young one is full it becomes the old one, and what is not asked for
// again goes with that.
type baseCache struct {
	young, old map[packPlace]object
	size       int // bytes in young
}

func (c *baseCache) get(at packPlace) (object, bool) {
	if o, ok := c.young[at]; ok {
		return o, true
	}
	o, ok := c.old[at]
	if ok {
		c.put(at, o)
	}
	return o, ok
}

func (c *baseCache) put(at packPlace, o object) {
	if len(o.data) > generationSize/4 {
		return
	}
	if c.young == nil || c.size+len(o.data) > generationSize {
		c.old, c.young, c.size = c.young, make(map[packPlace]object), 0
	}
	c.young[at] = o
	c.size += len(o.data) + 64 // 64 bytes: the map's own share
}
