package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var console = regexp.MustCompile("(?ms)^```console\n(.*?)^```$")

// TestReadmeTours runs the commands of the README as they stand, each block in an empty folder of its own.
func TestReadmeTours(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	dir, blocks := t.TempDir(), console.FindAllStringSubmatch(string(text), -1)
	if len(blocks) < 3 {
		t.Fatalf("the README has %d tours", len(blocks))
	}
	for i, block := range blocks {
		name := filepath.Join(dir, "tour"+string(rune('1'+i))+".txtar")
		if err := os.WriteFile(name, []byte(script(block[1])), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	examples, err := filepath.Abs("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{Dir: dir, RequireExplicitExec: true, Setup: func(e *testscript.Env) error {
		for _, who := range []string{"AUTHOR", "COMMITTER"} {
			e.Setenv("GIT_"+who+"_NAME", "Ann")
			e.Setenv("GIT_"+who+"_EMAIL", "ann@example.org")
		}
		return os.CopyFS(filepath.Join(e.WorkDir, "examples"), os.DirFS(examples))
	}})
}

// script turns a block of the README into a testscript: a comment says which commands end with exit code 1, and in quotes
// what a command prints.
func script(block string) string {
	out := "[!exec:git] skip 'git is missing'\n"
	for line := range strings.Lines(block) {
		command, comment, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "$ "), " # ")
		command = strings.ReplaceAll(strings.TrimSpace(command), "\"", "'")
		switch {
		case strings.HasPrefix(command, "cd "):
			out += command + "\n"
		case strings.Contains(comment, "exit code 1"):
			out += "! exec " + command + "\n"
		default:
			out += "exec " + command + "\n"
		}
		if said := strings.Split(comment, "\""); len(said) == 3 {
			out += "stdout '" + regexp.QuoteMeta(said[1]) + "'\n"
		}
	}
	return out
}
