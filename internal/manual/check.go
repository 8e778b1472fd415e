package manual

import (
	"errors"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"golang.org/x/text/unicode/norm"
	"gopkg.in/yaml.v3"

	"sopkit/internal/lang"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

var (
	nameForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)
	reserved = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$`) // names that Windows keeps for devices
)

// check reports what is wrong with the manual as a whole: names that cannot be file names, globs, and clashes.
func (m *Manual) check() {
	if m.File != nil {
		m.checkName("id", m.Config.Manual.ID)
		m.checkName("edition", m.Config.Manual.Edition)
		m.checkLocale("source-locale", m.Config.Manual.SourceLocale)
		for _, code := range m.Config.Manual.Locales {
			m.checkLocale("locales", code)
		}
		m.checkGlobs()
	}
	m.checkClashes()
}

// checkName refuses an id or an edition that cannot be part of a file name on every system.
func (m *Manual) checkName(key, name string) {
	if name == "" || nameForm.MatchString(name) && !strings.Contains(name, "..") && !reserved.MatchString(name) {
		return
	}
	m.trouble(m.keySpan(key), strconv.Quote(name)+" is no "+key, "use letters, digits, dots, hyphens and underscores, at most 64 of them")
}

// checkLocale refuses a language that no manual can have.
func (m *Manual) checkLocale(key, code string) {
	if _, ok := lang.Get(code); !ok && code != "" {
		m.trouble(m.keySpan(key), strconv.Quote(code)+" is no language that manuals can have", "write en, bn or ms")
	}
}

func (m *Manual) trouble(at source.Span, message, hint string) {
	m.Problems = append(m.Problems, source.Problem{Rule: "sop-yaml", Span: at, Message: message, Hint: hint})
}

// checkGlobs reports the globs of the parts that leave the manual, are malformed or match nothing, and procedures in two parts.
func (m *Manual) checkGlobs() {
	families, part := m.families(), map[*family]int{}
	lines := globLines(m.File)
	for i, p := range m.Config.Parts {
		for _, glob := range p.Include {
			at := m.File.LineSpan(lines[glob])
			if path.IsAbs(glob) || strings.HasPrefix(path.Clean(glob), "..") || strings.Contains(glob, "/../") || !doublestar.ValidatePattern(glob) {
				m.trouble(at, "the pattern "+strconv.Quote(glob)+" leaves the manual or is malformed", "write a path from the folder of sop.yaml, such as returns/*")
				continue
			}
			found := false
			for _, f := range families {
				if !f.matches(glob) {
					continue
				}
				found = true
				if before, ok := part[f]; ok && before != i {
					m.trouble(at, f.name+" stands in two parts", "let one pattern match it")
				}
				part[f] = i
			}
			if !found && !m.matchesUnread(glob) {
				m.Unmatched = append(m.Unmatched, Unreadable{ConfigName, errors.New("the pattern " + strconv.Quote(glob) + " matches no procedure")})
			}
		}
	}
}

// matchesUnread reports whether a glob names a procedure whose text could not be read.
func (m *Manual) matchesUnread(glob string) bool {
	return slices.ContainsFunc(m.Procedures, func(p *procedure.Procedure) bool {
		return p.Unread && (&family{members: []*procedure.Procedure{p}}).matches(glob)
	})
}

// globLines finds the line of each glob of the parts; 0 for one that is not there.
func globLines(f *source.File) map[string]int {
	out := map[string]int{}
	var doc yaml.Node
	if yaml.Unmarshal(f.Text, &doc) != nil || len(doc.Content) == 0 {
		return out
	}
	for _, part := range valueOf(doc.Content[0], "parts").Content {
		include := valueOf(part, "include")
		out[include.Value] = include.Line
		for _, glob := range include.Content {
			out[glob.Value] = glob.Line
		}
	}
	return out
}

// valueOf is the value of a key; an empty node when there is none.
func valueOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return &yaml.Node{}
}

// clashRule reports files that clash.
const clashRule = "duplicate-id"

// checkClashes reports files that would be one procedure in one language: accept.md beside accept.en.md, or names that differ
// only in case, which some systems cannot keep apart. Where the ids are equal, that is said already.
func (m *Manual) checkClashes() {
	first := map[string]*procedure.Procedure{}
	for i, p := range m.Procedures {
		key := strings.ToLower(norm.NFC.String(path.Join(path.Dir(p.File.Path), p.Slug))) + "\x00" + m.Lang(p)
		before := first[key]
		if before == nil {
			first[key] = p
			continue
		}
		if p.Meta.ID.Text != "" && p.Meta.ID.Text == before.Meta.ID.Text {
			continue
		}
		clashing := *p // a manual that this one was made from may hold p too
		clashing.Problems = append(slices.Clip(p.Problems), source.Problem{Rule: clashRule, Span: p.File.LineSpan(1),
			Message: before.File.Path + " has the same name and language", Hint: "rename one of them"})
		m.Procedures[i] = &clashing
	}
}
