package shape

import (
	"encoding/binary"
	"sync"
)

// clusters is the table of all distinct clusters of a font. It only grows: what a font can
// draw in a language is bounded (the whole Bengali dictionary has about 1,700).
type clusters struct {
	mu   sync.Mutex
	by   map[string]*Cluster
	list []*Cluster
}

// intern returns the one cluster equal to the given parts.
func (t *clusters) intern(text string, nominal int32, parts []Part, key []byte) *Cluster {
	key = clusterKey(key[:0], text, nominal, parts)
	t.mu.Lock()
	defer t.mu.Unlock()
	if c, ok := t.by[string(key)]; ok {
		return c
	}
	c := &Cluster{ID: len(t.list), Text: text, Nominal: nominal, Parts: append([]Part(nil), parts...)}
	if t.by == nil {
		t.by = map[string]*Cluster{}
	}
	t.by[string(key)] = c
	t.list = append(t.list, c)
	return c
}

func clusterKey(key []byte, text string, nominal int32, parts []Part) []byte {
	key = binary.BigEndian.AppendUint32(key, uint32(nominal))
	key = append(key, byte(len(parts)))
	for _, p := range parts {
		key = binary.BigEndian.AppendUint16(key, p.GID)
		key = binary.BigEndian.AppendUint32(key, uint32(p.DX))
		key = binary.BigEndian.AppendUint32(key, uint32(p.DY))
	}
	return append(key, text...)
}

// Cluster returns the cluster of the font equal to the given parts, which another run of the program shaped.
func (f *Font) Cluster(text string, nominal int32, parts []Part) *Cluster {
	return f.table.intern(text, nominal, parts, nil)
}

// Count returns how many distinct clusters the font has shaped so far: IDs are below it.
func (f *Font) Count() int {
	f.table.mu.Lock()
	defer f.table.mu.Unlock()
	return len(f.table.list)
}
