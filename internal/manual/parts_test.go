package manual

import (
	"testing"
	"testing/fstest"
)

// TestAPartIncludesWhatItsPatternMatches holds that a pattern may end where a name does.
func TestAPartIncludesWhatItsPatternMatches(t *testing.T) {
	file := &fstest.MapFile{Data: []byte("# x\n")}
	m, err := Load(fstest.MapFS{"a.en.md": file, "a/b.en.md": file, "ab/c.en.md": file, "d.md": file, "e/f.en.md": file,
		"sop.yaml": {Data: []byte("parts:\n  - title: {en: One}\n    include: [a/**, ./d.md, \"{e,x}/f\"]\n")}})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"a.en.md": true, "a/b.en.md": true, "ab/c.en.md": false, "d.md": true, "e/f.en.md": true} {
		if got := m.InPart(m.ByPath(name)); got != want {
			t.Errorf("%s is in a part: %v, want %v", name, got, want)
		}
	}
}
