package cli

import (
	"archive/zip"
	"bytes"
	"cmp"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"sopkit/internal/audit"
)

// packReadme tells a stranger how to check the pack.
const packReadme = `Evidence of an audit
====================

Made by sop %s from commit %s, findings: %d.

report.txt, report.json   what was found, and what no audit of this repository can prove
procedures/               every version in force in the period, as git holds it: ID.LANG/VERSION.md
changes/                  what each version changed, step by step (sop/diff/v1)
approvals/                the approval records, one line each, chained by SHA-256
keys/                     the keys that signatures were checked with, if any were given
versions.csv              where each version stands in git: commit, path, blob, and the SHA-256 that approvals are bound to

Check that nothing was changed since:    sha256sum -c SHA256SUMS
Check a version against the repository:  git show COMMIT:PATH | cmp - procedures/ID.LANG/VERSION.md
Check its name in git:                   git hash-object procedures/ID.LANG/VERSION.md
Check the records:                       the "previous" of each line is the SHA-256 of the line before:
                                         head -n 1 approvals/FILE.jsonl | tr -d '\n' | sha256sum
Check a signature:                       git -c gpg.ssh.allowedSignersFile=keys/allowed_signers verify-commit COMMIT
Audit again:                             git checkout COMMIT && sop audit %s
`

// pack collects the evidence of an audit in memory.
type pack struct {
	files map[string][]byte
	time  time.Time // of every file: the commit's, so that the same audit gives the same bytes
}

func (e *env) pack(p *past, r jsonAudit, f auditFlags) error {
	tip, err := p.repo.Commit(p.Tip())
	if err != nil {
		return advised(err)
	}
	k := &pack{files: map[string][]byte{}, time: tip.Committed.UTC()}
	if err := k.reports(e, r, f); err != nil {
		return err
	}
	if err := k.versions(r); err != nil {
		return err
	}
	if err := k.records(p, r); err != nil {
		return err
	}
	for name, file := range map[string]string{"allowed_signers": f.signers, "keyring.asc": f.keyring} {
		if file != "" {
			if k.files["keys/"+name], err = os.ReadFile(e.at(file)); err != nil {
				return err
			}
		}
	}
	data, err := k.zip()
	if err != nil {
		return err
	}
	return writeFile(e.at(f.pack), data)
}

func (k *pack) reports(e *env, r jsonAudit, f auditFlags) error {
	var text, json bytes.Buffer
	quiet := &env{out: &text, noColor: true}
	if err := cmp.Or(quiet.printAudit(r, "text"), encode(&json, "  ", r)); err != nil {
		return err
	}
	again := "--today " + r.Today
	if f.since != "" {
		again += " --since " + f.since
	}
	k.files["report.txt"], k.files["report.json"] = text.Bytes(), json.Bytes()
	k.files["README.txt"] = fmt.Appendf(nil, packReadme, version, r.Tip, len(r.Findings), again)
	return nil
}

// versions adds the texts in force and what they changed.
func (k *pack) versions(r jsonAudit) error {
	t := table{head: []string{"id", "lang", "version", "date", "commit", "path", "blob", "content", "file"}}
	for _, h := range r.Held {
		dir := safeName(h.Key.ID + "." + h.Key.Lang)
		name := path.Join("procedures", dir, safeName(h.State.Identity.Version)+".md")
		for n := 2; k.files[name] != nil; n++ { // the version stood twice
			name = path.Join("procedures", dir, fmt.Sprintf("%s-%d.md", safeName(h.State.Identity.Version), n))
		}
		k.files[name] = h.Text
		t.rows = append(t.rows, []string{h.Key.ID, h.Key.Lang, h.State.Identity.Version, h.State.Time.Format(time.RFC3339), h.State.Commit.String(), h.State.Path,
			h.State.Blob.String(), h.Content, name})
		if h.Changes != nil {
			var out bytes.Buffer
			if err := encode(&out, "  ", object{"schema": "sop/diff/v1", "procedures": []any{h.Changes}}); err != nil {
				return err
			}
			k.files["changes/"+strings.TrimSuffix(strings.TrimPrefix(name, "procedures/"), ".md")+".json"] = out.Bytes()
		}
	}
	var out bytes.Buffer
	err := t.csv(&out)
	k.files["versions.csv"] = out.Bytes()
	return err
}

// safeName keeps an id or version from leaving its folder when the pack is unpacked.
func safeName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '_'
		}
		return r
	}, name)
	if strings.Trim(name, ".") == "" {
		return "_"
	}
	return name
}

func (k *pack) records(p *past, r jsonAudit) error {
	files, err := p.repo.FSAt(p.Tip())
	if err != nil {
		return advised(err)
	}
	for name := range r.Records {
		if k.files["approvals/"+safeName(strings.TrimPrefix(name, audit.Folder+"/"))], err = fs.ReadFile(files, name); err != nil {
			return err
		}
	}
	return nil
}

// zip writes the files sorted, with their SHA-256 as sha256sum prints it.
func (k *pack) zip() ([]byte, error) {
	var names []string
	for name := range k.files {
		names = append(names, name)
	}
	slices.Sort(names)
	var sums bytes.Buffer
	for _, name := range names {
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(k.files[name]), name)
	}
	k.files["SHA256SUMS"] = sums.Bytes()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range append(names, "SHA256SUMS") {
		file, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: k.time})
		if err != nil {
			return nil, err
		}
		if _, err := file.Write(k.files[name]); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}
