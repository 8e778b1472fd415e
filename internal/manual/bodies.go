package manual

import (
	"io/fs"
	"sync"

	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// Few is how many procedures are best kept whole: reading them twice would take longer, and each needs 100 kB at the most.
const Few = 1200

// Open reads the manual at the root of fsys as Load does, but of more than few procedures it keeps only the heads
// (procedure.ParseHead), so that ten thousand of them need little room. Whole brings the rest. fsys is read as long as the manual
// is in use.
func Open(fsys fs.FS, few int) (*Manual, error) {
	small := false
	m, err := load(fsys, func(procedures int) parser {
		if small = procedures <= few; small {
			return procedure.Parse
		}
		return procedure.ParseHead
	})
	if small {
		m.checkImages(Plain(fsys))
		return m, err
	}
	m.images = map[string]error{}
	m.bodies = &bodies{fsys: fsys, recent: map[string]*procedure.Procedure{}}
	return m, err
}

// Sketch reads the manual at the root of fsys as Load does, but of the procedures it takes only the heads, and their texts. Whole
// parses the bodies that are asked for: few, where the rest is known from an earlier run.
func Sketch(fsys fs.FS) (*Manual, error) {
	m, err := load(fsys, func(int) parser {
		return func(name string, text []byte) *procedure.Procedure {
			p := procedure.ParseHead(name, text)
			p.File = source.NewFile(name, text)
			return p
		}
	})
	m.bodies = &bodies{fsys: fsys, recent: map[string]*procedure.Procedure{}, all: true}
	m.checkImages(Plain(fsys))
	return m, err
}

// Whole is all of a procedure. A manual that was opened reads it when it is asked for; of one that was loaded it is p itself.
func (m *Manual) Whole(p *procedure.Procedure) *procedure.Procedure {
	if m.bodies == nil {
		return p
	}
	return m.bodies.whole(p)
}

// Opened reports whether the manual keeps heads only.
func (m *Manual) Opened() bool { return m.bodies != nil }

// Text reads a file of a manual that was opened again.
func (m *Manual) Text(name string) ([]byte, error) {
	if m.bodies == nil {
		return nil, fs.ErrClosed
	}
	return fs.ReadFile(Plain(m.bodies.fsys), name)
}

// kept is how many procedures are kept for those who ask again: translations lie beside their source, and links lead nearby.
const kept = 128

// bodies reads procedures when they are asked for. It is safe for concurrent use.
type bodies struct {
	fsys   fs.FS
	mu     sync.Mutex
	all    bool // all that was asked for is kept, and the heads have their texts
	recent map[string]*procedure.Procedure
	order  [kept]string // what is recent, in a ring
	next   int
}

func (b *bodies) whole(head *procedure.Procedure) *procedure.Procedure {
	name := head.File.Path
	b.mu.Lock()
	p := b.recent[name]
	b.mu.Unlock()
	if p != nil {
		return p
	}
	p, err := b.read(head)
	if err != nil {
		p = vanished(head, err)
	}
	for _, c := range clashes(head) {
		c.Span = p.File.LineSpan(1)
		p.Problems = append(p.Problems, c)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.recent[name] = p
	if b.all {
		return p
	}
	delete(b.recent, b.order[b.next])
	b.order[b.next] = name
	b.next = (b.next + 1) % kept
	return p
}

func (b *bodies) read(head *procedure.Procedure) (*procedure.Procedure, error) {
	if b.all {
		return procedure.Parse(head.File.Path, head.File.Text), nil
	}
	return readProcedure(b.fsys, head.File.Path, procedure.Parse)
}

// vanished stands for a file that could be read a moment ago.
func vanished(head *procedure.Procedure, err error) *procedure.Procedure {
	p := *head
	p.Unread = true
	p.Problems = []source.Problem{{Rule: "unreadable-file", Message: "the file cannot be read any more: " + err.Error(), Hint: "let nothing else write here meanwhile"}}
	return &p
}
