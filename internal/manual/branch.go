package manual

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/mail"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"
	"gopkg.in/yaml.v3"

	"sopkit/internal/lang"
	"sopkit/internal/source"
)

// Branch is one shop or franchise site: who and where it is, and what it states for the slots of the manual. It never
// changes a step.
type Branch struct {
	ID      string            `yaml:"id"`
	Name    Text              `yaml:"name"`
	Country string            `yaml:"country"` // ISO 3166-1 alpha-2: MY
	Locales []string          `yaml:"locales"` // languages of its sheet; none: those of the manual
	Address Lines             `yaml:"address"`
	Hours   Text              `yaml:"hours"`
	Facts   map[string]string `yaml:"facts"`
	Roles   map[string]Lines  `yaml:"roles"` // who holds a role here
	Facets  map[string]string `yaml:"facets"`
	Waivers []Waiver          `yaml:"waivers"`

	File     *source.File     `yaml:"-"`
	Problems []source.Problem `yaml:"-"`
}

// Waiver is a step that a branch may leave or do in another way, for a time.
type Waiver struct {
	Procedure string `yaml:"procedure"` // id
	Step      string `yaml:"step"`      // {#name} or address
	Text      Text   `yaml:"text"`
	Reason    string `yaml:"reason"`
	Approver  string `yaml:"approver"` // a role
	Expires   string `yaml:"expires"`  // date, 2027-01-31
}

// Lines is text of one or more lines; a plain string is one line.
type Lines []string

// UnmarshalYAML accepts a string or a list.
func (l *Lines) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		*l = Lines{n.Value}
		return nil
	}
	return n.Decode((*[]string)(l))
}

// FactTypes are what a fact of a branch may be.
var FactTypes = []string{"text", "phone", "email", "url", "time", "date", "number", "money"}

// readBranches reads the branch files that sop.yaml names, in the order of their paths.
func (m *Manual) readBranches(fsys fs.FS) {
	if m.Config.Branches == "" {
		return
	}
	names, err := doublestar.Glob(fsys, m.Config.Branches)
	if err == nil && len(names) == 0 {
		err = errors.New("no file has such a name")
	}
	if err != nil {
		m.Problems = append(m.Problems, source.Problem{Rule: "sop-yaml", Span: m.keySpan("branches"), Message: fmt.Sprintf("branches: %s: %v", m.Config.Branches, err), Hint: "write a pattern such as branches/*.yaml"})
		return
	}
	slices.Sort(names)
	seen := map[string]string{}
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			m.unreadable(name, err)
			continue
		}
		b := parseBranch(source.NewFile(name, text))
		m.checkBranch(b)
		if first, ok := seen[strings.ToLower(b.ID)]; ok {
			b.trouble("id", fmt.Sprintf("the branch %s is in %s already", b.ID, first), "every branch has an id of its own")
		}
		seen[strings.ToLower(b.ID)] = name
		m.Branches = append(m.Branches, b)
	}
}

// keySpan is where sop.yaml has a key.
func (m *Manual) keySpan(key string) source.Span { return keyPlace(m.File, key) }

// keyPlace finds the first place of a key in a YAML file; else its first line.
func keyPlace(f *source.File, key string) source.Span {
	at := regexp.MustCompile(`(?m)(?:^|[\s{,])(` + regexp.QuoteMeta(key) + `)\s*:`).FindSubmatchIndex(f.Text)
	if at == nil {
		return f.LineSpan(1)
	}
	return source.Span{Start: at[2], End: at[3]}
}

func parseBranch(f *source.File) *Branch {
	b := &Branch{File: f}
	dec := yaml.NewDecoder(bytes.NewReader(f.Text))
	dec.KnownFields(true)
	if err := dec.Decode(b); err != nil && !errors.Is(err, io.EOF) {
		b.Problems = configProblems(f, err)
		for i := range b.Problems {
			b.Problems[i].Rule = "branch-file"
		}
	}
	if b.ID == "" {
		b.ID = strings.TrimSuffix(path.Base(f.Path), path.Ext(f.Path))
	}
	return b
}

