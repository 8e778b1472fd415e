package history

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// storied builds a history with a merge and a rename, of identified files.
func storied(t *testing.T, initArgs ...string) *sandbox {
	s := newSandbox(t, initArgs...)
	s.write("procedures/a.md", procedure("SOP-1", "1.0.0", "one", "two", "three"))
	s.commit("first")
	s.git("checkout", "-q", "-b", "side")
	s.write("procedures/b.md", procedure("SOP-2", "1.0.0", "other"))
	s.commit("side")
	s.git("checkout", "-q", "main")
	s.write("procedures/a.md", procedure("SOP-1", "1.1.0", "one", "2", "three"))
	s.commit("second")
	s.git("merge", "-q", "--no-ff", "-m", "merge", "side")
	s.git("mv", "procedures/a.md", "procedures/c.md")
	s.commit("move")
	return s
}

// clone makes another repository from s with real git.
func (s *sandbox) clone(args ...string) *sandbox {
	s.t.Helper()
	to := &sandbox{t: s.t, dir: filepath.Join(s.t.TempDir(), "clone"), time: s.time}
	s.git(append(append([]string{"clone", "-q"}, args...), "file://"+s.dir, to.dir)...)
	return to
}

func TestLinkedWorktree(t *testing.T) {
	s := storied(t)
	dir := filepath.Join(t.TempDir(), "tree")
	s.git("worktree", "add", "-q", "-b", "other", dir, "HEAD~1")
	tree := &sandbox{t: t, dir: dir}
	sameEvents(t, tree, Options{})
	if head, ref, err := tree.open(Options{}).Head(); err != nil || ref != "refs/heads/other" || head != tree.head() {
		t.Errorf("%s %s %v", head, ref, err)
	}
}

func TestAlternates(t *testing.T) {
	s := storied(t)
	for _, pack := range []bool{false, true} {
		if pack {
			s.git("gc", "-q")
		}
		c := &sandbox{t: t, dir: filepath.Join(t.TempDir(), "shared"), time: s.time}
		s.git("clone", "-q", "--shared", s.dir, c.dir)
		c.write("procedures/d.md", procedure("SOP-4", "1.0.0"))
		c.commit("own")
		sameEvents(t, c, Options{})
	}
}

func TestSparseCheckout(t *testing.T) {
	s := storied(t)
	s.write("code/x.go", "x\n")
	s.commit("code")
	s.git("sparse-checkout", "set", "code")
	if _, err := os.Stat(filepath.Join(s.dir, "procedures", "c.md")); err == nil {
		t.Fatal("git left the file in place")
	}
	sameEvents(t, s, Options{})
	tree, err := s.open(Options{}).FS("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	if f, err := tree.Open("c.md"); err != nil {
		t.Error(err)
	} else {
		f.Close()
	}
}

