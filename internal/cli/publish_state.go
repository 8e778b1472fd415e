package cli

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"sopkit/internal/edition"
	"sopkit/internal/lint"
	"sopkit/internal/procedure"
)

// stateName is the file in the output folder that remembers what the last publication was made of. It only saves work: what
// is missing or does not fit in it is done again.
const stateName = ".sop-state.json"

// state is what the last publication was made of.
type state struct {
	Program string              `json:"program"` // which build of the program wrote it
	Clean   string              `json:"clean"`   // what the check of all procedures depended on, their texts left out
	Checked map[string]checked  `json:"checked"` // procedures without errors, by path
	Made    map[string]madeFile `json:"made"`    // files by name
}

// checked is a procedure that was found without errors.
type checked struct {
	ID     string `json:"id"`
	SHA256 string `json:"sha256"`
}

// madeFile is a manual in one language.
type madeFile struct {
	Key     string   `json:"key"` // hash of all that it was made of
	SHA256  string   `json:"sha256"`
	Extents []extent `json:"extents"`
}

// readState reads the state in an output folder; an empty one when there is none that this program wrote.
func readState(out string) state {
	var s state
	program := programSum()
	text, err := os.ReadFile(filepath.Join(out, stateName))
	if err != nil || json.Unmarshal(text, &s) != nil || s.Program != program || program == "" {
		s = state{Program: program}
	}
	if s.Made == nil {
		s.Made = map[string]madeFile{}
	}
	return s
}

func (s state) save(out string) {
	text, _ := json.Marshal(s)                    // strings and numbers only: cannot fail
	_ = save(filepath.Join(out, stateName), text) // without it the next run only takes longer
}

// programSum tells one build of the program from another, by the head of its file, which holds the build id, its size and its
// date; "" when the file cannot be read.
func programSum() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return ""
	}
	head := make([]byte, 64<<10)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return ""
	}
	return sumOf(fmt.Appendf(head[:n], "%d %d", info.Size(), info.ModTime().UnixNano()))
}

func sumOf(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// surroundings hashes what the check of a procedure depends on beside the texts of procedures.
func surroundings(o opened, today string) string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n", today)
	if o.File != nil {
		b.Write(o.File.Text)
	}
	if o.Terms != nil {
		b.Write(o.Terms.Text)
	}
	for _, t := range o.Tables {
		fmt.Fprintf(&b, "%q %s\n", t.File.Path, t.File.Text)
	}
	for _, branch := range o.Branches {
		fmt.Fprintf(&b, "%q %s\n", branch.File.Path, branch.File.Text)
	}
	for _, name := range o.Files() {
		fmt.Fprintf(&b, "%q\n", name)
	}
	for _, name := range o.Pictures() {
		fmt.Fprintf(&b, "%q %v\n", name, o.ImageFault(name))
	}
	return sumOf(b.Bytes())
}

// suspects says which procedures must be checked again: all of them, unless the last publication found no errors and only
// texts have changed since; then those whose text changed, their translations, and all that name one of them.
func (s state) suspects(o opened, today string) func(*procedure.Procedure) bool {
	if s.Clean == "" || s.Clean != surroundings(o, today) || len(s.Checked) != len(o.Procedures) {
		return nil
	}
	var names [][]byte // what the texts of others may say of those that changed
	ids, places := map[string]bool{}, map[string]bool{}
	for _, p := range o.Procedures {
		was, ok := s.Checked[p.File.Path]
		switch {
		case !ok || was.ID != p.Meta.ID.Text || p.Unread:
			return nil
		case s.changed(p):
			ids[p.Meta.ID.Text] = true
			names = append(names, []byte(p.Meta.ID.Text))
			places[path.Join(path.Dir(p.File.Path), p.Slug)] = true
		}
	}
	return func(p *procedure.Procedure) bool {
		return ids[p.Meta.ID.Text] || mentions(p, places) ||
			slices.ContainsFunc(names, func(name []byte) bool { return len(name) > 0 && bytes.Contains(p.File.Text, name) })
	}
}

// mentions reports whether the text of a procedure has a path to one of the places, which are paths without language and ending.
func mentions(p *procedure.Procedure, places map[string]bool) bool {
	text := p.File.Text
	for place := range places {
		slug := []byte(path.Base(place))
		for from := 0; ; {
			i := bytes.Index(text[from:], slug)
			if i < 0 {
				break
			}
			i += from
			from = i + len(slug)
			start := bytes.LastIndexAny(text[:i], " \t\n()<>[]\"'`") + 1
			name := string(text[start:from])
			if plain, err := url.PathUnescape(name); err == nil {
				name = plain
			}
			if path.Join(path.Dir(p.File.Path), name) == place {
				return true
			}
		}
	}
	return false
}

// passed books that all procedures are without errors.
func (s *state) passed(o opened, today string) {
	s.Clean, s.Checked = surroundings(o, today), map[string]checked{}
	for _, p := range o.Procedures {
		s.Checked[p.File.Path] = checked{p.Meta.ID.Text, sumOf(p.File.Text)}
	}
}

// key hashes all that the manual in one language is made of, the program left out.
func (p *press) key(code string) string {
	changes, _ := json.Marshal(p.changesIn(code)) // strings only: cannot fail
	revisions, _ := json.Marshal(p.memory.revisions)
	m := p.manifestIn(code)
	return sumOf([]byte(strings.Join([]string{string(m.JSON()), p.memory.since, string(changes), string(revisions)}, "\n")))
}

// standing reports whether the output folder holds the manual in a language as it would be made now, and what it says of it.
func (p *press) standing(out, name, key string) (madeFile, edition.File, bool) {
	made, ok := p.state.Made[name]
	if !ok || made.Key != key {
		return made, edition.File{}, false
	}
	data, err := os.ReadFile(filepath.Join(out, name))
	if err != nil {
		return made, edition.File{}, false
	}
	file := edition.Hash(name, data)
	return made, file, file.SHA256 == made.SHA256
}

// choiceFor narrows a check to the procedures that may have errors now. What only others have changed for keeps its words.
func (s state) choiceFor(o opened, choice lint.Choice) lint.Choice {
	if choice.Procedure = s.suspects(o, choice.Today); choice.Procedure != nil {
		choice.Words = s.changed
	}
	return choice
}

// changed reports whether a procedure has another text than the last publication.
func (s state) changed(p *procedure.Procedure) bool {
	return s.Checked[p.File.Path].SHA256 != sumOf(p.File.Text)
}
