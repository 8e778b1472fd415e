package diff

import (
	"slices"
	"strconv"
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// reader turns a procedure into units.
type reader struct {
	*doc
	file *source.File
	kind lang.Kind // duty of the level 2 section that is read

	numbered bool // the heading that is read has numbered steps
}

// read makes units of a procedure; of nil an empty doc.
func read(p *procedure.Procedure) *doc {
	d := &doc{words: lexiconOf("en")}
	r := &reader{doc: d}
	top := r.open(nil, &procedure.Section{Level: 1})
	if p == nil {
		return d
	}
	r.file, d.words = p.File, lexiconOf(language(p).Code)
	for _, role := range p.Meta.Roles {
		d.declared = append(d.declared, role.Text)
	}
	if p.Title != nil {
		top.heading, top.raw = p.Title.Heading.Plain(), r.raw(p.Title.Heading.Span)
		top.key = normal(top.heading)
	}
	r.blocks(top, nil, p.Preamble)
	for _, s := range p.Sections {
		r.kind = s.Kind
		r.section(top, s)
	}
	for _, note := range p.Notes {
		r.blocks(top, nil, note.Blocks)
	}
	d.neighbours()
	d.number()
	return d
}

func (r *reader) open(parent *section, s *procedure.Section) *section {
	out := &section{level: s.Level, heading: s.Heading.Plain(), kind: s.Kind, parent: parent, order: len(r.sections)}
	out.key = normal(out.heading)
	if r.file != nil {
		out.raw = r.raw(s.Heading.Span)
	}
	if parent != nil {
		parent.inner = append(parent.inner, out)
	}
	r.sections = append(r.sections, out)
	return out
}

func (r *reader) section(parent *section, s *procedure.Section) {
	here := r.open(parent, s)
	r.numbered = slices.ContainsFunc(s.Blocks, func(b procedure.Block) bool { _, is := b.(*procedure.Steps); return is })
	r.blocks(here, nil, s.Blocks)
	for _, inner := range s.Sections {
		r.section(here, inner)
	}
}

// raw is the Markdown of a span on one line, without what stands for the nesting of the block.
func (r *reader) raw(at source.Span) string {
	text := r.file.Slice(at)
	if !strings.Contains(text, "\n") {
		return strings.TrimSpace(text)
	}
	var out []string
	for line := range strings.Lines(text) {
		if line = strings.Trim(line, "> \t\r\n"); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, " ")
}

func (r *reader) add(u *unit) *unit {
	u.order = len(r.units)
	u.text.done()
	r.units = append(r.units, u)
	u.section.units = append(u.section.units, u)
	return u
}

// blocks reads what stands under a heading, in a quotation or in an item of prose.
func (r *reader) blocks(in *section, step *unit, blocks []procedure.Block) {
	for _, block := range blocks {
		switch b := block.(type) {
		case *procedure.Steps:
			r.steps(in, nil, b.Steps)
		case *procedure.List:
			r.list(in, b)
		case *procedure.Callout:
			r.callout(in, step, b)
		case *procedure.Table:
			r.table(in, step, b)
		case *procedure.Quote:
			r.blocks(in, step, b.Blocks)
		case *procedure.Break:
		default:
			u := &unit{kind: textKind, section: in, parent: step}
			r.prose(&u.text, block)
			r.add(u)
		}
	}
}

// prose appends all the text of a block to a text.
func (r *reader) prose(to *prose, block procedure.Block) {
	switch b := block.(type) {
	case *procedure.Paragraph:
		to.add(b.Text)
		r.append(to, b.Text.Span)
		return
	case *procedure.Figure:
		to.figure(b)
	case *procedure.Code:
		to.plain(b.Text)
	case *procedure.Raw:
		to.plain(b.Text)
	case *procedure.List:
		for _, item := range b.Items {
			r.proses(to, item.Blocks)
		}
		return
	case *procedure.Steps:
		for _, s := range b.Steps {
			to.add(s.Text)
			r.append(to, s.Text.Span)
			r.proses(to, s.Blocks)
			r.prose(to, &procedure.Steps{Steps: s.Steps})
		}
		return
	case *procedure.Quote:
		r.proses(to, b.Blocks)
		return
	case *procedure.Callout:
		r.proses(to, b.Blocks)
		return
	case *procedure.Table:
		for _, row := range append([]procedure.Row{b.Header}, b.Rows...) {
			for _, cell := range row.Cells {
				to.add(cell)
			}
			r.append(to, row.Span)
		}
		return
	}
	r.append(to, block.At())
}

func (r *reader) proses(to *prose, blocks []procedure.Block) {
	for _, b := range blocks {
		r.prose(to, b)
	}
}

func (r *reader) append(to *prose, at source.Span) {
	to.raw = strings.TrimSpace(to.raw + " " + r.raw(at))
}

func (r *reader) callout(in *section, step *unit, c *procedure.Callout) {
	u := &unit{kind: calloutKind, section: in, parent: step, callout: c.Kind}
	r.proses(&u.text, c.Blocks)
	r.add(u)
}

func (r *reader) table(in *section, step *unit, t *procedure.Table) {
	var header []string
	for _, cell := range t.Header.Cells {
		header = append(header, normal(cell.Plain()))
	}
	for _, row := range append([]procedure.Row{t.Header}, t.Rows...) {
		u := &unit{kind: rowKind, section: in, parent: step, header: header}
		for _, cell := range row.Cells {
			var text prose
			text.add(cell)
			text.raw = r.raw(cell.Span)
			text.done()
			u.cells = append(u.cells, text)
			u.text.add(cell)
		}
		if len(u.cells) > 0 {
			u.first = strings.TrimSpace(row.Cells[0].Plain())
		}
		r.append(&u.text, row.Span)
		r.add(u)
	}
}

// steps reads a list of steps, or of substeps when parent is set.
func (r *reader) steps(in *section, parent *unit, steps []*procedure.Step) {
	for _, s := range steps {
		u := r.step(in, parent, s.Label.Text)
		u.text.add(s.Text)
		end := max(s.Text.Span.End, s.MarkerAt.End)
		if s.ID.Text != "" {
			end = s.ID.Span.End + 1
		}
		r.append(&u.text, source.Span{Start: s.MarkerAt.End, End: end})
		r.stepBlocks(in, u, s.Blocks)
		r.steps(in, u, s.Steps)
	}
}

// step opens a step: its position under the heading and the actor in effect.
func (r *reader) step(in *section, parent *unit, label string) *unit {
	u := &unit{kind: stepKind, section: in, parent: parent, label: label}
	if parent == nil {
		in.steps++
		u.path = strconv.Itoa(in.steps)
	} else {
		parent.inner = append(parent.inner, u)
		u.path = parent.path + "." + strconv.Itoa(len(parent.inner))
	}
	in.actor = or(label, in.actor)
	u.actor = in.actor
	return u
}

// stepBlocks takes prose inside a step into its text and makes units of the rest.
func (r *reader) stepBlocks(in *section, u *unit, blocks []procedure.Block) {
	var own []procedure.Block
	for _, block := range blocks {
		switch block.(type) {
		case *procedure.Callout, *procedure.Table:
			own = append(own, block)
		case *procedure.Break:
		default:
			r.prose(&u.text, block)
		}
	}
	r.add(u)
	r.blocks(in, u, own)
}

// neighbours tells each callout which top steps of its section stand around it.
func (d *doc) neighbours() {
	for _, s := range d.sections {
		var last *unit
		var waiting []*unit
		for _, u := range s.units {
			switch {
			case u.kind == calloutKind:
				u.before = last
				waiting = append(waiting, u)
			case u.kind == stepKind && u.parent == nil:
				for _, c := range waiting {
					c.after = u
				}
				last, waiting = u, nil
			}
		}
	}
}
