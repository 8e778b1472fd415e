package lsp

import (
	"bytes"
	"net/url"
	"path"
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/manual"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// thing is something that a manual has a name for.
type thing struct {
	kind string // procedure, step, heading, fact or role
	name string // family of the procedure, name of the step, slug of the heading, key of the fact or role
	of   string // of a step: the family of its procedure; of a heading: the path of its file
}

// mention is a place where a thing is named.
type mention struct {
	thing
	file *source.File
	at   source.Span
	area source.Span // what the reader may point at: the whole link around at
	path string      // the file that a link leads to
	home bool        // the thing is declared here
	word bool        // the id of a procedure itself stands here
}

// reader finds mentions in the procedures of one manual.
type reader struct {
	m     *manual.Manual
	ids   map[string]bool      // of the manual, as written
	roles map[[2]string]string // keys by language and label, as far as they were asked for
}

func newReader(m *manual.Manual) *reader {
	r := &reader{m, map[string]bool{}, map[[2]string]string{}}
	for _, p := range m.Procedures {
		if p.Meta.ID.Text != "" {
			r.ids[p.Meta.ID.Text] = true
		}
	}
	return r
}

// role is the key of a role by its name; "" when there is none.
func (r *reader) role(code, label string) string {
	at := [2]string{code, label}
	if _, known := r.roles[at]; !known && label != "" {
		r.roles[at], _ = r.m.Config.Role(label, code)
	}
	return r.roles[at]
}

// mentioner collects the mentions in one procedure.
type mentioner struct {
	*reader
	p     *procedure.Procedure
	out   []mention
	taken []source.Span // where no ids are looked for: links and ids that are known already
}

// mentions are all places of a procedure where a thing of the manual is named.
func (all *reader) mentions(p *procedure.Procedure) []mention {
	r := mentioner{reader: all, p: p}
	r.frontMatter()
	var last *procedure.Link
	procedure.Walk(p, func(n procedure.Node) {
		if n.Enter && n.Step != nil {
			r.step(n.Step)
		}
		if n.Text == nil {
			return
		}
		if n.Heading {
			r.add(mention{thing: thing{"heading", slug(n.Text.Plain()), p.File.Path}, at: n.Text.Span, home: true})
		}
		for _, run := range n.Text.Runs {
			if run.Kind == procedure.FactRun {
				r.add(mention{thing: thing{kind: "fact", name: run.Name}, at: run.Span})
			}
			if run.Link != nil && run.Link != last && run.Kind != procedure.ImageRun {
				r.link(run.Link)
			}
			last = run.Link
		}
	})
	r.words()
	return r.out
}

func (r *mentioner) add(m mention) {
	m.file = r.p.File
	if m.area.Len() == 0 {
		m.area = m.at
	}
	r.out = append(r.out, m)
}

func (r *mentioner) frontMatter() {
	m := &r.p.Meta
	if m.ID.Text != "" {
		r.id(m.ID, true)
	}
	for _, list := range [][]procedure.Value{m.Related, m.Supersedes, m.SupersededBy} {
		for _, v := range list {
			if r.ids[v.Text] {
				r.id(v, false)
			}
		}
	}
	for _, list := range [][]procedure.Value{{m.Owner}, m.Approvers, m.Roles} {
		for _, v := range list {
			if _, ok := r.m.Config.Roles[v.Text]; ok {
				r.add(mention{thing: thing{kind: "role", name: v.Text}, at: bare(r.p.File, v.Span)})
			}
		}
	}
}

func (r *mentioner) id(v procedure.Value, home bool) {
	at := bare(r.p.File, v.Span)
	r.taken = append(r.taken, at)
	r.add(mention{thing: thing{kind: "procedure", name: strings.ToLower(v.Text)}, at: at, home: home, word: true})
}

// bare is a place in YAML without the quotes around it.
func bare(f *source.File, at source.Span) source.Span {
	if text := f.Slice(at); len(text) > 1 && (text[0] == '"' || text[0] == '\'') && text[len(text)-1] == text[0] {
		return source.Span{Start: at.Start + 1, End: at.End - 1}
	}
	return at
}

func (r *mentioner) step(s *procedure.Step) {
	if s.ID.Text != "" {
		r.taken = append(r.taken, s.ID.Span)
		r.add(mention{thing: thing{"step", s.ID.Text, family(r.p)}, at: s.ID.Span, home: true})
	}
	if key := r.role(r.m.Lang(r.p), s.Label.Text); key != "" {
		r.add(mention{thing: thing{kind: "role", name: key}, at: s.Label.Span})
	}
}

func (r *mentioner) link(l *procedure.Link) {
	at, ok := target(r.p.File, l)
	if !ok {
		return
	}
	r.taken = append(r.taken, at)
	u, err := url.Parse(l.Target)
	if err != nil || u.Scheme != "" || u.Host != "" {
		return
	}
	to := r.p
	file, fragment := at, source.Span{Start: at.End, End: at.End}
	if i := bytes.IndexByte(r.p.File.Text[at.Start:at.End], '#'); i >= 0 {
		file.End, fragment.Start = at.Start+i, at.Start+i+1
	}
	if u.Path != "" {
		if to = r.m.ByPath(path.Join(path.Dir(r.p.File.Path), u.Path)); to == nil {
			return
		}
		r.add(mention{thing: thing{kind: "procedure", name: family(to)}, at: file, area: l.Span, path: to.File.Path})
	}
	if u.Fragment != "" {
		t := thing{"heading", u.Fragment, to.File.Path}
		if stepOf(to, u.Fragment) != nil {
			t = thing{"step", u.Fragment, family(to)}
		}
		r.add(mention{thing: t, at: fragment, area: l.Span, path: to.File.Path})
	}
}

// words are the ids of procedures that stand in the text.
func (r *mentioner) words() {
	text := r.p.File.Text
	for i := 0; i < len(text); {
		end, looksLike := word(text, i)
		at := source.Span{Start: i, End: end}
		if looksLike && r.ids[string(text[i:end])] && !r.isTaken(at) {
			r.add(mention{thing: thing{kind: "procedure", name: strings.ToLower(string(text[i:end]))}, at: at, word: true})
		}
		i = max(end, i+1)
	}
}

func (r *mentioner) isTaken(at source.Span) bool {
	for _, t := range r.taken {
		if t.Overlaps(at) {
			return true
		}
	}
	return false
}

// word is the end of the word that starts at a byte, and whether it has what an id in prose has: a hyphen and a digit. A full
// stop belongs to it only before a letter or digit.
func word(text []byte, start int) (end int, looksLike bool) {
	hyphen, digit := false, false
	for end = start; end < len(text); end++ {
		c := text[end]
		switch {
		case c == '-':
			hyphen = true
		case c >= '0' && c <= '9':
			digit = true
		case c == '_' || isLetter(c):
		case c == '.' && end > start && end+1 < len(text) && (isLetter(text[end+1]) || text[end+1] >= '0' && text[end+1] <= '9'):
		default:
			return end, hyphen && digit
		}
	}
	return end, hyphen && digit
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// slug is the anchor of a heading.
func slug(heading string) string { return strings.ReplaceAll(strings.ToLower(heading), " ", "-") }

// stepOf is the step of a name; nil when there is none.
func stepOf(p *procedure.Procedure, name string) (found *procedure.Step) {
	p.Steps(func(_ *procedure.Section, s *procedure.Step) {
		if found == nil && s.ID.Text == name {
			found = s
		}
	})
	return found
}

// language is the language of a procedure.
func (v view) language() *lang.Language {
	l, ok := lang.Get(v.manual.Lang(v.p))
	if !ok {
		return lang.All[0]
	}
	return l
}
