package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sopkit/internal/lint"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// repair makes the repairs, file by file, and reports whether it wrote anything.
// Procedures that are approved or in force are left alone unless the user allows it; again keeps from saying so twice.
func (e *env) repair(o opened, found []lint.Diagnostic, f lintFlags, again bool, failed *[]error) (wrote bool) {
	for _, p := range o.Procedures {
		text := repaired(p.File, found, f.unsafe)
		if text == nil {
			continue
		}
		if e.spared(o, p, f, again) {
			continue
		}
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

// spared reports whether a procedure is in force and may not be changed, and says so once.
func (e *env) spared(o opened, p *procedure.Procedure, f lintFlags, again bool) bool {
	status := p.Meta.Status.Text
	if status != "approved" && status != "effective" || f.approved {
		return false
	}
	if !again {
		fmt.Fprintf(e.err, "sop: %s: not repaired, it is %s\nhint: --allow-approved repairs it all the same\n", safe(o.path(p.File.Path)), status)
	}
	return true
}

// repaired is the text of a file with the repairs in it; nil when nothing changes. Of a finding the first repair that is
// allowed is made, whole or not at all.
func repaired(file *source.File, found []lint.Diagnostic, unsafe bool) []byte {
	var edits []source.Edit
	for _, d := range found {
		if d.File != file {
			continue
		}
		i := slices.IndexFunc(d.Fixes, func(x lint.Fix) bool { return x.Safe || unsafe })
		if i >= 0 && !meets(edits, d.Fixes[i].Edits) {
			edits = append(edits, d.Fixes[i].Edits...)
		}
	}
	if len(edits) == 0 {
		return nil
	}
	text, _ := source.Apply(file.Text, edits)
	if bytes.Equal(text, file.Text) {
		return nil
	}
	return text
}

// meets reports whether a repair touches a place that another one changes; it waits for the next round then.
func meets(taken, edits []source.Edit) bool {
	return slices.ContainsFunc(edits, func(e source.Edit) bool {
		return slices.ContainsFunc(taken, func(t source.Edit) bool { return t.Start <= e.End && e.Start <= t.End && t != e })
	})
}

// showRepairs prints what --fix would change.
func (e *env) showRepairs(o opened, found []lint.Diagnostic, f lintFlags) {
	for _, p := range o.Procedures {
		if text := repaired(p.File, found, f.unsafe); text != nil && !e.spared(o, p, f, false) {
			for line := range strings.Lines(unified(o.path(p.File.Path), p.File.Text, text)) {
				fmt.Fprintln(e.out, safe(strings.TrimSuffix(line, "\n")))
			}
		}
	}
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
