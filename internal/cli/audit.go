package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sopkit/internal/audit"
	"sopkit/internal/history"
)

// auditFlags are the choices of `sop audit`.
type auditFlags struct {
	format, since, today, before string
	signers, keyring, pack       string
	noIndex                      bool
}

// jsonAudit is what an audit found (sop/audit/v1).
type jsonAudit struct {
	Schema string `json:"schema"`
	Today  string `json:"today"`
	Since  string `json:"since,omitempty"`
	audit.Report
	NotProven []string `json:"not_proven"` // what no audit of this repository can show
}

// notProven is printed with every audit.
func notProven(f auditFlags) []string {
	people := "that people are who they say: names and times in commits and records are claims; give --signers or --keyring to check signatures"
	if f.signers+f.keyring != "" {
		people = "that a key was in its owner's hands, and when a commit was made: the signer chooses the time; that the files of keys are the right ones"
	}
	return []string{
		"that the history was not rewritten before the first audit: keep each report outside the repository and give it to the next with --previous",
		people,
		"that roles and settings outside a procedure's text were approved; of the images only those that it shows",
	}
}

var auditFormats = []string{"text", "csv", "md", "json", "sarif"}

func (e *env) audit() *cobra.Command {
	var f auditFlags
	c := &cobra.Command{
		Use:   "audit",
		Short: "Look for gaps in the history and the approval records",
		Long: "Compare the versions in force on the main line with their changes and approvals, and look for signs that the history is not what it was.\n" +
			"The manual is audited as HEAD holds it. Exit code 0: no finding. 1: findings. 2: something could not be looked at.",
		Example: "  sop audit\n  sop audit --since 2026-01-01 --format json > audit-2026.json\n  sop audit --previous audit-2026.json",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return e.runAudit(f) },
	}
	c.Flags().StringVar(&f.format, "format", "text", strings.Join(auditFormats, ", "))
	c.Flags().StringVar(&f.since, "since", "", "only versions that stood on `DATE` or later")
	c.Flags().StringVar(&f.today, "today", "", "the `DATE` that reviews are measured by; today, or SOURCE_DATE_EPOCH, when not given")
	c.Flags().StringVar(&f.before, "previous", "", "the JSON report `FILE` of an earlier audit: its commit, tags and records must still be there")
	c.Flags().StringVar(&f.signers, "signers", "", "check signatures: the allowed_signers `FILE` of SSH keys, from outside the repository")
	c.Flags().StringVar(&f.keyring, "keyring", "", "check signatures: the `FILE` of armored OpenPGP public keys, from outside the repository")
	c.Flags().StringVar(&f.pack, "pack", "", "write the evidence into a `FILE.zip` that a stranger can check")
	c.Flags().BoolVar(&f.noIndex, "no-index", false, "neither read nor write the index of the history")
	return c
}

func (e *env) runAudit(f auditFlags) error {
	if !slices.Contains(auditFormats, f.format) {
		return hinted{fmt.Errorf("--format %s: there is no such format", f.format), "write " + strings.Join(auditFormats, ", ")}
	}
	if f.today == "" {
		f.today = e.now().Format(time.DateOnly)
	}
	for flag, day := range map[string]string{"--today": f.today, "--since": f.since} {
		if _, ok := history.Day(day); day != "" && !ok {
			return hinted{fmt.Errorf("%s %s: this is no day", flag, day), "write it as 2026-03-01"}
		}
	}
	before, err := e.earlierAudit(f.before)
	if err != nil {
		return err
	}
	signers, err := e.signers(f)
	if err != nil {
		return err
	}
	p, err := e.past(f.noIndex)
	if err != nil {
		return err
	}
	defer p.repo.Close()
	r, err := audit.Run(audit.Input{Repo: p.repo, History: p.History, Source: p.lang, Today: f.today, Since: f.since, Before: before, Signers: signers})
	if err != nil {
		return advised(err)
	}
	out := jsonAudit{"sop/audit/v1", f.today, f.since, *r, notProven(f)}
	if err := e.printAudit(out, f.format); err != nil {
		return err
	}
	if f.pack != "" {
		if err := e.pack(p, out, f); err != nil {
			return fmt.Errorf("%s: %w", f.pack, err)
		}
	}
	if len(r.Findings) > 0 {
		return exit{exitFound, nil}
	}
	return nil
}

// signers reads the keys that count; nil when none were given.
func (e *env) signers(f auditFlags) (*audit.Signers, error) {
	if f.signers+f.keyring == "" {
		return nil, nil
	}
	s := &audit.Signers{}
	for _, source := range []struct {
		name string
		read func([]byte) error
	}{{f.signers, s.ReadAllowed}, {f.keyring, s.ReadKeyring}} {
		if source.name == "" {
			continue
		}
		text, err := os.ReadFile(e.at(source.name))
		if err != nil {
			return nil, missing(source.name, err)
		}
		if err := source.read(text); err != nil {
			return nil, fmt.Errorf("%s: %w", source.name, err)
		}
	}
	return s, nil
}

// earlierAudit reads the report of an earlier audit; nil when there is none.
func (e *env) earlierAudit(name string) (*audit.Report, error) {
	if name == "" {
		return nil, nil
	}
	text, err := os.ReadFile(e.at(name))
	if err != nil {
		return nil, missing(name, err)
	}
	var r jsonAudit
	if err := json.Unmarshal(text, &r); err != nil || r.Schema != "sop/audit/v1" {
		return nil, hinted{fmt.Errorf("--previous %s: this is no report of an audit", name), "make one with: sop audit --format json"}
	}
	return &r.Report, nil
}

var auditHead = []string{"rule", "procedure", "lang", "version", "commit", "path", "message", "evidence"}

func (e *env) printAudit(r jsonAudit, format string) error {
	switch format {
	case "json":
		return encode(e.out, "  ", r)
	case "sarif":
		return printAuditSARIF(e.out, r)
	case "text":
		return e.printFindings(r)
	}
	t := table{head: auditHead}
	for _, f := range r.Findings {
		t.rows = append(t.rows, []string{string(f.Rule), f.Procedure, f.Lang, f.Version, short(f.Commit), f.Path, f.Message, strings.Join(f.Evidence, "; ")})
	}
	return t.print(e.out, format)
}

func (e *env) printFindings(r jsonAudit) error {
	paint := e.painter(e.out)
	for _, f := range r.Findings {
		what := strings.Join(slices.DeleteFunc([]string{f.Procedure, f.Version, f.Lang}, func(s string) bool { return s == "" }), " ")
		if what == "" {
			what = f.Path
		}
		fmt.Fprintf(e.out, "%s: %s %s\n", safe(what), safe(f.Message), paint(dim, "["+string(f.Rule)+"]"))
		for _, line := range f.Evidence {
			fmt.Fprintf(e.out, "    %s\n", safe(line))
		}
	}
	if !e.quiet {
		fmt.Fprintf(e.out, "%s, %s in force, commit %s: %s\n", plural(r.Commits, "commit"), plural(r.Versions, "version"), short(r.Tip), plural(len(r.Findings), "finding"))
		for _, line := range r.NotProven {
			fmt.Fprintln(e.out, "not proven: "+line)
		}
	}
	return nil
}
