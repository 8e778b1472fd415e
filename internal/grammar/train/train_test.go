package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sopkit/internal/grammar/english"
)

// files writes a corpus and a lexicon that are just large enough to learn from.
func files(t *testing.T) options {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	return options{
		corpus:    write("corpus.jsonl", `{"w":["Scan","it","."],"t":["VBI","PRP","."],"fin":0,"label":"imperative","n":1,"src":"ewt"}`+"\n"),
		wordnet:   write("words.tsv", "scan\t3\nopen\t7\nrecord\t3\nreceipt\t1\norder\t3\nfreeze\t3\n"),
		irregular: write("irregular.txt", "frozen freeze\nfroze freeze\n"),
		out:       filepath.Join(dir, "model.bin"), own: 300, seed: 3,
	}
}

func TestSameFilesAndSeedGiveTheSameBytes(t *testing.T) {
	var models [2][]byte
	for i := range models {
		o := files(t)
		if err := o.run(); err != nil {
			t.Fatal(err)
		}
		models[i], _ = os.ReadFile(o.out)
	}
	if len(models[0]) < 1000 || !bytes.Equal(models[0], models[1]) {
		t.Errorf("%d and %d bytes, or other ones", len(models[0]), len(models[1]))
	}
}

func TestAMissingFileIsNamed(t *testing.T) {
	o := files(t)
	o.corpus = "nowhere.jsonl"
	if err := o.run(); err == nil || !strings.Contains(err.Error(), "nowhere.jsonl") {
		t.Error(err)
	}
}

func TestGeneratedSentencesAreWhole(t *testing.T) {
	vocab := readVocab(vocabulary)
	vocab["wild"] = []string{"mulch", "host"}
	for _, s := range generate(vocab, 3000, 1) {
		text := strings.Join(s.Words, " ")
		if len(s.Words) != len(s.Tags) || len(s.Words) != len(s.Names) || s.Fin >= len(s.Words) {
			t.Fatalf("uneven: %s", text)
		}
		for i, tag := range s.Tags {
			if english.ParseTag(tag) == english.NoTag {
				t.Fatalf("%s has the tag %q: %s", s.Words[i], tag, text)
			}
		}
		if command := s.Fin >= 0 && english.ParseTag(s.Tags[s.Fin]).Command(); command != (s.Label == "imperative") {
			t.Fatalf("%s: %s", s.Label, text)
		}
		if s.Label == "imperative" && (s.N != 1+len(s.Further) || !slices.IsSorted(s.Further)) {
			t.Fatalf("%d instructions at %v: %s", s.N, s.Further, text)
		}
	}
}
