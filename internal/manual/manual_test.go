package manual

import (
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
