package cli

import (
	"path/filepath"

	"sopkit/internal/edition"
	"sopkit/internal/history"
	"sopkit/internal/manual"
)

// commit is the commit that the manual on the disk stands in: HEAD, if it holds the same sources. It is "" outside git and
// while there are changes that no commit has.
func (e *env) commit(o opened, digest string) string {
	repo, err := history.Open(filepath.Join(e.dir, o.root), history.Options{NoIndex: true})
	if err != nil {
		return ""
	}
	at, err := repo.Resolve("HEAD")
	if err != nil {
		return ""
	}
	fsys, err := repo.FSAt(at.Commit)
	if err != nil {
		return ""
	}
	m, err := manual.Load(fsys)
	if err != nil {
		return ""
	}
	files, err := (&press{opened: opened{Manual: m}}).read(fsys)
	if err != nil || edition.Of(m, files).Digest != digest {
		return ""
	}
	return at.Commit.String()
}
