package diff

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"sopkit/internal/lang"
	"sopkit/internal/manual"
)

// load is a manual of the given files.
func load(t *testing.T, files map[string]string) *manual.Manual {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	m, err := manual.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func simple(id, code, step string) string {
	return "---\nid: " + id + "\nlocale: " + code + "\n---\n# T\n\n## Procedure\n\n1. " + step + "\n"
}

func TestManualsPairByIdentity(t *testing.T) {
	before := load(t, map[string]string{"a/one.en.md": simple("S-1", "en", "Greet."), "two.en.md": simple("S-2", "en", "Wait."), "same.en.md": simple("S-3", "en", "Stay."),
		"one.ms.md": simple("S-1", "ms", "Sapa."), "broken.en.md": "\x00"})
	after := load(t, map[string]string{"b/first.en.md": simple("S-1", "en", "Greet."), "new.en.md": simple("S-4", "en", "Go."), "same.en.md": simple("S-3", "en", "Stay."),
		"one.ms.md": simple("S-1", "ms", "Sapa pelanggan."), "broken.en.md": simple("S-5", "en", "Fix.")})
	var got []string
	for _, d := range Manuals(before, after) {
		got = append(got, strings.TrimSpace(d.ID+" "+d.Lang+" "+d.Before.Path+">"+d.After.Path+" "+string(d.Bump)))
	}
	want := []string{"S-1 en a/one.en.md>b/first.en.md none", "S-5 en >broken.en.md minor", "S-4 en >new.en.md minor", "S-1 ms one.ms.md>one.ms.md patch", "S-2 en two.en.md> major"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAManualThatComesOrGoes(t *testing.T) {
	m := load(t, map[string]string{"a.en.md": simple("S-1", "en", "Greet.")})
	if got := Manuals(nil, m); len(got) != 1 || !got[0].Before.Absent || got[0].After.Absent {
		t.Errorf("%+v", got)
	}
	if got := Manuals(m, nil); len(got) != 1 || got[0].Bump != Major {
		t.Errorf("%+v", got)
	}
}

// TestAStepsSectionOfAnotherName holds that renaming the procedure section hides no step and invents no change.
func TestAStepsSectionOfAnotherName(t *testing.T) {
	for name, text := range shipped(t) {
		renamed := string(text)
		for _, l := range lang.All {
			renamed = strings.Replace(renamed, "\n## "+l.Titles[lang.Procedure]+"\n", "\n## XYZ\n", 1)
		}
		got := diffTexts(text, []byte(renamed))
		if len(got.Changes) != 1 || got.Changes[0].Type != SectionRenamed {
			t.Errorf("%s: %v", name, asMaps(t, got.Changes))
		}
	}
}

// TestLearnersByBranch holds that a branch hears of its own roles only, by the names of its people, in the languages it reads.
func TestLearnersByBranch(t *testing.T) {
	files := map[string]string{
		"sop.yaml":        "roles: {cashier: {en: Cashier}, shift-leader: {en: Shift leader}}\nbranches: branches/*.yaml\n",
		"branches/a.yaml": "id: A\nroles: {cashier: [Nur, Siti]}\n",
		"branches/b.yaml": "id: B\nroles: {shift-leader: Tan}\n",
		"branches/c.yaml": "id: C\n",
		"branches/d.yaml": "id: D\nlocales: [ms]\n",
		"a.en.md":         simple("S-1", "en", "**Cashier:** Wait 5 minutes."),
	}
	before := load(t, files)
	files["a.en.md"] = simple("S-1", "en", "**Cashier:** Wait 9 minutes.")
	got := Manuals(before, load(t, files))
	want := []BranchLearners{{"A", []Learner{{"cashier", []string{"Nur", "Siti"}}}}, {"C", []Learner{{"cashier", []string{}}}}}
	if len(got) != 1 || !reflect.DeepEqual(got[0].LearnersByBranch, want) {
		t.Errorf("%+v", got)
	}
	files["a.en.md"] = simple("S-1", "en", "**Cashier:** Please wait 5 minutes.")
	if got := Manuals(before, load(t, files)); len(got) != 1 || got[0].Retraining || got[0].LearnersByBranch != nil {
		t.Errorf("other words are nothing to learn again: %+v", got)
	}
}
