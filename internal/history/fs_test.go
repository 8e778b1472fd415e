package history

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"
)

func TestFS(t *testing.T) {
	s := newSandbox(t)
	s.write("README.md", "top\n")
	s.write("procedures/sop.yaml", "manual: {}\n")
	s.write("procedures/returns/accept.en.md", "one\n")
	s.write("procedures/returns.md", "beside the folder\n")
	first := s.commit("first")
	s.write("procedures/returns/accept.en.md", "two\n")
	s.commit("second")
	r := s.open(Options{})

	for rev, want := range map[string]string{first.String(): "one\n", "HEAD": "two\n"} {
		tree, err := r.FS(rev)
		if err != nil {
			t.Fatal(err)
		}
		if err := fstest.TestFS(tree, "sop.yaml", "returns/accept.en.md", "returns.md"); err != nil {
			t.Errorf("%s: %v", rev, err)
		}
		got, err := fs.ReadFile(tree, "returns/accept.en.md")
		if err != nil || string(got) != want {
			t.Errorf("%s: got %q, %v; want %q", rev, got, err, want)
		}
		if _, err := fs.ReadFile(tree, "returns/none.md"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: a missing file gives %v", rev, err)
		}
		if _, err := fs.ReadFile(tree, "README.md"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: a file above the manual gives %v", rev, err)
		}
	}
}

func TestFSLinks(t *testing.T) {
	s := newSandbox(t)
	s.write("procedures/a/real.md", "text\n")
	s.write("outside.md", "secret\n")
	for name, target := range map[string]string{"link.md": "a/real.md", "dir": "a", "a/up.md": "../link.md", "loop": "loop", "out.md": "../outside.md", "abs.md": "/etc/passwd", "gone.md": "nowhere"} {
		s.link("procedures/"+name, target)
	}
	s.commit("links")
	tree, err := s.open(Options{}).FS("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"link.md", "dir/real.md", "a/up.md", "dir/up.md"} {
		if got, err := fs.ReadFile(tree, name); err != nil || string(got) != "text\n" {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	for _, name := range []string{"loop", "out.md", "abs.md", "gone.md"} {
		if got, err := fs.ReadFile(tree, name); err == nil {
			t.Errorf("%s: read %q", name, got)
		}
	}
	if target, err := fs.ReadLink(tree, "link.md"); target != "a/real.md" {
		t.Errorf("link: %q, %v", target, err)
	}
}

func TestFSMissingFolder(t *testing.T) {
	s := newSandbox(t)
	s.write("x", "x\n")
	s.commit("first")
	if _, err := s.open(Options{}).FS("HEAD"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

// tryReadAll joins the texts of the manual at HEAD.
func tryReadAll(r *Repo) (string, error) {
	tree, err := r.FS("HEAD")
	if err != nil {
		return "", err
	}
	return joined(tree)
}

func readAll(t *testing.T, tree fs.FS) string {
	t.Helper()
	text, err := joined(tree)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func joined(tree fs.FS) (string, error) {
	all := ""
	err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(tree, name)
		all += name + "\n" + string(text)
		return err
	})
	return all, err
}
