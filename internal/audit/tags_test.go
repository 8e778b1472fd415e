package audit

import (
	"os"
	"slices"
	"strings"
	"testing"

	"sopkit/internal/history"
)

// TestTags looks at tags that git made and somebody changed.
func TestTags(t *testing.T) {
	b := newBench(t)
	ssh, eve := b.sshKey("ann", "ed25519"), b.sshKey("eve", "ed25519")
	b.write("sop.yaml", "manual: {id: OPM, source-locale: en}\n")
	b.write("a.en.md", "---\nid: SOP-1\nversion: 1.0.0\nstatus: draft\n---\n\n# A\n")
	b.run("", "git", "add", "sop.yaml", "a.en.md")
	b.commit("gpg.format=ssh", "user.signingkey="+b.file("ann"))
	tag := func(name, key string) string {
		b.run("", "git", "-c", "gpg.format=ssh", "-c", "user.signingkey="+b.file(key), "tag", "-s", "-m", "text", name)
		return b.run("", "git", "rev-parse", "refs/tags/"+name)
	}
	good := tag("SOP-1/v1.0.0", "ann")
	tag("edition-1", "eve")
	b.run("", "git", "tag", "-a", "-m", "text", "edition-2")
	b.run("", "git", "tag", "edition-3")
	b.run("", "git", "tag", "backup") // names no version: nobody asks for a signature
	b.run("", "git", "update-ref", "refs/tags/edition-4", good)
	raw := strings.Replace(b.run("", "git", "cat-file", "tag", good), "text", "fine", 1)
	raw = strings.Replace(raw, "tag SOP-1/v1.0.0", "tag edition-5", 1)
	b.run("", "git", "update-ref", "refs/tags/edition-5", b.run(raw+"\n", "git", "hash-object", "-t", "tag", "-w", "--stdin"))
	got := b.findings(&Input{Source: "en", Today: "2026-05-01"}, "ann@example.org "+ssh+"\n")
	want := []string{"edition-1 unknown-signer", "edition-2 unsigned-tag", "edition-3 unsigned-tag", "edition-4 tag-disagrees", "edition-5 bad-signature"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	got = b.findings(&Input{Source: "en", Today: "2026-05-01"}, "ann@example.org "+ssh+"\nbea@example.org "+eve+"\n")
	if !slices.Contains(got, "edition-1 signer-is-not-committer") {
		t.Errorf("%q: the tag of edition 1 is signed with the key of somebody else", got)
	}
	if got = b.findings(&Input{Source: "en", Today: "2026-05-01", Since: "2026-04-01"}, "ann@example.org "+ssh+"\n"); slices.Contains(got, "edition-2 unsigned-tag") {
		t.Errorf("%q: the tag was made before the period", got)
	}
}

// TestForgedApproval holds that somebody with a good key cannot approve in the name of another: the record's commit is signed
// by who made it.
func TestForgedApproval(t *testing.T) {
	b := newBench(t)
	ann := b.sshKey("ann", "ed25519")
	b.write("sop.yaml", "manual: {id: OPM, source-locale: en}\n")
	if err := os.Mkdir(b.file("approvals"), 0o700); err != nil {
		t.Fatal(err)
	}
	add := func(email string) {
		text, _ := os.ReadFile(b.file("approvals/SOP-1.en.jsonl"))
		b.write("approvals/SOP-1.en.jsonl", string(AddRecord(text, Approval{ID: "SOP-1", Lang: "en", Version: "1.0.0", Role: "qm", Name: "X", Email: email})))
		b.run("", "git", "add", "sop.yaml", "approvals")
		b.commit("gpg.format=ssh", "user.signingkey="+b.file("ann"))
	}
	add("ann@example.org")
	allowed := "ann@example.org " + ann + "\n"
	if got := b.findings(&Input{Source: "en", Today: "2026-05-01"}, allowed); len(got) > 0 {
		t.Errorf("Ann approved and signed it herself: %q", got)
	}
	add("bea@example.org")
	if got := b.findings(&Input{Source: "en", Today: "2026-05-01"}, allowed); !slices.Equal(got, []string{"approvals/SOP-1.en.jsonl approver-is-not-committer"}) {
		t.Errorf("Ann approved in the name of Bea: %q", got)
	}
	text, err := os.ReadFile(b.file("approvals/SOP-1.en.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	b.write("approvals/SOP-1.en.jsonl", strings.Replace(string(text), "bea@", "ann@", 1)) // the last line: no hash holds it
	b.run("", "git", "add", "approvals")
	b.commit("gpg.format=ssh", "user.signingkey="+b.file("ann"))
	if got := b.findings(&Input{Source: "en", Today: "2026-05-01"}, allowed); !slices.Contains(got, "approvals/SOP-1.en.jsonl record-altered") {
		t.Errorf("the last record was altered: %q", got)
	}
}

func (b *bench) write(name, text string) {
	b.t.Helper()
	if err := os.WriteFile(b.file(name), []byte(text), 0o600); err != nil {
		b.t.Fatal(err)
	}
}

// findings audits the bench and returns what it finds about refs, as "path rule".
func (b *bench) findings(in *Input, allowed string) []string {
	b.t.Helper()
	repo, err := history.Open(b.dir, history.Options{NoIndex: true, Identify: func(name string, _ []byte) (history.Identity, bool) {
		return history.Identity{ID: "SOP-1", Lang: "en", Version: "1.0.0", Status: "draft"}, strings.HasSuffix(name, ".md")
	}})
	if err != nil {
		b.t.Fatal(err)
	}
	defer repo.Close()
	in.Repo, in.Signers = repo, &Signers{}
	if in.History, err = repo.History("HEAD"); err != nil {
		b.t.Fatal(err)
	}
	if err := in.Signers.ReadAllowed([]byte(allowed)); err != nil {
		b.t.Fatal(err)
	}
	r, err := Run(*in)
	if err != nil {
		b.t.Fatal(err)
	}
	var out []string
	for _, f := range r.Findings {
		out = append(out, f.Path+" "+string(f.Rule))
	}
	slices.Sort(out)
	return out
}
