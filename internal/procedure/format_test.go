package procedure

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestTheShippedProceduresAreCanonical reads every procedure of the repository: each has its canonical form.
func TestTheShippedProceduresAreCanonical(t *testing.T) {
	n := 0
	root := os.DirFS("../../procedures")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".md") {
			return err
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		n++
		got, ok := Format(Parse(name, text))
		if !ok || string(got) != string(text) {
			t.Errorf("%s: ok %v, and its canonical form is\n%s", name, ok, got)
		}
		return nil
	})
	if err != nil || n < 60 {
		t.Errorf("%d procedures, %v", n, err)
	}
}

// TestFormat has one case for each sentence of the canonical form. A second run must change nothing.
func TestFormat(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"BOM, CRLF, blank lines": {"\xEF\xBB\xBF\r\n\r\n# T  \r\n\r\n\r\na", "# T\n\na\n"},
		"empty":                  {"", ""},
		"key order": {"---\ntitle: T \n# the number\nid: A\nx-z: 1\n\ntitel: x\nversion: 1.0.0 # now\nroles:\n  - a\n  # inside\n  - b\n# last\n---\n# T\n",
			"---\n# the number\nid: A\ntitle: T\nversion: 1.0.0 # now\nroles:\n  - a\n  # inside\n  - b\nx-z: 1\ntitel: x\n# last\n---\n\n# T\n"},
		"schema line on top":    {"---\n# yaml-language-server: $schema=x\ntitle: T\nid: A\n---\n", "---\n# yaml-language-server: $schema=x\nid: A\ntitle: T\n---\n"},
		"block scalar":          {"---\nx-a: |+\n  b  \n\nid: A\n---\n", "---\nx-a: |+\n  b  \n\nid: A\n---\n"},
		"spaces at the fence":   {"---  \nid: A\n--- \nx\n", "---\nid: A\n---\n\nx\n"},
		"headings":              {"T\n=\n\nS\n---\n###  U  ###\n#\n", "# T\n\n## S\n\n### U\n\n#\n"},
		"long heading":          {"T\nU\n-\n", "T\nU\n---\n"},
		"bullets":               {"* a\n* b\n\n\n+ c\n", "- a\n- b\n\n* c\n"},
		"steps":                 {"## Procedure\n1) a\n1) b\n    - c\n7) d\n", "## Procedure\n\n1. a\n2. b\n   - c\n3. d\n"},
		"steps after a callout": {"## Procedure\n\n1. a\n\n> [!NOTE] b\n\n1. c\n", "## Procedure\n\n1. a\n\n> [!NOTE]\n> b\n\n2. c\n"},
		"numbers in prose":      {"5. a\n5. b\n", "5. a\n6. b\n"},
		"wide markers":          {"## Procedure\n" + strings.Repeat("1. a\n", 10) + "   - b\n", "## Procedure\n\n1. a\n2. a\n3. a\n4. a\n5. a\n6. a\n7. a\n8. a\n9. a\n10. a\n    - b\n"},
		"blocks in a step":      {"## Procedure\n1. a\n   > q\n2. b\n", "## Procedure\n\n1. a\n\n   > q\n\n2. b\n"},
		"lazy lines":            {"> a\nb\n===\n", "> a\n> b\n>     ===\n"},
		"hard breaks":           {"a    \nb\\\nc \nd  \n", "a  \nb\\\nc\nd\n"},
		"code keeps spaces":     {"`a  \nb`\n\n    x  \n\n```go  \ny  \n```\n", "`a  \nb`\n\n    x  \n\n```go\ny  \n```\n"},
		"open fence":            {"~~~\na\n", "~~~\na\n~~~\n"},
		"fence in a fence":      {"   ```\n     ```\n", "````\n  ```\n````\n"},
		"table":                 {"|a|b\n|:-|-:|\n|  c\\|d|e|f|\n||x|\n", "| a | b |\n| :--- | ---: |\n| c\\|d | e | f |\n| | x |\n"},
		"rules":                 {"a\n\n---\n\n- ***\n", "a\n\n***\n\n- ___\n"},
		"comment":               {"<!-- a\n  b -->\n## S\n1. x\n   <!-- sop: allow y -- z -->\n2. y\n", "<!-- a\n  b -->\n\n## S\n\n1. x\n\n   <!-- sop: allow y -- z -->\n\n2. y\n"},
		"footnotes stay":        {"a[^2]\n\n[^2]: two\n[^1]: one\n    more\n\n  [^3]: three\n\nb[^1]\n", "a[^2]\n\n[^2]: two\n\n[^1]: one\n    more\n\n[^3]: three\n\nb[^1]\n"},
		"link definitions":      {"[a]: /x\n[b]: /y\n'z'\nc [a] [b]\n", "[a]: /x\n[b]: /y\n'z'\nc [a] [b]\n"},
		"joiners":               {"র\u200d্য  ক\u200cখ\n", "র\u200d্য  ক\u200cখ\n"},
		"held by indentation":   {"a\n      - b\n", "a\n    - b\n"},
		"loose and tight":       {"- a\n\n- b\n- c\n  - d\n\n  - e\n", "- a\n\n- b\n- c\n  - d\n\n  - e\n"},
		"code after a list":     {"100. a\n\n    b\n", "100. a\n\n```\nb\n```\n"},
	} {
		got, ok := Format(Parse("x.en.md", []byte(c.text)))
		if !ok || string(got) != c.want {
			t.Errorf("%s: ok %v\n%q\nwant\n%q", name, ok, got, c.want)
		}
		again, ok := Format(Parse("x.en.md", got))
		if !ok || string(again) != string(got) {
			t.Errorf("%s: a second run changes it to %q", name, again)
		}
	}
}

