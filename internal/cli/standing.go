package cli

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"sopkit/internal/history"
)

// standing is a procedure as it stood, and how it was found.
type standing struct {
	history.State
	rule   string // which reading of VERSION it was, for people
	edited bool   // the content changed under the same version
	notes  []string
}

// at finds what a text after the @ means: a version of the procedure, a day in force, {a day on the main line}, or
// whatever git resolves. The first reading that fits is taken.
func (p *past) at(key history.Key, text string) (standing, error) {
	v, ok, err := p.Version(key, text)
	switch {
	case err != nil:
		return standing{}, advised(err)
	case ok:
		return p.atVersion(key, v, text)
	}
	if _, ok := history.Day(text); ok {
		return p.inForce(key, text)
	}
	rev := text
	if strings.HasPrefix(text, "{") {
		rev = "HEAD@" + text
	}
	return p.atRevision(key, rev)
}

// atVersion is the last text of a version.
func (p *past) atVersion(key history.Key, v history.Version, text string) (standing, error) {
	if v.Ambiguous() {
		var list []string
		for _, s := range v.Candidates() {
			list = append(list, fmt.Sprintf("%s@%s (%s)", key.ID, s.Commit.Short(), s.Time.Format(time.DateOnly)))
		}
		return standing{}, advised(&history.AmbiguousError{Name: key.ID + "@" + text + ": this version has several texts", Candidates: list})
	}
	span := v.Spans[len(v.Spans)-1]
	s := standing{State: span.Last(), rule: "version " + v.Number + " of the front matter", edited: span.Edited()}
	if s.edited {
		s.notes = append(s.notes, fmt.Sprintf("the text changed under version %s; this is the last one, --first shows the first", v.Number))
	}
	if !v.MainLine {
		s.notes = append(s.notes, "this version never stood on the main line")
	}
	return s, p.agree(key, v, &s)
}

// agree compares a version with the tag that carries its name, and notes a ref of the same name that was passed over.
func (p *past) agree(key history.Key, v history.Version, s *standing) error {
	tag := "refs/tags/" + key.ID + "/v" + v.Number
	if rev, err := p.repo.Resolve(tag); err == nil {
		tagged, err := p.atRevision(key, tag)
		if err == nil && tagged.Blob != s.Blob {
			return advised(&history.AmbiguousError{Name: key.ID + "@" + v.Number + ": the tag names another text than the front matter",
				Candidates: []string{key.ID + "@" + s.Commit.Short() + " (front matter)", key.ID + "@" + rev.Commit.Short() + " (tag)"}})
		}
		s.rule += ", and the tag " + strings.TrimPrefix(tag, "refs/tags/")
	}
	if rev, err := p.repo.Resolve(v.Number); err == nil && rev.Rule == history.RuleRef {
		s.notes = append(s.notes, "git also has "+rev.Ref+"; write the full name to mean that")
	}
	return nil
}

// first is the first text of the version that was found.
func (p *past) first(key history.Key, s standing) (standing, error) {
	v, ok, err := p.Version(key, s.Identity.Version)
	if err != nil || !ok {
		return s, err
	}
	i := slices.IndexFunc(v.Spans, func(span history.Span) bool { return span.Last().Commit == s.Commit })
	if i >= 0 {
		s.State, s.notes = v.Spans[i].First(), nil
	}
	return s, nil
}

func (p *past) inForce(key history.Key, day string) (standing, error) {
	state, ok := p.InForceOn(key, day, nil)
	if !ok {
		return standing{}, hinted{fmt.Errorf("%s: no version was in force on %s", key.ID, day), "`sop log " + key.ID + "` lists the versions; @{" + day + "} is what the main line held then"}
	}
	return standing{State: state, rule: "in force on " + day}, nil
}

func (p *past) atRevision(key history.Key, rev string) (standing, error) {
	got, err := p.repo.Resolve(rev)
	if err != nil {
		return standing{}, p.unknown(key, rev, err)
	}
	then, err := p.repo.HistoryAt(got.Commit)
	if err != nil {
		return standing{}, advised(err)
	}
	s := standing{rule: string(got.Rule) + " " + rev}
	if strings.HasPrefix(rev, "HEAD@{") {
		s.rule = "on the main line at the end of " + strings.Trim(rev[len("HEAD@"):], "{}")
	}
	var ok bool
	if s.State, ok = then.Current(key); !ok {
		return standing{}, fmt.Errorf("%s (%s): not there at commit %s", key.ID, key.Lang, got.Commit.Short())
	}
	return s, nil
}

// unknown tells which versions there are.
func (p *past) unknown(key history.Key, text string, err error) error {
	versions, failed := p.Versions(key)
	if failed != nil || history.Hint(err) != "" {
		return advised(err)
	}
	var known []string
	for _, v := range versions {
		known = append(known, v.Number)
	}
	return hinted{fmt.Errorf("%s@%s: no such version or revision", key.ID, text), "versions: " + strings.Join(known, ", ")}
}
