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
	"sopkit/internal/diff"
	"sopkit/internal/history"
	"sopkit/internal/procedure"
)

// pack collects the evidence of an audit in memory.
type pack struct {
	files map[string][]byte
	texts []string  // the file of each version, in the order of jsonAudit.Held
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
	if err := cmp.Or(k.versions(r), k.images(p, r)); err != nil {
		return err
	}
	if err := k.records(p, r); err != nil {
		return err
	}
	if err := k.commits(p, r); err != nil {
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
	k.files["report.txt"], k.files["report.json"] = text.Bytes(), json.Bytes()
	k.files["README.txt"] = readme(r, f)
	var err error
	k.files["report.pdf"], err = e.auditReport(r, k.time)
	return err
}

// versions adds the texts in force and what they changed.
func (k *pack) versions(r jsonAudit) error {
	t := table{head: []string{"id", "lang", "version", "date", "commit", "path", "blob", "content", "file"}}
	var where bytes.Buffer
	for _, h := range r.Held {
		dir := safeName(h.Key.ID + "." + h.Key.Lang)
		name := path.Join("procedures", dir, safeName(h.State.Identity.Version)+".md")
		for n := 2; k.files[name] != nil; n++ { // the version stood twice
			name = path.Join("procedures", dir, fmt.Sprintf("%s-%d.md", safeName(h.State.Identity.Version), n))
		}
		k.files[name], k.texts = h.Text, append(k.texts, name)
		t.rows = append(t.rows, []string{h.Key.ID, h.Key.Lang, h.State.Identity.Version, h.State.Time.Format(time.RFC3339), h.State.Commit.String(), h.State.Path,
			h.State.Blob.String(), h.Content, name})
		fmt.Fprintf(&where, "%s\t%s\t%s\t%s\n", h.State.Commit, h.State.Blob, name, h.State.Path)
		if err := k.changes(h, "changes/"+strings.TrimSuffix(strings.TrimPrefix(name, "procedures/"), ".md")); err != nil {
			return err
		}
	}
	var out bytes.Buffer
	err := t.csv(&out)
	k.files["versions.csv"], k.files["versions.tsv"] = out.Bytes(), where.Bytes()
	return err
}

// images adds the pictures that the texts in force show, each content once, and what their approvals are bound to.
func (k *pack) images(p *past, r jsonAudit) error {
	t := table{head: []string{"id", "lang", "version", "commit", "target", "path", "blob", "sha256", "file"}}
	var where, bound bytes.Buffer
	for n, h := range r.Held {
		all, err := audit.ImagesAt(p.repo, h.State, h.Text)
		if err != nil {
			return advised(err)
		}
		list := "bound/" + strings.TrimSuffix(strings.TrimPrefix(k.texts[n], "procedures/"), ".md") + ".txt"
		k.files[list] = audit.Bound(procedure.Parse(h.State.Path, h.Text), all)
		fmt.Fprintf(&bound, "%s\t%s\t%s\n", h.Content, list, k.texts[n])
		for _, i := range all {
			row := []string{h.Key.ID, h.Key.Lang, h.State.Identity.Version, h.State.Commit.String(), i.Target, i.Path, "", "", "missing"}
			if !i.Missing {
				sum, blob := fmt.Sprintf("%x", sha256.Sum256(i.Data)), history.BlobHash(i.Data).String()
				file := "images/" + sum + safeName(path.Ext(i.Path))
				k.files[file] = i.Data
				row = append(row[:6], blob, sum, file)
				fmt.Fprintf(&where, "%s\t%s\t%s\t%s\n", h.State.Commit, blob, file, i.Path)
			}
			t.rows = append(t.rows, row)
		}
	}
	var out bytes.Buffer
	err := t.csv(&out)
	k.files["images.csv"], k.files["images.tsv"], k.files["bound.tsv"] = out.Bytes(), where.Bytes(), bound.Bytes()
	return err
}

// changes adds what a version changed, for machines and for people.
func (k *pack) changes(h audit.Held, name string) error {
	if h.Changes == nil {
		return nil
	}
	var json, text bytes.Buffer
	if err := encode(&json, "  ", object{"schema": "sop/diff/v1", "procedures": []any{h.Changes}}); err != nil {
		return err
	}
	quiet := &env{out: &text, noColor: true}
	err := printDiffMarkdown(quiet, &text, []diff.Procedure{*h.Changes})
	k.files[name+".json"], k.files[name+".md"] = json.Bytes(), text.Bytes()
	return err
}

// commits adds the commits that changed the manual or its records in the period, and their signatures with what they sign.
func (k *pack) commits(p *past, r jsonAudit) error {
	for _, e := range p.Events() {
		name := "commits/" + e.Commit.String()
		if k.files[name+".commit"] != nil {
			continue
		}
		c, err := p.repo.Commit(e.Commit)
		if err != nil {
			return advised(err)
		}
		if c.Committed.UTC().Format(time.DateOnly) < r.Since {
			continue
		}
		s, err := p.repo.Signature(e.Commit)
		if err != nil {
			return advised(err)
		}
		k.files[name+".commit"] = s.Whole
		for armor, ending := range map[string]string{"-----BEGIN SSH SIGNATURE-----": ".sig", "-----BEGIN PGP SIGNATURE-----": ".asc"} {
			if bytes.HasPrefix(bytes.TrimSpace(s.Armor), []byte(armor)) {
				k.files[name+ending], k.files[name+".signed"] = s.Armor, s.Payload
			}
		}
	}
	return nil
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
