package cli

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sopkit/internal/procedure"
)

// ciFiles are all that run sop somewhere else: the examples and what `sop init` writes.
func ciFiles(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, pattern := range []string{"../../examples/ci/*", "starter/*.yml"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %v, %v", pattern, names, err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files[name] = string(text)
		}
	}
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

// The front matter parser reads YAML strictly, so it reads these files.
func TestCIFilesAreYAML(t *testing.T) {
	want := map[string][]string{
		"github.yml": {"name", "on", "permissions", "jobs"}, "gitlab.yml": {"variables"}, "pre-commit-config.yaml": {"repos"},
	}
	seen := 0
	for name, text := range ciFiles(t) {
		keys, ok := want[filepath.Base(name)]
		if !ok {
			continue
		}
		seen++
		p := procedure.Parse(name, []byte("---\n"+text+"---\n"))
		if len(p.Problems) > 0 {
			t.Errorf("%s: %v", name, p.Problems)
		}
		for _, key := range keys {
			if _, ok := p.Meta.Field(key); !ok {
				t.Errorf("%s has no %s", name, key)
			}
		}
	}
	if seen != 5 {
		t.Errorf("%d files were read, not 5", seen)
	}
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
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"commit", "-q", "-m", "one"}, {"commit", "-q", "--allow-empty", "-m", "two"}} {
		c := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=A", "-c", "user.email=a@example.com"}, args...)...)
		c.Env = append(os.Environ(), "HOME="+dir)
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	return dir
}

// The recipe builds what go.mod asks for, and its stages name each other.
func TestContainerRecipe(t *testing.T) {
	recipe, err := os.ReadFile("../../examples/ci/Containerfile")
	if err != nil {
		t.Fatal(err)
	}
	module, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	version := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindSubmatch(module)
	if version == nil || !bytes.Contains(recipe, append([]byte("golang:"), version[1]...)) {
		t.Errorf("the recipe does not build with Go %s", version)
	}
	known := map[string]bool{"FROM": true, "WORKDIR": true, "COPY": true, "RUN": true, "USER": true, "ENTRYPOINT": true, "CMD": true}
	stages := map[string]bool{}
	for line := range strings.Lines(string(recipe)) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		if !known[words[0]] {
			t.Errorf("%s is no instruction", words[0])
		}
		if words[0] == "FROM" && len(words) == 4 {
			stages[words[3]] = true
		}
		if from, ok := strings.CutPrefix(words[1], "--from="); ok && !stages[from] {
			t.Errorf("no stage is called %s", from)
		}
	}
}
