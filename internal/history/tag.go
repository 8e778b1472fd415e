package history

import (
	"bytes"
	"errors"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
)

// Tag is a tag and the commit that it names.
type Tag struct {
	Name   string // without refs/tags/
	Commit Hash
	Object Hash // what the ref names: the commit itself, or a tag object on the way to it
}

// TagObject is what an annotated tag says of itself.
type TagObject struct {
	Name   string // that it was made for
	Tagger Person
	Tagged time.Time
	Signature
}

// Tags lists the tags that name commits, sorted by name.
func (r *Repo) Tags() ([]Tag, error) {
	refs, err := r.refsUnder("refs/tags/")
	if err != nil {
		return nil, err
	}
	var all []Tag
	for _, ref := range refs {
		if commit, err := r.peel(ref.hash); err == nil {
			all = append(all, Tag{strings.TrimPrefix(ref.name, "refs/tags/"), commit, ref.hash})
		}
	}
	return all, nil
}

// Annotation reads the object of a tag, which is checked against its name; false when the tag names a commit without one.
func (r *Repo) Annotation(t Tag) (TagObject, bool, error) {
	if t.Object == t.Commit {
		return TagObject{}, false, nil
	}
	raw, err := r.objects.verified(t.Object, plumbing.TagObject)
	if err != nil {
		return TagObject{}, false, err
	}
	o, err := parseTag(raw)
	if err != nil {
		err = &CorruptObjectError{Hash: t.Object, Reason: err.Error()}
	}
	return o, err == nil, err
}

func parseTag(raw []byte) (TagObject, error) {
	o := TagObject{Signature: signatureAtEnd(raw)}
	head, _, _ := bytes.Cut(raw, []byte("\n\n"))
	for line := range strings.Lines(string(head)) {
		key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		switch key {
		case "tag":
			o.Name = value
		case "tagger":
			o.Tagger, o.Tagged = parseSigned(value)
		}
	}
	if o.Name == "" {
		return o, errors.New("malformed tag")
	}
	return o, nil
}

// signatureAtEnd cuts the signature off a tag: from the last line that opens one to the end, as git does.
func signatureAtEnd(raw []byte) Signature {
	s := Signature{Whole: bytes.Clone(raw)}
	start := len(raw)
	for at := 0; at < len(raw); {
		line := raw[at:]
		for _, opening := range []string{"-----BEGIN PGP SIGNATURE-----", "-----BEGIN PGP MESSAGE-----", "-----BEGIN SSH SIGNATURE-----", "-----BEGIN SIGNED MESSAGE-----"} {
			if bytes.HasPrefix(line, []byte(opening)) {
				start = at
			}
		}
		next := bytes.IndexByte(line, '\n')
		if next < 0 {
			break
		}
		at += next + 1
	}
	s.Payload = s.Whole[:start]
	if start < len(raw) {
		s.Armor = s.Whole[start:]
	}
	return s
}
