package history

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// step follows one of ^ ^n ~n ^{...} @{date} from a commit.
func (r *Repo) step(from Hash, step string) (Hash, error) {
	switch {
	case strings.HasPrefix(step, "@{"):
		return r.dateStep(from, strings.TrimSuffix(step[2:], "}"))
	case strings.HasPrefix(step, "^{"):
		return r.peelStep(from, strings.TrimSuffix(step[2:], "}"))
	case step[0] == '^':
		return r.parent(from, stepNumber(step))
	case step[0] == '~':
		at, err := from, error(nil)
		for n := stepNumber(step); n > 0 && err == nil; n-- {
			at, err = r.parent(at, 1)
		}
		return at, err
	}
	return Hash{}, unknown("cannot read " + strconv.Quote(step))
}

func stepNumber(step string) int {
	if len(step) == 1 {
		return 1
	}
	n, err := strconv.Atoi(step[1:])
	if err != nil {
		return 1 << 30
	}
	return n
}

func (r *Repo) dateStep(from Hash, text string) (Hash, error) {
	when, ok := parseWhen(text)
	if !ok {
		return Hash{}, unknown("@{" + text + "}: only dates are understood here, such as @{2026-03-01}; the reflog is not read")
	}
	return r.MainAt(from, when)
}

func (r *Repo) peelStep(from Hash, what string) (Hash, error) {
	if pattern, ok := strings.CutPrefix(what, "/"); ok {
		got, err := r.search([]Hash{from}, pattern)
		return got.Commit, err
	}
	if what == "" || what == "commit" || what == "object" {
		return from, nil
	}
	return Hash{}, unknown("^{" + what + "} is no commit")
}

// parent returns the n-th parent, from 1; 0 is the commit itself.
func (r *Repo) parent(of Hash, n int) (Hash, error) {
	if n == 0 {
		return of, nil
	}
	c, err := r.Commit(of)
	if err != nil {
		return Hash{}, err
	}
	if n > len(c.Parents) || r.shallow[of] {
		return Hash{}, unknown("commit " + of.Short() + " has no parent " + strconv.Itoa(n) + " here")
	}
	return c.Parents[n-1], nil
}

// peel follows tags to the commit that they name.
func (r *Repo) peel(h Hash) (Hash, error) {
	const deepest = 20
	for range deepest {
		got, err := r.objects.read(h)
		if err != nil {
			return Hash{}, err
		}
		switch got.kind {
		case plumbing.CommitObject:
			return h, nil
		case plumbing.TagObject:
			if _, ok := cutHash(got.data, "object ", &h); !ok {
				return Hash{}, &CorruptObjectError{Hash: h, Reason: "malformed tag"}
			}
		default:
			return Hash{}, unknown("names a " + got.kind.String() + ", not a commit")
		}
	}
	return Hash{}, unknown("tags of tags without end")
}

func (r *Repo) searchRefs(pattern string) (Revision, error) {
	tips, err := r.tips()
	if err != nil {
		return Revision{}, err
	}
	return r.search(tips, pattern)
}

// search finds the youngest commit reachable from tips whose message matches.
func (r *Repo) search(tips []Hash, pattern string) (Revision, error) {
	match, err := regexp.Compile(pattern)
	if err != nil {
		return Revision{}, unknown(err.Error())
	}
	var best Commit
	seen := map[Hash]bool{}
	for stack := tips; len(stack) > 0; {
		h := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[h] {
			continue
		}
		seen[h] = true
		c, err := r.Commit(h)
		if err != nil {
			return Revision{}, err
		}
		if match.MatchString(c.Message) && (best.Hash.IsZero() || c.Committed.After(best.Committed)) {
			best = c
		}
		if !r.shallow[h] {
			stack = append(stack, c.Parents...)
		}
	}
	if best.Hash.IsZero() {
		return Revision{}, unknown("no commit message matches")
	}
	return Revision{Commit: best.Hash, Rule: RuleSearch}, nil
}
