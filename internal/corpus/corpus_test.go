// Package corpus holds the cases that every stage shares: one txtar file is a sentence that says why the case exists,
// input.md, and what each stage makes of it. UPDATE=1 writes what the program makes of it now.
package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"sopkit/internal/lint"
	"sopkit/internal/lint/rules"
	"sopkit/internal/manual"
	"sopkit/internal/procedure"
)

// stages turn a case into text; the name is the file of the archive.
var stages = map[string]func(*manual.Manual, *procedure.Procedure) string{
	"model":       func(_ *manual.Manual, p *procedure.Procedure) string { return model(p) },
	"format.md":   func(_ *manual.Manual, p *procedure.Procedure) string { return canonical(p) },
	"diagnostics": func(m *manual.Manual, _ *procedure.Procedure) string { return diagnostics(m) },
}

func TestCases(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { runCase(t, name) })
	}
}

func runCase(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if len(archive.Comment) == 0 {
		t.Error("the case does not say why it exists")
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		if strings.HasPrefix(f.Name, "input.") || f.Name == "sop.yaml" {
			files[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	m, err := manual.Load(files)
	if err != nil || len(m.Procedures) != 1 {
		t.Fatalf("%d procedures, %v", len(m.Procedures), err)
	}
	formatted(t, m.Procedures[0])
	for i, f := range archive.Files {
		stage, ok := stages[f.Name]
		if !ok {
			continue
		}
		got := stage(m, m.Procedures[0])
		if os.Getenv("UPDATE") != "" {
			archive.Files[i].Data = []byte(got)
		} else if got != string(f.Data) {
			t.Errorf("%s:\n%s\nwant:\n%s", f.Name, got, f.Data)
		}
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

var place = regexp.MustCompile(` @[0-9]+:[0-9]+$`)

// formatted checks that the canonical form says the same, by an outline that package procedure does not know, and stays.
func formatted(t *testing.T, p *procedure.Procedure) {
	text, ok := procedure.Format(p)
	if !ok {
		if !p.Broken() {
			t.Error("there is no canonical form")
		}
		return
	}
	again := procedure.Parse(p.File.Path, text)
	if was, is := unplaced(p), unplaced(again); was != is {
		t.Errorf("fmt changes the meaning from\n%s\nto\n%s", was, is)
	}
	if twice, ok := procedure.Format(again); !ok || string(twice) != string(text) {
		t.Errorf("a second fmt changes it to\n%s", twice)
	}
}

// unplaced is the outline without places; the keys of the front matter count in any order.
func unplaced(p *procedure.Procedure) string {
	var keys, rest []string
	for _, line := range strings.Split(model(p), "\n") {
		line = place.ReplaceAllString(line, "")
		if strings.HasPrefix(line, "key ") {
			keys = append(keys, line)
		} else {
			rest = append(rest, line)
		}
	}
	slices.Sort(keys)
	return strings.Join(append(keys, rest...), "\n")
}

// canonical is what fmt makes of a procedure: "" when it leaves the file alone.
func canonical(p *procedure.Procedure) string {
	text, ok := procedure.Format(p)
	if !ok {
		return ""
	}
	return string(text)
}

func diagnostics(m *manual.Manual) string {
	var b strings.Builder
	for _, d := range lint.Run(m, rules.All, lint.Choice{}) {
		at := d.File.Position(d.Span.Start)
		fmt.Fprintf(&b, "%d:%d %s %s %q: %s\n", at.Line, at.Column, d.Severity, d.Rule, d.File.Slice(d.Span), d.Message)
	}
	return b.String()
}

// model writes a procedure as an outline: one line a node, with the kind, what the reader sees and the place.
func model(p *procedure.Procedure) string {
	o := outline{file: p.File.Path, p: p}
	for _, f := range p.Meta.Fields {
		values := []string{}
		for _, v := range f.List {
			values = append(values, fmt.Sprintf("%q", v.Text))
		}
		o.line(0, "key "+f.Key.Text+" "+string(f.Shape)+" "+strings.Join(values, " "), f.Span.Start)
	}
	if p.Title != nil {
		o.line(0, "title "+text(p.Title.Heading), p.Title.Span.Start)
	}
	o.blocks(0, p.Preamble)
	for _, s := range p.Sections {
		o.section(0, s)
	}
	for _, n := range p.Notes {
		o.line(0, "footnote "+n.Name, n.Span.Start)
		o.blocks(1, n.Blocks)
	}
	return o.String()
}

type outline struct {
	strings.Builder
	file string
	p    *procedure.Procedure
}

func (o *outline) line(depth int, what string, at int) {
	pos := o.p.File.Position(at)
	fmt.Fprintf(o, "%s%s @%d:%d\n", strings.Repeat("  ", depth), strings.TrimSpace(what), pos.Line, pos.Column)
}

func (o *outline) section(depth int, s *procedure.Section) {
	o.line(depth, fmt.Sprintf("section %s %s", s.Kind, text(s.Heading)), s.Span.Start)
	o.blocks(depth+1, s.Blocks)
	for _, sub := range s.Sections {
		o.section(depth+1, sub)
	}
}

func (o *outline) blocks(depth int, blocks []procedure.Block) {
	for _, block := range blocks {
		o.block(depth, block)
	}
}

func (o *outline) block(depth int, block procedure.Block) {
	at := block.At().Start
	switch b := block.(type) {
	case *procedure.Paragraph:
		o.line(depth, "paragraph "+text(b.Text), at)
	case *procedure.Figure:
		o.line(depth, fmt.Sprintf("figure %s %q %q", b.Image.Target, b.Alt, b.Image.Title), at)
	case *procedure.List:
		o.line(depth, fmt.Sprintf("list ordered=%v", b.Ordered), at)
		for _, item := range b.Items {
			o.blocks(depth+1, item.Blocks)
		}
	case *procedure.Steps:
		o.steps(depth, b.Steps)
	case *procedure.Callout:
		o.line(depth, "callout "+b.Kind, at)
		o.blocks(depth+1, b.Blocks)
	case *procedure.Table:
		for _, r := range slices.Concat([]procedure.Row{b.Header}, b.Rows) {
			cells := []string{}
			for _, c := range r.Cells {
				cells = append(cells, text(c))
			}
			o.line(depth, "row "+strings.Join(cells, " | "), r.Span.Start)
		}
	case *procedure.Code:
		o.line(depth, fmt.Sprintf("code %s %q", b.Info, b.Text), at)
	case *procedure.Quote:
		o.line(depth, "quote", at)
		o.blocks(depth+1, b.Blocks)
	case *procedure.Raw:
		o.line(depth, fmt.Sprintf("raw %q", b.Text), at)
	case *procedure.Break:
		o.line(depth, "break", at)
	}
}

func (o *outline) steps(depth int, steps []*procedure.Step) {
	for _, s := range steps {
		o.line(depth, fmt.Sprintf("step %s [%s] #%s %s", s.Address, s.Actor, s.ID.Text, text(s.Text)), s.Span.Start)
		o.blocks(depth+1, s.Blocks)
		o.steps(depth+1, s.Steps)
	}
}

// text shows runs with their kind and style, so that a lost link or a wrong style changes the outline.
func text(t procedure.Inline) string {
	var b strings.Builder
	for _, r := range t.Runs {
		switch {
		case r.Kind == procedure.HardLine:
			b.WriteString("<br>")
		case r.Kind == procedure.ImageRun:
			fmt.Fprintf(&b, "<image %s %q>", r.Link.Target, r.Text)
		case r.Kind == procedure.FactRun:
			fmt.Fprintf(&b, "<fact %s>", r.Name)
		case r.Kind == procedure.NoteRun:
			fmt.Fprintf(&b, "<note %s>", r.Name)
		case r.Link != nil:
			fmt.Fprintf(&b, "<link %s %q>", r.Link.Target, r.Text)
		case r.Style != 0:
			fmt.Fprintf(&b, "<style %d %q>", r.Style, r.Text)
		default:
			b.WriteString(r.Text)
		}
	}
	return b.String()
}
