package history

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// sandbox is a repository made by real git for one test.
type sandbox struct {
	t    testing.TB
	dir  string
	time int // seconds after the first commit
}

func newSandbox(t testing.TB, initArgs ...string) *sandbox {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("SOP_REQUIRE_TOOLS") != "" {
			t.Fatal("git is not installed")
		}
		t.Skip("this test compares with real git, which is not installed")
	}
	s := &sandbox{t: t, dir: t.TempDir()}
	s.git(append([]string{"init", "-q", "-b", "main"}, initArgs...)...)
	return s
}

// command prepares git with a clean, repeatable environment.
func (s *sandbox) command(args ...string) *exec.Cmd {
	cmd := exec.Command("git", args...)
	cmd.Dir = s.dir
	when := fmt.Sprintf("%d +0600", 1767225600+s.time) // 2026-01-01T00:00:00Z
	cmd.Env = append(os.Environ(), "HOME="+s.dir, "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_TERMINAL_PROMPT=0",
		"GIT_CONFIG_COUNT=2", "GIT_CONFIG_KEY_0=gc.auto", "GIT_CONFIG_VALUE_0=0", "GIT_CONFIG_KEY_1=maintenance.auto", "GIT_CONFIG_VALUE_1=false",
		"GIT_AUTHOR_NAME=Ann", "GIT_AUTHOR_EMAIL=ann@example.org", "GIT_AUTHOR_DATE="+when,
		"GIT_COMMITTER_NAME=Cem", "GIT_COMMITTER_EMAIL=cem@example.org", "GIT_COMMITTER_DATE="+when)
	return cmd
}

// git runs git and returns what it printed, without the last line end.
func (s *sandbox) git(args ...string) string {
	s.t.Helper()
	var out, errs bytes.Buffer
	cmd := s.command(args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		s.t.Fatalf("git %s: %v\n%s%s", strings.Join(args, " "), err, out.String(), errs.String())
	}
	return strings.TrimSuffix(out.String(), "\n")
}

func (s *sandbox) write(name, content string) {
	s.t.Helper()
	full := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

// commit records everything in the work tree one day after the last commit.
func (s *sandbox) commit(message string) Hash {
	s.t.Helper()
	s.git("add", "-A")
	s.time += 86400
	s.git("commit", "-q", "--allow-empty", "-m", message)
	return s.head()
}

func (s *sandbox) head() Hash { return s.hash("HEAD") }

func (s *sandbox) hash(rev string) Hash {
	s.t.Helper()
	h, ok := ParseHash(s.git("rev-parse", rev))
	if !ok {
		s.t.Fatalf("%s is no hash", rev)
	}
	return h
}

func (s *sandbox) open(options Options) *Repo {
	s.t.Helper()
	if options.Subtrees == nil {
		options.Subtrees = []string{"procedures"}
	}
	if options.Identify == nil {
		options.Identify = testIdentify
	}
	r, err := Open(s.dir, options)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { r.Close() })
	return r
}

// testIdentify reads "key: value" lines at the start of a file.
func testIdentify(_ string, blob []byte) (Identity, bool) {
	var i Identity
	for line := range strings.Lines(string(blob)) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok && strings.TrimSpace(line) == "---" && i.ID == "" {
			continue
		}
		if !ok {
			break
		}
		switch key {
		case "id":
			i.ID = value
		case "lang", "locale":
			i.Lang = value
		case "version":
			i.Version = value
		case "status":
			i.Status = value
		case "effective":
			i.Effective = value
		}
	}
	return i, i.ID != ""
}

// procedure writes a file that testIdentify reads.
func procedure(id, version string, lines ...string) string {
	head := fmt.Sprintf("id: %s\nlang: en\nversion: %s\nstatus: effective\n\n", id, version)
	return head + strings.Join(lines, "\n") + "\n"
}

func (s *sandbox) link(name, target string) {
	s.t.Helper()
	full := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.Symlink(target, full); err != nil {
		s.t.Skip(err)
	}
}
