package cli

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"sopkit/examples/ci"
)

// ciFiles are all that run sop somewhere else.
func ciFiles(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(ci.Files, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			var text []byte
			text, err = fs.ReadFile(ci.Files, name)
			files[name] = string(text)
		}
		return err
	})
	hooks, other := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil || other != nil || len(files) != 4 {
		t.Fatalf("%d files: %v, %v", len(files), err, other)
	}
	files[".pre-commit-hooks.yaml"] = string(hooks)
	return files
}

// command matches what runs sop on a line of a shell script, of a hook or of a recipe.
var command = regexp.MustCompile(`^\s*(?:#   podman run .* |(?:- )?(?:run: |entry: )?)(sop [a-z].*)$`)

// words divides a command line as a shell does, as far as these files need; redirections end it.
func shellWords(line string) []string {
	line, _, _ = strings.Cut(line, " >")
	var out []string
	for _, m := range regexp.MustCompile(`"([^"]*)"|(\S+)`).FindAllStringSubmatch(line, -1) {
		out = append(out, m[1]+m[2])
	}
	return out
}

// Every command line goes through the flag parser, and then runs on a manual with a history.
func TestCICommandsRun(t *testing.T) {
	dir := manualWithHistory(t)
	done := map[string]bool{}
	for name, text := range ciFiles(t) {
		found := 0
		for line := range strings.Lines(text) {
			m := command.FindStringSubmatch(strings.TrimRight(line, "\n"))
			if m == nil {
				continue
			}
			found++
			args := shellWords(strings.ReplaceAll(m[1], "$CI_MERGE_REQUEST_DIFF_BASE_SHA", "HEAD^1"))[1:]
			e := &env{in: strings.NewReader(""), out: io.Discard, err: io.Discard}
			c, rest, err := e.root().Find(args)
			if err != nil || c.ParseFlags(rest) != nil || c.ValidateArgs(c.Flags().Args()) != nil {
				t.Errorf("%s: %s: sop does not understand this: %v", name, m[1], err)
				continue
			}
			if dir == "" || done[m[1]] {
				continue
			}
			done[m[1]] = true
			var out bytes.Buffer
			if code := Main(append([]string{"-C", dir}, args...), strings.NewReader(""), &out, &out); code != 0 {
				t.Errorf("%s: %s: exit %d\n%s", name, m[1], code, out.String())
			}
		}
		if found == 0 {
			t.Errorf("%s runs nothing", name)
		}
	}
}

// manualWithHistory is a new manual with two commits; "" without git.
func manualWithHistory(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("SOP_REQUIRE_TOOLS") != "" {
			t.Error("git is not installed, and this test needs it")
		}
		t.Log("without git the commands are parsed and not run")
		return ""
	}
	dir := t.TempDir()
	if code := Main([]string{"init", dir, "--empty", "-q"}, strings.NewReader(""), io.Discard, io.Discard); code != 0 {
		t.Fatalf("sop init: exit %d", code)
	}
	for _, args := range [][]string{{"commit", "-q", "-m", "one"}, {"commit", "-q", "--allow-empty", "-m", "two"}} {
		c := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=A", "-c", "user.email=a@example.com"}, args...)...)
		c.Env = append(os.Environ(), "HOME="+dir)
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	return dir
}
