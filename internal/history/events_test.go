package history

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// gitEvents is what git log says of a history, a line per changed file.
func gitEvents(s *sandbox, rev string, dirs ...string) []string {
	args := append([]string{"-c", "diff.renameLimit=1000", "log", "-z", "--full-history", "--no-merges", "--name-status", "-M", "--format=@%H", rev, "--"}, dirs...)
	words := strings.Split(s.git(args...), "\x00")
	var all []string
	commit := ""
	for i := 0; i < len(words); i++ {
		word := strings.TrimLeft(words[i], "\n")
		switch {
		case word == "":
		case word[0] == '@':
			commit = word[1:]
		case word[0] == 'R':
			score, _ := strconv.Atoi(word[1:])
			all = append(all, fmt.Sprintf("%s R%d %s <- %s", commit, score, words[i+2], words[i+1]))
			i += 2
		default:
			all = append(all, fmt.Sprintf("%s %s %s", commit, word, words[i+1]))
			i++
		}
	}
	slices.Sort(all)
	return all
}

// ourEvents is the same from this package.
func ourEvents(t testing.TB, h *History) []string {
	var all []string
	for _, e := range h.Events() {
		switch {
		case e.Merge:
		case e.Status == Renamed:
			all = append(all, fmt.Sprintf("%s R%d %s <- %s", e.Commit, e.Score, e.Path, e.From))
		default:
			all = append(all, fmt.Sprintf("%s %s %s", e.Commit, e.Status, e.Path))
		}
	}
	slices.Sort(all)
	return all
}

func sameEvents(t *testing.T, s *sandbox, options Options) *History {
	t.Helper()
	r := s.open(options)
	h, err := r.History("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	got, want := ourEvents(t, h), gitEvents(s, "HEAD", r.cover()...)
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("git only:  %s", line)
		}
	}
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("ours only: %s", line)
		}
	}
	if len(want) == 0 || len(got) != len(want) {
		t.Errorf("%d events, git has %d", len(got), len(want))
	}
	return h
}

// TestEventsRandom compares whole random histories with git. SOP_SEEDS sets
// how many.
func TestEventsRandom(t *testing.T) {
	seeds, _ := strconv.Atoi(os.Getenv("SOP_SEEDS"))
	for seed := range uint64(max(seeds, 8)) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			s := newSandbox(t)
			g := newGenerator(seed)
			g.skew = seed%2 == 1
			g.grow(120)
			s.importHistory(g.out.Bytes())
			sameEvents(t, s, Options{})
			sameEvents(t, s, Options{Subtrees: []string{"procedures/a-b", "other"}})
		})
	}
}
