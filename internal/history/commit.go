package history

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
)

// Person is an author or committer as the commit names them.
type Person struct{ Name, Email string }

// String returns "Name <email>".
func (p Person) String() string { return p.Name + " <" + p.Email + ">" }

// Commit is what a commit says.
type Commit struct {
	Hash, Tree Hash
	Parents    []Hash
	Author     Person
	Authored   time.Time
	Committer  Person
	Committed  time.Time
	CoAuthors  []Person // trailers "Co-authored-by"
	Message    string
}

// Subject returns the first line of the message.
func (c Commit) Subject() string {
	first, _, _ := strings.Cut(c.Message, "\n")
	return first
}

// Authors returns the author and the co-authors.
func (c Commit) Authors() []Person { return append([]Person{c.Author}, c.CoAuthors...) }

// Commit reads a commit and checks it against its name. Where the history is
// cut (shallow clone) it still names parents that cannot be read.
func (r *Repo) Commit(h Hash) (Commit, error) {
	raw, err := r.objects.verified(h, plumbing.CommitObject)
	if err != nil {
		return Commit{}, err
	}
	c, err := parseCommit(raw)
	if err != nil {
		return c, &CorruptObjectError{Hash: h, Reason: err.Error()}
	}
	c.Hash = h
	return c, nil
}

var errCommit = errors.New("malformed commit")

func parseCommit(raw []byte) (Commit, error) {
	var c Commit
	links, err := parseLinks(raw)
	if err != nil {
		return c, err
	}
	c.Tree, c.Parents = links.tree, links.parents
	head, body, _ := bytes.Cut(raw, []byte("\n\n"))
	for line := range strings.Lines(string(head)) {
		key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		switch key {
		case "author":
			c.Author, c.Authored = parseSigned(value)
		case "committer":
			c.Committer, c.Committed = parseSigned(value)
		}
	}
	c.Message = strings.ToValidUTF8(string(body), "\uFFFD")
	c.CoAuthors = coAuthors(c.Message)
	return c, nil
}

// links is the part of a commit that the walk needs.
type links struct {
	tree    Hash
	parents []Hash
	time    int64 // of the committer, Unix seconds
}

// parseLinks reads the first lines of a commit without copying its text.
func parseLinks(raw []byte) (links, error) {
	var l links
	rest, ok := cutHash(raw, "tree ", &l.tree)
	if !ok {
		return l, errCommit
	}
	for {
		var parent Hash
		next, ok := cutHash(rest, "parent ", &parent)
		if !ok {
			break
		}
		l.parents, rest = append(l.parents, parent), next
	}
	head, _, _ := bytes.Cut(rest, []byte("\n\n"))
	_, line, _ := bytes.Cut(head, []byte("\ncommitter "))
	line, _, _ = bytes.Cut(line, []byte("\n"))
	_, line, _ = bytes.Cut(line, []byte("> "))
	digits, _, _ := bytes.Cut(line, []byte(" "))
	l.time, _ = strconv.ParseInt(string(digits), 10, 64)
	return l, nil
}

func cutHash(raw []byte, label string, to *Hash) ([]byte, bool) {
	rest, ok := bytes.CutPrefix(raw, []byte(label))
	if !ok || len(rest) < 41 || rest[40] != '\n' {
		return raw, false
	}
	h, ok := ParseHash(string(rest[:40]))
	*to = h
	return rest[41:], ok
}

// parseSigned reads "Name <email> seconds zone".
func parseSigned(line string) (Person, time.Time) {
	line = strings.ToValidUTF8(line, "\uFFFD")
	end := strings.LastIndexByte(line, '>')
	open := strings.IndexByte(line, '<')
	if end < 0 || open < 0 || open > end {
		return Person{Name: line}, time.Time{}
	}
	who := Person{Name: strings.TrimSpace(line[:open]), Email: strings.TrimSpace(line[open+1 : end])}
	seconds, zone, _ := strings.Cut(strings.TrimSpace(line[end+1:]), " ")
	at, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil {
		return who, time.Time{}
	}
	return who, time.Unix(at, 0).In(parseZone(zone))
}

func parseZone(zone string) *time.Location {
	n, err := strconv.Atoi(zone)
	if err != nil || len(zone) != 5 || n < -2400 || n > 2400 || n == 0 {
		return time.UTC
	}
	return time.FixedZone(zone, (n/100*60+n%100)*60)
}

// coAuthors reads the trailers of a message.
func coAuthors(message string) []Person {
	const label = "co-authored-by:"
	var all []Person
	for line := range strings.Lines(message) {
		line = strings.TrimSpace(line)
		if len(line) > len(label) && strings.EqualFold(line[:len(label)], label) {
			who, _ := parseSigned(line[len(label):])
			all = append(all, who)
		}
	}
	return all
}
