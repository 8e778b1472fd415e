package history

import (
	"fmt"
	"strings"
	"time"
)

// Rule says how a revision was understood.
type Rule string

// The rules, in the order in which they are tried.
const (
	RuleHash    Rule = "commit"   // hash or its first digits
	RuleRef     Rule = "ref"      // HEAD, tag, git branch
	RuleEdition Rule = "edition"  // last part of a tag's name
	RuleDate    Rule = "date"     // what the main line held then
	RuleSearch  Rule = "message"  // :/text
	RuleDerived Rule = "relative" // followed by ^, ~ or @{date}
)

// Revision is a resolved revision.
type Revision struct {
	Text   string // as asked
	Commit Hash
	Rule   Rule
	Ref    string // full name of the ref, if one was involved
}

// Resolve finds the commit that rev names: a hash or at least 4 digits of one,
// a ref in any of git's short forms, an edition (the last part of a tag's
// name), a date (what the main line held then), each followed by any of ^ ^n
// ~n @{date} ^{commit} ^{/text}; or :/text. The reflog is not consulted.
func (r *Repo) Resolve(rev string) (Revision, error) {
	got, err := r.resolve(rev)
	if e, ok := err.(*UnknownRevisionError); ok {
		e.Rev, e.Shallow = rev, len(r.shallow) > 0
	}
	got.Text = rev
	return got, err
}

func (r *Repo) resolve(rev string) (Revision, error) {
	if text, ok := strings.CutPrefix(rev, ":/"); ok {
		return r.searchRefs(text)
	}
	if strings.Contains(rev, "..") {
		return Revision{}, unknown("a range where one revision belongs")
	}
	base, steps := splitSteps(rev)
	got, err := r.base(base, steps)
	if err != nil {
		return got, err
	}
	for _, step := range steps {
		if got.Commit, err = r.step(got.Commit, step); err != nil {
			return got, err
		}
		got.Rule = RuleDerived
	}
	return got, nil
}

func unknown(reason string) error { return &UnknownRevisionError{Reason: reason} }

// splitSteps cuts "main~2^{commit}@{2026-03-01}" into "main" and its steps.
func splitSteps(rev string) (base string, steps []string) {
	end := strings.IndexAny(rev, "^~")
	if at := strings.Index(rev, "@{"); at >= 0 && (end < 0 || at < end) {
		end = at
	}
	if end < 0 {
		return rev, nil
	}
	base, rev = rev[:end], rev[end:]
	for rev != "" {
		n := stepLength(rev)
		steps, rev = append(steps, rev[:n]), rev[n:]
	}
	return base, steps
}

func stepLength(rev string) int {
	if strings.HasPrefix(rev, "@{") || strings.HasPrefix(rev, "^{") {
		if end := strings.IndexByte(rev, '}'); end > 0 {
			return end + 1
		}
		return len(rev)
	}
	n := 1
	for n < len(rev) && rev[n] >= '0' && rev[n] <= '9' {
		n++
	}
	return n
}

func (r *Repo) base(base string, steps []string) (Revision, error) {
	if base == "@" || base == "" && len(steps) > 0 && strings.HasPrefix(steps[0], "@{") {
		base = "HEAD"
	}
	if base == "" {
		return Revision{}, unknown("empty revision")
	}
	for _, try := range []func(string) (Revision, bool, error){r.byFullHash, r.byRef, r.byPrefix, r.byDescription, r.byEdition, r.byDate} {
		if got, ok, err := try(base); ok || err != nil {
			return got, err
		}
	}
	return Revision{}, unknown("")
}

func (r *Repo) byFullHash(base string) (Revision, bool, error) {
	h, ok := ParseHash(base)
	if !ok {
		return Revision{}, false, nil
	}
	commit, err := r.peel(h)
	if _, missing := err.(*MissingObjectError); missing {
		return Revision{}, true, unknown("no such commit in this repository")
	}
	return Revision{Commit: commit, Rule: RuleHash}, true, err
}

// byPrefix takes the first digits of a hash; only commits count.
func (r *Repo) byPrefix(base string) (Revision, bool, error) {
	digits := strings.ToLower(base)
	if len(digits) < 4 || len(digits) > 40 || strings.Trim(digits, "0123456789abcdef") != "" {
		return Revision{}, false, nil
	}
	all, err := r.objects.withPrefix(digits)
	if err != nil {
		return Revision{}, false, err
	}
	var commits []Hash
	var names []string
	for _, h := range all {
		commit, err := r.peel(h)
		if err == nil {
			commits = append(commits, commit)
			names = append(names, h.String())
		}
	}
	switch {
	case len(commits) == 0:
		return Revision{}, false, nil
	case len(commits) > 1:
		return Revision{}, true, &AmbiguousError{Name: base, Candidates: names}
	}
	return Revision{Commit: commits[0], Rule: RuleHash}, true, nil
}

// byDescription takes what git describe prints: v1.0-14-g2414721.
func (r *Repo) byDescription(base string) (Revision, bool, error) {
	at := strings.LastIndex(base, "-g")
	if at <= 0 {
		return Revision{}, false, nil
	}
	return r.byPrefix(base[at+2:])
}

// byDate takes a day or a moment: what the main line held at the end of that
// day (by the calendar of each committer) or at that moment.
func (r *Repo) byDate(base string) (Revision, bool, error) {
	when, ok := parseWhen(base)
	if !ok {
		return Revision{}, false, nil
	}
	head, ok, err := r.byRef("HEAD")
	if err != nil || !ok {
		return head, ok, err
	}
	commit, err := r.MainAt(head.Commit, when)
	return Revision{Commit: commit, Rule: RuleDate, Ref: head.Ref}, true, err
}

// MainAt returns what the main line (first parents) of tip held at a time: the
// newest of its commits, in their order, that was committed by then.
func (r *Repo) MainAt(tip Hash, when When) (Hash, error) {
	for at := tip; ; {
		c, err := r.Commit(at)
		if err != nil {
			return Hash{}, err
		}
		if when.includes(c.Committed) {
			return at, nil
		}
		if len(c.Parents) == 0 || r.shallow[at] {
			return Hash{}, unknown(fmt.Sprintf("the history reaches back to %s only", c.Committed.Format(time.DateOnly)))
		}
		at = c.Parents[0]
	}
}
