package lsp

import (
	"fmt"
	"maps"
	"slices"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

// task is files of one manual to check, or a change to look for what it touches.
type task struct {
	desk *desk
	shelf
	number   int // tasks of a desk are counted, so that a slow one does not have the last word
	urgent   bool
	names    []string
	change   *change
	versions map[string]int  // of the open documents
	forced   map[string]bool // files to tell the editor about even when nothing is new
}

// checkAll checks what there is to check until the conversation ends.
func (s *server) checkAll(next func(*server) *task) {
	for {
		s.mu.Lock()
		t := next(s)
		for t == nil && !s.closed {
			s.work.Wait()
			t = next(s)
		}
		closed := s.closed
		s.mu.Unlock()
		if closed {
			return
		}
		if err := guarded(func() error { s.do(t); return nil }); err != nil {
			fmt.Fprintf(s.Log, "sop: %v\n", err)
		}
		s.done(t)
	}
}

// done lets the rest go on after the files that somebody waited for.
func (s *server) done(t *task) {
	if t.urgent {
		s.mu.Lock()
		s.hurry = false
		s.mu.Unlock()
		s.work.Broadcast()
	}
}

// first takes the files that somebody waits for; nil when there are none.
func (s *server) first() *task {
	for _, d := range s.desks {
		d.read()
		if len(d.urgent) > 0 {
			t := d.task(d.urgent)
			d.urgent, t.urgent, s.hurry = nil, true, true
			return t
		}
	}
	return nil
}

// rest takes what nobody waits for, a file at a time; nil when there is nothing, or while somebody waits.
func (s *server) rest() *task {
	if s.hurry {
		return nil
	}
	for _, d := range s.desks {
		if len(d.changes) > 0 {
			t := d.task(nil)
			t.change = &d.changes[0]
			d.changes = d.changes[1:]
			return t
		}
	}
	for _, d := range s.desks {
		if name, ok := d.later.take(d.versions); ok {
			return d.task([]string{name})
		}
	}
	return nil
}

func (d *desk) task(names []string) *task {
	d.tasks++
	t := &task{desk: d, shelf: d.shelf, number: d.tasks, names: names, versions: maps.Clone(d.versions), forced: map[string]bool{}}
	for _, name := range names {
		d.later.drop(name)
		t.forced[name] = d.forced[name]
		delete(d.forced, name)
	}
	return t
}

// checkLater notes a file to check. Outside manuals only what is open is checked.
func (d *desk) checkLater(name string) {
	if _, open := d.versions[name]; open || d.manual.File != nil {
		d.later.add(name)
	}
}

// checkEverything notes all files, also those that the editor was told about and that are gone.
func (d *desk) checkEverything() {
	for _, p := range d.manual.Procedures {
		d.checkLater(p.File.Path)
	}
	for name := range d.published {
		d.later.add(name)
	}
}

func (s *server) do(t *task) {
	if t.change != nil {
		names := touched(t.shelf, *t.change)
		s.mu.Lock()
		defer s.mu.Unlock()
		for _, name := range names {
			t.desk.checkLater(name)
		}
		return
	}
	s.publish(t, s.check(t.shelf, t.names))
}

// check lints files of a manual.
func (s *server) check(in shelf, names []string) []lint.Diagnostic {
	return lint.Run(in.manual, s.Rules, lint.Choice{Today: s.Today(), Draws: s.Draws, Index: in.index,
		Procedure: func(p *procedure.Procedure) bool { return slices.Contains(names, p.File.Path) }})
}
