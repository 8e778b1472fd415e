package history

import (
	"errors"
	"fmt"
	"strings"
)

// ErrNoCommits says that HEAD names a git branch without a commit.
var ErrNoCommits = errors.New("no commits yet")

// Hint returns the advice that goes with an error of this package, or "".
func Hint(err error) string {
	var h interface{ Hint() string }
	switch {
	case errors.As(err, &h):
		return h.Hint()
	case errors.Is(err, ErrNoCommits):
		return "commit the manual first: git add . && git commit"
	}
	return ""
}

// NotRepositoryError says that no git repository holds Path.
type NotRepositoryError struct{ Path string }

func (e *NotRepositoryError) Error() string {
	return e.Path + ": not in a git repository"
}

// Hint tells how to make a repository.
func (e *NotRepositoryError) Hint() string { return "start one with: git init" }

// UnsupportedError says that a repository uses a format that cannot be read.
type UnsupportedError struct{ Path, What, Advice string }

func (e *UnsupportedError) Error() string {
	return fmt.Sprintf("%s: the repository uses %s, which is not supported", e.Path, e.What)
}

// Hint tells what to do about it.
func (e *UnsupportedError) Hint() string { return e.Advice }

// MissingObjectError says that the repository lacks an object that it names.
type MissingObjectError struct {
	Hash    Hash
	Partial bool // the repository is a partial clone
}

func (e *MissingObjectError) Error() string {
	if e.Partial {
		return fmt.Sprintf("object %s is missing from this partial clone", e.Hash)
	}
	return fmt.Sprintf("object %s is missing", e.Hash)
}

// Hint tells how to fetch the object.
func (e *MissingObjectError) Hint() string {
	if e.Partial {
		return "fetch everything with: git fetch --refetch --filter=blob:limit=1g"
	}
	return "the repository is damaged or cut; try: git fsck, git fetch --unshallow"
}

// CorruptObjectError says that an object's content does not match its name.
type CorruptObjectError struct {
	Hash   Hash
	Reason string
}

func (e *CorruptObjectError) Error() string {
	return fmt.Sprintf("object %s is damaged: %s", e.Hash, e.Reason)
}

// Hint tells how to look closer.
func (e *CorruptObjectError) Hint() string { return "check the repository with: git fsck --full" }

// UnknownRevisionError says that Rev names nothing.
type UnknownRevisionError struct {
	Rev, Reason string
	Shallow     bool // the history is cut, so it may exist elsewhere
}

func (e *UnknownRevisionError) Error() string {
	if e.Reason != "" {
		return fmt.Sprintf("%s: %s", e.Rev, e.Reason)
	}
	return e.Rev + ": no such revision"
}

// Hint tells how to fetch more when history is cut.
func (e *UnknownRevisionError) Hint() string {
	if e.Shallow {
		return ShallowHint
	}
	return ""
}

// ShallowHint tells how to complete a cut history.
const ShallowHint = "the history is cut: git fetch --unshallow (in CI: fetch-depth: 0)"

// AmbiguousError says that Name could mean several things.
type AmbiguousError struct {
	Name       string
	Candidates []string
}

func (e *AmbiguousError) Error() string { return e.Name + ": ambiguous" }

// Hint lists the candidates.
func (e *AmbiguousError) Hint() string { return "one of: " + strings.Join(e.Candidates, ", ") }
