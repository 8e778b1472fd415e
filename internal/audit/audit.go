package audit

import (
	"io/fs"
	"path"
	"slices"

	"sopkit/internal/diff"
	"sopkit/internal/history"
	"sopkit/internal/manual"
	"sopkit/internal/procedure"
)

// Input is what an audit looks at.
type Input struct {
	Repo    *history.Repo
	History *history.History
	Source  string   // source language of the manual
	Today   string   // 2026-03-01
	Since   string   // only versions that stood on this day or later are judged; "" is all
	Before  *Report  // of the audit before; nil when there is none
	Signers *Signers // nil: signatures are not checked
}

// Report is what an audit found, and what the next one compares with: the commit, the tags, the records.
type Report struct {
	Tip      string            `json:"tip"`
	Commits  int               `json:"commits"`
	Versions int               `json:"versions"` // that were judged
	Tags     map[string]string `json:"tags"`     // commit by name
	Records  map[string]string `json:"records"`  // SHA-256 by path in the manual's folder
	Findings []Finding         `json:"findings"`
	Held     []Held            `json:"-"` // what was in force
}

// Held is a version that was in force on the days that were audited, and what it changed.
type Held struct {
	Key     history.Key
	State   history.State
	Content string // see [Content]
	Text    []byte
	Changes *diff.Procedure // against the version in force before; nil for the first
}

// auditor collects the findings of one audit.
type auditor struct {
	Input
	files  fs.FS // the manual's folder at the tip
	folder string
	manual *manual.Manual
	tags   []history.Tag
	out    *Report
}

// Run audits the history up to its tip. The error is about the repository; trouble with one procedure is a finding.
func Run(in Input) (*Report, error) {
	a := &auditor{Input: in, out: &Report{Tip: in.History.Tip().String(), Commits: in.History.Commits(), Tags: map[string]string{}, Records: map[string]string{}, Findings: []Finding{}}}
	var err error
	if a.files, err = in.Repo.FSAt(in.History.Tip()); err != nil {
		return nil, err
	}
	if a.folder, err = in.Repo.FolderAt(in.History.Tip()); err != nil {
		return nil, err
	}
	if a.manual, err = manual.Load(a.files); err != nil {
		return nil, err
	}
	if a.tags, err = in.Repo.Tags(); err != nil {
		return nil, err
	}
	for _, key := range in.History.Keys() {
		if err := a.procedure(key); err != nil {
			return nil, err
		}
	}
	a.current()
	if err := a.records(); err != nil {
		return nil, err
	}
	if err := a.repository(); err != nil {
		return nil, err
	}
	if err := a.signatures(); err != nil {
		return nil, err
	}
	slices.SortStableFunc(a.out.Findings, compareFindings)
	return a.out, nil
}

func (a *auditor) report(f Finding) {
	if f.Evidence == nil {
		f.Evidence = []string{}
	}
	a.out.Findings = append(a.out.Findings, f)
}

// release is a version as it was in force at the end of a span of the main line.
type release struct {
	span  history.Span
	state history.State // the last one in force
	text  *procedure.Procedure
}

// releases lists what was in force, oldest first.
func (a *auditor) releases(key history.Key) ([]release, error) {
	versions, err := a.History.Versions(key)
	if err != nil {
		return nil, err
	}
	var all []release
	for _, v := range versions {
		for _, span := range v.Spans {
			states := slices.DeleteFunc(slices.Clone(span.States), func(s history.State) bool { return history.StandingOf(s.Identity) != history.InForce })
			if v.MainLine && len(states) > 0 {
				all = append(all, release{span: history.Span{States: states, Until: span.Until}, state: states[len(states)-1]})
			}
		}
	}
	order := a.History.States(key)
	position := func(r release) int {
		return slices.IndexFunc(order, func(s history.State) bool { return s.Commit == r.state.Commit })
	}
	slices.SortFunc(all, func(x, y release) int { return position(x) - position(y) })
	for i := range all {
		if all[i].text, err = a.parse(all[i].state); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// parse reads a text under its path in the manual's folder.
func (a *auditor) parse(s history.State) (*procedure.Procedure, error) {
	text, err := a.Repo.Blob(s.Blob)
	if err != nil {
		return nil, err
	}
	return procedure.Parse(s.Path, text), nil
}

// judged reports whether a release stood on the first day that is audited, or later.
func (a *auditor) judged(r release) bool {
	return a.Since == "" || r.span.Until == nil || r.span.Until.Time.Format("2006-01-02") >= a.Since
}

// procedure judges the versions of one procedure.
func (a *auditor) procedure(key history.Key) error {
	all, err := a.releases(key)
	if err != nil {
		return err
	}
	approvals := a.approvals(key)
	for i, r := range all {
		if !a.judged(r) {
			continue
		}
		a.out.Versions++
		if err := a.unchanged(key, r); err != nil {
			return err
		}
		held := Held{Key: key, State: r.state, Text: r.text.File.Text}
		if held.Content, err = ContentAt(a.Repo, r.state); err != nil {
			return err
		}
		if i > 0 {
			d := diff.Procedures(all[i-1].text, r.text)
			held.Changes = &d
			a.bump(key, all[i-1], r, d)
		}
		a.out.Held = append(a.out.Held, held)
		if err := a.approved(key, r, held.Content, approvals); err != nil {
			return err
		}
	}
	return a.tagged(key)
}

// about is a finding on a release.
func about(rule Rule, key history.Key, s history.State, message string, evidence ...string) Finding {
	return Finding{Rule: rule, Procedure: key.ID, Lang: key.Lang, Version: s.Identity.Version, Path: s.Path, Commit: s.Commit.String(), Message: message, Evidence: evidence}
}

// unchanged looks for content that changed while its version was in force.
func (a *auditor) unchanged(key history.Key, r release) error {
	first, err := a.parse(r.span.First())
	if err != nil {
		return err
	}
	for _, s := range r.span.States[1:] {
		text, err := a.parse(s)
		if err != nil {
			return err
		}
		d := diff.Procedures(first, text)
		changes := slices.DeleteFunc(d.Changes, func(c diff.Change) bool {
			return c.Type == diff.FormattingOnly || c.Type == diff.FrontmatterChanged && c.Field == "status"
		})
		if len(changes) > 0 {
			a.report(about(ContentChanged, key, s, "the content changed while the version stayed: "+string(changes[0].Type)+more(len(changes)-1),
				"in force: commit "+r.span.First().Commit.String(), "changed: commit "+s.Commit.String()))
			return nil
		}
	}
	return nil
}

// bump compares the step of the version with what changed.
func (a *auditor) bump(key history.Key, before, now release, d diff.Procedure) {
	evidence := []string{"before: commit " + before.state.Commit.String(), "after: commit " + now.state.Commit.String()}
	step := before.state.Identity.Version + " to " + now.state.Identity.Version
	switch {
	case d.BumpTaken == diff.Lower:
		a.report(about(VersionBack, key, now.state, "the version went back: "+step, evidence...))
	case d.BumpTaken == diff.Unknown:
		a.report(about(BumpTooSmall, key, now.state, "no step of a semantic version: "+step, evidence...))
	case d.BumpTaken.Rank() < d.Bump.Rank():
		a.report(about(BumpTooSmall, key, now.state, "the change asks for "+string(d.Bump)+", the step was "+string(d.BumpTaken)+": "+step, evidence...))
	}
}

// inFolder is a path of the repository relative to the manual's folder at the tip.
func (a *auditor) inFolder(name string) string { return path.Join(a.folder, name) }
