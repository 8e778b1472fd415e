package history

import (
	"time"
)

// Standing is what a status means for the reader of a procedure.
type Standing int

// The standings of a state.
const (
	Pending Standing = iota // not yet to be followed
	InForce                 // to be followed from its effective date on
	Ended                   // no longer to be followed
)

// StandingOf reads the status words of the procedure format.
func StandingOf(i Identity) Standing {
	switch i.Status {
	case "approved", "effective":
		return InForce
	case "superseded", "retired":
		return Ended
	}
	return Pending
}

// InForceOn returns the state of a procedure that staff had to follow on a day
// (2026-03-01), as the tip of this history tells it: of the versions on the
// main line that came into force by then the one that did so last. standing
// nil is [StandingOf]. False when nothing was in force.
func (h *History) InForceOn(key Key, day string, standing func(Identity) Standing) (State, bool) {
	if standing == nil {
		standing = StandingOf
	}
	states := h.States(key)
	best, bestFrom := -1, ""
	for i, s := range states {
		if s.Gone || standing(s.Identity) != InForce {
			continue
		}
		from := startOf(states, i, standing)
		// A later state of the same day or version takes the place of an earlier.
		if from <= day && from >= bestFrom {
			best, bestFrom = i, from
		}
	}
	if best < 0 || endedBy(states[best+1:], day, standing) {
		return State{}, false
	}
	return states[best], true
}

// startOf is the effective date of a state, else the day on which its version
// was first committed with such a standing.
func startOf(states []State, i int, standing func(Identity) Standing) string {
	s := states[i]
	if s.Identity.Effective != "" {
		return s.Identity.Effective
	}
	for i > 0 && !states[i-1].Gone && states[i-1].Identity.Version == s.Identity.Version && standing(states[i-1].Identity) == InForce {
		i--
	}
	return states[i].Time.Format(time.DateOnly)
}

// endedBy reports whether one of the states that follow, committed by then,
// took the procedure out of force and none put it back.
func endedBy(states []State, day string, standing func(Identity) Standing) bool {
	ended := false
	for _, s := range states {
		if s.Time.Format(time.DateOnly) > day {
			break
		}
		switch {
		case s.Gone || standing(s.Identity) == Ended:
			ended = true
		case standing(s.Identity) == InForce:
			ended = false
		}
	}
	return ended
}
