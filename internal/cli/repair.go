package cli

import (
	"fmt"
	"os"
	"path/filepath"

	"sopkit/internal/lint"
	"sopkit/internal/source"
)

// repair makes the repairs, file by file, and returns the diagnostics that are left.
func (e *env) repair(o opened, found []lint.Diagnostic, unsafe bool, failed *[]error) []lint.Diagnostic {
	edits := map[*source.File][]source.Edit{}
	var left []lint.Diagnostic
	for _, d := range found {
		i := repairOf(d, unsafe)
		if i < 0 {
			left = append(left, d)
			continue
		}
		edits[d.File] = append(edits[d.File], d.Fixes[i].Edits...)
	}
	for file, list := range edits {
		text, _ := source.Apply(file.Text, list)
		name := filepath.Join(e.dir, o.root, filepath.FromSlash(file.Path))
		if err := writeFile(name, text); err != nil {
			*failed = append(*failed, fmt.Errorf("%s: cannot write the repair: %w", o.path(file.Path), err))
		}
	}
	return left
}

func repairOf(d lint.Diagnostic, unsafe bool) int {
	for i, f := range d.Fixes {
		if f.Safe || unsafe {
			return i
		}
	}
	return -1
}

// writeFile replaces a file in one step: a reader sees the old text or the new one, never half of it.
func writeFile(name string, text []byte) error {
	mode := os.FileMode(0o644)
	if info, err := os.Stat(name); err == nil {
		mode = info.Mode().Perm()
	}
	tmp, err := os.CreateTemp(filepath.Dir(name), ".sop-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(text)
	if e := tmp.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Chmod(tmp.Name(), mode)
	}
	if err != nil {
		return err
	}
	return os.Rename(tmp.Name(), name)
}
