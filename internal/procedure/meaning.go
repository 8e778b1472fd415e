package procedure

import (
	"fmt"
	"slices"
	"strings"
)

// meaning writes down all that the model says, without places and without the numbers that are written before steps. Two
// procedures with one meaning are the same procedure for every reader.
func (p *Procedure) meaning() string {
	m := meaning{}
	m.add("lang %q", p.Lang())
	m.fields(p.Meta.Fields)
	if p.Title != nil {
		m.text("title", p.Title.Heading)
	}
	m.blocks(p.Preamble)
	for _, s := range p.Sections {
		m.section(s)
	}
	for _, n := range p.Notes {
		m.add("note %q", n.Name)
		m.blocks(n.Blocks)
	}
	for _, c := range p.Comments {
		m.add("comment %q", strings.Fields(c.Text))
	}
	for _, problem := range p.Problems {
		if problem.Rule != "line-ends" && problem.Rule != "front-matter-fence" {
			m.add("problem %s %s", problem.Rule, problem.Message)
		}
	}
	return m.String()
}

type meaning struct{ strings.Builder }

func (m *meaning) add(format string, args ...any) {
	fmt.Fprintf(m, format, args...)
	m.WriteByte('\n')
}

func (m *meaning) fields(fields []Field) {
	var lines []string
	for _, f := range fields {
		line := fmt.Sprintf("key %q %s", f.Key.Text, f.Shape)
		for _, v := range f.List {
			line += fmt.Sprintf(" %q", v.Text)
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	m.add("%s", strings.Join(lines, "\n"))
}

func (m *meaning) section(s *Section) {
	m.add("section %d %s", s.Level, s.Kind)
	m.text("heading", s.Heading)
	m.blocks(s.Blocks)
	for _, sub := range s.Sections {
		m.section(sub)
	}
	m.add("end")
}

func (m *meaning) blocks(blocks []Block) {
	for _, block := range blocks {
		m.block(block)
	}
	m.add("end")
}

func (m *meaning) block(block Block) {
	switch b := block.(type) {
	case *Paragraph:
		m.text("paragraph", b.Text)
	case *Figure:
		m.add("figure %q %q %q", b.Image.Target, b.Image.Title, b.Alt)
	case *List:
		m.add("list %v %d", b.Ordered, b.Start)
		for _, item := range b.Items {
			m.blocks(item.Blocks)
		}
		m.add("end")
	case *Steps:
		m.add("steps %v", b.Ordered)
		m.steps(b.Steps)
	case *Callout:
		m.add("callout %s %q", b.Kind, b.Word.Text)
		m.blocks(b.Blocks)
	case *Table:
		m.table(b)
	case *Code:
		m.add("code %q %q", b.Info, b.Text)
	case *Quote:
		m.add("quote")
		m.blocks(b.Blocks)
	case *Raw:
		m.add("raw %q", strings.TrimRight(b.Text, " \t\n"))
	case *Break:
		m.add("break")
	}
}

func (m *meaning) steps(steps []*Step) {
	for _, s := range steps {
		m.add("step %s %v %q %q %q", s.Address, s.MarkerAt.Len() > 1, s.ID.Text, s.Label.Text, s.Actor)
		m.text("text", s.Text)
		m.blocks(s.Blocks)
		m.steps(s.Steps)
	}
	m.add("end")
}

func (m *meaning) table(t *Table) {
	m.add("table %v", t.Align)
	for _, r := range slices.Concat([]Row{t.Header}, t.Rows) {
		for _, c := range r.Cells {
			m.text("cell", c)
		}
		m.add("end")
	}
}

// text writes runs; neighbours of one kind count as one, and a tag that runs over lines counts as its words.
func (m *meaning) text(what string, t Inline) {
	last := ""
	m.WriteString(what)
	for _, r := range t.Runs {
		kind := fmt.Sprintf("%d %d %q", r.Kind, r.Style, r.Name)
		if r.Link != nil {
			kind += fmt.Sprintf(" %q %q %v", r.Link.Target, r.Link.Title, r.Link.Auto)
		}
		if kind != last {
			m.WriteString("\n\t" + kind + " ")
		}
		last = kind
		text := r.Text
		if r.Kind == RawRun {
			text = strings.Join(strings.Fields(text), " ")
		}
		m.WriteString(strings.ReplaceAll(text, "\n", `\n`))
	}
	m.WriteByte('\n')
}
