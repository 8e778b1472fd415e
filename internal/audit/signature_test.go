package audit

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sopkit/internal/history"
)

// bench is a repository with signing keys, made by the real programs.
type bench struct {
	t   *testing.T
	dir string
	env []string
}

func newBench(t *testing.T) *bench {
	t.Helper()
	for _, tool := range []string{"git", "ssh-keygen", "gpg"} {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("SOP_REQUIRE_TOOLS") != "" {
				t.Fatal(tool + " is not installed")
			}
			t.Skip("this test needs " + tool)
		}
	}
	dir, err := os.MkdirTemp("", "sop") // short: the socket of gpg's agent stands in it
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	b := &bench{t: t, dir: dir, env: append(os.Environ(), "HOME="+dir, "GNUPGHOME="+dir, "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull,
		"GIT_AUTHOR_NAME=Ann", "GIT_AUTHOR_EMAIL=ann@example.org", "GIT_AUTHOR_DATE=2026-03-01T12:00:00Z",
		"GIT_COMMITTER_NAME=Ann", "GIT_COMMITTER_EMAIL=ann@example.org", "GIT_COMMITTER_DATE=2026-03-01T12:00:00Z")}
	if err := os.Chmod(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	b.run("", "git", "init", "-q", "-b", "main")
	return b
}

func (b *bench) run(in string, name string, args ...string) string {
	b.t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env, cmd.Stdin = b.dir, b.env, strings.NewReader(in)
	out, err := cmd.Output()
	if err != nil {
		stderr := ""
		if e, ok := err.(*exec.ExitError); ok {
			stderr = string(e.Stderr)
		}
		b.t.Fatalf("%s %v: %v\n%s", name, args, err, stderr)
	}
	return strings.TrimSpace(string(out))
}

func (b *bench) file(name string) string { return filepath.Join(b.dir, name) }

func (b *bench) sshKey(name, kind string) string {
	b.t.Helper()
	b.run("", "ssh-keygen", "-q", "-t", kind, "-N", "", "-f", b.file(name))
	key, err := os.ReadFile(b.file(name + ".pub"))
	if err != nil {
		b.t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(key))[:2], " ")
}

// commit makes a commit with the given configuration of git.
func (b *bench) commit(config ...string) string {
	b.t.Helper()
	var args []string
	for _, c := range config {
		args = append(args, "-c", c)
	}
	args = append(args, "commit", "-q", "--allow-empty", "-m", "text")
	if len(config) > 0 {
		args = append(args, "-S")
	}
	b.run("", "git", args...)
	return b.run("", "git", "rev-parse", "HEAD")
}

// altered is the commit with another message and the old signature.
func (b *bench) altered(commit string) string {
	raw := b.run("", "git", "cat-file", "commit", commit)
	return b.run(raw+" and more\n", "git", "hash-object", "-t", "commit", "-w", "--stdin")
}

func (b *bench) judge(s *Signers, commit, today string) Rule {
	b.t.Helper()
	repo, err := history.Open(b.dir, history.Options{NoIndex: true})
	if err != nil {
		b.t.Fatal(err)
	}
	defer repo.Close()
	h, _ := history.ParseHash(commit)
	c, err := repo.Commit(h)
	if err != nil {
		b.t.Fatal(err)
	}
	sig, err := repo.Signature(h)
	if err != nil {
		b.t.Fatal(err)
	}
	now, err := time.Parse(time.DateOnly, today)
	if err != nil {
		b.t.Fatal(err)
	}
	return s.judge(signed{sig, c.Committer, c.Committed, "commit", "committer"}, now).rule
}

