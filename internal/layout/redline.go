package layout

import (
	"strings"
	"time"

	"sopkit/internal/lang"
	"sopkit/internal/shape"
	"sopkit/themes"
)

// Comparison is procedures in two versions, for Redline. Whoever compared them says in words what changed.
type Comparison struct {
	Lang       string // of the whole; each procedure is set in its own
	Author     string // the organization; may be empty
	Theme      *themes.Theme
	Fonts      *shape.Fonts
	Producer   string
	Created    time.Time
	Procedures []Compared
}

// Compared is one procedure in two versions.
type Compared struct {
	ID, Title, Lang string
	Versions        string   // "1.2.0 → 1.3.0"
	Asked, Taken    string   // classes of change: major, minor, patch, none; Taken also lower and unknown
	Learners        string   // who learns it again
	Branches        []string // the same by branch, each with the branch in front
	Notes           []string // what changed outside the text
	Lines           []Edited
}

// Edited is a line of both texts taken together: a heading, step, callout, row or text.
type Edited struct {
	Kind  string
	Level int    // of a heading, or depth of a step, from 1
	Label string // position of a step, kind of a callout
	Mark  Mark
	Text  []Piece
	Notes []string // what changed here
	To    string   // where a line went that moved away
	Count int      // of the lines that are folded
}

// Piece is a stretch of a line. Its mark is Same, Added or Removed.
type Piece struct {
	Mark Mark
	Bold bool
	Text string
}

// Mark says how a line or piece differs.
type Mark string

// The marks. MovedAway is where a line stood before it moved, Folded stands for lines that are the same.
const (
	Same      Mark = "same"
	Added     Mark = "added"
	Removed   Mark = "removed"
	Changed   Mark = "changed"
	Moved     Mark = "moved"
	MovedAway Mark = "moved away"
	Folded    Mark = "folded"
)

// Redline sets compared procedures one after the other: what follows from the changes, then the text with removed words
// struck through and added ones underlined.
func Redline(in Comparison) *Document {
	k := newLook(in.Theme, in.Fonts, langOf(in.Lang), in.Lang)
	d := &Document{Title: k.word(lang.Change), Author: in.Author, Lang: k.locale, Producer: in.Producer, Created: in.Created, Root: NewDocument(), Fonts: in.Fonts}
	head := group(true, k.plain(d.Title, k.title(k.Sizes.Title, k.Colors.Ink), d.Root.Add(H1), 0, k.width)...)
	head.keep = true
	nodes, places := []*node{head}, []*place{}
	for _, c := range in.Procedures {
		at := &place{}
		nodes, places = append(nodes, k.compared(c, d, at)...), append(places, at)
	}
	if len(in.Procedures) == 0 {
		nodes = append(nodes, k.plain(k.word(lang.NothingDiffer), k.body(), d.Root.Add(P), 0, k.width)...)
	}
	d.Pages = k.press(nodes).pages
	for i, at := range places {
		d.Outline = append(d.Outline, Bookmark{Title: in.Procedures[i].name(), Page: at.page, Y: max(0, at.y-12)})
	}
	left := strings.Join(nonEmpty(in.Author, d.Title, k.lang.Date(in.Created.Format(time.DateOnly))), "  ·  ")
	for _, page := range d.Pages[1:] {
		k.header(page, d.Title, "")
	}
	k.foot(d.Pages, 0, left, "")
	return d
}

func (c Compared) name() string { return strings.TrimSpace(c.ID + "  " + c.Title) }

// compared sets one procedure in the look of its language.
func (k *look) compared(c Compared, d *Document, at *place) []*node {
	tag := d.Root.AddLang(Sect, c.Lang)
	r := &redliner{look: newLook(k.Theme, k.fonts, langOf(c.Lang), c.Lang), tag: tag, level: 2}
	if c.Lang == "" {
		r.look, tag.Lang = k, ""
	}
	title := group(true, r.plain(c.name(), r.title(r.Sizes.Section*1.2, r.Colors.Accent), tag.Add(H2), 0, r.width)...)
	title.keep, title.space, title.places = true, 2*r.body().size, []*place{at}
	return append([]*node{title, r.verdict(c)}, r.text(c.Lines)...)
}

// redliner sets the lines of one compared procedure.
type redliner struct {
	*look
	tag   *Tag
	level int  // of the heading above
	list  *Tag // that steps join; nil after anything else
}

// verdict sets what follows from the changes.
func (r *redliner) verdict(c Compared) *node {
	fields := []field{
		{r.word(lang.Version), c.Versions}, {r.word(lang.AskedFor), r.step(c.Asked)}, {r.word(lang.Taken), r.step(c.Taken)}, {r.word(lang.Learners), c.Learners},
	}
	for _, b := range c.Branches {
		fields = append(fields, field{"", b})
	}
	for i, n := range c.Notes {
		label := ""
		if i == 0 {
			label = r.word(lang.Change)
		}
		fields = append(fields, field{label, n})
	}
	return r.pairs(fields)
}

// step names a step between two versions.
func (r *redliner) step(key string) string {
	words := map[string]lang.Word{"none": lang.NoStep, "lower": lang.StepBack, "unknown": lang.UnknownStep}
	if w, ok := words[key]; ok {
		return r.word(w)
	}
	return r.class(key)
}

// pairs sets labels and values on a panel. A field without a label goes on with the one above.
func (r *redliner) pairs(fields []field) *node {
	const pad = 5.0
	label, value := r.sized(r.Sizes.Body*0.92, shape.Regular, r.Colors.Muted), r.sized(r.Sizes.Body*0.92, shape.Bold, r.Colors.Ink)
	x := 12 + r.Side + 60
	list, out := r.tag.AddList(""), group(false, &node{height: pad, keep: true})
	var body *Tag
	for _, f := range fields {
		var name []Item
		if f.label != "" {
			li := list.Add(ListItem)
			for i, l := range r.lines([]*fragment{{text: f.label, style: label.style, tag: li.Add(Label)}}, label, x-20) {
				name = append(name, moved(l.items, 12, float64(i)*label.line)...)
			}
			body = li.Add(ListBody)
		}
		lines := stack(r.lines([]*fragment{{text: f.value + " ", style: value.style, tag: body}}, value, r.width-x-8), value, x)
		lines[0].items = append(name, lines[0].items...)
		out.kids = append(out.kids, lines...)
	}
	out.last().keep = true
	out.kids = append(out.kids, &node{height: pad})
	out.behindAll(&panel{w: r.width, fill: ink(r.Colors.Panel), bar: ink(r.Colors.Accent)})
	out.space, out.keep = 6, true
	return out
}
