package cli

import (
	"path/filepath"

	"sopkit/internal/history"
	"sopkit/internal/manual"
)

// commit is the commit that the manual on the disk stands in, and its folder there: HEAD, if it holds the same sources. Both
// are "" outside git, and the commit is "" while there are changes that no commit has.
func (p *press) commit() (commit, folder string) {
	repo, err := history.Open(filepath.Join(p.dir, p.opened.root), history.Options{NoIndex: true})
	if err != nil {
		return "", ""
	}
	at, err := repo.Resolve("HEAD")
	if err != nil {
		return "", ""
	}
	fsys, err := repo.FSAt(at.Commit)
	if err != nil {
		return "", ""
	}
	if folder, err = repo.FolderAt(at.Commit); err != nil {
		return "", ""
	}
	m, err := manual.Load(fsys)
	if err != nil {
		return "", folder
	}
	there := &press{opened: opened{Manual: m}}
	if there.ready(fsys, p.manifest.Theme) != nil || there.manifest.Digest != p.manifest.Digest {
		return "", folder
	}
	return at.Commit.String(), folder
}
