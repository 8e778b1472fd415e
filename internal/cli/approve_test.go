package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"sopkit/internal/audit"
)

// TestKilledApprover kills a process that writes approvals without pause: what it leaves is a whole file of records.
func TestKilledApprover(t *testing.T) {
	name := filepath.Join(t.TempDir(), "SOP-1.en.jsonl")
	most := 0
	for i := range 5 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestApproveForever$")
		cmd.Env = append(os.Environ(), "SOP_APPROVE_FOREVER="+name)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(150+37*i) * time.Millisecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		cmd.Wait()
		text, err := os.ReadFile(name)
		if os.IsNotExist(err) {
			continue
		}
		records, fault := audit.ReadRecords(text)
		if err != nil || fault != nil {
			t.Fatal(err, fault)
		}
		most = max(most, len(records))
	}
	if most == 0 {
		t.Error("no record was ever written")
	}
}

// TestApproveForever is the process that TestKilledApprover kills.
func TestApproveForever(t *testing.T) {
	name := os.Getenv("SOP_APPROVE_FOREVER")
	if name == "" {
		t.Skip("run by TestKilledApprover")
	}
	var text []byte
	for {
		if text = audit.AddRecord(text, audit.Approval{ID: "SOP-1", Lang: "en", Version: "1.0.0", Role: "qm", Name: "Bea"}); len(text) > 1<<20 {
			text = nil
		}
		if err := writeFile(name, text); err != nil {
			t.Fatal(err)
		}
	}
}
