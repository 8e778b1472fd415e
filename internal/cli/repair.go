package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"sopkit/internal/lint"
	"sopkit/internal/source"
)

// repair makes the repairs, file by file, and reports whether it wrote anything.
// Procedures that are approved or in force are left alone unless the user allows it.
func (e *env) repair(o opened, found []lint.Diagnostic, f lintFlags, failed *[]error) (wrote bool) {
	edits := map[string][]source.Edit{}
	for _, d := range found {
		if i := slices.IndexFunc(d.Fixes, func(x lint.Fix) bool { return x.Safe || f.unsafe }); i >= 0 {
			edits[d.File.Path] = append(edits[d.File.Path], d.Fixes[i].Edits...)
		}
	}
	for _, p := range o.Procedures {
		list := edits[p.File.Path]
		if len(list) == 0 {
			continue
		}
		if status := p.Meta.Status.Text; (status == "approved" || status == "effective") && !f.approved {
			fmt.Fprintf(e.err, "sop: %s: not repaired, it is %s\nhint: --allow-approved repairs it all the same\n", safe(o.path(p.File.Path)), status)
			continue
		}
		text, _ := source.Apply(p.File.Text, list)
		real, err := e.where(o, p.File.Path)
		if err == nil {
			err = writeFile(real, text)
		}
		if err != nil {
			*failed = append(*failed, fmt.Errorf("%s: cannot write the repair: %w", o.path(p.File.Path), err))
			continue
		}
		wrote = true
	}
	return wrote
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
