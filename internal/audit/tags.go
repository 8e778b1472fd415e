package audit

import (
	"slices"
	"strings"
	"time"

	"sopkit/internal/history"
)

// tagged compares the tags that carry a procedure's versions (SOP-1/v1.2.0) with the text at the commit that they name.
func (a *auditor) tagged(key history.Key) error {
	if key.Lang != a.Source {
		return nil
	}
	for _, t := range a.tags {
		number, ok := strings.CutPrefix(t.Name, key.ID+"/v")
		if !ok {
			continue
		}
		then, err := a.Repo.HistoryAt(t.Commit)
		if err != nil {
			return err
		}
		if s, ok := then.Current(key); !ok || s.Identity.Version != number {
			s.Commit, s.Identity.Version = t.Commit, number
			a.report(about(TagDisagrees, key, s, "the tag "+t.Name+" names a commit where the procedure has another version"))
		}
	}
	return nil
}

// annotations compares each tag with the object that it was made with: one that was made for another name was put in its place.
func (a *auditor) annotations() error {
	for _, t := range a.tags {
		o, annotated, err := a.Repo.Annotation(t)
		if err != nil {
			return err
		}
		if annotated && o.Name != t.Name {
			a.report(Finding{Rule: TagDisagrees, Path: t.Name, Commit: t.Commit.String(), Message: "the tag was made as " + o.Name, Evidence: []string{"tag object " + t.Object.String()}})
		}
	}
	return nil
}

// tagSignatures judges the tags in this history that name a version or an edition, and all that are annotated.
func (a *auditor) tagSignatures() error {
	now, _ := time.Parse(time.DateOnly, a.Today) // checked by whoever asks
	for _, t := range a.tags {
		o, annotated, err := a.Repo.Annotation(t)
		if err != nil {
			return err
		}
		here, err := a.Repo.Ancestor(t.Commit, a.History.Tip())
		if err != nil {
			return err
		}
		if !here || !annotated && !a.names(t) || annotated && o.Tagged.UTC().Format(time.DateOnly) < a.Since {
			continue
		}
		by := "no tag object: whoever may push can move it"
		if annotated {
			by = "tagger " + o.Tagger.String() + ", " + o.Tagged.UTC().Format(time.RFC3339)
		}
		if f := a.Signers.judge(signed{o.Signature, o.Tagger, o.Tagged, "tag", "tagger"}, now); f.rule != "" {
			a.report(Finding{Rule: f.rule, Path: t.Name, Commit: t.Commit.String(), Message: f.message, Evidence: []string{by}})
		}
	}
	return nil
}

// names reports whether a tag is named like a version of a procedure or like an edition.
func (a *auditor) names(t history.Tag) bool {
	return strings.Contains(t.Name, "edition") || slices.ContainsFunc(a.History.Keys(), func(k history.Key) bool { return strings.HasPrefix(t.Name, k.ID+"/v") })
}
