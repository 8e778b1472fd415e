package manual

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// TestLinksAreFollowedAndLoopsAreNamed covers links to folders: inside the tree, back to a folder above, across, and out.
func TestLinksAreFollowedAndLoopsAreNamed(t *testing.T) {
	link := func(to string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(to), Mode: fs.ModeSymlink | 0o777}
	}
	m, err := Load(fstest.MapFS{
		"real/a.en.md": {Data: []byte("# A\n")},
		"linked":       link("real"),
		"deep/again":   link("../linked"),
		"real/up":      link("../real"),
		"x/y":          link("../z"),
		"z/w":          link("../x"),
		"gone":         link("nowhere"),
		"out":          link("../secret"),
		".hidden":      link("real"),
	})
	if err != nil {
		t.Fatal(err)
	}
	var read, named []string
	for _, p := range m.Procedures {
		read = append(read, p.File.Path)
	}
	for _, u := range m.Unreadable {
		named = append(named, u.Path)
	}
	if got := strings.Join(read, " "); got != "deep/again/a.en.md linked/a.en.md real/a.en.md" {
		t.Errorf("read %s", got)
	}
	if got := strings.Join(named, " "); got != "deep/again/up gone linked/up out real/up x/y/w z/w/y" {
		t.Errorf("named %s", got)
	}
}

func TestLinksThatMultiplyAreBounded(t *testing.T) {
	files := fstest.MapFS{"l0/a.en.md": {Data: []byte("# A\n")}}
	for i := range 30 {
		at := "l" + strings.Repeat("x", i+1)
		to := "../l" + strings.Repeat("x", i)
		if i == 0 {
			to = "../l0"
		}
		for _, name := range []string{"a", "b"} {
			files[at+"/"+name] = &fstest.MapFile{Data: []byte(to), Mode: fs.ModeSymlink | 0o777}
		}
	}
	m, err := Load(files)
	if err != nil || len(m.Procedures) > 2*maxFollowed || len(m.Unreadable) == 0 {
		t.Errorf("%d procedures, %d named, %v", len(m.Procedures), len(m.Unreadable), err)
	}
}
