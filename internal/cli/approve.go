package cli

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sopkit/internal/audit"
	"sopkit/internal/history"
	"sopkit/internal/procedure"
)

// approveFlags are the choices of `sop approve`.
type approveFlags struct {
	language, role, name, email, meaning string
}

func (e *env) approve() *cobra.Command {
	var f approveFlags
	c := &cobra.Command{
		Use:   "approve PROCEDURE",
		Short: "Record an approval bound to the content",
		Long: "Add a line to the append-only record of a procedure, approvals/ID.LANG.jsonl in the manual's folder: who approves, in which role,\n" +
			"when, and the SHA-256 of the content. Commit it, signed if you can. The text must be committed, and nobody approves what they wrote.",
		Example: "  sop approve SOP-RET-001 --role quality-manager\n  sop approve accept-return --lang bn --role quality-manager --name 'Rina Das' --email rina@example.org",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return e.runApprove(args[0], f) },
	}
	c.Flags().StringVar(&f.language, "lang", "", "language `CODE`; the source language when not given")
	c.Flags().StringVar(&f.role, "role", "", "the `ROLE` in which you approve, one of the procedure's approvers")
	c.Flags().StringVar(&f.name, "name", "", "your `NAME`; as git knows you when not given")
	c.Flags().StringVar(&f.email, "email", "", "your `ADDRESS`; as git knows you when not given")
	c.Flags().StringVar(&f.meaning, "meaning", "approved for use", "what the approval means, as a `TEXT`")
	return c
}

func (e *env) runApprove(name string, f approveFlags) error {
	o, err := e.open(".")
	if err != nil {
		return err
	}
	p, err := e.pick(o, name, f.language)
	if err != nil {
		return err
	}
	git, err := e.past(false)
	if err != nil {
		return err
	}
	defer git.repo.Close()
	user := git.repo.User()
	a := audit.Approval{ID: p.Meta.ID.Text, Lang: o.Lang(p), Version: p.Meta.Version.Text, Role: f.role, Name: cmp.Or(f.name, user.Name), Email: cmp.Or(f.email, user.Email),
		Meaning: f.meaning, Time: e.now()}
	if err := errors.Join(mayApprove(p, a), git.notAuthor(p, a)); err != nil {
		return err
	}
	dir := os.DirFS(e.at(o.root))
	a.Content = audit.Content(p, dir)
	return e.record(o, dir, a)
}

// now is the clock; SOURCE_DATE_EPOCH stops it.
func (e *env) now() time.Time {
	var seconds int64
	if _, err := fmt.Sscan(os.Getenv("SOURCE_DATE_EPOCH"), &seconds); err == nil {
		return time.Unix(seconds, 0).UTC()
	}
	return time.Now().UTC()
}

// mayApprove checks the record against the front matter.
func mayApprove(p *procedure.Procedure, a audit.Approval) error {
	var roles []string
	for _, r := range p.Meta.Approvers {
		roles = append(roles, r.Text)
	}
	switch {
	case p.Unread || a.ID == "" || a.Version == "":
		return hinted{fmt.Errorf("%s: a procedure without id or version cannot be approved", p.File.Path), "`sop lint` says what is wrong"}
	case filepath.Base(a.ID) != a.ID || a.ID[0] == '.':
		return fmt.Errorf("%s: the id %q cannot name a file", p.File.Path, a.ID)
	case !slices.Contains(roles, a.Role):
		return hinted{fmt.Errorf("%s: the role %q is not among its approvers", a.ID, a.Role), "--role: " + strings.Join(roles, ", ")}
	case a.Name == "" || a.Email == "":
		return hinted{errors.New("who approves? git knows no name and address"), "give --name and --email, or set user.name and user.email in git"}
	}
	return nil
}

// notAuthor refuses texts that no commit holds, and approvers who wrote what they approve.
func (g *past) notAuthor(p *procedure.Procedure, a audit.Approval) error {
	key := history.Key{ID: a.ID, Lang: a.Lang}
	state, ok := g.Current(key)
	if !ok || state.Blob != history.BlobHash(p.File.Text) {
		if text, err := g.repo.Blob(state.Blob); !ok || err != nil || !bytes.Equal(text, bytes.ReplaceAll(p.File.Text, []byte("\r\n"), []byte("\n"))) {
			return hinted{fmt.Errorf("%s: the text on the disk is not the one of HEAD", p.File.Path), "commit it first: an approval is of what git holds"}
		}
	}
	v, ok, err := g.Version(key, a.Version)
	if err != nil || !ok {
		return advised(err)
	}
	changes, err := g.Contributions(key, v.Spans[len(v.Spans)-1])
	if err != nil {
		return advised(err)
	}
	for _, author := range history.Authors(changes) {
		if audit.SamePerson(a.Name, a.Email, author) {
			return hinted{fmt.Errorf("%s %s: %s wrote this version and cannot approve it", a.ID, a.Version, a.Name), "somebody else in the role " + a.Role + " approves it"}
		}
	}
	return nil
}

// record adds the line, unless the same approval stands there.
func (e *env) record(o opened, dir fs.FS, a audit.Approval) error {
	name := audit.RecordPath(a.ID, a.Lang)
	text, err := fs.ReadFile(dir, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: %w", o.path(name), err)
	}
	records, err := audit.ReadRecords(text)
	if err != nil {
		return hinted{fmt.Errorf("%s: %w", o.path(name), err), "records are never edited; take the file back from git"}
	}
	for _, r := range records {
		if r.Version == a.Version && r.Content == a.Content && r.Role == a.Role && strings.EqualFold(r.Email, a.Email) {
			fmt.Fprintf(e.out, "%s: %s approved this text as %s on %s already\n", a.ID, r.Name, r.Role, r.Time.Format(time.DateOnly))
			return nil
		}
	}
	full := e.at(o.root, name)
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		return err
	}
	if err := writeFile(full, audit.AddRecord(text, a)); err != nil {
		return fmt.Errorf("%s: %w", o.path(name), err)
	}
	fmt.Fprintf(e.out, "%s %s (%s) approved as %s by %s <%s>\n  content %s\n  %s\n", a.ID, a.Version, a.Lang, a.Role, safe(a.Name), safe(a.Email), a.Content, o.path(name))
	if !e.quiet {
		fmt.Fprintf(e.err, "hint: commit the record: git add %[1]s && git commit -S -m 'Approve %[2]s %[3]s' -- %[1]s\n", o.path(name), a.ID, a.Version)
	}
	return nil
}
