package manual

import (
	"maps"
	"slices"
	"testing"
	"testing/fstest"
)

// summary is what a manual says about its files, to compare two of them.
func summary(m *Manual) (out []string) {
	for _, p := range m.Procedures {
		out = append(out, p.File.Path+" "+p.Meta.ID.Text)
		for _, problem := range p.Problems {
			out = append(out, problem.Rule+": "+problem.Message)
		}
	}
	for _, problem := range m.Problems {
		out = append(out, "sop.yaml: "+problem.Message)
	}
	for _, u := range m.Unmatched {
		out = append(out, u.Err.Error())
	}
	return append(out, slices.Sorted(maps.Keys(m.files))...)
}

// TestUpdatesGiveWhatLoadGives makes the same changes to a manual and to its files, one after the other.
func TestUpdatesGiveWhatLoadGives(t *testing.T) {
	config := "manual: {id: M, edition: 1}\nparts:\n  - {title: {en: A}, include: [a/*]}\n  - {title: {en: B}, include: [b/*]}\n"
	files := fstest.MapFS{"sop.yaml": {Data: []byte(config)}, "a/one.en.md": {Data: []byte("---\nid: S-1\n---\n")}, "b/two.en.md": {Data: []byte("---\nid: S-2\n---\n")}}
	load := func() *Manual {
		m, err := Load(files)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	m := load()
	write := func(name, text string) {
		files[name] = &fstest.MapFile{Data: []byte(text)}
		m = m.With(name, []byte(text))
	}
	remove := func(name string) {
		delete(files, name)
		m = m.Without(name)
	}
	steps := []func(){
		func() { write("a/one.en.md", "---\nid: S-1\n---\ntext\n") },
		func() { write("a/one.md", "---\nid: S-9\n---\n") }, // clashes with one.en.md
		func() { write("a/one.en.md", "---\nid: S-1\n---\nmore\n") },
		func() { write("a/ONE.en.md", "---\nid: S-8\n---\n") }, // stands before those it clashes with
		func() { remove("a/ONE.en.md") },
		func() { write("a/one.md", "---\nid: S-1\n---\n") },
		func() { write("b/two.en.md", "---\nid: S-1\n---\n") }, // one id in two parts
		func() { remove("a/one.md") },
		func() { remove("b/two.en.md") }, // the part is empty
		func() { write("b/two.en.md", "---\nid: S-2\n---\n") },
		func() { files["a/x.png"] = &fstest.MapFile{}; m = m.WithFile("a/x.png") },
		func() { remove("a/x.png") },
		func() {
			delete(files, "b/two.en.md")
			delete(files, "b/new.en.md")
			m = m.Without("b") // a folder
		},
		func() {
			files["sop.yaml"] = &fstest.MapFile{Data: []byte(config + "  - {title: {en: C}, include: [c/*]}\n")}
			m = m.WithConfig(files)
		},
		func() { delete(files, "sop.yaml"); m = m.WithConfig(files).Without("sop.yaml") },
	}
	for i, step := range steps {
		before, was := m, summary(m)
		step()
		if got, want := summary(m), summary(load()); !slices.Equal(got, want) {
			t.Errorf("after step %d:\n%q\nwant\n%q", i, got, want)
		}
		if !slices.Equal(summary(before), was) {
			t.Errorf("step %d reached the manual that it started from", i)
		}
	}
}
