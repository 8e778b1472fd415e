package grammar

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"sopkit/internal/source"
)

var (
	stepLine = regexp.MustCompile(`^\s*\d+\. (?:\*\*([^*]+):\*\* )?(.+?)(?: \{#[a-z0-9-]+\})?$`)
	nameIn   = regexp.MustCompile("\\[([^\\]]*)\\]\\([^)]*\\)|`([^`]*)`|\\*\\*([^*]*)\\*\\*|\\{branch:([a-z-]+)\\}")
)

// TestShippedStepsAreGoodSteps reads every English step of the shipped manual: all are single commands in the active voice.
func TestShippedStepsAreGoodSteps(t *testing.T) {
	n := 0
	err := fs.WalkDir(os.DirFS("../../procedures"), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".en.md") {
			return err
		}
		text, err := os.ReadFile("../../procedures/" + name)
		_, body, _ := strings.Cut(string(text), "\n## Procedure\n")
		body, _, _ = strings.Cut(body, "\n## ")
		for line := range strings.Lines(body) {
			m := stepLine.FindStringSubmatch(strings.TrimRight(line, "\n"))
			if m == nil {
				continue
			}
			n++
			plain, names := plainText(m[2])
			a := Analyse("en", plain, Context{Step: true, Actor: m[1] != "", Opaque: names})
			if a.Label != Imperative || a.Passive || a.Instructions != 1 {
				t.Errorf("%s: %s, passive %v, %d instructions: %s", name, a.Label, a.Passive, a.Instructions, plain)
			}
		}
		return err
	})
	if err != nil || n < 300 {
		t.Fatalf("%d steps, %v", n, err)
	}
}

// plainText takes the marks out of a step and tells where the names are.
func plainText(text string) (plain string, names []source.Span) {
	at := 0
	for _, m := range nameIn.FindAllStringSubmatchIndex(text, -1) {
		plain += text[at:m[0]]
		for g := 2; g < len(m); g += 2 {
			if m[g] >= 0 {
				names = append(names, source.Span{Start: len(plain), End: len(plain) + m[g+1] - m[g]})
				plain += text[m[g]:m[g+1]]
			}
		}
		at = m[1]
	}
	return plain + text[at:], names
}
