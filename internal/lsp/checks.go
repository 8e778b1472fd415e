package lsp

import (
	"fmt"
	"maps"
	"slices"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

// batch is how many files are checked in one go when nobody waits for them; what is typed meanwhile waits that long.
const batch = 4

// task is files of one manual to check, or a change to look for what it touches.
type task struct {
	desk *desk
	shelf
	names    []string
	change   *change
	versions map[string]int  // of the open documents
	forced   map[string]bool // files to tell the editor about even when nothing is new
}

// checkAll checks what there is to check, the most urgent first, until the conversation ends.
func (s *server) checkAll() {
	for {
		s.mu.Lock()
		t := s.next()
		for t == nil && !s.closed {
			s.work.Wait()
			t = s.next()
		}
		closed := s.closed
		s.mu.Unlock()
		if closed {
			return
		}
		if err := guarded(func() error { s.do(t); return nil }); err != nil {
			fmt.Fprintf(s.Log, "sop: %v\n", err)
		}
	}
}

// next takes the most urgent task; nil when there is none.
func (s *server) next() *task {
	for _, d := range s.desks {
		if len(d.urgent) > 0 {
			t := d.task(d.urgent)
			d.urgent = nil
			return t
		}
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
		if names := d.some(batch); len(names) > 0 {
			return d.task(names)
		}
	}
	return nil
}

func (d *desk) task(names []string) *task {
	t := &task{desk: d, shelf: d.shelf, names: names, versions: maps.Clone(d.versions), forced: map[string]bool{}}
	for _, name := range names {
		delete(d.later, name)
		t.forced[name] = d.forced[name]
		delete(d.forced, name)
	}
	return t
}

// some takes files that can wait: open ones first.
func (d *desk) some(n int) (out []string) {
	for _, first := range []bool{true, false} {
		for name := range d.later {
			if _, open := d.versions[name]; open == first && len(out) < n {
				out = append(out, name)
			}
		}
	}
	return out
}

// checkLater notes a file to check. Outside manuals only what is open is checked.
func (d *desk) checkLater(name string) {
	if _, open := d.versions[name]; open || d.manual.File != nil {
		d.later[name] = true
	}
}

func (d *desk) checkEverything() {
	for _, p := range d.manual.Procedures {
		d.checkLater(p.File.Path)
	}
}

func (s *server) do(t *task) {
	if t.change != nil {
		names := touched(t.manual, *t.change)
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
	return lint.Run(in.manual, s.Rules, lint.Choice{Today: s.Today(), Draws: s.Draws,
		Procedure: func(p *procedure.Procedure) bool { return slices.Contains(names, p.File.Path) }})
}
