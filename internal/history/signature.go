package history

import (
	"bytes"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// Signature is what a commit or tag carries as its signature.
type Signature struct {
	Whole   []byte // the object, as its name is made of it
	Armor   []byte // as it was made; nil when there is none
	Payload []byte // what was signed: the object without its signature
	Several bool   // there is more than one
}

// Signature reads the signature of a commit, which is checked against its name.
func (r *Repo) Signature(commit Hash) (Signature, error) {
	raw, err := r.objects.verified(commit, plumbing.CommitObject)
	if err != nil {
		return Signature{}, err
	}
	s := cutSignature(raw)
	s.Whole = bytes.Clone(raw)
	return s, nil
}

// cutSignature takes the header gpgsig and its folded lines out of a commit.
func cutSignature(raw []byte) Signature {
	var s Signature
	head, body, hasBody := bytes.Cut(raw, []byte("\n\n"))
	inside := false
	for line := range strings.Lines(string(head) + "\n") {
		armor, starts := strings.CutPrefix(line, "gpgsig ")
		folded, continues := strings.CutPrefix(line, " ")
		switch {
		case starts:
			s.Several = s.Several || s.Armor != nil
			s.Armor, inside = append(s.Armor, armor...), true
		case inside && continues:
			s.Armor = append(s.Armor, folded...)
		default:
			s.Payload, inside = append(s.Payload, line...), false
		}
	}
	if hasBody {
		s.Payload = append(append(s.Payload, '\n'), body...)
	}
	return s
}