func TestShallowClone(t *testing.T) {
	s := storied(t)
	c := s.clone("--depth", "2")
	r := c.open(Options{})
	h, err := r.History("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Fields(c.git("rev-list", "HEAD"))
	if h.Commits() != len(want) || len(h.Cut()) == 0 {
		t.Errorf("%d commits, cut at %v; git has %d", h.Commits(), h.Cut(), len(want))
	}
	_, err = r.Resolve("HEAD~9")
	if Hint(err) != ShallowHint {
		t.Errorf("%v: hint %q", err, Hint(err))
	}
	c.git("fetch", "-q", "--unshallow")
	sameEvents(t, c, Options{}) // the index of the cut history must not be used any more
}

func TestPartialClone(t *testing.T) {
	s := storied(t)
	s.git("config", "uploadpack.allowFilter", "true")
	c := s.clone("--filter=blob:none", "--no-checkout")
	_, err := c.open(Options{}).History("HEAD")
	var missing *MissingObjectError
	if !errors.As(err, &missing) || !missing.Partial || !strings.Contains(Hint(err), "--refetch") {
		t.Fatalf("%v; hint %q", err, Hint(err))
	}
	c.git("fetch", "-q", "--refetch", "--filter=blob:limit=1g") // as the hint says
	sameEvents(t, c, Options{})
}

func TestSubmodule(t *testing.T) {
	s := storied(t)
	outer := newSandbox(t)
	outer.write("procedures/own.md", procedure("SOP-9", "1.0.0"))
	outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", s.dir, "procedures/inner")
	outer.commit("with a submodule")
	sameEvents(t, outer, Options{})
	inner := &sandbox{t: t, dir: filepath.Join(outer.dir, "procedures", "inner")}
	sameEvents(t, inner, Options{})
	tree, err := outer.open(Options{}).FS("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tree.Open("inner"); err == nil {
		t.Error("the submodule is shown as a file or folder")
	}
}

func TestRefusedFormats(t *testing.T) {
	for _, args := range [][]string{{"--object-format=sha256"}, {"--ref-format=reftable"}} {
		if err := exec.Command("git", append([]string{"init", "-q", t.TempDir()}, args...)...).Run(); err != nil {
			t.Logf("this git does not know %s", args[0])
			continue
		}
		s := newSandbox(t, args...)
		_, err := Open(s.dir, Options{})
		var unsupported *UnsupportedError
		if !errors.As(err, &unsupported) || Hint(err) == "" {
			t.Errorf("%s: %v, hint %q", args[0], err, Hint(err))
		}
	}
}

func TestDetachedHead(t *testing.T) {
	s := storied(t)
	s.git("checkout", "-q", "--detach", "HEAD~1")
	sameEvents(t, s, Options{})
	if head, ref, err := s.open(Options{}).Head(); err != nil || ref != "" || head != s.head() {
		t.Errorf("%s %q %v", head, ref, err)
	}
}

func TestNoCommitsAndNoRepository(t *testing.T) {
	s := newSandbox(t)
	_, err := s.open(Options{}).History("HEAD")
	if !errors.Is(err, ErrNoCommits) || Hint(err) == "" {
		t.Errorf("no commits: %v, hint %q", err, Hint(err))
	}
	_, err = Open(t.TempDir(), Options{})
	var none *NotRepositoryError
	if !errors.As(err, &none) || Hint(err) == "" {
		t.Errorf("no repository: %v, hint %q", err, Hint(err))
	}
}

func TestLineEndsAndNames(t *testing.T) {
	s := newSandbox(t)
	s.git("config", "core.precomposeunicode", "false")
	text := procedure("SOP-1", "1.0.0", "one", "two", "three")
	s.write("procedures/é.md", text) // one character
	s.commit("composed")
	s.write("procedures/é.md", strings.ReplaceAll(text, "\n", "\r\n"))
	s.commit("CRLF")
	s.git("mv", "procedures/é.md", "procedures/e\u0301.md") // two characters
	s.commit("decomposed")
	s.git("mv", "procedures/e\u0301.md", "procedures/Case.md")
	s.commit("upper")
	s.git("mv", "procedures/Case.md", "procedures/case.md")
	s.commit("lower")
	h := sameEvents(t, s, Options{})
	log, err := h.Log(Key{"SOP-1", "en"})
	if err != nil || len(log) != 5 {
		t.Errorf("%d changes, %v; want 5", len(log), err)
	}
}

func TestMovedManual(t *testing.T) {
	s := newSandbox(t)
	s.write("docs/sop/sop.yaml", "manual: {id: M}\n")
	s.write("docs/sop/a.md", procedure("SOP-1", "1.0.0", "one", "two"))
	s.write("else/sop.yaml", "manual: {id: N}\n")
	s.commit("first")
	s.git("mv", "docs/sop", "manual")
	s.commit("moved")
	s.write("manual/a.md", procedure("SOP-1", "1.1.0", "one", "two"))
	s.git("mv", "manual", "procedures")
	s.commit("moved again")

	dirs := []string{"procedures"}
	for {
		h := sameEvents(t, s, Options{Subtrees: dirs})
		more, err := h.FormerFolders("sop.yaml")
		if err != nil {
			t.Fatal(err)
		}
		if len(more) == 0 {
			break
		}
		dirs = append(dirs, more...)
	}
	if !slices.Equal(dirs, []string{"procedures", "manual", "docs/sop"}) {
		t.Errorf("folders %v", dirs)
	}
	h := sameEvents(t, s, Options{Subtrees: dirs})
	if log, err := h.Log(Key{"SOP-1", "en"}); err != nil || len(log) != 3 {
		t.Errorf("%d changes, %v", len(log), err)
	}
}

func TestMarks(t *testing.T) {
	s := storied(t)
	want := len(strings.Fields(s.git("rev-list", "HEAD")))
	s.git("replace", "HEAD~1", "HEAD~2")
	s.write(".git/info/grafts", s.head().String()+"\n")
	marks, err := s.open(Options{}).Marks()
	if err != nil || len(marks) != 2 {
		t.Errorf("%v, %v", marks, err)
	}
	h, err := s.open(Options{}).History("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	if h.Commits() != want {
		t.Errorf("%d commits, stored are %d", h.Commits(), want)
	}
}
