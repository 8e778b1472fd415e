package main

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestLSPInNeovim runs a session in a headless Neovim with the settings under examples.
func TestLSPInNeovim(t *testing.T) {
	nvim, err := exec.LookPath("nvim")
	if err != nil && os.Getenv("SOP_REQUIRE_TOOLS") != "" {
		t.Fatal("nvim is not installed")
	} else if err != nil {
		t.Skip("nvim is not installed")
	}
	dir := t.TempDir()
	unpack(t, dir, shop)
	settings, _ := filepath.Abs("../../examples/editors/neovim/sop.lua")
	session, _ := filepath.Abs("testdata/session.lua")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, nvim, "--headless", "-n", "-i", "NONE", "-u", settings, "-c", "luafile "+session)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "XDG_STATE_HOME="+t.TempDir(), "XDG_CACHE_HOME="+t.TempDir(), "XDG_CONFIG_HOME="+t.TempDir(), "SOURCE_DATE_EPOCH=1796083200")
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "done") {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestEditorSettingsCanBeRead checks what can be checked of the settings without the editors.
func TestEditorSettingsCanBeRead(t *testing.T) {
	text, err := os.ReadFile("../../examples/editors/vscode/package.json")
	if err != nil {
		t.Fatal(err)
	}
	var pack struct {
		Main    string
		License string
	}
	if err := json.Unmarshal(text, &pack); err != nil || pack.Main != "./extension.js" {
		t.Errorf("package.json: %v, main %q", err, pack.Main)
	}
	for _, name := range []string{"vscode/extension.js", "neovim/sop.lua", "helix/languages.toml"} {
		text, err := os.ReadFile("../../examples/editors/" + name)
		if err != nil || !regexp.MustCompile(`\[ ?["']lsp["'] ?\]|["']sop["'], ["']lsp["']`).Match(text) {
			t.Errorf("%s does not start `sop lsp` (%v)", name, err)
		}
	}
	if node, err := exec.LookPath("node"); err == nil {
		if out, err := exec.Command(node, "--check", "../../examples/editors/vscode/extension.js").CombinedOutput(); err != nil {
			t.Errorf("extension.js: %s", out)
		}
	}
}
