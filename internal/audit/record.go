package audit

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"time"
)

// RecordSchema names the form of an approval record.
const RecordSchema = "sop/approval/v1"

// Folder is where the approval records are, in the manual's folder.
const Folder = "approvals"

// Approval is one line of an append-only file: a person approved one content in a role.
type Approval struct {
	Schema   string    `json:"schema"`
	ID       string    `json:"id"`
	Lang     string    `json:"lang"`
	Version  string    `json:"version"`
	Content  string    `json:"content"` // see [Content]
	Role     string    `json:"role"`
	Name     string    `json:"name"`
	Email    string    `json:"email"`
	Meaning  string    `json:"meaning"`
	Time     time.Time `json:"time"`     // UTC
	Previous string    `json:"previous"` // SHA-256 of the line before, without its line end; empty for the first
}

// RecordPath is the file that holds the approvals of a procedure, in the manual's folder.
func RecordPath(id, lang string) string { return path.Join(Folder, id+"."+lang+".jsonl") }

// ReadRecords reads a file of approvals and checks that every line names the one before it. The approvals before the first
// fault are returned with it.
func ReadRecords(text []byte) ([]Approval, error) {
	var all []Approval
	previous := ""
	for n := 1; len(text) > 0; n++ {
		line, rest, ended := bytes.Cut(text, []byte("\n"))
		var a Approval
		dec := json.NewDecoder(bytes.NewReader(line))
		dec.DisallowUnknownFields()
		err := dec.Decode(&a)
		if err == nil {
			if _, more := dec.Token(); more != io.EOF {
				err = fmt.Errorf("something stands after the record")
			}
		}
		switch {
		case err != nil:
			return all, fmt.Errorf("line %d: no approval record: %w", n, err)
		case !ended:
			return all, fmt.Errorf("line %d: the line is cut off", n)
		case a.Schema != RecordSchema:
			return all, fmt.Errorf("line %d: unknown form %q", n, a.Schema)
		case a.Previous != previous:
			return all, fmt.Errorf("line %d: does not follow from the line before it: a record was altered, taken out or put in", n)
		}
		previous = sum(line)
		all, text = append(all, a), rest
	}
	return all, nil
}

// AddRecord appends an approval to a file of approvals, chained to its last line.
func AddRecord(text []byte, a Approval) []byte {
	a.Schema, a.Previous, a.Time = RecordSchema, "", a.Time.UTC().Truncate(time.Second)
	if lines := bytes.Split(bytes.TrimSuffix(text, []byte("\n")), []byte("\n")); len(text) > 0 {
		a.Previous = sum(lines[len(lines)-1])
	}
	line, _ := json.Marshal(a) // strings and a time: cannot fail
	return append(append(bytes.Clone(text), line...), '\n')
}

func sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}
