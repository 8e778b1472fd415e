package layout

import (
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/procedure"
	"sopkit/internal/shape"
)

// setter sets the text of one procedure.
type setter struct {
	*look
	book  *book
	from  *procedure.Procedure
	notes map[string]*note
	order []string // names of the notes in the order of their calls

	figures  int  // with a caption, so far
	pictured bool // there is a picture
	leads    []Lead
}

// inline turns text into fragments of the tag.
func (s *setter) inline(t procedure.Inline, tag *Tag, f font) []*fragment {
	var out []*fragment
	var last *procedure.Link
	for _, r := range t.Runs {
		fr := &fragment{text: r.Text, style: f.style | slope(r.Style), tag: tag, strike: r.Style&procedure.Strike != 0}
		if r.Style&procedure.CodeStyle != 0 || r.Kind == procedure.RawRun {
			fr.panel = ink(s.Colors.Panel)
		}
		if r.Link != nil && r.Kind != procedure.ImageRun {
			s.lead(fr, r, tag, len(out) > 0 && r.Link == last, out)
		}
		last = r.Link
		switch r.Kind {
		case procedure.HardLine:
			if n := len(out); n > 0 {
				out[n-1].stop = true
			}
			continue
		case procedure.ImageRun:
			s.inlinePicture(fr, r, tag)
		case procedure.FactRun:
			out = append(out, s.slot(fr, r, tag))
			fr = &fragment{text: " (" + s.word(lang.BranchSheet) + ")", style: f.style, scale: 0.82, color: ink(s.Colors.Muted), tag: tag}
		case procedure.NoteRun:
			s.noteCall(fr, r, tag)
		}
		if fr.text != "" || fr.pic != nil {
			out = append(out, fr)
		}
	}
	return out
}

func slope(style procedure.Style) shape.Style {
	var out shape.Style
	if style&procedure.Bold != 0 {
		out |= shape.Bold
	}
	if style&procedure.Italic != 0 {
		out |= shape.Italic
	}
	return out
}

// lead makes a fragment a link. Runs of one link share one tag.
func (s *setter) lead(fr *fragment, r procedure.Run, tag *Tag, same bool, out []*fragment) {
	if same && out[len(out)-1].link != nil {
		before := out[len(out)-1]
		fr.tag, fr.link, fr.color = before.tag, before.link, before.color
		return
	}
	link, ok := s.book.target(s.from, r.Link.Target)
	s.leads = append(s.leads, Lead{r.Link.Target, link, ok})
	if !ok {
		return
	}
	link.Contents = r.Text
	fr.link, fr.tag, fr.color = &link, tag.Add(LinkTag), ink(s.Colors.Link)
}

// inlinePicture puts an image into the line; where there is none, its alternative text stands.
func (s *setter) inlinePicture(fr *fragment, r procedure.Run, tag *Tag) {
	if r.Link == nil {
		return
	}
	s.pictured = true
	pic := s.book.Pictures[r.Link.Beside(s.from.File.Path)]
	if pic == nil {
		return
	}
	fr.pic, fr.text, fr.tag = pic, "", tag.AddFigure(r.Text)
}

// slot is the label of a branch fact; its value stands on the branch sheet.
func (s *setter) slot(fr *fragment, r procedure.Run, tag *Tag) *fragment {
	label := s.book.Manual.Config.Facts[r.Name].Label.In(s.lang.Code)
	if label == "" {
		label = r.Name
	}
	return &fragment{text: label, style: fr.style | shape.Bold, tag: tag}
}

// noteCall sets the number of a footnote, raised, and books the note for the page.
func (s *setter) noteCall(fr *fragment, r procedure.Run, tag *Tag) {
	n, number := s.note(r.Name, tag)
	fr.text, fr.note = "", nil
	if n == nil {
		return
	}
	fr.text, fr.note, fr.scale, fr.rise, fr.tag = number, n, 0.66, 0.34, tag.Add(Reference)
}

// note finds a footnote, sets it at its first call, and returns its number.
func (s *setter) note(name string, tag *Tag) (*note, string) {
	if s.notes[name] == nil {
		for _, f := range s.from.Notes {
			if f.Name == name && s.notes[name] == nil {
				s.order = append(s.order, name)
				s.notes[name] = &note{}
				s.notes[name].node = s.foot(f, len(s.order), tag)
			}
		}
	}
	for i, known := range s.order {
		if known == name {
			return s.notes[name], s.lang.Number(decimal(i + 1))
		}
	}
	return nil, ""
}

// foot sets a footnote: its number hangs beside the text.
func (s *setter) foot(f *procedure.Footnote, number int, tag *Tag) *node {
	up := tag
	for up.Parent != nil && up.Kind != Sect {
		up = up.Parent
	}
	t := up.Add(Note)
	label, _ := s.write(s.lang.Number(decimal(number)), s.small(), In{Tag: t.Add(Label)})
	small := *s
	look := *s.look
	look.Theme = copyOf(s.Theme)
	look.Theme.Sizes.Body = s.Sizes.Small
	small.look = &look
	n := group(false, small.blocks(f.Blocks, t, 12, s.width-12)...)
	s.leads, s.pictured = small.leads, small.pictured
	if len(n.kids) == 0 {
		n = &node{height: s.small().line}
	} else {
		n.kids[0].space = 0
	}
	n.beside(label)
	return n
}

func copyOf[T any](v *T) *T {
	c := *v
	return &c
}

// headline sets a title as a stack of lines about as long as each other.
func (k *look) headline(text string, f font, tag *Tag, x, width float64) []*node {
	return stack(k.balanced([]*fragment{{text: strings.TrimSpace(text), style: f.style, tag: tag}}, f, width), f, x)
}

// plain sets a text of one style as a stack of lines.
func (k *look) plain(text string, f font, tag *Tag, x, width float64) []*node {
	lines := k.lines([]*fragment{{text: strings.TrimSpace(text), style: f.style, tag: tag}}, f, width)
	return stack(lines, f, x)
}
