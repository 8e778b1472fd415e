package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sopkit/internal/history"
	"sopkit/internal/manual"
	"sopkit/internal/procedure"
)

// listFlags are the choices of `sop list`.
type listFlags struct {
	format, language string
	at, on, branch   string
	noIndex          bool
}

var listFormats = []string{"text", "csv", "md", "json", "ics"}

func (e *env) list() *cobra.Command {
	var f listFlags
	c := &cobra.Command{
		Use:   "list",
		Short: "Print the master list of procedures",
		Long: "Print the master list of procedures: as they are on the disk, as they stood at a revision (--at), or those in force on a day (--on).\n" +
			"With --branch only those that apply to one branch (applies-to), and what it does in another way that day (waivers).\n" +
			"The format ics is a calendar of the reviews that are due.",
		Example: "  sop list\n  sop list --lang bn --format csv\n  sop list --at edition-3\n  sop list --on 2026-03-01 --branch KL-03\n  sop list --format ics > reviews.ics",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return e.runList(f) },
	}
	c.Flags().StringVar(&f.format, "format", "text", strings.Join(listFormats, ", "))
	c.Flags().StringVar(&f.language, "lang", "", "language `CODE`; the source language when not given")
	c.Flags().StringVar(&f.at, "at", "", "as the manual stood at `REV`: a commit, tag, edition or day")
	c.Flags().StringVar(&f.on, "on", "", "what was in force on `DATE`, such as 2026-03-01")
	c.Flags().StringVar(&f.branch, "branch", "", "only what applies to the branch with this `ID`")
	c.Flags().BoolVar(&f.noIndex, "no-index", false, "neither read nor write the index of the history")
	c.MarkFlagsMutuallyExclusive("at", "on")
	return c
}

func (e *env) runList(f listFlags) error {
	if !slices.Contains(listFormats, f.format) {
		return hinted{fmt.Errorf("--format %s: there is no such format", f.format), "write " + strings.Join(listFormats, ", ")}
	}
	if f.on != "" {
		return e.listOn(f)
	}
	o, err := e.open(".")
	if f.at != "" {
		o, err = e.openAt(f.at)
	}
	if err != nil {
		return err
	}
	if f.language == "" {
		f.language = o.Config.SourceLang()
	}
	var list []listed
	var failed []error
	for _, p := range o.Procedures {
		switch {
		case p.Unread:
			failed = append(failed, fmt.Errorf("%s: cannot be read; `sop lint` says why", o.path(p.File.Path)))
		case o.Lang(p) == f.language:
			list = append(list, listed{Procedure: p, path: o.path(p.File.Path)})
		}
	}
	for _, u := range o.Unreadable {
		failed = append(failed, fmt.Errorf("%s: %w", o.path(u.Path), u.Err))
	}
	list, err = e.inBranch(o, list, f)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		failed = append(failed, fmt.Errorf("%s: there is no procedure in %s", o.root, f.language))
	} else if err := e.printList(list, f); err != nil {
		failed = append(failed, err)
	}
	return errors.Join(failed...)
}

// listOn lists what was in force on a day.
func (e *env) listOn(f listFlags) error {
	if _, ok := history.Day(f.on); !ok {
		return hinted{fmt.Errorf("--on %s: this is no day", f.on), "write it as 2026-03-01"}
	}
	p, err := e.past(f.noIndex)
	if err != nil {
		return err
	}
	defer p.repo.Close()
	if f.language == "" {
		f.language = p.lang
	}
	var list []listed
	for _, key := range p.Keys() {
		if key.Lang != f.language {
			continue
		}
		state, ok := p.InForceOn(key, f.on, nil)
		if !ok {
			continue
		}
		text, err := p.repo.Blob(state.Blob)
		if err != nil {
			return advised(err)
		}
		list = append(list, listed{Procedure: procedure.Parse(state.Path, text), path: state.Path})
	}
	p.warnIfCut(e)
	if list, err = e.inBranchOn(list, f); err != nil {
		return err
	}
	if len(list) == 0 {
		return fmt.Errorf("%s: nothing in %s was in force on %s", p.root, f.language, f.on)
	}
	slices.SortFunc(list, func(a, b listed) int { return strings.Compare(a.path, b.path) })
	return e.printList(list, f)
}

// listed is a procedure, the path that people see, and what the branch that was asked for does in another way.
type listed struct {
	*procedure.Procedure
	path    string
	waivers []manual.Waiver
}

var listHead = []string{"id", "title", "version", "status", "owner", "effective", "review-by", "path"}

func (l listed) row() []string {
	m := &l.Meta
	return []string{m.ID.Text, m.Title.Text, m.Version.Text, m.Status.Text, m.Owner.Text, m.Effective.Text, m.ReviewBy.Text, l.path}
}

// jsonList is the master list (sop/list/v1).
type jsonList struct {
	Schema     string           `json:"schema"`
	At         string           `json:"at,omitempty"`     // revision, as asked
	On         string           `json:"on,omitempty"`     // day in force, as asked
	Branch     string           `json:"branch,omitempty"` // as asked
	Procedures []jsonListedItem `json:"procedures"`
}

type jsonListedItem struct {
	ID        string       `json:"id"`
	Title     string       `json:"title"`
	Version   string       `json:"version"`
	Status    string       `json:"status"`
	Owner     string       `json:"owner"`
	Effective string       `json:"effective"`
	ReviewBy  string       `json:"review-by"`
	Path      string       `json:"path"`
	Waivers   []jsonWaiver `json:"waivers,omitempty"` // of the branch
}

func (e *env) printList(list []listed, f listFlags) error {
	switch f.format {
	case "json":
		out := jsonList{Schema: "sop/list/v1", At: f.at, On: f.on, Branch: f.branch, Procedures: []jsonListedItem{}}
		for _, l := range list {
			r := l.row()
			out.Procedures = append(out.Procedures, jsonListedItem{r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], l.jsonWaivers(f.language)})
		}
		return encode(e.out, "  ", out)
	case "ics":
		return printCalendar(e.out, list)
	}
	t := table{head: listHead}
	if f.branch != "" {
		t.head = append(slices.Clone(listHead), "waivers")
	}
	for _, l := range list {
		row := l.row()
		if f.branch != "" {
			row = append(row, l.waived(f.language))
		}
		t.rows = append(t.rows, row)
	}
	return t.print(e.out, f.format)
}
