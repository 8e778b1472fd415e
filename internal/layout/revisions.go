package layout

import (
	"sopkit/internal/lang"
	"sopkit/internal/shape"
)

// revisions sets the versions that the procedure had, as git knows them, unless its text has such a section already.
func (s *setter) revisions(out *sheet, top int) []*node {
	all := s.book.Edition.Revisions[s.from.File.Path]
	for _, section := range s.from.Sections {
		if section.Kind == lang.History {
			return nil
		}
	}
	if len(all) == 0 {
		return nil
	}
	title := s.lang.Titles[lang.History]
	head := s.headingOf([]*fragment{{text: title, style: shape.Bold, tag: out.tag.Add(headOf(top + 1))}}, 2)
	here := &entry{title: title, at: &place{}}
	head.places = append(head.places, here.at)
	out.entry.kids = append(out.entry.kids, here)
	g := &grid{look: s.look, x: s.Side, width: s.width - s.Side, pad: 2, cellPad: cellPad, head: s.sized(s.Sizes.Small, shape.Bold, s.Colors.Ink), body: s.sized(s.Sizes.Small+0.5, shape.Regular, s.Colors.Ink)}
	t, header := g.open(out.tag, "", s.word(lang.Version), s.word(lang.Effective), s.word(lang.Change), s.word(lang.Author))
	header[len(header)-1].align = 0
	var rows [][]*cell
	for _, r := range all {
		row := g.plainRow(t.Add(Row), r.Version, s.lang.Date(r.Date), r.Summary, r.Author)
		row[len(row)-1].align = 0
		row[0].frags[0].solid, row[1].frags[0].solid = true, true
		rows = append(rows, row)
	}
	n := g.set(header, rows)
	n.space = 6
	return []*node{head, n}
}
