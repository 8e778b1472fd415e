package cli

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sopkit/internal/layout"
	"sopkit/internal/pdf"
)

// pages is what a publication keeps of the manual in one language, so that the next one sets and prints only the procedures
// that have changed. Like the state it only saves work.
type pages struct {
	Base   string            // what all procedures depend on
	SHA256 string            // of the PDF, which holds the printed pages
	Keys   map[string]string // what each procedure depends on, by path
	Sheets map[string]*layout.Kept
	File   *pdf.Kept
}

// bytesAPage is about how large a manual is.
const bytesAPage = 5000

// pagesName is the file in the output folder that holds them.
func pagesName(code string) string { return ".sop-pages." + code }

// recall returns what was kept and still fits, and the PDF that it was kept of; nil when there is none.
func (p *press) recall(out, code, name string) (map[string]*layout.Kept, *pdf.Kept) {
	text, err := os.ReadFile(filepath.Join(out, pagesName(code)))
	if err != nil {
		return nil, nil
	}
	var was pages
	sum, text, _ := bytes.Cut(text, []byte("\n")) // of the rest, so that a damaged file is seen
	if string(sum) != sumOf(text) || gob.NewDecoder(bytes.NewReader(text)).Decode(&was) != nil || was.Base != p.base(code) {
		return nil, nil
	}
	if was.File.File, err = os.ReadFile(filepath.Join(out, name)); err != nil || sumOf(was.File.File) != was.SHA256 {
		return nil, nil
	}
	for path, key := range p.keys(code) {
		if was.Keys[path] != key {
			delete(was.Sheets, path)
		}
	}
	return was.Sheets, was.File
}

// keep stores what the next publication can use, while other things are done.
func (p *press) keep(out, code, sum string, doc *layout.Document, file *pdf.Kept) {
	all := pages{p.base(code), sum, p.keys(code), doc.Kept(), file}
	name := filepath.Join(out, pagesName(code))
	p.keeping.Go(func() {
		var buf bytes.Buffer
		err := gob.NewEncoder(&buf).Encode(all)
		if p.state.Program == "" || err != nil || save(name, append([]byte(sumOf(buf.Bytes())+"\n"), buf.Bytes()...)) != nil {
			_ = os.Remove(name) // without it the next run only takes longer
		}
	})
}

// forget removes what is kept of languages that are published no more.
func forget(out string, languages []string) {
	names, _ := filepath.Glob(filepath.Join(out, pagesName("*"))) // the pattern is well-formed, or nothing is found
	for _, name := range names {
		if code := strings.TrimPrefix(filepath.Base(name), pagesName("")); !slices.Contains(languages, code) {
			_ = os.Remove(name) // it may be gone already
		}
	}
}

// base hashes what the pages of all procedures in a language depend on.
func (p *press) base(code string) string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s %s %s\n", p.state.Program, code, p.manifest.Theme)
	if p.File != nil {
		b.Write(p.File.Text)
	}
	for _, name := range slices.Sorted(maps.Keys(p.theme.Own)) {
		fmt.Fprintf(&b, "%q %s\n", name, sumOf(p.theme.Own[name]))
	}
	return sumOf(b.Bytes())
}

// keys hashes, for every procedure in a language, what its pages depend on beside that.
func (p *press) keys(code string) map[string]string {
	out := map[string]string{}
	for _, c := range p.Book(code) {
		for _, proc := range c.Procedures {
			known, _ := json.Marshal([]any{p.memory.revisions[proc.File.Path], p.approvals[proc.File.Path]}) // strings only: cannot fail
			out[proc.File.Path] = sumOf(append(known, proc.File.Text...))
		}
	}
	return out
}

// set lays out and prints the manual in a language, with what is kept of the last time.
func (p *press) set(out, code, name string) (doc *layout.Document, data []byte, file *pdf.Kept, err error) {
	kept, earlier := p.recall(out, code, name)
	for {
		doc = p.document(code, kept)
		var buf bytes.Buffer
		buf.Grow(len(doc.Pages) * bytesAPage)
		file, err = pdf.Rewrite(&buf, doc, earlier)
		var stale *pdf.Stale
		if !errors.As(err, &stale) || len(kept) == 0 {
			return doc, buf.Bytes(), file, err
		}
		before := len(kept)
		for _, path := range doc.On(stale.Pages) {
			delete(kept, path)
		}
		if len(kept) == before { // then none is to be trusted
			kept = nil
		}
	}
}
