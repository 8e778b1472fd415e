package cli

import (
	"path"

	"sopkit/internal/diff"
	"sopkit/internal/edition"
	"sopkit/internal/history"
	"sopkit/internal/layout"
	"sopkit/internal/manual"
	"sopkit/internal/procedure"
)

// memory is what git knows of how a manual came about.
type memory struct {
	since     string                       // the edition before this one; "" when there is none
	changes   []diff.Procedure             // since then
	revisions map[string][]layout.Revision // by path of the procedure, newest first
}

// remember reads the history that leads to a commit. Where the history is cut, as in a shallow clone, nothing of it goes into
// the manual: half a history would be wrong. It reports whether all of it was there.
func (p *press) remember(repo *history.Repo, tip history.Hash) bool {
	p.manifest.History = edition.NoHistory
	h, err := repo.HistoryAt(tip)
	if err != nil {
		return false
	}
	if len(h.Cut()) > 0 {
		p.manifest.History = edition.CutHistory
		return false
	}
	p.manifest.History = edition.FullHistory
	p.compareEditions(repo, h)
	p.memory.revisions = map[string][]layout.Revision{}
	for _, proc := range p.Procedures {
		if r := revisions(repo, h, p.Manual, proc); len(r) > 0 {
			p.memory.revisions[proc.File.Path] = r
		}
	}
	return true
}

// compareEditions finds the edition before this one on the way to the tip, and what changed since.
func (p *press) compareEditions(repo *history.Repo, h *history.History) {
	folder, err := repo.FolderAt(h.Tip())
	if err != nil {
		return
	}
	log, err := h.LogPath(path.Join(folder, manual.ConfigName))
	if err != nil {
		return
	}
	now, before := p.Config.Manual.Edition, h.Tip()
	for i, c := range log {
		text, err := repo.Blob(c.New)
		if err != nil {
			return
		}
		if was := manual.EditionIn(text); was != now {
			p.memory.since = was
			if i > 0 {
				before = log[i-1].Info.Parents[0]
			}
			break
		}
		if i+1 == len(log) || len(c.Info.Parents) == 0 {
			return // there never was another edition
		}
	}
	if fsys, err := repo.FSAt(before); err == nil {
		if m, err := manual.Sketch(fsys); err == nil {
			p.memory.changes = diff.Manuals(m, p.Manual)
		}
	}
}

// revisions are the versions that a procedure had, newest first, each with what its text said had changed.
func revisions(repo *history.Repo, h *history.History, m *manual.Manual, proc *procedure.Procedure) []layout.Revision {
	versions, err := h.Versions(history.Key{ID: proc.Meta.ID.Text, Lang: m.Lang(proc)})
	if err != nil {
		return nil
	}
	var out []layout.Revision
	for i := len(versions) - 1; i >= 0; i-- {
		v := versions[i]
		if !v.MainLine || len(v.Spans) == 0 {
			continue
		}
		last := v.Spans[len(v.Spans)-1].Last()
		r := layout.Revision{Version: v.Number, Date: last.Identity.Effective}
		if v.Number == proc.Meta.Version.Text {
			r.Summary = proc.Meta.Change.Text
		} else if text, err := repo.Blob(last.Blob); err == nil {
			r.Summary = procedure.Parse(last.Path, text).Meta.Change.Text
		}
		if c, err := repo.Commit(v.Spans[0].First().Commit); err == nil {
			r.Author = c.Author.Name
		}
		out = append(out, r)
	}
	return out
}

// changesIn lists what the edition changed in one language, for readers.
func (p *press) changesIn(code string) []layout.Change {
	titles := map[string]*procedure.Procedure{}
	for _, proc := range p.Procedures {
		titles[proc.File.Path] = proc
	}
	var out []layout.Change
	for _, d := range p.memory.changes {
		if d.Lang != code || d.Bump == "none" && !d.Before.Absent && !d.After.Absent {
			continue
		}
		c := layout.Change{ID: d.ID, Title: d.Title, Version: d.After.Version, Class: string(d.Bump), Learn: d.Retraining}
		if d.Before.Absent {
			c.Class, c.Learn = "new", true
		}
		if proc := titles[d.After.Path]; proc != nil {
			c.Summary = proc.Meta.Change.Text
			c.Roles = p.learners(d, proc, code)
		}
		if d.After.Absent {
			c.Class, c.Version = "withdrawn", d.Before.Version
		}
		out = append(out, c)
	}
	return out
}

// learners are the keys of the roles that must learn a changed procedure again; for a new one, all that act in it.
func (p *press) learners(d diff.Procedure, proc *procedure.Procedure, code string) []string {
	var out []string
	for _, name := range d.Learners {
		if key, ok := p.Config.Role(name, code); ok {
			name = key
		}
		out = append(out, name)
	}
	if len(out) == 0 {
		for _, r := range proc.Meta.Roles {
			out = append(out, r.Text)
		}
	}
	return out
}
