package cli

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"sopkit/internal/lint"
)

// jsonBaseline is the file of --baseline: the findings that a house has agreed to live with for now.
type jsonBaseline struct {
	Schema  string          `json:"schema"`
	Entries []baselineEntry `json:"entries"`
}

type baselineEntry struct {
	lint.Key
	Count int `json:"count"`
}

const baselineSchema = "sop/baseline/v1"

// baseline keeps what a run may forget.
type baseline struct {
	name  string
	known map[lint.Key]int // counted down as findings are met
	all   map[lint.Key]int // as read
	seen  map[lint.Key]int // met in this run
}

// readBaseline reads the file; with update it need not exist.
func (e *env) readBaseline(name string, update bool) (*baseline, error) {
	b := &baseline{name: e.at(name), known: map[lint.Key]int{}, all: map[lint.Key]int{}, seen: map[lint.Key]int{}}
	text, err := os.ReadFile(b.name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && update:
		return b, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, hinted{fmt.Errorf("--baseline %s: there is no such file", name), "--update-baseline writes it"}
	case err != nil:
		return nil, fmt.Errorf("--baseline %s: %w", name, err)
	}
	var file jsonBaseline
	if err := json.Unmarshal(text, &file); err != nil || file.Schema != baselineSchema {
		return nil, fmt.Errorf("--baseline %s: this is no baseline of sop", name)
	}
	for _, entry := range file.Entries {
		b.known[entry.Key] += entry.Count
		b.all[entry.Key] += entry.Count
	}
	return b, nil
}

// forget drops the findings that the baseline knows.
func (b *baseline) forget(found []lint.Diagnostic) []lint.Diagnostic {
	for key, n := range lint.Known(found) {
		b.seen[key] += n
	}
	return lint.Fresh(found, b.known)
}

// gone is how many findings of the baseline are no longer there.
func (b *baseline) gone() (n int) {
	for _, left := range b.known {
		n += left
	}
	return n
}

// save writes what was met; without grow it only takes out what has gone, and never lets anything in.
func (b *baseline) save(grow bool) error {
	file := jsonBaseline{Schema: baselineSchema, Entries: []baselineEntry{}}
	for key, n := range b.seen {
		if !grow {
			n = min(n, b.all[key])
		}
		if n > 0 {
			file.Entries = append(file.Entries, baselineEntry{key, n})
		}
	}
	slices.SortFunc(file.Entries, func(a, b baselineEntry) int {
		return cmp.Or(cmp.Compare(a.Procedure, b.Procedure), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Text, b.Text))
	})
	var buf bytes.Buffer
	if err := encode(&buf, " ", file); err != nil {
		return err
	}
	return writeFile(b.name, buf.Bytes())
}
