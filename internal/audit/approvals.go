package audit

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"sopkit/internal/history"
	"sopkit/internal/procedure"
)

// approvals reads the records of a procedure at the tip; what stands before a fault counts, the fault is reported by records.
func (a *auditor) approvals(key history.Key) []Approval {
	text, err := fs.ReadFile(a.files, RecordPath(key.ID, key.Lang))
	if err != nil {
		return nil
	}
	all, _ := ReadRecords(text)
	return all
}

// approved looks for the approvals that a release needs: one of this content in every role that it names.
func (a *auditor) approved(key history.Key, r release, content string, records []Approval) error {
	if len(r.text.Meta.Approvers) == 0 {
		a.report(about(NotApproved, key, r.state, "it is in force and names no approvers"))
	}
	for _, role := range r.text.Meta.Approvers {
		a.role(key, r, role.Text, content, records)
	}
	return a.authors(key, r, records)
}

func (a *auditor) role(key history.Key, r release, role, content string, records []Approval) {
	var other []string
	for _, rec := range records {
		switch {
		case rec.Version != r.state.Identity.Version || rec.Role != role || rec.ID != key.ID || rec.Lang != key.Lang:
		case rec.Content == content:
			return
		default:
			other = append(other, fmt.Sprintf("record of %s by %s: content %s", rec.Time.Format("2006-01-02"), rec.Name, rec.Content))
		}
	}
	if len(other) > 0 {
		a.report(about(OtherContent, key, r.state, "the approval of "+role+" is for another content", append(other, "in force: content "+content)...))
		return
	}
	a.report(about(NotApproved, key, r.state, "it is in force without the approval of "+role, "content "+content))
}

// authors looks for approvers who wrote the version.
func (a *auditor) authors(key history.Key, r release, records []Approval) error {
	changes, err := a.History.Contributions(key, r.span)
	if err != nil {
		return err
	}
	for _, rec := range records {
		for _, author := range history.Authors(changes) {
			if rec.Version == r.state.Identity.Version && SamePerson(rec.Name, rec.Email, author) {
				a.report(about(AuthorApproved, key, r.state, rec.Name+" approved what "+author.Name+" wrote", "record of "+rec.Time.Format("2006-01-02"), "author "+author.String()))
			}
		}
	}
	return nil
}

// SamePerson compares people by e-mail and by name; either is enough, letter case does not count.
func SamePerson(name, email string, author history.Person) bool {
	return strings.EqualFold(strings.TrimSpace(email), author.Email) || strings.EqualFold(strings.TrimSpace(name), author.Name)
}

// ContentAt is [Content] of a procedure as a commit left it.
func ContentAt(repo *history.Repo, s history.State) (string, error) {
	text, err := repo.Blob(s.Blob)
	if err != nil {
		return "", err
	}
	root, err := repo.RootFS(s.Commit)
	if err != nil {
		return "", err
	}
	return Content(procedure.Parse(s.Path, text), root), nil
}

// ImagesAt is [Images] of a procedure as a commit left it.
func ImagesAt(repo *history.Repo, s history.State, text []byte) ([]Image, error) {
	root, err := repo.RootFS(s.Commit)
	if err != nil {
		return nil, err
	}
	return Images(procedure.Parse(s.Path, text), root), nil
}

// more says how many further changes there are.
func more(n int) string {
	if n < 1 {
		return ""
	}
	return fmt.Sprintf(" and %d more", n)
}

// procedureOf reads a record's file name.
func procedureOf(file string) (id, lang string) {
	name := strings.TrimSuffix(path.Base(file), ".jsonl")
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return name, ""
	}
	return name[:dot], name[dot+1:]
}