// TestWhatCannotBeReadStaysAsItIs covers the files that fmt must not touch.
func TestWhatCannotBeReadStaysAsItIs(t *testing.T) {
	for _, text := range []string{"---\nid: [\n---\n*  a", "---\nid: A\nid: B\n---\n*  a", "# T\x00  ", "# \xff  ", "a\rb  ", "<!-- a  ", "---\nid: A\n\n*  a", strings.Repeat(">", 70) + "a  "} {
		if got, ok := Format(Parse("x.en.md", []byte(text))); ok || string(got) != text {
			t.Errorf("%q: ok %v, %q", text, ok, got)
		}
	}
}

func FuzzFormat(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte("---\nb: |+\n x\n\n# c\nid: A\n---\n* a\n\n  1) b\n\n[^1]: c\n\n    d\n"))
	f.Add([]byte("> [!NOTE] a\nb\n***\n|a|b|\n|-|-|\n|c|\n\n\tcode\n<!-- x -->\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		p := Parse("x.en.md", text)
		got, ok := Format(p)
		if !ok {
			if string(got) != string(text) {
				t.Fatalf("refused and changed: %q", got)
			}
			return
		}
		q := Parse("x.en.md", got)
		if q.meaning() != p.meaning() {
			t.Fatalf("another meaning:\n%s\n%s", p.meaning(), q.meaning())
		}
		if again, ok := Format(q); !ok || string(again) != string(got) {
			t.Fatalf("a second run makes\n%q\nof\n%q", again, got)
		}
	})
}

var (
	bullet  = regexp.MustCompile(`(?m)^( *)- `)
	number  = regexp.MustCompile(`(?m)^( *)[0-9]+\. `)
	title   = regexp.MustCompile(`(?m)^# (.*)$`)
	heading = regexp.MustCompile(`(?m)^(###?) (.*)$`)
	word    = regexp.MustCompile(`(\[![A-Z]+\])\n *> `)
	cell    = regexp.MustCompile(`(?m)^\| (.*) \|$`)
)

// untidy writes a procedure in another way that means the same.
func untidy(text string) string {
	head, body, _ := strings.Cut(strings.TrimPrefix(text, "---\n"), "---\n")
	keys := strings.Split(strings.TrimSpace(head), "\n")
	slices.Reverse(keys)
	body = bullet.ReplaceAllString(body, "$1* ")
	body = number.ReplaceAllString(body, "${1}1) ")
	body = title.ReplaceAllString(body, "$1 \n=========")
	body = heading.ReplaceAllString(body, "$1   $2  ##")
	body = cell.ReplaceAllString(body, "|  $1\t|")
	body = strings.ReplaceAll(body, "\n\n", "\n \n\n")
	body = word.ReplaceAllString(body, "$1  ")
	return "\xEF\xBB\xBF" + strings.ReplaceAll("--- \n"+strings.Join(keys, "  \n\n")+"\n---\n"+body+"\n\n", "\n", "\r\n")
}

// TestAnUntidyProcedureComesBackTidy: whatever way a shipped procedure is written, its canonical form is the shipped text.
func TestAnUntidyProcedureComesBackTidy(t *testing.T) {
	names, err := filepath.Glob("../../procedures/*/*.md")
	if err != nil || len(names) < 60 {
		t.Fatalf("%d procedures, %v", len(names), err)
	}
	for _, name := range names {
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := Format(Parse(name, []byte(untidy(string(want)))))
		if !ok || string(got) != string(want) {
			t.Fatalf("%s: ok %v\n%s", name, ok, got)
		}
	}
}