func TestSSHSignatures(t *testing.T) {
	b := newBench(t)
	for _, kind := range []string{"ed25519", "ecdsa", "rsa"} {
		key := b.sshKey(kind, kind)
		good := b.commit("gpg.format=ssh", "user.signingkey="+b.file(kind))
		for _, c := range []struct {
			allowed, commit, today string
			want                   Rule
			git                    string // what git says of it
		}{
			{"ann@example.org " + key, good, "2026-11-01", "", "G"},
			{`*@example.org,!eve@example.org namespaces="git,file" ` + key, good, "2026-11-01", "", "G"},
			{"ann@example.org " + key, b.altered(good), "2026-11-01", BadSignature, "B"},
			{"ann@example.org " + key, b.commit(), "2026-11-01", Unsigned, "N"},
			{"# nobody\n", good, "2026-11-01", UnknownSigner, "U"},
			{`ann@example.org namespaces="file" ` + key, good, "2026-11-01", UnknownSigner, "B"},
			{"bea@example.org " + key, good, "2026-11-01", OtherSigner, ""}, // git does not compare with the committer
			{`ann@example.org valid-before="20260101Z" ` + key, good, "2026-11-01", KeyInvalid, "U"},
			{`ann@example.org valid-after="20260401Z" ` + key, good, "2026-11-01", KeyInvalid, "U"},
			{`ann@example.org valid-after="20260101Z",valid-before="20260601Z" ` + key, good, "2026-11-01", KeyExpired, "G"},
			{`ann@example.org valid-after="20260101Z",valid-before="20260601Z" ` + key, good, "2026-05-31", "", "G"},
		} {
			s := &Signers{}
			if err := s.ReadAllowed([]byte(c.allowed)); err != nil {
				t.Fatal(err)
			}
			if got := b.judge(s, c.commit, c.today); got != c.want {
				t.Errorf("%s, %s: %q, want %q", kind, c.allowed, got, c.want)
			}
			if err := os.WriteFile(b.file("allowed"), []byte(c.allowed+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			git := b.run("", "git", "-c", "gpg.ssh.allowedSignersFile="+b.file("allowed"), "log", "-1", "--format=%G?", c.commit)
			if c.git != "" && git != c.git {
				t.Errorf("%s, %s: git says %s, the test expects %s", kind, c.allowed, git, c.git)
			}
		}
	}
}

func TestPatternsAreOpenSSHs(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		want          bool
	}{
		{"*@example.org", "ann@example.org", true}, {"*", "a/b@example.org", true}, {"a?n@example.org", "ann@example.org", true},
		{"[a]nn@example.org", "ann@example.org", false}, {"[a]nn@example.org", "[a]nn@example.org", true}, {"*ann*", "joann@x", true},
		{"ann@example.org", "ann@example.org.uk", false}, {"*.org", "ann@example.com", false}, {"", "", true}, {"*a*b", "xaxbxb", true}, {"?", "", false},
	} {
		if got := matches(c.pattern, c.text); got != c.want {
			t.Errorf("%q matches %q: %v", c.pattern, c.text, got)
		}
	}
}

func TestAllowedSignersFailClosed(t *testing.T) {
	const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGq2tTHmYI5Wk7Dn3mXx0Yb9H7sWc2m6pXo0q5l0aYbN"
	for _, bad := range []string{"ann@example.org", "ann@example.org cert-authority " + key, "ann@example.org frobnicate " + key, `ann@example.org valid-before="soon" ` + key, "ann@example.org ssh-ed25519 AAAA"} {
		if err := (&Signers{}).ReadAllowed([]byte(bad)); err == nil {
			t.Errorf("%s: accepted", bad)
		}
	}
}

func TestOpenPGPSignatures(t *testing.T) {
	b := newBench(t)
	makeKey := func(who, until string) string {
		b.run("", "gpg", "--batch", "--quiet", "--faked-system-time", "20260101T000000", "--passphrase", "", "--quick-generate-key", who, "ed25519", "sign", until)
		return b.run("", "gpg", "--batch", "--armor", "--export", who)
	}
	ann := makeKey("Ann <ann@example.org>", "20260601T000000")
	bea := makeKey("Bea <bea@example.org>", "never")
	// gpg refuses to sign with a key that has expired since, so its clock is set back
	sign := func(who, at string) string {
		if err := os.WriteFile(b.file("gpg-then"), []byte("#!/bin/sh\nexec gpg --faked-system-time "+at+" \"$@\"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		return b.commit("gpg.program="+b.file("gpg-then"), "user.signingkey="+who)
	}
	const then = "20260301T120000" // the time of every commit here
	byAnn, byBea := sign("ann@example.org", then), sign("bea@example.org", then)
	for what, c := range map[string]struct {
		keys, commit, today string
		want                Rule
	}{
		"good":            {ann + "\n" + bea, byAnn, "2026-05-01", ""},
		"after a pause":   {ann, sign("ann@example.org", "20260301T120500"), "2026-05-01", ""}, // git takes the time, then gpg asks
		"much later":      {ann, sign("ann@example.org", "20260301T150000"), "2026-05-01", KeyInvalid},
		"expired since":   {ann, byAnn, "2026-11-01", KeyExpired},
		"altered":         {ann, b.altered(byAnn), "2026-05-01", BadSignature},
		"unknown":         {bea, byAnn, "2026-05-01", UnknownSigner},
		"another's":       {ann + "\n" + bea, byBea, "2026-05-01", OtherSigner},
		"nobody is known": {"", byAnn, "2026-05-01", UnknownSigner},
		"not signed":      {ann, b.commit(), "2026-05-01", Unsigned},
	} {
		s := &Signers{}
		if err := s.ReadKeyring([]byte(c.keys)); err != nil {
			t.Fatal(err)
		}
		if got := b.judge(s, c.commit, c.today); got != c.want {
			t.Errorf("%s: %q, want %q", what, got, c.want)
		}
	}
}
