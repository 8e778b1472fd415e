package layout

import (
	"path"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"sopkit/internal/lang"
	"sopkit/internal/manual"
	"sopkit/internal/procedure"
	"sopkit/internal/shape"
	"sopkit/themes"
)

// Book is a manual in one language, with all that its pages need.
type Book struct {
	Manual   *manual.Manual
	Lang     string // of the pages, such as "bn"
	Theme    *themes.Theme
	Fonts    *shape.Fonts
	Pictures map[string]*Picture // by path from the manual's folder
	Logo     *Picture            // nil for none
	Edition  Edition
	Kept     map[string]*Kept // procedures that an earlier run set of the same text, by path
}

// Edition says which publication of the manual this is.
type Edition struct {
	Date     string // newest effective date, as 2026-11-16
	Commit   string // "" outside git
	Digest   string // SHA-256 of the manifest, hexadecimal
	Currency string // what the QR code says: an address, or the edition in words
	Producer string
	Created  time.Time
	Since    string   // the edition that Changes compares with; "" for none
	Changes  []Change // what this edition changed, in any order

	Revisions map[string][]Revision // of procedures, by path, newest first
	Approvals map[string][]Approval // of procedures, by path
}

// book is a Book while it is being set.
type book struct {
	Book
	*look
	chapters []manual.Chapter
	dests    map[string]string // by path
	byID     map[string]*procedure.Procedure
	head     manual.Head
	steps    *stepNames
}

// stepNames are the names of steps, by path, of procedures that links lead into.
type stepNames struct {
	mu sync.Mutex
	by map[string]map[string]bool
}

// Pages sets the whole manual.
func Pages(in Book) *Document {
	b := newBook(in)
	return b.bind(b.sheets())
}

func newBook(in Book) *book {
	l := langOf(in.Lang)
	b := &book{Book: in, look: newLook(in.Theme, in.Fonts, l, in.Lang), chapters: in.Manual.Book(l.Code), head: in.Manual.Config.Manual}
	b.name()
	return b
}

// langOf finds a language; English stands in for one that is not supported.
func langOf(code string) *lang.Language {
	if l, ok := lang.Get(code); ok {
		return l
	}
	return lang.All[0]
}

// name gives every procedure its destination.
func (b *book) name() {
	b.dests, b.steps, b.byID = map[string]string{}, &stepNames{by: map[string]map[string]bool{}}, map[string]*procedure.Procedure{}
	for _, c := range b.chapters {
		for _, p := range c.Procedures {
			name := p.Meta.ID.Text
			if name == "" {
				name = strings.ReplaceAll(strings.TrimSuffix(p.File.Path, ".md"), "/", "-")
			}
			b.dests[p.File.Path], b.byID[name] = name, p
		}
	}
}

// stepsOf are the names of the steps of a procedure.
func (b *book) stepsOf(p *procedure.Procedure) map[string]bool {
	b.steps.mu.Lock()
	defer b.steps.mu.Unlock()
	out, known := b.steps.by[p.File.Path]
	if known {
		return out
	}
	if k := b.Kept[p.File.Path]; k != nil {
		out = k.steps(b.dests[p.File.Path])
	} else {
		out = map[string]bool{}
		b.Manual.Whole(p).Steps(func(_ *procedure.Section, s *procedure.Step) { out[s.ID.Text] = true })
		delete(out, "")
	}
	b.steps.by[p.File.Path] = out
	return out
}

// target says where a link leads: out into the world, or to a procedure or step of this book. Links to what is not in the
// book lead nowhere.
func (b *book) target(from *procedure.Procedure, to string) (Link, bool) {
	for _, scheme := range []string{"http:", "https:", "mailto:", "tel:"} {
		if strings.HasPrefix(strings.ToLower(to), scheme) {
			return Link{URI: to}, true
		}
	}
	file, fragment, _ := strings.Cut(to, "#")
	p := from
	if file != "" {
		p = b.inBook(b.Manual.ByPath(path.Join(path.Dir(from.File.Path), file)))
	}
	if p == nil {
		return Link{}, false
	}
	dest := b.dests[p.File.Path]
	if dest == "" {
		return Link{}, false
	}
	if fragment != "" && b.stepsOf(p)[fragment] {
		dest += "." + fragment
	}
	return Link{Dest: dest}, true
}

// inBook finds the text of a procedure that this book holds: itself, or the one with its id.
func (b *book) inBook(p *procedure.Procedure) *procedure.Procedure {
	if p == nil || b.dests[p.File.Path] != "" {
		return p
	}
	return b.byID[p.Meta.ID.Text]
}

// role is the name of a role in the language.
func (b *book) role(key string) string { return nameOf(b.Manual.Config.Roles[key], key, b.lang.Code) }

// channel is the name of a channel in the language.
func (b *book) channel(key string) string {
	return nameOf(b.Manual.Config.Channels[key], key, b.lang.Code)
}

func nameOf(t manual.Text, key, code string) string {
	if name := t.In(code); name != "" {
		return name
	}
	return key
}

// names joins the names of keys.
func (b *book) names(keys []procedure.Value, name func(string) string) string {
	var out []string
	for _, k := range keys {
		out = append(out, name(k.Text))
	}
	return strings.Join(out, ", ")
}

// sheets sets every procedure, on all processors; each stands on pages of its own.
func (b *book) sheets() [][]*sheet {
	top := 1
	var jobs []func()
	out := make([][]*sheet, len(b.chapters))
	for i, c := range b.chapters {
		out[i] = make([]*sheet, len(c.Procedures))
		if c.Part != nil {
			top = 2
		}
	}
	for i, c := range b.chapters {
		for j, p := range c.Procedures {
			jobs = append(jobs, func() {
				if k := b.Kept[p.File.Path]; b.fits(k, p, top) {
					out[i][j] = k.again(p)
				} else {
					out[i][j] = b.sheet(b.Manual.Whole(p), top)
				}
			})
		}
	}
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(jobs)) {
		wait.Go(func() {
			for n := int(next.Add(1)) - 1; n < len(jobs); n = int(next.Add(1)) - 1 {
				jobs[n]()
			}
		})
	}
	wait.Wait()
	return out
}
