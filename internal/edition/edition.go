// Package edition says what one publication of a manual consists of, so that anybody can compute the same numbers again.
//
// It reads the model and hashes it. It writes no files and knows no git: the caller names the commit.
package edition

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"sopkit/internal/manual"
	"sopkit/internal/source"
)

// Schema names the form of the manifest.
const Schema = "sop/manifest/v1"

// Manifest lists what an edition was made of and what was made.
type Manifest struct {
	Schema         string      `json:"schema"`
	Manual         string      `json:"manual"`
	Edition        string      `json:"edition"`
	Effective      string      `json:"effective"`          // newest effective date of a procedure
	Created        string      `json:"created"`            // date of the files, RFC 3339: SOURCE_DATE_EPOCH, else the effective date
	Language       string      `json:"language,omitempty"` // of the PDF that carries this manifest
	Theme          string      `json:"theme"`
	SourceLanguage string      `json:"source_language"` // of files that name none
	History        string      `json:"history"`         // what of git's history went into it: full, cut or none
	Commit         string      `json:"commit"`          // "" outside git, or when no commit has these sources
	Folder         string      `json:"folder"`          // of the manual in its repository
	Digest         string      `json:"digest"`          // SHA-256 over Procedures and Sources, see Sum
	Procedures     []Procedure `json:"procedures"`      // in the order of their paths
	Sources        []File      `json:"sources"`         // the other files that it was made of
	Files          []File      `json:"files"`           // what was written, the manifest itself left out
}

// What of the history went into an edition: revision histories and changes need all of it.
const (
	FullHistory = "full"
	CutHistory  = "cut" // a shallow clone: nothing went in
	NoHistory   = "none"
)

// Procedure is one procedure in one language.
type Procedure struct {
	ID       string `json:"id"`
	Language string `json:"language"`
	Version  string `json:"version"`
	Status   string `json:"status"`
	File
}

// File is a file with its hash, hexadecimal, and its size in bytes.
type File struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
	Size   int    `json:"size"`
}

// Of lists the sources of a manual: sop.yaml, its procedures and, by path, the other files that it uses.
func Of(m *manual.Manual, others map[string][]byte) Manifest {
	out := Manifest{Schema: Schema, Manual: m.Config.Manual.ID, Edition: m.Config.Manual.Edition, Effective: Effective(m), SourceLanguage: m.Config.SourceLang(), Files: []File{}, Sources: []File{}, Procedures: []Procedure{}}
	for _, f := range []*source.File{m.File, m.Terms} {
		if f != nil {
			out.Sources = append(out.Sources, Hash(f.Path, f.Text))
		}
	}
	for _, p := range m.Procedures {
		out.Procedures = append(out.Procedures, Procedure{p.Meta.ID.Text, m.Lang(p), p.Meta.Version.Text, p.Meta.Status.Text, Hash(p.File.Path, p.File.Text)})
	}
	for name, data := range others {
		out.Sources = append(out.Sources, Hash(name, data))
	}
	sortByPath(out.Sources)
	out.Digest = out.Sum()
	return out
}

// Sum is the SHA-256 of one line for each file that the manual was made of, in the order of the paths: the hash of the file, two spaces, the path, a line
// feed (what `sha256sum` prints and `sha256sum -c` reads).
func (m Manifest) Sum() string {
	all := slices.Clone(m.Sources)
	for _, p := range m.Procedures {
		all = append(all, p.File)
	}
	sortByPath(all)
	h := sha256.New()
	for _, f := range all {
		h.Write([]byte(f.SHA256 + "  " + f.Path + "\n"))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Only is the manifest of a part: of the files that keep names.
func (m Manifest) Only(keep func(path string) bool) Manifest {
	m.Procedures = slices.DeleteFunc(slices.Clone(m.Procedures), func(p Procedure) bool { return !keep(p.Path) })
	m.Sources = slices.DeleteFunc(slices.Clone(m.Sources), func(f File) bool { return !keep(f.Path) })
	m.Digest = m.Sum()
	return m
}

func sortByPath(files []File) {
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
}

// Hash describes a file.
func Hash(path string, data []byte) File {
	sum := sha256.Sum256(data)
	return File{path, hex.EncodeToString(sum[:]), len(data)}
}

// JSON is the manifest as it is written: the same bytes for the same manifest.
func (m Manifest) JSON() []byte {
	text, _ := json.MarshalIndent(m, "", "  ") // strings and numbers only: cannot fail
	return append(text, '\n')
}

// Effective is the newest effective date of what the manual publishes, as 2026-11-16; "" when there is none.
func Effective(m *manual.Manual) string {
	newest := ""
	for _, p := range m.Procedures {
		date := p.Meta.Effective.Text
		if _, err := time.Parse(time.DateOnly, date); err == nil && date > newest {
			newest = date
		}
	}
	return newest
}
