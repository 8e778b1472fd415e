package history

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/storer"
)

// specialRef are the names that stand outside refs/.
var specialRef = regexp.MustCompile(`^([A-Z]+_)*HEAD$`)

// shortRefs are git's rules for short names, first wins.
var shortRefs = []string{"refs/", "refs/tags/", "refs/heads/", "refs/remotes/"}

// Head returns the commit that is checked out and the full name of the git
// branch, "" when HEAD is detached.
func (r *Repo) Head() (Hash, string, error) {
	got, ok, err := r.byRef("HEAD")
	if err == nil && !ok {
		err = ErrNoCommits
	}
	if got.Ref == "HEAD" {
		got.Ref = ""
	}
	return got.Commit, got.Ref, err
}

// byRef takes HEAD and all short forms of refs. A tag and a git branch of the
// same name that differ are ambiguous: git would warn and take the tag.
func (r *Repo) byRef(base string) (Revision, bool, error) {
	if specialRef.MatchString(base) || strings.HasPrefix(base, "refs/") {
		return r.refNamed(base)
	}
	var all []Revision
	var names []string
	for _, prefix := range shortRefs {
		got, ok, err := r.refNamed(prefix + base)
		if err != nil {
			return got, true, err
		}
		if ok && !slices.ContainsFunc(all, func(r Revision) bool { return r.Commit == got.Commit }) {
			all, names = append(all, got), append(names, prefix+base)
		}
	}
	switch len(all) {
	case 0:
		return r.refNamed("refs/remotes/" + base + "/HEAD")
	case 1:
		return all[0], true, nil
	}
	return Revision{}, true, &AmbiguousError{Name: base, Candidates: names}
}

func (r *Repo) refNamed(name string) (Revision, bool, error) {
	if !validRef(name) {
		return Revision{}, false, nil
	}
	ref, err := storer.ResolveReference(r.refs, plumbing.ReferenceName(name))
	if errors.Is(err, plumbing.ErrReferenceNotFound) {
		if name == "HEAD" {
			return Revision{}, true, ErrNoCommits
		}
		return Revision{}, false, nil
	}
	if err != nil {
		return Revision{}, true, err
	}
	if ref.Hash().IsZero() {
		return Revision{}, false, nil
	}
	commit, err := r.peel(Hash(ref.Hash()))
	return Revision{Commit: commit, Rule: RuleRef, Ref: ref.Name().String()}, true, err
}

// validRef keeps names from leaving the folder of refs.
func validRef(name string) bool {
	return !strings.Contains(name, "..") && !strings.Contains(name, "//") &&
		!strings.ContainsAny(name, " ~^:?*[\\\x7f") && !strings.HasSuffix(name, "/") &&
		!strings.HasSuffix(name, ".lock") && !strings.Contains(name, "/.") && !strings.HasPrefix(name, ".")
}

// ref is one ref and what it names directly.
type ref struct {
	name string
	hash Hash
}

// refsUnder lists the refs whose names start with one of the prefixes, sorted.
func (r *Repo) refsUnder(prefixes ...string) ([]ref, error) {
	iter, err := r.refs.IterReferences()
	if err != nil {
		return nil, err
	}
	defer iter.Close()
	var all []ref
	err = iter.ForEach(func(found *plumbing.Reference) error {
		name := found.Name().String()
		under := slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(name, p) })
		if found.Type() == plumbing.HashReference && under {
			all = append(all, ref{name, Hash(found.Hash())})
		}
		return nil
	})
	slices.SortFunc(all, func(a, b ref) int { return strings.Compare(a.name, b.name) })
	return all, err
}

// tips returns the commits of all git branches and tags; refs to something
// else or to what is missing are passed over.
func (r *Repo) tips() ([]Hash, error) {
	refs, err := r.refsUnder("refs/heads/", "refs/remotes/", "refs/tags/")
	if err != nil {
		return nil, err
	}
	var all []Hash
	seen := map[Hash]bool{}
	for _, ref := range refs {
		if commit, err := r.peel(ref.hash); err == nil && !seen[commit] {
			seen[commit] = true
			all = append(all, commit)
		}
	}
	return all, nil
}

// byEdition takes the last part of a tag's name: 2026.4 for manual/2026.4,
// edition-2026.4 or OPM/edition-2026.4.
func (r *Repo) byEdition(base string) (Revision, bool, error) {
	tags, err := r.refsUnder("refs/tags/")
	if err != nil {
		return Revision{}, false, err
	}
	var found []Revision
	var names []string
	for _, tag := range tags {
		last := tag.name[strings.LastIndexByte(tag.name, '/')+1:]
		if last != base && last != "edition-"+base {
			continue
		}
		commit, err := r.peel(tag.hash)
		if err != nil {
			return Revision{}, true, err
		}
		names = append(names, tag.name)
		if len(found) == 0 || found[0].Commit != commit {
			found = append(found, Revision{Commit: commit, Rule: RuleEdition, Ref: tag.name})
		}
	}
	if len(found) > 1 {
		return Revision{}, true, &AmbiguousError{Name: base, Candidates: names}
	}
	if len(found) == 0 {
		return Revision{}, false, nil
	}
	return found[0], true, nil
}
