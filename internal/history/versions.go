package history

import (
	"slices"
	"strings"
	"time"
)

// State is a procedure as one commit left it.
type State struct {
	Commit   Hash
	Time     time.Time // of the committer, UTC
	Path     string
	Blob     Hash
	Identity Identity
	Gone     bool // the commit took the procedure away
}

// Span is an interval of the main line in which a version stood.
type Span struct {
	States []State // every commit that changed the file, oldest first
	Until  *State  // what replaced it, nil when it stands at the tip
}

// First is how the version began.
func (s Span) First() State { return s.States[0] }

// Last is how the version ended: what its number means.
func (s Span) Last() State { return s.States[len(s.States)-1] }

// Edited reports whether the content changed under the same version.
func (s Span) Edited() bool { return s.First().Blob != s.Last().Blob }

// Version is one version of a procedure.
type Version struct {
	Number string
	// Spans are where it stood on the main line, oldest first. A version that
	// only a merged git branch ever had has none on the main line; then they
	// are its states there.
	Spans []Span
	// MainLine is false when the version never stood on the main line.
	MainLine bool
	// Elsewhere is the same version with other content, outside this history.
	Elsewhere []State
}

// Ambiguous reports whether the number means more than one content.
func (v Version) Ambiguous() bool {
	all := v.Candidates()
	return slices.ContainsFunc(all, func(s State) bool { return s.Blob != all[0].Blob })
}

// Candidates lists what the number can mean, the main line first.
func (v Version) Candidates() []State {
	var all []State
	for _, s := range v.Spans {
		all = append(all, s.Last())
	}
	return append(all, v.Elsewhere...)
}

// States lists how a procedure changed on the main line, oldest first.
func (h *History) States(key Key) []State {
	var states []State
	files := map[string]State{} // an id may stand in two files for a while
	rows := h.table.postings(key)
	for len(rows) > 0 {
		commit := h.table.event(rows[0]).commit
		n := 0
		for n < len(rows) && h.table.event(rows[n]).commit == commit {
			n++
		}
		if h.main[commit] {
			states = append(states, h.table.stateAfter(files, rows[:n], key))
		}
		rows = rows[n:]
	}
	return states
}

// stateAfter applies the events of one commit to the files that carry a key
// and returns the one that stands then; of several, one that changed and the
// first by path.
func (t *table) stateAfter(files map[string]State, rows []uint32, key Key) State {
	var gone State
	for _, n := range rows {
		if e := t.event(n); t.identity(e.oldIdentity).Key() == key {
			gone = t.stateBefore(e)
			delete(files, gone.Path)
		}
	}
	var changed, kept []State
	for _, f := range files {
		kept = append(kept, f)
	}
	for _, n := range rows {
		if e := t.event(n); t.identity(e.newIdentity).Key() == key {
			s := t.state(e)
			files[s.Path] = s
			changed = append(changed, s)
		}
	}
	byPath := func(a, b State) int { return strings.Compare(a.Path, b.Path) }
	switch {
	case len(changed) > 0:
		return slices.MinFunc(changed, byPath)
	case len(kept) > 0:
		return slices.MinFunc(kept, byPath)
	}
	return gone
}

// stateBefore is what an event took away.
func (t *table) stateBefore(e eventRow) State {
	s := t.state(e)
	s.Gone, s.Blob, s.Identity = true, t.blob(e.oldBlob), t.identity(e.oldIdentity)
	if e.from != none {
		s.Path = t.text(e.from)
	}
	return s
}

// state is what an event left behind.
func (t *table) state(e eventRow) State {
	c := t.commit(e.commit)
	return State{Commit: c.hash, Time: time.Unix(c.time, 0).UTC(), Path: t.text(e.path), Blob: t.blob(e.newBlob), Identity: t.identity(e.newIdentity)}
}

// Current is how a procedure stands at the tip; false when it is not there.
func (h *History) Current(key Key) (State, bool) {
	states := h.States(key)
	if len(states) == 0 || states[len(states)-1].Gone {
		return State{}, false
	}
	return states[len(states)-1], true
}

// Versions lists the versions of a procedure in the order in which they first
// stood on the main line, then those that only merged git branches had.
func (h *History) Versions(key Key) ([]Version, error) {
	versions := mainVersions(h.States(key))
	versions = append(versions, h.sideVersions(key, versions)...)
	return versions, h.addElsewhere(key, versions)
}

// Version finds one version of a procedure.
func (h *History) Version(key Key, number string) (Version, bool, error) {
	all, err := h.Versions(key)
	i := slices.IndexFunc(all, func(v Version) bool { return v.Number == number })
	if err != nil || i < 0 {
		return Version{}, false, err
	}
	return all[i], true, nil
}

// mainVersions groups the states of the main line.
func mainVersions(states []State) []Version {
	var versions []Version
	var open *Span
	for i, s := range states {
		if open != nil && !s.Gone && s.Identity.Version == open.First().Identity.Version {
			open.States = append(open.States, s)
			continue
		}
		if open != nil {
			open.Until = &states[i]
			open = nil
		}
		if !s.Gone {
			v := versionNamed(&versions, s.Identity.Version)
			v.Spans = append(v.Spans, Span{States: []State{s}})
			open = &v.Spans[len(v.Spans)-1]
		}
	}
	return versions
}

func versionNamed(versions *[]Version, number string) *Version {
	for i := range *versions {
		if (*versions)[i].Number == number {
			return &(*versions)[i]
		}
	}
	*versions = append(*versions, Version{Number: number, MainLine: true})
	return &(*versions)[len(*versions)-1]
}
