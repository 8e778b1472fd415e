package cli

import (
	"io/fs"
	"slices"

	"sopkit/internal/edition"
	"sopkit/internal/history"
	"sopkit/internal/manual"
	"sopkit/internal/procedure"
)

// commit names the commit that the manual on the disk stands in, and its folder there: HEAD, if it holds the same sources. It
// stays "" outside git and while there are changes that no commit has. The history that leads to HEAD goes into the manual.
func (p *press) commit() {
	p.manifest.History = edition.NoHistory
	repo, err := openHistory(p.at(p.opened.root), p.Config.SourceLang())
	if err != nil {
		return
	}
	defer repo.Close()
	at, err := repo.Resolve("HEAD")
	if err != nil {
		return
	}
	fsys, err := repo.FSAt(at.Commit)
	if err != nil {
		return
	}
	if p.manifest.Folder, err = repo.FolderAt(at.Commit); err != nil {
		return
	}
	p.remember(repo, at.Commit)
	if p.edited(fsys) {
		return
	}
	m, err := manual.Sketch(fsys)
	if err != nil {
		return
	}
	there := &press{opened: opened{Manual: m}}
	if _, err := there.sources(fsys, p.manifest.Theme); err == nil && there.manifest.Digest == p.manifest.Digest {
		p.manifest.Commit = at.Commit.String()
	}
}

// edited reports whether a procedure is not what a commit has, by the names that git gives to contents: that is told without
// reading them.
func (p *press) edited(fsys fs.FS) bool {
	return slices.ContainsFunc(p.Procedures, func(proc *procedure.Procedure) bool {
		info, err := fs.Stat(fsys, proc.File.Path)
		return err != nil || info.Sys() != history.BlobHash(proc.File.Text)
	})
}

// openHistory opens the repository around a folder, for the manual in the given folders of it; none: the folder itself.
// source is the language of files that name none. It
// reads the index of the history but writes nothing.
func openHistory(dir, source string, folders ...string) (*history.Repo, error) {
	id := identifier{source}
	return history.Open(dir, history.Options{Subtrees: folders, Identify: id.identify, IdentifyKey: id.key(), ReadOnly: true})
}
