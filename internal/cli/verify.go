package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sopkit/internal/edition"
	"sopkit/internal/history"
	"sopkit/internal/manual"
	"sopkit/internal/pdf"
)

// proof says how much of a PDF could be proven from the repository.
type proof string

// What verify can say, the strongest first.
const (
	proven   proof = "proven"   // rebuilt byte for byte from the commit that it names
	equal    proof = "content"  // the same text on the same pages, in other bytes
	differs  proof = "differs"  // its manifest is that of the commit, its text is not
	unproven proof = "unproven" // its manifest fits its sources, but no commit here has them
	unknown  proof = "unknown"  // it carries no manifest, or one that does not fit itself
)

// verified is the answer of `sop verify` as JSON.
type verified struct {
	Schema   string `json:"schema"`
	File     string `json:"file"`
	Result   proof  `json:"result"`
	Reason   string `json:"reason"`
	Manual   string `json:"manual,omitempty"`
	Edition  string `json:"edition,omitempty"`
	Language string `json:"language,omitempty"`
	Commit   string `json:"commit,omitempty"`
	Digest   string `json:"digest,omitempty"`
	Current  *bool  `json:"current"`          // null when there is nothing to compare with
	Newest   string `json:"newest,omitempty"` // edition at HEAD, when it is another
}

func (e *env) verify() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "verify MANUAL.pdf",
		Short: "Say whether a PDF was built from this repository, and whether it is current",
		Long: "Rebuild the manual from the commit that the PDF names and compare.\n\n" +
			"  proven    the same bytes: the PDF is what the sources say\n  content   the same text on every page, in other bytes (another program version, or saved again)\n" +
			"  differs   the text is not what the sources of that commit give\n  unproven  this repository does not hold what the PDF was made of\n  unknown   the PDF says nothing about its sources\n\n" +
			"Exit code 0: proven or content. 1: anything else. 2: the file or the repository cannot be read.",
		Example: "  sop verify dist/OPM-2026.4.en.pdf\n  sop verify --format json ~/Downloads/manual.pdf",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return e.runVerify(args[0], format) },
	}
	c.Flags().StringVar(&format, "format", "text", "text or json")
	return c
}

func (e *env) runVerify(file, format string) error {
	if format != "text" && format != "json" {
		return hinted{fmt.Errorf("--format %s: there is no such format", format), "write text or json"}
	}
	name := file
	if !filepath.IsAbs(name) {
		name = e.at(name)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return missing(file, err)
	}
	v, err := e.prove(data)
	if err != nil {
		return err
	}
	v.Schema, v.File = "sop/verify/v1", file
	if format == "json" {
		text, _ := json.MarshalIndent(v, "", "  ") // strings only: cannot fail
		fmt.Fprintln(e.out, string(text))
	} else {
		v.print(e)
	}
	if v.Result != proven && v.Result != equal {
		return exit{exitFound, nil}
	}
	return nil
}

// prove compares a PDF with what its commit gives.
func (e *env) prove(data []byte) (verified, error) {
	text, err := pdf.Attached(data, manifestName)
	if err != nil {
		return verified{Result: unknown, Reason: err.Error()}, nil
	}
	var m edition.Manifest
	if err := json.Unmarshal(text, &m); err != nil || m.Schema != edition.Schema {
		return verified{Result: unknown, Reason: "its manifest is of no form that this program knows"}, nil
	}
	v := verified{Manual: m.Manual, Edition: m.Edition, Language: m.Language, Commit: m.Commit, Digest: m.Digest}
	if m.Sum() != m.Digest {
		v.Result, v.Reason = unknown, "its manifest does not fit its own check code: somebody changed it"
		return v, nil
	}
	repo, err := openHistory(e.dir, m.SourceLanguage, m.Folder)
	if err != nil {
		v.Result, v.Reason = unproven, "there is no repository here to compare with: "+err.Error()
		return v, nil
	}
	defer repo.Close()
	e.compare(&v, m, repo, data)
	return v, nil
}

