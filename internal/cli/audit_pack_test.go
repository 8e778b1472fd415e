package cli

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sopkit/internal/pdf"
)

// needs skips a test when a program is missing, or fails it where all must be there.
func needs(t *testing.T, programs ...string) {
	t.Helper()
	for _, name := range programs {
		if _, err := exec.LookPath(name); err != nil {
			if os.Getenv("SOP_REQUIRE_TOOLS") != "" {
				t.Fatal(name + " is not installed")
			}
			t.Skip("this test needs " + name)
		}
	}
}

// shell runs a command line in a folder and returns all that it prints.
func shell(t *testing.T, dir, command string) string {
	t.Helper()
	cmd := exec.Command("sh", "-c", command)
	cmd.Dir = dir
	out, _ := cmd.CombinedOutput() // what a command prints is its answer here
	return string(out)
}

// signedManual is a repository with two approved versions; every commit is signed, some with SSH and the last with OpenPGP.
func signedManual(t *testing.T) string {
	needs(t, "git", "ssh-keygen", "gpg", "sha256sum", "sh")
	dir, err := os.MkdirTemp("", "sop") // short: the socket of gpg's agent stands in it
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	for name, value := range map[string]string{"HOME": dir, "GNUPGHOME": filepath.Join(dir, "gnupg"), "GIT_CONFIG_NOSYSTEM": "1", "SOURCE_DATE_EPOCH": "1772323200",
		"GIT_AUTHOR_NAME": "Ann", "GIT_AUTHOR_EMAIL": "ann@example.org", "GIT_COMMITTER_NAME": "Ann", "GIT_COMMITTER_EMAIL": "ann@example.org"} {
		t.Setenv(name, value)
	}
	script := `set -e
mkdir -m 700 gnupg; mkdir shop
ssh-keygen -q -t ed25519 -N '' -f key
echo "ann@example.org,bea@example.org $(cut -d ' ' -f 1,2 key.pub)" > allowed
gpg --batch --quiet --passphrase '' --quick-generate-key 'Bea <bea@example.org>' ed25519 sign never
gpg --batch --armor --export bea@example.org > keyring
cd shop; git init -q -b main; git config gpg.format ssh; git config user.signingkey ../key; git config commit.gpgsign true
printf 'manual: {id: OPM, title: {en: Shop}, source-locale: en}\n' > sop.yaml
printf -- '---\nid: SOP-1\ntitle: Take\nversion: 1.0.0\nstatus: effective\nowner: boss\napprovers: [qm]\neffective: 2026-01-01\nlocale: en\n---\n\n# Take\n\n## Procedure\n\n1. Wait 5 minutes.\n\n   ![Slip](pictures/slip.png)\n' > 'take, now.en.md'
mkdir pictures; printf 'slip 1' > pictures/slip.png
git add .; git commit -q -m one
`
	if out := shell(t, dir, script); out != "" && !strings.Contains(out, "gpg: ") {
		t.Fatal(out)
	}
	shop := filepath.Join(dir, "shop")
	approve := func() {
		if code := Main([]string{"-C", shop, "-q", "approve", "SOP-1", "--role", "qm", "--name", "Bea", "--email", "bea@example.org"}, nil, io.Discard, os.Stderr); code != 0 {
			t.Fatal("approve", code)
		}
	}
	approve()
	bea := `git add . && GIT_COMMITTER_NAME=Bea GIT_COMMITTER_EMAIL=bea@example.org git commit -q -m approval`
	shell(t, shop, bea+` && sed -i 's/1.0.0/2.0.0/;s/5 minutes/9 minutes/' *.md && printf 'slip 2' > pictures/slip.png && git commit -q -a -m two`)
	approve()
	shell(t, shop, `git config gpg.format openpgp; git config user.signingkey bea@example.org; `+bea)
	if out := shell(t, shop, "git rev-list --count HEAD"); strings.TrimSpace(out) != "4" {
		t.Fatal(out)
	}
	return dir
}

func unzip(t *testing.T, name, dir string) {
	t.Helper()
	z, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		to := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err != nil || os.MkdirAll(filepath.Dir(to), 0o755) != nil || os.WriteFile(to, text, 0o600) != nil {
			t.Fatal(f.Name, err)
		}
	}
}

