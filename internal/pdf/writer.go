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

// perStream is how many objects share one object stream.
const perStream = 1000

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

	open    *objects // being filled
	room    int      // bytes that the last one took
	waiting []*objects
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

// objects is an object stream in the making.
type objects struct {
	ref   ref
	refs  []ref
	heads []byte // "number offset " for every object
	body  []byte
	data  packed
}

func newWriter(w io.Writer, earlier *Kept) *writer {
	out := &writer{sum: sha256.New(), places: make([]place, 1), slots: make(chan struct{}, runtime.GOMAXPROCS(0)), streams: map[layout.Sum]Stretch{}}
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
func (w *writer) put(r ref, body []byte) {
	if w.open == nil {
		w.open = &objects{ref: w.reserve(), body: make([]byte, 0, w.room*9/8), heads: make([]byte, 0, perStream*12)}
	}
	o := w.open
	w.places[r] = place{kind: 2, offset: int64(o.ref), index: len(o.refs)}
	o.refs = append(o.refs, r)
	o.heads = append(appendInt(append(appendInt(o.heads, int(r)), ' '), len(o.body)), ' ')
	o.body = append(append(o.body, body...), '\n')
	if len(o.refs) == perStream {
		w.close()
	}
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

// close compresses the open object stream in the background.
func (w *writer) close() {
	o := w.open
	if o == nil {
		return
	}
	w.open, w.room = nil, len(o.body)
	w.waiting = append(w.waiting, o)
	w.slots <- struct{}{}
	w.all.Go(func() {
		z := w.z.Get().(*deflater)
		o.data = z.pack(append(o.heads, o.body...))
		o.body = nil
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
	w.close()
	w.all.Wait()
	for _, o := range w.waiting {
		w.putPacked(o.ref, fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(o.refs), len(o.heads)), o.data)
	}
	self := w.reserve()
	w.places[self] = place{kind: 1, offset: w.at}
	start := w.at
	if w.err == nil {
		w.err = w.out.Flush() // the identifier covers all that stands before it
	}
	id := w.sum.Sum(nil)[:16]
	z := w.z.Get().(*deflater)
	dict := fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/Root %v/Info %v/ID[<%x><%x>]/DecodeParms<</Predictor 12/Columns 7>>", len(w.places), root, info, id, id)
	w.putPacked(self, dict, z.pack(w.table()))
	w.write(fmt.Appendf(nil, "startxref\n%d\n%%%%EOF\n", start))
	if w.err == nil {
		w.err = w.out.Flush()
	}
	return w.err
}

// table returns the rows of the cross-reference stream, each as the difference from the one
// before (predictor "up"), which compresses to little.
func (w *writer) table() []byte {
	out := make([]byte, 0, 8*len(w.places))
	var last [7]byte
	for i, p := range w.places {
		if i == 0 || p.kind == 0 {
			p = place{index: 65535}
		}
		row := [7]byte{p.kind, byte(p.offset >> 24), byte(p.offset >> 16), byte(p.offset >> 8), byte(p.offset), byte(p.index >> 8), byte(p.index)}
		out = append(out, 2)
		for k := range row {
			out = append(out, row[k]-last[k])
		}
		last = row
	}
	return out
}
