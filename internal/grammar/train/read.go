package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"
)

// sentence is one line of the tagged data, or one of our own.
type sentence struct {
	Words   []string `json:"w"`
	Tags    []string `json:"t"`
	Fin     int      `json:"fin"`
	Label   string   `json:"label"`
	Passive bool     `json:"passive"`
	N       int      `json:"n"`
	Source  string   `json:"src"`

	Names   []bool `json:"-"` // words that stand for names
	Further []int  `json:"-"` // instructions beside the main verb
	counted bool   // Further is known
}

func readSentences(path string) ([]sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []sentence
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		var s sentence
		if err := json.Unmarshal(in.Bytes(), &s); err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", path, len(out)+1, err)
		}
		if len(s.Words) != len(s.Tags) || len(s.Words) == 0 {
			return nil, fmt.Errorf("%s: line %d: words and tags differ in number", path, len(out)+1)
		}
		if q, ok := s.foldQuotes(); ok {
			q.findFurther()
			out = append(out, q)
		}
	}
	return out, in.Err()
}

// foldQuotes makes each quotation one name, as the tokeniser does. It is not ok when the main verb stands in a quotation.
func (s sentence) foldQuotes() (sentence, bool) {
	out := s
	out.Words, out.Tags, out.Names = nil, nil, nil
	for i := 0; i < len(s.Words); i++ {
		end := s.quoteEnd(i)
		if i == s.Fin {
			out.Fin = len(out.Words)
		}
		if end < 0 || i == 0 && end >= len(s.Words)-2 {
			out.Words, out.Tags, out.Names = append(out.Words, s.Words[i]), append(out.Tags, s.Tags[i]), append(out.Names, false)
			continue
		}
		if s.Fin > i && s.Fin < end {
			return s, false
		}
		out.Words, out.Tags, out.Names = append(out.Words, "@name"), append(out.Tags, "NNP"), append(out.Names, true)
		i = end
	}
	return out, true
}

// quoteEnd is the index of the mark that closes the quotation which word i opens, -1 when it opens none.
func (s sentence) quoteEnd(i int) int {
	if s.Tags[i] != "``" {
		return -1
	}
	for j := i + 1; j < len(s.Words); j++ {
		if s.Tags[j] == "''" {
			return j
		}
	}
	return -1
}

// findFurther reads the further instructions off the tags where they agree with the count.
func (s *sentence) findFurther() {
	if s.Label != "imperative" || s.Fin < 0 {
		return
	}
	depth := 0
	for i := s.Fin + 1; i < len(s.Words); i++ {
		switch t := s.Tags[i]; {
		case t == "-LRB-" || t == "``":
			depth++
		case t == "-RRB-" || t == "''":
			depth = max(0, depth-1)
		case depth == 0 && (t == "VBI" || t == "VBI-a"):
			s.Further = append(s.Further, i)
		}
	}
	if s.Tags[s.Fin] == "VBI-a" && len(s.Further) < s.N-1 {
		s.findNegated()
	}
	s.counted = len(s.Further) == s.N-1
	if s.N == 1 {
		s.Further, s.counted = nil, true
	}
}

// findNegated adds the bare verbs that "do not" governs after a conjunction or comma.
func (s *sentence) findNegated() {
	for i := s.Fin + 3; i < len(s.Words) && len(s.Further) < s.N-1; i++ {
		if before := s.Tags[i-1]; s.Tags[i] == "VB" && (before == "CC" || before == "," || before == "RB") {
			s.Further = append(s.Further, i)
		}
	}
	sort.Ints(s.Further)
}

// readVocab reads "name: words" lines.
func readVocab(text string) map[string][]string {
	v := map[string][]string{}
	for _, line := range strings.Split(text, "\n") {
		if name, list, ok := strings.Cut(line, ":"); ok && !strings.HasPrefix(line, "#") {
			v[name] = strings.Fields(list)
		}
	}
	return v
}