// TestPackIsCheckedByItsReadme runs the commands that the pack's README gives, on the pack and on forged ones.
func TestPackIsCheckedByItsReadme(t *testing.T) {
	dir := signedManual(t)
	var out bytes.Buffer
	pack := filepath.Join(dir, "out.zip")
	args := []string{"-C", filepath.Join(dir, "shop"), "audit", "--today", "2027-06-01", "--signers", "../allowed", "--keyring", "../keyring", "--pack", pack}
	if code := Main(args, nil, &out, os.Stderr); code != 0 {
		t.Fatalf("exit %d\n%s", code, out.String())
	}
	check := func(forge string) string {
		at := t.TempDir()
		unzip(t, pack, at)
		if forge != "" {
			if out := shell(t, at, forge); out != "" {
				t.Fatal(forge, out)
			}
		}
		text, err := os.ReadFile(filepath.Join(at, "README.txt"))
		if err != nil {
			t.Fatal(err)
		}
		commands := "REPO=" + filepath.Join(dir, "shop") + "\n"
		n := 0
		for line := range strings.Lines(string(text)) {
			if command, ok := strings.CutPrefix(line, "    "); ok {
				commands, n = commands+command, n+1
			}
		}
		if n != 11 {
			t.Fatalf("%d commands\n%s", n, text)
		}
		return shell(t, at, commands)
	}
	if out := check(""); out != "" {
		t.Errorf("the pack is good, but:\n%s", out)
	}
	for forge, want := range map[string]string{
		`sed -i 's/9 minutes/8 minutes/' procedures/SOP-1.en/2.0.0.md`:                                        "2.0.0.md: altered",
		`sed -i '1s/Bea/Eve/' approvals/SOP-1.en.jsonl`:                                                       "SOP-1.en.jsonl: altered",
		`for f in commits/*.commit; do sed -i 's/^two$/too/' "$f"; done`:                                      ".commit: altered",
		`for f in $(ls commits/*.sig | sed 's/.sig//'); do sed -i 's/^one$/own/' "$f.signed"; done`:           ".sig: bad signature",
		`for f in commits/*.asc; do sed -i 's/^approval$/approvel/' "${f%.asc}.signed"; done`:                 ".asc: bad signature",
		`sed -i 's/^ann@[^,]*,//' keys/allowed_signers`:                                                       ".sig: bad signature",
		`f=$(grep -l 'slip 1' images/*); printf 'slip 3' > "$f"`:                                              ".png: altered",
		`f=$(sed -n 1p images.tsv | cut -f 3); rm "$f"`:                                                       ".png: altered",
		`sed -i 's/^status: effective$/status: retired/;s/9 minutes/8 minutes/' procedures/SOP-1.en/2.0.0.md`: "2.0.0.md: not what was approved",
		`sed -i '$s/.$/x/' bound/SOP-1.en/2.0.0.txt`:                                                          "2.0.0.md: not what was approved",
		`rm images/*`:             "no such picture",
		`printf x >> report.json`: "report.json: FAILED",
		`c=$(head -n 1 versions.tsv | cut -f 1); sed -i "2s/^[0-9a-f]*/$c/" versions.tsv`:                 "not what commit",
		`cp "$(ls commits/*.commit | head -n 1)" commits/0000000000000000000000000000000000000000.commit`: "not in the history",
	} {
		if out := check(forge); !strings.Contains(out, want) {
			t.Errorf("%s: nobody saw it:\n%s", forge, out)
		}
	}
}

// TestPackReport reads the PDF report: what was found stands there, and what was in force.
func TestPackReport(t *testing.T) {
	dir := signedManual(t)
	pack := filepath.Join(dir, "out.zip")
	args := []string{"-C", filepath.Join(dir, "shop"), "audit", "--today", "2027-06-01", "--signers", "../allowed", "--pack", pack}
	if code := Main(args, nil, io.Discard, os.Stderr); code != exitFound { // nobody knows the OpenPGP key
		t.Fatal(code)
	}
	at := t.TempDir()
	unzip(t, pack, at)
	data, err := os.ReadFile(filepath.Join(at, "report.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	text, err := pdf.Text(data)
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Join(strings.Fields(strings.Join(text, " ")), " ")
	for _, want := range []string{"Audit report", "1 finding", "nobody knows the OpenPGP key", "unknown-signer", "SOP-1 en 2.0.0 ", "major", "What this audit does not prove"} {
		if !strings.Contains(all, want) {
			t.Errorf("the report does not say %q:\n%s", want, all)
		}
	}
}

// TestFlippedByteInPack flips bytes of the archive: what comes out of it is what was put in, or somebody complains.
func TestFlippedByteInPack(t *testing.T) {
	k := &pack{files: map[string][]byte{"report.json": []byte(strings.Repeat("{\"finding\": 1}\n", 40)), "procedures/SOP-1.en/1.0.0.md": []byte("# Take\n\n1. Wait 5 minutes.\n")}}
	good, err := k.zip()
	if err != nil {
		t.Fatal(err)
	}
	caught := 0
	for at := range good {
		bad := bytes.Clone(good)
		bad[at] ^= 0x10
		files, err := checkedFiles(bad)
		if err != nil {
			caught++
			continue
		}
		for name, text := range files {
			if !bytes.Equal(text, k.files[name]) {
				t.Fatalf("byte %d flipped, and %s is another one", at, name)
			}
		}
	}
	if caught < len(good)/2 {
		t.Errorf("%d of %d flips were caught", caught, len(good))
	}
}

// checkedFiles unpacks an archive as a careful stranger does: every file that SHA256SUMS names is there, and is the one.
func checkedFiles(data []byte) (map[string][]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	sums, err := fs.ReadFile(z, "SHA256SUMS")
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(sums)) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		text, err := fs.ReadFile(z, name)
		if err != nil {
			return nil, err
		}
		if fmt.Sprintf("%x", sha256.Sum256(text)) != sum {
			return nil, errors.New(name + " is not what SHA256SUMS says")
		}
		files[name] = text
	}
	if len(files) == 0 {
		return nil, errors.New("SHA256SUMS names nothing")
	}
	return files, nil
}