// compare rebuilds the manual from its commit, and looks at HEAD for a newer edition.
func (e *env) compare(v *verified, m edition.Manifest, repo *history.Repo, data []byte) {
	if head, err := repo.Resolve("HEAD"); err == nil {
		if now, err := e.pressAt(repo, head.Commit, m.Folder, m.Theme); err == nil {
			current := now.manifestIn(m.Language).Digest == m.Digest
			v.Current = &current
			if !current {
				v.Newest = now.manifest.Edition
			}
		}
	}
	v.Result = unproven
	if m.Commit == "" {
		v.Reason = "it was built from files that no commit held"
		return
	}
	at, err := repo.Resolve(m.Commit)
	if err != nil {
		v.Reason = "this repository does not have its commit: " + err.Error()
		return
	}
	p, err := e.pressAt(repo, at.Commit, m.Folder, m.Theme)
	if err == nil {
		p.manifest.History, p.manifest.Created = m.History, m.Created
		p.created, err = time.Parse(time.RFC3339, m.Created)
	}
	switch {
	case err != nil:
		v.Reason = "its commit cannot be published: " + err.Error()
	case p.manifestIn(m.Language).Digest != m.Digest:
		v.Reason = "its commit holds other sources than its manifest lists"
	case m.History == edition.FullHistory && !p.remember(repo, at.Commit):
		v.Reason = "the history here is cut, and the PDF tells all of it; fetch the rest: git fetch --unshallow"
	default:
		p.judge(v, m, data)
	}
}

// judge compares the PDF with the same edition built now.
func (p *press) judge(v *verified, m edition.Manifest, data []byte) {
	var again bytes.Buffer
	if err := pdf.Write(&again, p.document(m.Language, nil)); err != nil {
		v.Reason = "its commit cannot be published: " + err.Error()
		return
	}
	if bytes.Equal(again.Bytes(), data) {
		v.Result, v.Reason = proven, "the same bytes come out of commit "+short(m.Commit)
		return
	}
	theirs, err := pdf.Text(data)
	if err != nil {
		v.Result, v.Reason = differs, "its text cannot be read: "+err.Error()
		return
	}
	ours, err := pdf.Text(again.Bytes())
	if err != nil {
		v.Reason = err.Error()
		return
	}
	for i := range ours {
		if i >= len(theirs) || theirs[i] != ours[i] {
			v.Result, v.Reason = differs, fmt.Sprintf("page %d is not what commit %s gives", i+1, short(m.Commit))
			return
		}
	}
	if len(theirs) > len(ours) {
		v.Result, v.Reason = differs, fmt.Sprintf("it has %d pages, commit %s gives %d", len(theirs), short(m.Commit), len(ours))
		return
	}
	v.Result, v.Reason = equal, "every page has the text that commit "+short(m.Commit)+" gives; the bytes are others"
}

// pressAt makes ready to print the manual of a commit.
func (e *env) pressAt(repo *history.Repo, commit history.Hash, folder, theme string) (*press, error) {
	root, err := repo.RootFS(commit)
	if err != nil {
		return nil, err
	}
	fsys, err := fs.Sub(root, orDot(folder))
	if err != nil {
		return nil, err
	}
	loaded, err := manual.Load(fsys)
	if err != nil {
		return nil, err
	}
	p := &press{env: e, opened: opened{Manual: loaded, root: orDot(folder)}}
	if err := p.ready(fsys, theme); err != nil {
		return nil, err
	}
	p.manifest.Commit, p.manifest.Folder = commit.String(), folder
	return p, nil
}

func orDot(folder string) string {
	if folder == "" {
		return "."
	}
	return folder
}

func short(commit string) string { return commit[:min(12, len(commit))] }

// print says it to people.
func (v verified) print(e *env) {
	titles := map[proof]string{proven: "proven", equal: "content proven", differs: "NOT what its sources say", unproven: "not proven", unknown: "unknown"}
	fmt.Fprintf(e.out, "%s: %s\n  %s\n", v.File, titles[v.Result], v.Reason)
	if v.Manual != "" {
		fmt.Fprintf(e.out, "  %s\n", strings.Join(slices.DeleteFunc([]string{v.Manual, "edition " + v.Edition, v.Language, "check code " + short(v.Digest)}, func(s string) bool { return s == "" }), ", "))
	}
	switch {
	case v.Current == nil:
	case *v.Current:
		fmt.Fprintln(e.out, "  it is current: HEAD has the same sources")
	default:
		fmt.Fprintf(e.out, "  it is NOT current: HEAD has edition %s with other sources\n", v.Newest)
	}
}
