package layout

import (
	"cmp"
	"slices"

	"sopkit/internal/lang"
)

// Revision is one version that a procedure had.
type Revision struct {
	Version string
	Date    string // from which it was in force, as 2026-11-16
	Author  string // who committed it first
	Summary string // what its text says that it changed
}

// Approval says who approved the text of a procedure as it stands.
type Approval struct {
	Role string // key
	Name string
	Date string // as 2026-11-16
}

// editionChanges are the changes of the edition in the order of the book; what is no longer in it comes last.
func (b *book) editionChanges() []Change {
	place, next := map[string]int{}, -1<<30
	for _, chapter := range b.chapters {
		for _, p := range chapter.Procedures {
			place[p.Meta.ID.Text] = next
			next++
		}
	}
	out := slices.Clone(b.Edition.Changes)
	slices.SortStableFunc(out, func(x, y Change) int { return cmp.Compare(place[x.ID], place[y.ID]) })
	return out
}

// changed sets what this edition changed: by procedure, with the class of the change and who learns again.
func (o *binder) changed() {
	if len(o.Edition.Changes) == 0 {
		return
	}
	o.frontPart(lang.EditionChanges, func(tag *Tag) []*node {
		var out []*node
		if o.Edition.Since != "" {
			n := group(true, o.plain(o.word(lang.SinceEdition)+" "+o.Edition.Since, o.sized(o.Sizes.Body, 0, o.Colors.Muted), tag.Add(P), 0, o.width)...)
			n.keep = true
			out = append(out, n)
		}
		g := o.smallGrid()
		t, header := g.open(tag, "", o.word(lang.ProcedureWord), o.word(lang.Version), o.word(lang.Class), o.word(lang.Change), o.word(lang.LearnAgain))
		var rows [][]*cell
		for _, c := range o.editionChanges() {
			learn := "–"
			if c.Learn {
				learn = o.roleNames(c.Roles)
			}
			tr := t.Add(Row)
			row := g.plainRow(tr, c.ID+" "+c.Title, c.Version, o.class(c.Class), c.Summary, learn)
			row[len(row)-1].align = 0
			row[1].frags[0].solid, row[2].frags[0].solid = true, true
			rows = append(rows, row)
		}
		header[len(header)-1].align = 0
		n := g.set(header, rows)
		n.space = 16
		return append(out, n)
	})
}

// class is the name of a class of change in the language.
func (k *look) class(key string) string {
	words := map[string]lang.Word{"major": lang.Major, "minor": lang.Minor, "patch": lang.Patch, "new": lang.New, "withdrawn": lang.Withdrawn}
	if w, ok := words[key]; ok {
		return k.word(w)
	}
	return "–"
}
