package procedure

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"sopkit/internal/source"
)

var signal = regexp.MustCompile(`^\[!([A-Za-z]+)\][ \t]*`)

// callouts are the kinds by signal word; Git hosts' IMPORTANT and TIP read as notice and note.
var callouts = map[string]string{
	"DANGER": "danger", "WARNING": "warning", "CAUTION": "caution", "NOTICE": "notice", "NOTE": "note", "IMPORTANT": "notice", "TIP": "note",
}

// quote is a callout when its first line is a signal word, else a quotation.
func (b *builder) quote(n *ast.Blockquote, at source.Span) Block {
	blocks := b.blocks(n)
	if len(blocks) == 0 {
		return &Quote{Span: at}
	}
	first, ok := blocks[0].(*Paragraph)
	if !ok {
		return &Quote{Span: at, Blocks: blocks}
	}
	m := signal.FindStringSubmatch(first.Text.Plain())
	if m == nil {
		return &Quote{Span: at, Blocks: blocks}
	}
	kind, known := callouts[strings.ToUpper(m[1])]
	word := Value{Text: m[1], Span: first.Text.Source(2, 2+len(m[1]))}
	if !known {
		b.p.report("signal-word", word.Span, "there is no callout "+m[1], "use DANGER, WARNING, CAUTION, NOTICE or NOTE")
		kind = "note"
	}
	first.Text = first.Text.trim(len(m[0]))
	first.Span.Start = first.Text.Span.Start
	if first.Text.Empty() {
		blocks = blocks[1:]
	}
	return &Callout{Span: at, Kind: kind, Word: word, Blocks: blocks}
}
