package history

import "github.com/go-git/go-git/v5/plumbing"

// identifyAll reads each wanted file once, several at a time, and enters who
// it is into the events.
func (b *builder) identifyAll(c crew, identify Identify) error {
	if identify == nil {
		return nil
	}
	type file struct{ path, blob uint32 }
	var files pool[file]
	for _, w := range b.wanted {
		files.number(file{w.path, w.blob})
	}
	answers := make([]*Identity, len(files.all))
	err := c.each(len(files.all), func(o *objects, i int) error {
		f := files.all[i]
		got, err := o.read(b.blobs.all[f.blob])
		if err != nil || got.kind != plumbing.BlobObject {
			return err
		}
		if id, ok := identify(b.texts.all[f.path], got.data); ok {
			answers[i] = &id
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, w := range b.wanted {
		if id := answers[files.number(file{w.path, w.blob})]; id != nil {
			b.enter(w, *id)
		}
	}
	b.wanted = nil
	return nil
}

func (b *builder) enter(w wanted, id Identity) {
	if w.newer {
		b.events[w.event].newIdentity = b.identities.number(id)
	} else {
		b.events[w.event].oldIdentity = b.identities.number(id)
	}
}
