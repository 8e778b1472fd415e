package history

import (
	"path"
	"slices"

	"github.com/go-git/go-git/v5/plumbing"
)

// mostPairs bounds the comparison of every deleted with every added file, as
// git's diff.renameLimit of 1000 does.
const mostPairs = 1000 * 1000

// renamer pairs deleted with added files by git's rules, so that the events of
// a history equal those of git log -M: equal content first, then a name that
// only one file has on each side, then the best scores.
type renamer struct {
	objects *objects
	gone    []*candidate // deleted files, in tree order
	come    []*candidate // added files, in tree order
}

type candidate struct {
	change
	content *content
	used    bool
	from    *candidate
	score   int
}

// renames replaces pairs of deleted and added files by renames.
func renames(o *objects, changes []change) ([]change, error) {
	r := renamer{objects: o}
	for _, c := range changes {
		switch c.status() {
		case 'D':
			r.gone = append(r.gone, &candidate{change: c})
		case 'A':
			r.come = append(r.come, &candidate{change: c})
		}
	}
	if len(r.gone) == 0 || len(r.come) == 0 {
		return changes, nil
	}
	r.sameContent()
	if err := r.sameName(); err != nil {
		return nil, err
	}
	if err := r.bestScores(); err != nil {
		return nil, err
	}
	return r.apply(changes), nil
}

func (r *renamer) pair(from, to *candidate, score int) {
	from.used, to.used, to.from, to.score = true, true, from, score
}

func (r *renamer) sameContent() {
	byHash := map[Hash][]*candidate{}
	for _, g := range r.gone {
		byHash[g.old.hash] = append(byHash[g.old.hash], g)
	}
	for _, c := range r.come {
		if best := bestTwin(byHash[c.new.hash], c); best != nil {
			r.pair(best, c, maxScore)
		}
	}
}

// bestTwin prefers a file that kept its name; git looks at 100 at most.
func bestTwin(twins []*candidate, to *candidate) *candidate {
	const most = 100
	var best *candidate
	looked := 0
	for _, t := range twins {
		sameKind := isRegular(t.old.mode) && isRegular(to.new.mode) || t.old.mode == to.new.mode
		if t.used || !sameKind {
			continue
		}
		if path.Base(t.path) == path.Base(to.path) {
			return t
		}
		if best == nil {
			best = t
		}
		if looked++; looked == most {
			break
		}
	}
	return best
}

// sameName pairs files whose base name is the only one of its kind on both
// sides, if they are similar enough.
func (r *renamer) sameName() error {
	gone, come := byBase(r.gone), byBase(r.come)
	for _, from := range r.gone {
		base := path.Base(from.path)
		if from.used || len(gone[base]) != 1 || len(come[base]) != 1 {
			continue
		}
		to := come[base][0]
		score, err := r.similarity(from, to, basenameScore)
		if err != nil {
			return err
		}
		if score >= basenameScore {
			r.pair(from, to, score)
		}
	}
	return nil
}

func byBase(all []*candidate) map[string][]*candidate {
	sorted := map[string][]*candidate{}
	for _, c := range all {
		if !c.used {
			base := path.Base(c.path)
			sorted[base] = append(sorted[base], c)
		}
	}
	return sorted
}

// match is a possible rename.
type match struct {
	from, to *candidate
	score    int
	sameName bool
}

// better orders matches: higher score first, then equal names.
func better(a, b match) int {
	if a.score != b.score {
		return b.score - a.score
	}
	switch {
	case a.sameName && !b.sameName:
		return -1
	case b.sameName && !a.sameName:
		return 1
	}
	return 0
}

// bestScores compares all files that are left and pairs the best first.
func (r *renamer) bestScores() error {
	gone, come := unused(r.gone), unused(r.come)
	if len(gone)*len(come) > mostPairs {
		return nil
	}
	var all []match
	for _, to := range come {
		best, err := r.matches(gone, to)
		if err != nil {
			return err
		}
		all = append(all, best...)
	}
	slices.SortStableFunc(all, better)
	for _, m := range all {
		if m.score >= renameScore && !m.from.used && !m.to.used {
			r.pair(m.from, m.to, m.score)
		}
	}
	return nil
}

// matches returns the four best sources of a file; git keeps no more.
func (r *renamer) matches(gone []*candidate, to *candidate) ([]match, error) {
	const kept = 4
	var best []match
	for _, from := range gone {
		score, err := r.similarity(from, to, renameScore)
		if err != nil {
			return nil, err
		}
		m := match{from, to, score, path.Base(from.path) == path.Base(to.path)}
		if len(best) < kept {
			best = append(best, m)
			continue
		}
		if worst := worstOf(best); better(best[worst], m) > 0 {
			best[worst] = m
		}
	}
	return best, nil
}

func worstOf(all []match) int {
	worst := 0
	for i := range all {
		if better(all[i], all[worst]) > 0 {
			worst = i
		}
	}
	return worst
}

func unused(all []*candidate) []*candidate {
	var left []*candidate
	for _, c := range all {
		if !c.used {
			left = append(left, c)
		}
	}
	return left
}

func (r *renamer) similarity(from, to *candidate, least int) (int, error) {
	if !isRegular(from.old.mode) || !isRegular(to.new.mode) {
		return 0, nil
	}
	if err := r.load(from, from.old.hash); err != nil {
		return 0, err
	}
	if err := r.load(to, to.new.hash); err != nil {
		return 0, err
	}
	return similarity(from.content, to.content, least), nil
}

func (r *renamer) load(c *candidate, blob Hash) error {
	if c.content != nil {
		return nil
	}
	got, err := r.objects.read(blob)
	if err == nil && got.kind != plumbing.BlobObject {
		err = &CorruptObjectError{Hash: blob, Reason: "not a blob"}
	}
	c.content = &content{data: got.data}
	return err
}

// apply takes out the sources and turns their targets into renames.
func (r *renamer) apply(changes []change) []change {
	from := map[string]*candidate{}
	gone := map[string]bool{}
	for _, c := range r.come {
		if c.from != nil {
			from[c.path], gone[c.from.path] = c, true
		}
	}
	kept := changes[:0]
	for _, c := range changes {
		if c.status() == 'D' && gone[c.path] {
			continue
		}
		if source := from[c.path]; c.status() == 'A' && source != nil {
			c.from, c.old, c.score = source.from.path, source.from.old, source.score
		}
		kept = append(kept, c)
	}
	return kept
}
