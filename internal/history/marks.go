package history

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Mark is something that makes git show another history than the stored one.
type Mark struct{ Name, What string }

// Marks lists replace refs and grafts. This package does not follow them.
func (r *Repo) Marks() ([]Mark, error) {
	refs, err := r.refsUnder("refs/replace/")
	if err != nil {
		return nil, err
	}
	var marks []Mark
	for _, ref := range refs {
		marks = append(marks, Mark{ref.name, "a replace ref: git shows object " + ref.hash.Short() + " in its place"})
	}
	text, err := os.ReadFile(filepath.Join(r.place.common, "info", "grafts"))
	if err == nil && len(bytes.TrimSpace(text)) > 0 {
		marks = append(marks, Mark{"info/grafts", "grafts: git shows other parents for some commits"})
	}
	return marks, nil
}

// FormerFolders lists where marker, a file in the manual's folder, stood in the
// parents of the commits that first brought it to one of the folders that are
// known: the folders that the manual was moved from.
func (h *History) FormerFolders(marker string) ([]string, error) {
	var all []string
	for _, dir := range h.repo.options.Subtrees {
		now := path.Join(dir, marker)
		for n := range uint32(h.table.count(sectionEvents)) {
			e := h.table.event(n)
			if Status(e.status) != Added || !h.in[e.commit] || h.table.text(e.path) != now {
				continue
			}
			row := h.table.commit(e.commit)
			for p := row.parentStart; p < row.parentEnd; p++ {
				found, err := h.repo.leftBehind(h.table.commit(h.table.number(sectionParents, p)).hash, row.hash, marker)
				if err != nil {
					return nil, err
				}
				all = append(all, found...)
			}
		}
	}
	return all, nil
}

// leftBehind lists the folders that held a file of this name at a commit, do
// so no more at its child, and are not among the manual's.
func (r *Repo) leftBehind(commit, child Hash, marker string) ([]string, error) {
	before, err := r.Commit(commit)
	if err != nil {
		return nil, err
	}
	after, err := r.Commit(child)
	if err != nil {
		return nil, err
	}
	d := differ{objects: r.objects}
	if err := d.trees(before.Tree, after.Tree); err != nil {
		return nil, err
	}
	var found []string
	for _, c := range d.found {
		dir, name := path.Split(c.path)
		dir = strings.TrimSuffix(dir, "/")
		if name == marker && c.status() == 'D' && !coveredBy(r.options.Subtrees, dir) {
			found = append(found, dir)
		}
	}
	return found, nil
}
