package ci

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"gopkg.in/yaml.v3"
)

// checkers are the programs that read these files as the systems do.
var checkers = map[string][]string{
	"github.yml":                   {"actionlint", "-no-color"},
	"pre-commit-config.yaml":       {"pre-commit", "validate-config"},
	"../../.pre-commit-hooks.yaml": {"pre-commit", "validate-manifest"},
	"Containerfile":                {"dockerfile-utils", "lint"},
}

func TestFilesAreReadByTheParsersOfTheirSystems(t *testing.T) {
	for name, checker := range checkers {
		tool, err := exec.LookPath(checker[0])
		if err != nil {
			if os.Getenv("SOP_REQUIRE_TOOLS") != "" {
				t.Errorf("%s is not installed", checker[0])
			}
			t.Logf("%s is not checked without %s", name, checker[0])
			continue
		}
		if out, err := exec.Command(tool, append(checker[1:], name)...).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
		broken := filepath.Join(t.TempDir(), filepath.Base(name))
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text = []byte(strings.NewReplacer("runs-on:", "run-on:", "- id:", "- idd:", "\nRUN ", "\nRUNN ").Replace(string(text)))
		if err := os.WriteFile(broken, text, 0o600); err != nil {
			t.Fatal(err)
		}
		if exec.Command(tool, append(checker[1:], broken)...).Run() == nil {
			t.Errorf("%s sees nothing wrong in a broken %s", checker[0], name)
		}
	}
}

func TestGitLabFileFollowsItsSchema(t *testing.T) {
	text, err := os.ReadFile("testdata/gitlab-ci.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema jsonschema.Schema
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	checked, err := schema.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	file, err := Files.ReadFile("gitlab.yml")
	if err != nil {
		t.Fatal(err)
	}
	check := func(file string) error {
		var v any
		if err := yaml.Unmarshal([]byte(file), &v); err != nil {
			t.Fatal(err)
		}
		return checked.Validate(v)
	}
	if err := check(string(file)); err != nil {
		t.Error(err)
	}
	for _, fault := range [][2]string{{"script:", "scripts:"}, {"codequality:", "codequalty:"}, {"allow_failure: true", "allow_failure: 7"}, {"when: always", "when: ever"}} {
		if !strings.Contains(string(file), fault[0]) || check(strings.Replace(string(file), fault[0], fault[1], 1)) == nil {
			t.Errorf("the schema sees nothing wrong in %q", fault[1])
		}
	}
}
