package manual

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestTroubleInSopYAML holds that faults of sop.yaml are told in words for people.
func TestTroubleInSopYAML(t *testing.T) {
	for text, want := range map[string]string{
		"- a\n":                                "this is a list; here stands keys with values",
		"hello\n":                              "this is a text; here stands keys with values",
		"manual: {id: X, locales: {a: b}}\n":   "this is keys with values; here stands a list",
		"lint: {max-steps: many}\n":            "this is a text; here stands a number",
		"manual: {id: X, locales: [en, fr]}\n": `"fr" is no language that manuals can have`,
		"manual: {source-locale: xx}\n":        `"xx" is no language that manuals can have`,
	} {
		m, err := Load(fstest.MapFS{ConfigName: {Data: []byte(text)}})
		if err != nil || len(m.Problems) != 1 || m.Problems[0].Message != want {
			t.Errorf("%q: %v %+v", text, err, m.Problems)
		}
	}
}

// TestAPatternThatMatchesABrokenFile holds that a file with a fault of its own is not said to be missing too.
func TestAPatternThatMatchesABrokenFile(t *testing.T) {
	m, err := Load(fstest.MapFS{ConfigName: {Data: []byte("parts: [{title: {en: A}, include: [p/*]}]\n")}, "p/a.en.md": {Data: []byte("# A\x00")}})
	if err != nil || len(m.Unmatched) != 0 {
		t.Errorf("%v %+v", err, m.Unmatched)
	}
	if !strings.Contains(m.Procedures[0].Problems[0].Message, "NUL") {
		t.Errorf("%+v", m.Procedures[0].Problems)
	}
}
