package procedure

import (
	"sort"

	"sopkit/internal/source"
)

// Node is one thing that Walk meets: a section, a block, a step or a text. What it stands in comes with it.
type Node struct {
	Section *Section // the nearest section; nil before the first
	Step    *Step    // the innermost step; nil outside steps
	Callout *Callout // the innermost callout; nil outside callouts
	Block   Block    // set when the node is a block
	Text    *Inline  // set when the node is a text (heading, paragraph, instruction, cell)
	Heading bool     // the text is a heading
	Enter   bool     // the node is the section or step itself: Section or Step is new
}

// Walk calls visit for everything in the procedure, in the order of the file.
func Walk(p *Procedure, visit func(Node)) {
	w := walker{visit: visit}
	if p.Title != nil {
		visit(Node{Text: &p.Title.Heading, Heading: true})
	}
	w.blocks(p.Preamble, Node{})
	for _, s := range p.Sections {
		w.section(s)
	}
	for _, n := range p.Notes {
		w.blocks(n.Blocks, Node{})
	}
}

// Steps calls visit for every step, parents first.
func (p *Procedure) Steps(visit func(*Section, *Step)) {
	Walk(p, func(n Node) {
		if n.Enter && n.Step != nil {
			visit(n.Section, n.Step)
		}
	})
}

// Images calls visit for every image, figures and images in the line alike, in the order of the file. at is where it stands.
func Images(p *Procedure, visit func(n Node, image *Link, at source.Span)) {
	Walk(p, func(n Node) {
		if f, ok := n.Block.(*Figure); ok && f.Image != nil {
			visit(n, f.Image, f.Image.Span)
		}
		if n.Text == nil {
			return
		}
		for _, r := range n.Text.Runs {
			if r.Kind == ImageRun && r.Link != nil {
				visit(n, r.Link, r.Span)
			}
		}
	})
}

type walker struct{ visit func(Node) }

func (w walker) section(s *Section) {
	w.visit(Node{Section: s, Enter: true})
	w.visit(Node{Section: s, Text: &s.Heading, Heading: true})
	w.blocks(s.Blocks, Node{Section: s})
	for _, sub := range s.Sections {
		w.section(sub)
	}
}

func (w walker) blocks(blocks []Block, in Node) {
	for _, block := range blocks {
		here := in
		here.Block = block
		w.visit(here)
		switch b := block.(type) {
		case *Paragraph:
			w.text(&b.Text, in)
		case *List:
			for _, item := range b.Items {
				w.blocks(item.Blocks, in)
			}
		case *Steps:
			w.steps(b.Steps, in)
		case *Callout:
			inner := in
			inner.Callout = b
			w.blocks(b.Blocks, inner)
		case *Quote:
			w.blocks(b.Blocks, in)
		case *Table:
			w.row(&b.Header, in)
			for i := range b.Rows {
				w.row(&b.Rows[i], in)
			}
		}
	}
}

func (w walker) steps(steps []*Step, in Node) {
	for _, s := range steps {
		inner := in
		inner.Step = s
		enter := inner
		enter.Enter = true
		w.visit(enter)
		w.text(&s.Text, inner)
		w.blocks(s.Parts(), inner)
	}
}

func (w walker) row(r *Row, in Node) {
	for i := range r.Cells {
		w.text(&r.Cells[i], in)
	}
}

func (w walker) text(t *Inline, in Node) {
	in.Text = t
	w.visit(in)
}

// Parts are what follows the instruction of a step, in the order of the file: its blocks, and its substeps as lists of steps.
func (s *Step) Parts() []Block {
	switch {
	case len(s.Steps) == 0:
		return s.Blocks
	case len(s.Blocks) == 0:
		first, last := s.Steps[0], s.Steps[len(s.Steps)-1]
		return []Block{&Steps{Span: source.Span{Start: first.Span.Start, End: last.Span.End}, Ordered: first.Marker > 0, Steps: s.Steps}}
	}
	out := append([]Block{}, s.Blocks...)
	var run *Steps
	for _, sub := range s.Steps {
		if run == nil || s.blockBetween(run, sub) {
			run = &Steps{Span: sub.Span, Ordered: sub.Marker > 0}
			out = append(out, run)
		}
		run.Steps, run.Span.End = append(run.Steps, sub), sub.Span.End
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].At().Start < out[j].At().Start })
	return out
}

// blockBetween reports whether a block of the step stands between a run of substeps and the next substep.
func (s *Step) blockBetween(run *Steps, next *Step) bool {
	for _, b := range s.Blocks {
		if at := b.At().Start; at >= run.Span.End && at < next.Span.Start {
			return true
		}
	}
	return false
}
