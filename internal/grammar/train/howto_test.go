package main

import (
	"slices"
	"testing"

	"sopkit/internal/grammar/english"
)

func TestMarksStandOnVerbs(t *testing.T) {
	all, err := readHowtos("howto")
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 100 {
		t.Fatalf("%d sentences", len(all))
	}
	m := english.Default()
	for _, h := range all {
		if _, err := h.sentence(m); err != nil {
			t.Error(err)
		}
	}
}

func TestMarksThatCannotBe(t *testing.T) {
	for _, line := range []string{"Scan/VBI* it and log/VBI* it", "Scan/VBX* it", "the scanned/VBN-p* form"} {
		if _, err := parseHowto(line); err == nil {
			t.Errorf("%q is taken", line)
		}
	}
}

func TestMarksOfContractions(t *testing.T) {
	h, err := parseHowto("Don't/VBI-a* wait/VB: it's/VBZ-a late and they've/VBP-a left/VBN-h.")
	if err != nil {
		t.Fatal(err)
	}
	s, err := h.sentence(english.Default())
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"VBI-a", "RB", "VB", ":", "PRP", "VBZ-a"}
	if s.Fin != 0 || s.N != 1 || s.Label != "imperative" || !slices.Equal(s.Tags[:len(want)], want) {
		t.Errorf("%v %d %d", s.Tags, s.Fin, s.N)
	}
}