func (b *Branch) trouble(key, message, hint string) {
	b.Problems = append(b.Problems, source.Problem{Rule: "branch-file", Span: keyPlace(b.File, key), Message: message, Hint: hint})
}

var branchID = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)

// checkBranch holds a branch against what sop.yaml asks for.
func (m *Manual) checkBranch(b *Branch) {
	if !branchID.MatchString(b.ID) || strings.Contains(b.ID, "..") {
		b.trouble("id", fmt.Sprintf("%q is no id of a branch", b.ID), "write letters, digits, dots and hyphens: KL-03")
	}
	for _, name := range sortedKeys(m.Config.Facts) {
		f := m.Config.Facts[name]
		value, ok := b.Facts[name]
		switch {
		case !ok && f.Required:
			b.trouble("facts", fmt.Sprintf("the fact %s is missing", name), "add "+name+": ... under facts")
		case ok && !typed(f.Type, value):
			b.trouble(name, fmt.Sprintf("%s is %q; that is no %s", name, value, f.Type), "write "+sample[f.Type])
		}
	}
	for _, name := range sortedKeys(b.Facts) {
		if _, ok := m.Config.Facts[name]; !ok {
			b.trouble(name, fmt.Sprintf("sop.yaml knows no fact %s", name), "facts of sop.yaml: "+strings.Join(sortedKeys(m.Config.Facts), ", "))
		}
	}
	for _, role := range sortedKeys(b.Roles) {
		if _, ok := m.Config.Roles[role]; !ok {
			b.trouble(role, fmt.Sprintf("sop.yaml knows no role %s", role), "roles of sop.yaml: "+strings.Join(sortedKeys(m.Config.Roles), ", "))
		}
	}
	for _, code := range b.Locales {
		if _, ok := lang.Get(code); !ok {
			b.trouble("locales", fmt.Sprintf("%q is no language that manuals can have", code), "write en, bn or ms")
		}
	}
	for _, w := range b.Waivers {
		if w.Procedure == "" || w.Reason == "" || w.Approver == "" || !typed("date", w.Expires) {
			b.trouble("waivers", "a waiver is not complete", "state procedure, step, reason, approver and expires (a date)")
		}
	}
}

// Expired lists the waivers of a branch that have ended before a date.
func (b *Branch) Expired(today string) []Waiver {
	var out []Waiver
	if today == "" {
		return nil
	}
	for _, w := range b.Waivers {
		if typed("date", w.Expires) && w.Expires < today {
			out = append(out, w)
		}
	}
	return out
}

// sample shows what a fact of a type looks like.
var sample = map[string]string{
	"phone": "a number such as +60 3-2282 1234", "email": "an address such as desk@example.com", "url": "an address such as https://example.com",
	"time": "hours and minutes such as 09:30", "date": "a date such as 2027-01-31", "number": "a number such as 12", "money": "an amount such as RM50 or 1,200.00",
}

var (
	phoneForm  = regexp.MustCompile(`^\+?[0-9][0-9 ()./-]{3,30}[0-9]$`)
	timeForm   = regexp.MustCompile(`^([01]?\d|2[0-3]):[0-5]\d$`)
	numberForm = regexp.MustCompile(`^-?[\d,]*\d(\.\d+)?$`)
	moneyForm  = regexp.MustCompile(`^(RM|৳|\$|€|£|[A-Z]{3})? ?[\d,]*\d(\.\d+)?( ?(RM|৳|[A-Z]{3}))?$`)
)

// typed reports whether a value is of a type. Digits may be those of any language.
func typed(kind, value string) bool {
	value = lang.ASCII(strings.TrimSpace(value))
	if value == "" || strings.ContainsAny(value, "\n\r\t") {
		return false
	}
	switch kind {
	case "phone":
		return phoneForm.MatchString(value)
	case "email":
		a, err := mail.ParseAddress(value)
		return err == nil && a.Address == value
	case "url":
		u, err := url.Parse(value)
		return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
	case "time":
		return timeForm.MatchString(value)
	case "date":
		_, err := time.Parse(time.DateOnly, value)
		return err == nil
	case "number":
		return numberForm.MatchString(value)
	case "money":
		return moneyForm.MatchString(value)
	}
	return true
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
