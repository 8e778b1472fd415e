package xliff

import (
	"fmt"
	"strconv"
	"strings"

	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// reader collects units.
type reader struct {
	p     *procedure.Procedure
	units []Unit
}

func (r *reader) value(name string, v procedure.Value) {
	if v.Text != "" {
		r.units = append(r.units, Unit{Name: name, Source: []Token{{Text: v.Text}}, Span: v.Span, yaml: true})
	}
}

func (r *reader) node(n procedure.Node) {
	name := "paragraph"
	switch {
	case n.Heading:
		name = "heading"
	case n.Callout != nil:
		name = n.Callout.Kind
	case n.Step != nil:
		name = "step " + n.Step.Address
	}
	if n.Enter && n.Step != nil && n.Step.Label.Text != "" {
		at := n.Step.Label.Span
		r.units = append(r.units, Unit{Name: name + ", actor", Source: []Token{{Text: r.p.File.Slice(at)}}, Span: at})
	}
	if figure, ok := n.Block.(*procedure.Figure); ok {
		r.figure(name, figure)
	}
	if n.Text != nil && !n.Text.Empty() {
		r.units = append(r.units, Unit{Name: name, Source: r.tokens(*n.Text), Span: n.Text.Span})
	}
}

// figure is a picture: its alternative text and its caption are text, the rest stays.
func (r *reader) figure(name string, f *procedure.Figure) {
	raw := r.p.File.Slice(f.AltSpan)
	end := strings.LastIndex(raw, "](")
	if !strings.HasPrefix(raw, "![") || end < 2 {
		return // its target stands elsewhere
	}
	t := tokenizer{}
	t.mark(raw[:2])
	t.text(raw[2:end])
	rest := raw[end:]
	open, shut := strings.IndexByte(rest, '"'), strings.LastIndexByte(rest, '"')
	if open >= 0 && shut > open+1 {
		t.mark(rest[:open+1])
		t.text(rest[open+1 : shut])
		rest = rest[shut:]
	}
	t.mark(rest)
	r.units = append(r.units, Unit{Name: name + ", picture", Source: t.tokens, Span: f.AltSpan})
}

// tokens divides a text: what the reader reads is text, all other bytes are placeholders.
func (r *reader) tokens(t procedure.Inline) []Token {
	file, at := r.p.File, t.Span.Start
	out := tokenizer{}
	for _, run := range t.Runs {
		if run.Span.Start < at || run.Span.End > t.Span.End {
			continue // no bytes of its own
		}
		raw := file.Slice(run.Span)
		gap := file.Slice(source.Span{Start: at, End: run.Span.Start})
		if out.broken && strings.TrimLeft(gap, " \t>") == "" {
			out.more(gap)
		} else {
			out.mark(gap)
		}
		switch {
		case raw == "\n":
			out.lineBreak()
		case run.Kind == procedure.TextRun && raw == run.Text && run.Style&procedure.CodeStyle == 0 && (run.Link == nil || !run.Link.Auto):
			out.text(raw)
		default:
			out.mark(raw)
		}
		at = run.Span.End
	}
	out.mark(file.Slice(source.Span{Start: at, End: max(at, t.Span.End)}))
	return out.tokens
}

// tokenizer builds tokens; neighbours of one kind join.
type tokenizer struct {
	tokens []Token
	count  int
	broken bool // the last token is a line break
}

func (t *tokenizer) text(s string) {
	if s == "" {
		return
	}
	t.broken = false
	if n := len(t.tokens) - 1; n >= 0 && t.tokens[n].ID == "" {
		t.tokens[n].Text += s
		return
	}
	t.tokens = append(t.tokens, Token{Text: s})
}

func (t *tokenizer) mark(s string) {
	if s == "" {
		return
	}
	if n := len(t.tokens) - 1; n >= 0 && t.tokens[n].ID != "" && !t.tokens[n].Free {
		t.tokens[n].Text += s
		return
	}
	t.broken = false
	t.count++
	t.tokens = append(t.tokens, Token{Text: s, ID: strconv.Itoa(t.count)})
}

func (t *tokenizer) lineBreak() {
	t.count++
	t.tokens = append(t.tokens, Token{Text: "\n", ID: strconv.Itoa(t.count), Free: true})
	t.broken = true
}

// more lengthens the line break at the end by the marks that open the next line.
func (t *tokenizer) more(s string) { t.tokens[len(t.tokens)-1].Text += s }

// raw is the text of tokens as it stands in a file.
func raw(tokens []Token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.WriteString(t.Text)
	}
	return b.String()
}

// Pair gives the units of a source text the texts of its translation as targets. It reports false, and gives none, when the
// two do not have the same texts in the same places.
func Pair(units, translated []Unit) bool {
	if len(units) != len(translated) {
		return false
	}
	for i := range units {
		if units[i].Name != translated[i].Name {
			return false
		}
	}
	for i := range units {
		units[i].Target = named(translated[i].Source, units[i].Source)
	}
	return true
}

// Reuse gives targets to the units whose text stood in an earlier source text too, from the translation of that one; the
// others lose theirs. It changes nothing and reports false when that translation does not fit the earlier text.
func Reuse(units, earlier, translated []Unit) bool {
	if !Pair(earlier, translated) {
		return false
	}
	known := map[string][]Unit{}
	for _, u := range earlier {
		key := raw(u.Source)
		known[key] = append(known[key], u)
	}
	for i, u := range units {
		units[i].Target = nil
		if list := known[raw(u.Source)]; len(list) > 0 {
			units[i].Target = list[0].Target
			if len(list) > 1 { // the same words again: the next of them
				known[raw(u.Source)] = list[1:]
			}
		}
	}
	return true
}

// named gives the placeholders of a translation the ids of those in the source: of one with the same text, else of the next
// one in order; what is left over counts on.
func named(target, from []Token) []Token {
	out := append([]Token{}, target...)
	free := []Token{}
	for _, t := range from {
		if t.ID != "" {
			free = append(free, t)
		}
	}
	last := len(free)
	take := func(i int, fits func(Token) bool) {
		for n, t := range free {
			if fits(t) {
				out[i].ID = t.ID
				free = append(free[:n:n], free[n+1:]...)
				return
			}
		}
	}
	for i := range out {
		if out[i].ID != "" {
			out[i].ID = "?"
			take(i, func(t Token) bool { return t.Text == out[i].Text })
		}
	}
	for i := range out {
		if out[i].ID == "?" {
			take(i, func(t Token) bool { return t.Free == out[i].Free })
		}
		if out[i].ID == "?" {
			last++
			out[i].ID = strconv.Itoa(last)
		}
	}
	return out
}

// Mistake is what does not fit in an exchange file.
type Mistake struct {
	Line int // from 1
	Text string
}

// Error is the text without the place.
func (m Mistake) Error() string { return fmt.Sprintf("line %d: %s", m.Line, m.Text) }
