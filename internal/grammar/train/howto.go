package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"

	"sopkit/internal/grammar/english"
)

// howto is a sentence of our own with its verbs marked: "Once the dough has/VBZ-a risen/VBN-h, punch/VBI* it down and shape/VBI+ it."
// Every finite verb, infinitive and participle of a passive, perfect or progressive carries its tag; "*" marks the main verb of the
// sentence, "+" a further instruction.
type howto struct {
	text  string
	marks []mark
}

// mark is the tag of the word that ends at byte end of the text.
type mark struct {
	start, end int
	tag        english.Tag
	sign       byte // '*', '+' or 0
}

var marked = regexp.MustCompile(`([^\s/(]+)/((?:VB|MD)[A-Z]*(?:-[aphg])?)([*+]?)`)

// readHowtos reads all files of a folder; lines that begin with # are remarks.
func readHowtos(dir string) (out []howto, err error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		in := bufio.NewScanner(f)
		for n := 1; in.Scan(); n++ {
			line := strings.TrimSpace(in.Text())
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			h, err := parseHowto(line)
			if err != nil {
				return nil, fmt.Errorf("%s: line %d: %w", name, n, err)
			}
			out = append(out, h)
		}
		f.Close()
	}
	return out, nil
}

func parseHowto(line string) (h howto, err error) {
	var text strings.Builder
	at, main := 0, 0
	for _, m := range marked.FindAllStringSubmatchIndex(line, -1) {
		text.WriteString(line[at:m[2]])
		start := text.Len()
		text.WriteString(line[m[2]:m[3]])
		k := mark{start: start, end: text.Len(), tag: english.ParseTag(line[m[4]:m[5]])}
		if m[6] < m[7] {
			k.sign = line[m[6]]
		}
		if k.tag == english.NoTag {
			return h, fmt.Errorf("there is no tag %q", line[m[4]:m[5]])
		}
		if k.sign == '*' {
			main++
		}
		if k.sign != 0 && !k.tag.Finite() && (k.sign == '*' || k.tag != english.VB) {
			return h, fmt.Errorf("%q cannot be a main verb", line[m[0]:m[1]])
		}
		h.marks, at = append(h.marks, k), m[1]
	}
	text.WriteString(line[at:])
	h.text = text.String()
	if main > 1 {
		return h, fmt.Errorf("%d main verbs", main)
	}
	return h, nil
}

// sentence tags the words that carry no mark by what the model knows already.
func (h howto) sentence(m *english.Model) (sentence, error) {
	x := m.Tokenise(h.text, nil)
	defer x.Free()
	given := make([]english.Tag, len(x.Tokens))
	s := sentence{Fin: -1, Label: "no-verb", Source: "howto", counted: true}
	for _, k := range h.marks {
		i := k.token(x)
		if i < 0 {
			return s, fmt.Errorf("%q: %q is no word of its own", h.text, h.text[k.start:k.end])
		}
		given[i] = k.tag
		switch k.sign {
		case '*':
			s.Fin, s.N = i, s.N+1
		case '+':
			s.Further, s.N = append(s.Further, i), s.N+1
		}
	}
	x.Complete(given)
	for i := range x.Tokens {
		t := &x.Tokens[i]
		s.Words = append(s.Words, h.text[t.Start:t.End])
		s.Tags = append(s.Tags, t.Tag.String())
		s.Names = append(s.Names, t.Name)
	}
	switch {
	case s.Fin >= 0 && given[s.Fin].Command():
		s.Label = "imperative"
	case s.Fin >= 0:
		s.Label = "finite"
	}
	return s, nil
}

// token is the token that a mark speaks of: of "don't" and "let's" the first part, of "it's" the second.
func (k mark) token(x *english.Sentence) int {
	for i := range x.Tokens {
		t := &x.Tokens[i]
		if t.Start != k.start {
			continue
		}
		if i+1 < len(x.Tokens) && t.End < k.end && x.Tokens[i+1].End == k.end && !negates(x.Tokens[i+1].Low) && !k.tag.Command() {
			return i + 1
		}
		if t.End == k.end || i+1 < len(x.Tokens) && x.Tokens[i+1].End == k.end {
			return i
		}
	}
	return -1
}

func negates(low string) bool { return low == "n't" || low == "not" }
