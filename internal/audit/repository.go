package audit

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"sopkit/internal/history"
)

// records checks the approval records: each file by itself, and that in its history lines were only ever added.
func (a *auditor) records() error {
	files, _ := fs.Glob(a.files, Folder+"/*.jsonl") // the pattern is well formed
	for _, name := range files {
		text, err := fs.ReadFile(a.files, name)
		if err != nil {
			return err
		}
		a.out.Records[name] = sum(text)
		records, err := ReadRecords(text)
		id, lang := procedureOf(name)
		if err != nil {
			a.report(Finding{Rule: RecordAltered, Procedure: id, Lang: lang, Path: a.inFolder(name), Commit: a.out.Tip, Message: err.Error()})
		}
		for _, r := range records {
			if r.ID != id || r.Lang != lang {
				a.report(Finding{Rule: RecordAltered, Procedure: id, Lang: lang, Path: a.inFolder(name), Message: "it holds a record of " + r.ID + " (" + r.Lang + ")"})
			}
		}
	}
	for _, e := range a.History.Events() {
		if err := a.appended(e); err != nil {
			return err
		}
	}
	return nil
}

// appended checks one change of a file of records.
func (a *auditor) appended(e history.Event) error {
	name := e.Path
	if e.From != "" {
		name = e.From
	}
	if path.Base(path.Dir(name)) != Folder || path.Ext(name) != ".jsonl" {
		return nil
	}
	id, lang := procedureOf(name)
	f := Finding{Rule: RecordAltered, Procedure: id, Lang: lang, Path: name, Commit: e.Commit.String(), Evidence: []string{"before: blob " + e.Old.String(), "after: blob " + e.New.String()}}
	if e.New.IsZero() {
		f.Message = "the file of records was deleted"
		a.report(f)
		return nil
	}
	var before []byte
	var err error
	if !e.Old.IsZero() {
		before, err = a.Repo.Blob(e.Old)
	}
	if err != nil {
		return err
	}
	after, err := a.Repo.Blob(e.New)
	if err != nil {
		return err
	}
	if !bytes.HasPrefix(after, before) {
		f.Message = "records that stood there were changed or taken out"
		a.report(f)
		return nil
	}
	return a.committed(e, after, bytes.Count(before, []byte("\n")), f)
}

// committed compares the approvers of new records with who committed them. It counts only where signatures are checked: then
// the commit is what makes an approval more than a claim.
func (a *auditor) committed(e history.Event, text []byte, known int, f Finding) error {
	if a.Signers == nil || e.Cut {
		return nil
	}
	c, err := a.Repo.Commit(e.Commit)
	if err != nil || c.Committed.UTC().Format(time.DateOnly) < a.Since {
		return err
	}
	records, _ := ReadRecords(text) // a fault is reported by records
	for _, r := range records[min(known, len(records)):] {
		if !strings.EqualFold(r.Email, c.Committer.Email) {
			f.Rule, f.Version, f.Message = RecordForged, r.Version, "the approval of "+r.Name+" was committed by "+c.Committer.Name+": the signature is not the approver's"
			f.Evidence = []string{"approver " + r.Email, "committer " + c.Committer.String()}
			a.report(f)
		}
	}
	return nil
}

// repository looks at what could make the history another one than it was.
func (a *auditor) repository() error {
	marks, err := a.Repo.Marks()
	if err != nil {
		return err
	}
	for _, m := range marks {
		a.report(Finding{Rule: HistoryReplaced, Path: m.Name, Message: "git is told to show another history: " + m.What})
	}
	if cut := a.History.Cut(); len(cut) > 0 {
		a.report(Finding{Rule: HistoryCut, Commit: cut[0].String(), Message: "the clone is shallow: what was before this commit is not audited"})
	}
	for _, t := range a.tags {
		a.out.Tags[t.Name] = t.Commit.String()
	}
	if err := a.annotations(); err != nil {
		return err
	}
	return a.since()
}

// since compares with an earlier report.
func (a *auditor) since() error {
	if a.Before == nil {
		return nil
	}
	tip, ok := history.ParseHash(a.Before.Tip)
	if !ok {
		a.report(Finding{Rule: HistoryRewritten, Message: "the earlier report names no commit"})
		return nil
	}
	kept, err := a.Repo.Ancestor(tip, a.History.Tip())
	if err != nil {
		return err
	}
	if !kept {
		a.report(Finding{Rule: HistoryRewritten, Commit: tip.String(), Message: "the commit that was audited last is not part of the history any more"})
	}
	for _, name := range sorted(a.Before.Tags) {
		if now := a.out.Tags[name]; now != a.Before.Tags[name] {
			a.report(Finding{Rule: TagMoved, Path: name, Commit: now, Message: "the tag moved or is gone since the last audit", Evidence: []string{"before: " + a.Before.Tags[name], "now: " + now}})
		}
	}
	for _, name := range sorted(a.Before.Records) {
		if _, there := a.out.Records[name]; !there {
			a.report(Finding{Rule: RecordAltered, Path: a.inFolder(name), Message: "the file of records is gone since the last audit"})
		}
	}
	return nil
}

func sorted(m map[string]string) []string {
	var all []string
	for name := range m {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}
