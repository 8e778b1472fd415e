package manual

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestLoadReadsEveryProcedureAndTheConfig(t *testing.T) {
	m, err := Load(fstest.MapFS{
		"sop.yaml":         {Data: []byte("manual: {id: OPM, source-locale: ms}\nroles: {cashier: {en: Cashier, ms: Juruwang}}\n")},
		"a/greet.en.md":    {Data: []byte("# Greet\n")},
		"a/broken.en.md":   {Data: []byte("# \xff\n")},
		"README.md":        {Data: []byte("# Not a procedure\n")},
		".git/x.md":        {Data: []byte("# hidden\n")},
		"a/picture.png":    {Data: []byte("x")},
		"plain/no-lang.md": {Data: []byte("# T\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Procedures) != 3 {
		t.Fatalf("%d procedures", len(m.Procedures))
	}
	if p := m.ByPath("a/broken.en.md"); p == nil || !p.Unread {
		t.Error("the broken procedure is not named")
	}
	if got := m.Lang(m.ByPath("plain/no-lang.md")); got != "ms" {
		t.Errorf("language of a file without suffix: %q", got)
	}
	if key, ok := m.Config.Role("juruwang", "ms"); !ok || key != "cashier" {
		t.Errorf("role %q", key)
	}
	if !m.Has("a/picture.png") || m.Has("a/other.png") {
		t.Error("Has is wrong about pictures")
	}
}

func TestConfigFaultsHaveTheirLine(t *testing.T) {
	m, _ := Load(fstest.MapFS{"sop.yaml": {Data: []byte("manual:\n  id: OPM\n  titel: x\n")}})
	if len(m.Problems) != 1 || m.File.Position(m.Problems[0].Span.Start).Line != 3 {
		t.Errorf("problems: %+v", m.Problems)
	}
	m, _ = Load(fstest.MapFS{"sop.yaml": {Data: []byte("manual: {}\nmanual: {}\n")}})
	if len(m.Problems) == 0 {
		t.Error("a duplicate key is silent")
	}
}

// TestWhatClashesIsNamed covers globs, names of the manual, and files that would be one procedure.
func TestWhatClashesIsNamed(t *testing.T) {
	page := func(id string) *fstest.MapFile { return &fstest.MapFile{Data: []byte("---\nid: " + id + "\n---\n")} }
	m, _ := Load(fstest.MapFS{
		"sop.yaml": {Data: []byte(`manual: {id: a/b, edition: ../1}
parts:
  - include: a/*
  - include:
      - "a/**"
      - ../x/*
      - /x
      - "a/[x"
      - none/*
`)},
		"a/one.md": page("A"), "a/one.en.md": page("B"), "a/ONE.en.md": page("C"), "a/two.bn.md": page("D"), "a/two.en.md": page("D"),
	})
	var got []string
	for _, p := range m.Problems {
		got = append(got, fmt.Sprintf("%d %s", m.File.Position(p.Span.Start).Line, p.Message))
	}
	for _, p := range m.Procedures {
		for _, x := range p.Problems {
			got = append(got, p.File.Path+" "+x.Message)
		}
	}
	for _, u := range m.Unmatched {
		got = append(got, u.Path+" "+u.Err.Error())
	}
	want := []string{`1 "a/b" is no id`, `1 "../1" is no edition`, "5 A stands in two parts", "5 B stands in two parts", "5 C stands in two parts", "5 D stands in two parts",
		`6 the pattern "../x/*" leaves the manual or is malformed`, `7 the pattern "/x" leaves the manual or is malformed`, `8 the pattern "a/[x" leaves the manual or is malformed`,
		"a/one.en.md a/ONE.en.md has the same name and language", "a/one.md a/ONE.en.md has the same name and language", `sop.yaml the pattern "none/*" matches no procedure`}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
