package pdf

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"runtime"
	"sync"

	"sopkit/internal/layout"
)

// ref is the number of an object.
type ref int

func (r ref) String() string { return fmt.Sprintf("%d 0 R", int(r)) }

// elementSize is about how many bytes a structure element takes.
const elementSize = 96

// writer writes PDF objects: streams at once, all others gathered in object streams, which
// are compressed while the next ones are built. It remembers the first error.
type writer struct {
	out    *bufio.Writer
	sum    hash.Hash // of all that was written
	at     int64
	err    error
	places []place // by object number; 0 is free

	gathered
	waiting []*objectStream
	slots   chan struct{} // bounds the goroutines that compress
	streams map[layout.Sum]Stretch
	all     sync.WaitGroup
	z       sync.Pool
}

// place is where an object stands: at an offset, or at an index in an object stream.
type place struct {
	kind   byte // 0 unused, 1 offset, 2 in an object stream
	offset int64
	index  int
}

// objectStream is one whose content is compressed, or just being compressed.
type objectStream struct {
	ref
	n, first, columns int
	data              packed
}

func newWriter(w io.Writer, earlier *Kept) *writer {
	out := &writer{sum: sha256.New(), places: make([]place, 1), gathered: newGathered(), slots: make(chan struct{}, runtime.GOMAXPROCS(0)), streams: map[layout.Sum]Stretch{}}
	out.out = bufio.NewWriterSize(io.MultiWriter(w, out.sum), 1<<16)
	out.z.New = func() any { return newDeflater(earlier) }
	out.write([]byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"))
	return out
}

func (w *writer) write(b []byte) {
	if w.err == nil {
		_, w.err = w.out.Write(b)
	}
	w.at += int64(len(b))
}

// reserve returns the number of an object that will be written later.
func (w *writer) reserve() ref {
	w.places = append(w.places, place{})
	return ref(len(w.places) - 1)
}

// add writes an object under a new number.
func (w *writer) add(body []byte) ref {
	r := w.reserve()
	w.put(r, body)
	return r
}

// put writes the object with a reserved number. The bytes are copied.
func (w *writer) put(r ref, body []byte) { w.close(w.gather(r, body)) }

// array writes an array of references under a new number.
func (w *writer) array(refs []ref) ref {
	r := w.reserve()
	if len(refs) == 0 {
		w.put(r, []byte("[]"))
	} else {
		w.close(w.gatherArray(r, refs))
	}
	return r
}

// putAll writes n objects with reserved numbers. They are built side by side: build appends the one of an index and says its
// number.
func (w *writer) putAll(n int, build func(b []byte, i int) (ref, []byte)) {
	type built struct {
		refs []ref
		ends []int
		body []byte
	}
	var parts []func() built
	for from := 0; from < n; from += perStream {
		parts = append(parts, soon(func() (out built) {
			out.body = make([]byte, 0, perStream*elementSize)
			for i := from; i < min(from+perStream, n); i++ {
				var r ref
				r, out.body = build(out.body, i)
				out.refs, out.ends = append(out.refs, r), append(out.ends, len(out.body))
			}
			return out
		}))
	}
	for _, part := range parts {
		done, start := part(), 0
		for i, r := range done.refs {
			w.put(r, done.body[start:done.ends[i]])
			start = done.ends[i]
		}
	}
}

// close compresses a bundle in the background; nil is none.
func (w *writer) close(b bundle) {
	if b == nil {
		return
	}
	refs := b.objects()
	o := &objectStream{ref: w.reserve(), n: len(refs)}
	for i, r := range refs {
		w.places[r] = place{kind: 2, offset: int64(o.ref), index: i}
	}
	w.waiting = append(w.waiting, o)
	w.slots <- struct{}{}
	w.all.Go(func() {
		var data []byte
		data, o.first, o.columns = b.content()
		z := w.z.Get().(*deflater)
		o.data = z.pack(data)
		w.z.Put(z)
		<-w.slots
	})
}

// stream writes a stream object under a new number. data is already encoded as dict says.
func (w *writer) stream(dict string, data []byte) ref {
	r := w.reserve()
	w.putStream(r, dict, data)
	return r
}

// putStream returns where the data stand.
func (w *writer) putStream(r ref, dict string, data []byte) (from int64) {
	w.places[r] = place{kind: 1, offset: w.at}
	w.write(fmt.Appendf(nil, "%d 0 obj\n<<%s/Length %d>>\nstream\n", int(r), dict, len(data)))
	from = w.at
	w.write(data)
	w.write([]byte("\nendstream\nendobj\n"))
	return from
}

// packed writes a compressed stream under a new number.
func (w *writer) packed(dict string, p packed) ref {
	r := w.reserve()
	w.putPacked(r, dict, p)
	return r
}

func (w *writer) putPacked(r ref, dict string, p packed) {
	from := w.putStream(r, dict+"/Filter/FlateDecode", p.data)
	w.streams[p.sum] = Stretch{from, int64(len(p.data))}
}

// deflated writes a stream object that is compressed here.
func (w *writer) deflated(dict string, data []byte) ref {
	z := w.z.Get().(*deflater)
	defer w.z.Put(z)
	return w.packed(dict, z.pack(data))
}

// finish writes the object streams and the cross-reference stream.
func (w *writer) finish(root, info ref) error {
	for _, o := range w.rest() {
		w.close(o)
	}
	w.all.Wait()
	for _, o := range w.waiting {
		w.putPacked(o.ref, fmt.Sprintf("/Type/ObjStm/N %d/First %d%s", o.n, o.first, prediction(o.columns)), o.data)
	}
	self := w.reserve()
	w.places[self] = place{kind: 1, offset: w.at}
	start := w.at
	if w.err == nil {
		w.err = w.out.Flush() // the identifier covers all that stands before it
	}
	id := w.sum.Sum(nil)[:16]
	z := w.z.Get().(*deflater)
	dict := fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/Root %v/Info %v/ID[<%x><%x>]%s", len(w.places), root, info, id, id, prediction(7))
	w.putPacked(self, dict, z.pack(predict(w.rows(), 7)))
	w.write(fmt.Appendf(nil, "startxref\n%d\n%%%%EOF\n", start))
	if w.err == nil {
		w.err = w.out.Flush()
	}
	return w.err
}

// rows returns those of the cross-reference stream: seven bytes each, after the one of their prediction.
func (w *writer) rows() []byte {
	out := make([]byte, 0, 8*len(w.places))
	for i, p := range w.places {
		if i == 0 || p.kind == 0 {
			p = place{index: 65535}
		}
		out = append(out, 2, p.kind)
		out = be.AppendUint32(out, uint32(p.offset))
		out = be.AppendUint16(out, uint16(p.index))
	}
	return out
}
