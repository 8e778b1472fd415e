package lint

import (
	"sync"

	"sopkit/internal/procedure"
)

// Once is what work makes of a procedure. It works once for all rules and passes of a run that ask by the same name, so that work
// may look at the procedure, its manual and its language, and nobody may change what it made. Of nil is of the manual as a whole.
// What was made of a procedure is forgotten when many others have been asked for since.
func Once[T any](p *Pass, of *procedure.Procedure, name string, work func() T) T {
	return p.memo.find(of, name, func() any { return work() })().(T)
}

// remembered is of how many procedures a run keeps what was made: translations lie beside their source.
const remembered = 16

// memo keeps what rules make of the manual and of the last procedures. It is safe for concurrent use.
type memo struct {
	mu    sync.Mutex
	made  map[*procedure.Procedure]map[string]func() any
	order [remembered]*procedure.Procedure // what is kept, in a ring
	next  int
}

func newMemo() *memo { return &memo{made: map[*procedure.Procedure]map[string]func() any{}} }

// find gives the work that is done once, now or before.
func (m *memo) find(of *procedure.Procedure, name string, work func() any) func() any {
	m.mu.Lock()
	defer m.mu.Unlock()
	made := m.made[of]
	if made == nil {
		made = map[string]func() any{}
		m.made[of] = made
		if of != nil {
			m.keep(of)
		}
	}
	if made[name] == nil {
		made[name] = sync.OnceValue(work)
	}
	return made[name]
}

// keep lets the procedure go for which there is no more room.
func (m *memo) keep(of *procedure.Procedure) {
	if last := m.order[m.next]; last != nil {
		delete(m.made, last)
	}
	m.order[m.next] = of
	m.next = (m.next + 1) % remembered
}
