package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"sopkit/internal/audit"
	"sopkit/internal/diff"
	"sopkit/internal/history"
	"sopkit/internal/procedure"
)

// logFlags are the choices of `sop log`.
type logFlags struct {
	format, language string
	most             int
	noIndex          bool
}

// jsonLog is the versions of procedures, newest first (sop/log/v1).
type jsonLog struct {
	Schema   string        `json:"schema"`
	Cut      bool          `json:"cut"` // the repository is shallow: older versions are missing
	Versions []jsonVersion `json:"versions"`
}

// jsonVersion is a span of the main line in which a version stood.
type jsonVersion struct {
	ID        string       `json:"id"`
	Language  string       `json:"lang"`
	Version   string       `json:"version"`
	Date      string       `json:"date"`      // of the commit that began it, UTC
	Effective string       `json:"effective"` // as the front matter says
	Status    string       `json:"status"`    // at its end
	Authors   []jsonPerson `json:"authors"`
	Approvers []jsonPerson `json:"approvers"`
	Class     string       `json:"class"` // step that the changes ask for: none, patch, minor, major; empty for a first version
	Summary   string       `json:"summary"`
	Path      string       `json:"path"`
	First     string       `json:"first"`     // commit that began it
	Last      string       `json:"last"`      // commit that last changed it
	Edited    bool         `json:"edited"`    // the text changed under this version
	MainLine  bool         `json:"main_line"` // false: only a merged git branch ever had it
}

type jsonPerson struct {
	Name  string `json:"name"`
	Email string `json:"email"`
}

var logFormats = []string{"text", "csv", "md", "json"}

func (e *env) log() *cobra.Command {
	var f logFlags
	c := &cobra.Command{
		Use:   "log [PROCEDURE]",
		Short: "List the versions of a procedure, or of all, newest first",
		Long: "List the versions of a procedure, or of all, newest first: version, date, author, approver, class of change, summary.\n" +
			"A version is followed by its id and language, not by the path: renames and moved folders do not matter.",
		Example: "  sop log SOP-RET-001\n  sop log accept-return --lang ms --format md\n  sop log -n 20 --format csv",
		Args:    cobra.MaximumNArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return e.runLog(strings.Join(args, ""), f) },
	}
	c.Flags().StringVar(&f.format, "format", "text", strings.Join(logFormats, ", "))
	c.Flags().StringVar(&f.language, "lang", "", "language `CODE`; the source language when not given")
	c.Flags().IntVarP(&f.most, "max-count", "n", 0, "list `N` versions at most")
	c.Flags().BoolVar(&f.noIndex, "no-index", false, "neither read nor write the index of the history")
	return c
}

func (e *env) runLog(name string, f logFlags) error {
	if !slices.Contains(logFormats, f.format) {
		return hinted{fmt.Errorf("--format %s: there is no such format", f.format), "write " + strings.Join(logFormats, ", ")}
	}
	p, err := e.past(f.noIndex)
	if err != nil {
		return err
	}
	defer p.repo.Close()
	keys, err := p.wanted(e, name, f.language)
	if err != nil {
		return err
	}
	var spans []spanned
	for _, key := range keys {
		all, err := p.spans(key)
		if err != nil {
			return advised(err)
		}
		spans = append(spans, all...)
	}
	slices.SortStableFunc(spans, func(a, b spanned) int { return cmp.Compare(b.order(len(keys)), a.order(len(keys))) })
	if f.most > 0 && len(spans) > f.most {
		spans = spans[:f.most]
	}
	out := jsonLog{Schema: "sop/log/v1", Versions: []jsonVersion{}, Cut: p.warnIfCut(e)}
	if out.Versions, err = p.describeAll(spans); err != nil {
		return advised(err)
	}
	return e.printLog(out, f.format)
}

// wanted are the procedures to list: the one that was named, else all of a language.
func (p *past) wanted(e *env, name, language string) ([]history.Key, error) {
	if name != "" {
		key, err := p.named(e, name, language)
		return []history.Key{key}, err
	}
	keys := slices.DeleteFunc(p.Keys(), func(k history.Key) bool { return k.Lang != cmp.Or(language, p.lang) })
	if len(keys) == 0 {
		return nil, fmt.Errorf("%s: no commit holds a procedure in %s", p.root, cmp.Or(language, p.lang))
	}
	return keys, nil
}

// spanned is a version where it stood, and what stood before it.
type spanned struct {
	history.Span
	key      history.Key
	mainLine bool
	position int
	before   *history.State
}

// order sorts by the main line; the versions of several procedures by time.
func (s spanned) order(procedures int) int64 {
	if procedures == 1 {
		return int64(s.position)
	}
	return s.First().Time.Unix()
}

// spans lists where the versions of a procedure stood, those that never stood on the main line first.
func (p *past) spans(key history.Key) ([]spanned, error) {
	versions, err := p.Versions(key)
	if err != nil {
		return nil, err
	}
	states := p.States(key)
	var all []spanned
	for _, v := range versions {
		for _, span := range v.Spans {
			s := spanned{Span: span, key: key, mainLine: v.MainLine}
			s.position = slices.IndexFunc(states, func(state history.State) bool { return state.Commit == span.First().Commit })
			for i := s.position - 1; i >= 0 && s.before == nil; i-- {
				if !states[i].Gone {
					s.before = &states[i]
				}
			}
			all = append(all, s)
		}
	}
	return all, nil
}

