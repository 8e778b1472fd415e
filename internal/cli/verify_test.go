package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

func TestVerifyTellsSavedAgainFromChanged(t *testing.T) {
	need(t, "qpdf")
	p := shipped(t)
	data, _ := p.bytes(t, "ms")
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "out.pdf")
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if text, err := exec.Command("qpdf", "--linearize", in, out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	again, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	m := p.manifest
	m.Language = "ms"
	judge := func(data []byte) proof {
		var v verified
		p.judge(&v, m, data)
		return v.Result
	}
	if got := judge(data); got != proven {
		t.Errorf("the same bytes: %s", got)
	}
	if got := judge(again); got != equal {
		t.Errorf("saved again: %s", got)
	}
	p.Manual.Procedures[2].Meta.Title.Text += " x"
	if got := judge(data); got != differs {
		t.Errorf("another title: %s", got)
	}
}
