package procedure

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"sopkit/internal/source"
)

// insideStep reports whether a list stands in a step: its items are substeps, whatever their marker. Steps are the ordered
// lists that stand under a heading; a list in a callout, a quotation or a bullet is prose.
func insideStep(n *ast.List) bool {
	item, ok := n.Parent().(*ast.ListItem)
	if !ok {
		return false
	}
	parent, ok := item.Parent().(*ast.List)
	return ok && (parent.IsOrdered() && parent.Parent().Kind() == ast.KindDocument || insideStep(parent))
}

func (b *builder) steps(n *ast.List, at source.Span) *Steps {
	out := &Steps{Span: at, Ordered: n.IsOrdered()}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		out.Steps = append(out.Steps, b.step(c))
	}
	return out
}

// step reads one item: its first paragraph is the instruction, lists are substeps, the rest stays with the step.
func (b *builder) step(item ast.Node) *Step {
	s := &Step{Span: b.span(item)}
	s.MarkerAt, s.Marker = b.marker(s.Span)
	for n := item.FirstChild(); n != nil; n = n.NextSibling() {
		block := b.block(n)
		switch block := block.(type) {
		case nil:
		case *Steps:
			s.Steps = append(s.Steps, block.Steps...)
		case *Paragraph:
			if s.Text.Runs == nil && len(s.Blocks) == 0 {
				s.Text = block.Text
			} else {
				s.Blocks = append(s.Blocks, block)
			}
		default:
			s.Blocks = append(s.Blocks, block)
		}
	}
	if s.Text.Runs == nil {
		s.Text.Span = source.Span{Start: s.MarkerAt.End, End: s.MarkerAt.End}
	}
	s.takeID()
	s.takeLabel()
	return s
}

// marker reads "3." or "-" at the start of an item.
func (b *builder) marker(item source.Span) (source.Span, int) {
	text := b.text[item.Start:item.End]
	i, n := 0, 0
	for i < len(text) && i < 9 && text[i] >= '0' && text[i] <= '9' {
		n = n*10 + int(text[i]-'0')
		i++
	}
	if !numbered.Match(text[i:]) {
		i, n = 0, 0 // behind tabs the item begins with its text: "15 ml of milk"
	}
	return source.Span{Start: item.Start, End: min(item.Start+i+1, item.End)}, n
}

// numbered is what stands behind the number of an item.
var numbered = regexp.MustCompile(`^[.)](?:\s|$)`)

var stepID = regexp.MustCompile(`^\{#([A-Za-z0-9][A-Za-z0-9._-]{0,63})\}\s*$`)

// takeID moves {#refund} from the end of the text into ID.
func (s *Step) takeID() {
	if len(s.Text.Runs) == 0 {
		return
	}
	last := &s.Text.Runs[len(s.Text.Runs)-1]
	if !last.exact() || !strings.HasSuffix(strings.TrimSpace(last.Text), "}") {
		return
	}
	open := max(0, strings.LastIndex(last.Text, "{#"))
	m := stepID.FindStringSubmatchIndex(last.Text[open:])
	if m == nil {
		return
	}
	at := last.Span.Start + open
	s.ID = Value{Text: last.Text[open+m[2] : open+m[3]], Span: source.Span{Start: at + m[2], End: at + m[3]}}
	last.Text = strings.TrimRight(last.Text[:open], " \t\n\f\r")
	last.Span.End = last.Span.Start + len(last.Text)
	s.Text.Span.End = last.Span.End
	if last.Text == "" {
		s.Text.Runs = s.Text.Runs[:len(s.Text.Runs)-1]
	}
}

// takeLabel moves a leading bold name and colon, inside or after the stars, into Label.
func (s *Step) takeLabel() {
	name, n := "", 0
	for _, r := range s.Text.Runs {
		if r.Style&Bold == 0 || r.Kind != TextRun {
			break
		}
		name += r.Text
		n++
	}
	if n == 0 {
		return
	}
	size := len(name)
	rest := ""
	if n < len(s.Text.Runs) && s.Text.Runs[n].Kind == TextRun {
		rest = s.Text.Runs[n].Text
	}
	switch {
	case strings.HasSuffix(strings.TrimSpace(name), ":"):
	case strings.HasPrefix(rest, ":"):
		size++
	default:
		return
	}
	label := strings.TrimSuffix(strings.TrimSpace(name), ":")
	if label == "" || len(label) > 100 {
		return
	}
	from := s.Text.Span.Start
	s.Label = Value{Text: strings.TrimSpace(label), Span: s.Text.Source(0, len(label))}
	s.Text = s.Text.trim(size)
	s.LabelAt = source.Span{Start: from, End: s.Text.Span.Start}
}

// numberSteps gives each step its address under the nearest heading and the actor in effect.
// A callout at the margin that splits a list does not start the numbers again.
func numberSteps(p *Procedure) {
	for _, s := range p.Sections {
		numberSection(s)
	}
}

func numberSection(s *Section) {
	n, actor := 0, ""
	for _, block := range s.Blocks {
		if steps, ok := block.(*Steps); ok {
			n, actor = numberList(steps.Steps, "", n, actor)
		}
	}
	for _, sub := range s.Sections {
		numberSection(sub)
	}
}

func numberList(steps []*Step, prefix string, n int, actor string) (int, string) {
	for _, s := range steps {
		n++
		s.Address = prefix + strconv.Itoa(n)
		if s.Label.Text != "" {
			actor = s.Label.Text
		}
		s.Actor = actor
		_, actor = numberList(s.Steps, s.Address+".", 0, actor)
	}
	return n, actor
}