// describeAll describes versions, procedure by procedure. The repository is read by one, the texts are compared by all
// processors; a text that two versions need is parsed once.
func (p *past) describeAll(spans []spanned) ([]jsonVersion, error) {
	byKey := map[history.Key][]int{}
	var keys []history.Key
	for i, s := range spans {
		if byKey[s.key] == nil {
			keys = append(keys, s.key)
		}
		byKey[s.key] = append(byKey[s.key], i)
	}
	all := make([]jsonVersion, len(spans))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for _, key := range keys {
		texts, records := map[history.Hash]*text{}, p.approvals(key)
		for _, i := range byKey[key] {
			if err := p.describe(&all[i], spans[i], texts, &work); err != nil {
				return nil, errors.Join(err, work.Wait())
			}
			all[i].Approvers = approversOf(records, all[i].Version)
		}
	}
	return all, work.Wait()
}

// approvals are the records of a procedure that HEAD holds, those before the first fault; `sop audit` judges them.
func (p *past) approvals(key history.Key) []audit.Approval {
	files, err := p.repo.FSAt(p.Tip())
	if err != nil {
		return nil
	}
	text, err := fs.ReadFile(files, audit.RecordPath(key.ID, key.Lang))
	if err != nil {
		return nil
	}
	all, _ := audit.ReadRecords(text)
	return all
}

// approversOf lists who approved a version, each person once.
func approversOf(records []audit.Approval, version string) []jsonPerson {
	all := []jsonPerson{}
	for _, r := range records {
		if who := (jsonPerson{r.Name, r.Email}); r.Version == version && !slices.Contains(all, who) {
			all = append(all, who)
		}
	}
	return all
}

// text is a text of the history, parsed when first asked for.
type text struct{ parsed func() *procedure.Procedure }

// text reads the text of a state, unless it was read before.
func (p *past) text(s history.State, known map[history.Hash]*text) (*text, error) {
	if known[s.Blob] == nil {
		data, err := p.repo.Blob(s.Blob)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.Path, err)
		}
		known[s.Blob] = &text{sync.OnceValue(func() *procedure.Procedure { return procedure.Parse(s.Path, data) })}
	}
	return known[s.Blob], nil
}

// describe says what a version says of itself, and who wrote it; work goes on to compare it with the one before.
func (p *past) describe(v *jsonVersion, s spanned, texts map[history.Hash]*text, work *errgroup.Group) error {
	first, last := s.First(), s.Last()
	*v = jsonVersion{ID: s.key.ID, Language: s.key.Lang, Version: last.Identity.Version, Date: first.Time.Format(time.RFC3339), Effective: last.Identity.Effective,
		Status: last.Identity.Status, Path: last.Path, First: first.Commit.String(), Last: last.Commit.String(), Edited: s.Edited(), MainLine: s.mainLine,
		Authors: []jsonPerson{}}
	changes, err := p.Contributions(s.key, s.Span)
	if err != nil {
		return err
	}
	for _, a := range history.Authors(changes) {
		v.Authors = append(v.Authors, jsonPerson{a.Name, a.Email})
	}
	if len(changes) > 0 {
		v.Summary = changes[len(changes)-1].Info.Subject()
	}
	now, err := p.text(last, texts)
	var before *text
	if err == nil && s.before != nil {
		before, err = p.text(*s.before, texts)
	}
	if err != nil {
		return err
	}
	work.Go(func() error {
		v.Summary = cmp.Or(now.parsed().Meta.Change.Text, v.Summary)
		if before != nil {
			v.Class = string(diff.Procedures(before.parsed(), now.parsed()).Bump)
		}
		return nil
	})
	return nil
}

// parse reads the text of a state.
func (p *past) parse(s history.State) (*procedure.Procedure, error) {
	t, err := p.text(s, map[history.Hash]*text{})
	if err != nil {
		return nil, err
	}
	return t.parsed(), nil
}

var logHead = []string{"id", "lang", "version", "date", "author", "approver", "class", "summary"}

func (e *env) printLog(out jsonLog, format string) error {
	if format == "json" {
		return encode(e.out, "  ", out)
	}
	t := table{head: logHead}
	for _, v := range out.Versions {
		row := []string{v.ID, v.Language, v.Version, v.Date[:len(time.DateOnly)], names(v.Authors), names(v.Approvers), v.Class, v.Summary}
		if format == "text" {
			row = orDash(row)
		}
		t.rows = append(t.rows, row)
	}
	return t.print(e.out, format)
}

func names(all []jsonPerson) string {
	var out []string
	for _, p := range all {
		out = append(out, p.Name)
	}
	return strings.Join(out, ", ")
}

// orDash keeps empty cells visible in columns of text.
func orDash(row []string) []string {
	return each(row, func(cell string) string { return cmp.Or(cell, "-") })
}
