package history

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// What Start leaves is a repository as git knows it, with the files staged and no other.
func TestStartLeavesARepositoryReadyToCommit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("SOP_REQUIRE_TOOLS") != "" {
			t.Fatal("git is not installed, and this test needs it")
		}
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	for _, name := range []string{"a.md", "b/ফেরত c.md", "mine.txt"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := Start(dir, []string{"a.md", "b/ফেরত c.md"}); err != nil {
		t.Fatal(err)
	}
	git := func(args ...string) string {
		t.Helper()
		c := exec.Command("git", append([]string{"-C", dir, "-c", "core.quotePath=false", "-c", "user.name=A", "-c", "user.email=a@example.org"}, args...)...)
		c.Env = append(os.Environ(), "HOME="+dir)
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
		return string(out)
	}
	if got := git("status", "--short", "--branch", "-z"); got != "## No commits yet on main\x00A  a.md\x00A  b/ফেরত c.md\x00?? mine.txt\x00" {
		t.Errorf("status: %q", got)
	}
	git("commit", "-q", "-m", "one")
	if got := git("show", "HEAD:b/ফেরত c.md"); got != "b/ফেরত c.md" {
		t.Errorf("committed %q", got)
	}
	git("fsck", "--strict")
}
