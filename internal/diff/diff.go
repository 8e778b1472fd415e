// Package diff says what changed between two procedures or manuals, step by step, and what follows from it: the version
// to take and who must learn again.
//
// It compares what the reader is told to do, not lines of a file. It reads no files, knows no git and prints nothing.
package diff

import (
	"bytes"
	"sync"

	"sopkit/internal/lang"
	"sopkit/internal/procedure"
)

// Procedure is what changed in one procedure.
type Procedure struct {
	ID         string   `json:"id"`
	Lang       string   `json:"lang"`
	Before     Side     `json:"before"`
	After      Side     `json:"after"`
	Changes    []Change `json:"changes"`
	Bump       Bump     `json:"bump"`       // the version step that the changes ask for
	BumpTaken  Bump     `json:"bump_taken"` // the version step that was taken
	Retraining bool     `json:"retraining"` // people must learn it again
	Learners   []string `json:"learners"`   // the roles that must, as written in the procedure
	// LearnersByBranch is set by Manuals, and by Between, where the manual has branches.
	LearnersByBranch []BranchLearners `json:"learners_by_branch,omitempty"`

	Title string `json:"-"`
	Lines []Line `json:"-"` // both texts as one, for a redline
}

// Side is one of the two texts.
type Side struct {
	Version string `json:"version"`
	Path    string `json:"path,omitempty"`
	Absent  bool   `json:"absent,omitempty"` // there is no such procedure on this side
}

// Procedures compares two texts of one procedure. A nil stands for a procedure that is not there.
func Procedures(before, after *procedure.Procedure) Procedure {
	a, b := read(before), read(after)
	share(a, b)
	match(a, b)
	out := identify(before, after)
	out.Changes = frontMatter(before, after)
	w := &writer{out: &out, a: a, b: b, roles: sync.OnceValue(func() *roleNames { return knownRoles(a, b) })}
	w.write()
	if len(out.Changes) == 0 && before != nil && after != nil && !bytes.Equal(before.File.Text, after.File.Text) {
		out.Changes = []Change{{Type: FormattingOnly}}
	}
	out.judge(a, b)
	return out
}

// identify fills what names the procedure and its two sides; the later text speaks first.
func identify(before, after *procedure.Procedure) Procedure {
	out := Procedure{Changes: []Change{}, Learners: []string{}, Before: side(before), After: side(after)}
	for _, p := range []*procedure.Procedure{after, before} {
		if p == nil {
			continue
		}
		out.ID, out.Title = or(out.ID, p.Meta.ID.Text), or(out.Title, p.Meta.Title.Text)
		out.Lang = or(out.Lang, language(p).Code)
	}
	return out
}

func side(p *procedure.Procedure) Side {
	if p == nil {
		return Side{Absent: true}
	}
	return Side{Version: p.Meta.Version.Text, Path: p.File.Path}
}

func or(first, second string) string {
	if first != "" {
		return first
	}
	return second
}

// language is what the procedure says that it is written in, else a guess: Bengali by its script, Malay by its small words.
func language(p *procedure.Procedure) *lang.Language {
	code := p.Lang()
	if code == "" {
		code = guess(string(p.File.Text))
	}
	l, _ := lang.Get(code)
	return l
}
