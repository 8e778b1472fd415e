package procedure

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"sopkit/internal/source"
)

// frontMatter reads the YAML block that opens the file and returns the offset of the body.
func (p *Procedure) frontMatter() int {
	text := p.File.Text
	start := 0
	if bytes.HasPrefix(text, bom) {
		start = len(bom)
	}
	open, end, closed, ok := p.fences(start)
	if !ok {
		return start
	}
	inner := source.Span{Start: open, End: end}
	p.Meta.Span = source.Span{Start: start, End: closed}
	if inner.Len() > MaxFrontMatter {
		p.report("front-matter-syntax", p.File.LineSpan(1), "the front matter is larger than 1 MB", "close it with a line of three hyphens")
		return closed
	}
	if !p.plain(inner) {
		p.yaml(inner)
	}
	p.second(closed)
	return closed
}

// second reports a second document: a fence right behind the front matter, and a key under it.
func (p *Procedure) second(body int) {
	for n := p.File.Position(body).Line; n < p.File.Lines(); n++ {
		line := bytes.TrimSpace(p.File.Line(n))
		if string(line) == "---" && keyForm.Match(p.File.Line(n+1)) {
			p.report("front-matter-syntax", p.File.LineSpan(n), "a second front matter starts here", "keep one, and write *** for a rule in the text")
		}
		if len(line) > 0 {
			return
		}
	}
}

var keyForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*:(?:[ \t\r]|$)`)

// fences finds the line that opens the front matter and the one that closes it.
// It returns the start and end of the YAML and the start of the body.
func (p *Procedure) fences(start int) (open, end, body int, ok bool) {
	first, blank := 1, false
	for first <= p.File.Lines() && len(bytes.TrimSpace(p.line(first, start))) == 0 {
		first, blank = first+1, true
	}
	line := p.line(first, start)
	trimmed := bytes.TrimSpace(line)
	if string(trimmed) != "---" {
		return 0, 0, 0, false
	}
	at := p.File.LineSpan(first)
	switch {
	case blank:
		p.report("front-matter-syntax", at, "front matter starts after a blank line", "put --- on the first line")
	case line[0] == ' ' || line[0] == '\t':
		p.report("front-matter-syntax", at, "the front matter is indented", "put --- at the start of the line")
	case len(line) > 3:
		p.report("front-matter-fence", at, "there is white space after ---", "delete it")
	}
	for n := first + 1; n <= p.File.Lines(); n++ {
		switch line := p.File.Line(n); string(bytes.TrimSpace(line)) {
		case "---":
			if line[0] == ' ' && at.Len() == 3 {
				continue // an indented line of hyphens is YAML text, not a fence
			}
			return at.End + 1, p.File.LineSpan(n).Start, min(p.File.LineSpan(n).End+1, len(p.File.Text)), true
		case "...":
			p.report("front-matter-syntax", p.File.LineSpan(n), "the front matter ends with ... and not with ---", "write ---")
			return at.End + 1, p.File.LineSpan(n).Start, min(p.File.LineSpan(n).End+1, len(p.File.Text)), true
		}
	}
	p.report("front-matter-syntax", at, "the front matter is never closed", "put --- on a line of its own after the last key")
	return p.unclosed(first, at.End+1)
}

// unclosed takes the lines that look like keys as front matter, so that the rest is still read.
func (p *Procedure) unclosed(first, open int) (start, end, body int, ok bool) {
	for n := first + 1; n <= p.File.Lines(); n++ {
		line := p.File.Line(n)
		if len(bytes.TrimSpace(line)) == 0 || line[0] == '#' {
			at := p.File.LineSpan(n).Start
			return min(open, at), at, at, true
		}
	}
	return min(open, len(p.File.Text)), len(p.File.Text), len(p.File.Text), true
}

// line is the text of a line; on the first one the byte order mark is left out.
func (p *Procedure) line(n, start int) []byte {
	line := p.File.Line(n)
	if n == 1 {
		return line[min(start, len(line)):]
	}
	return line
}

var (
	loneCR    = regexp.MustCompile(`\r(?:[^\n]|$)`)
	yamlLine  = regexp.MustCompile(`line (\d+): *`)
	yamlNoise = regexp.MustCompile(`^yaml: *(line \d+: *)?`)
)

// yaml reads the keys. Each scalar keeps the text that stands in the file.
func (p *Procedure) yaml(inner source.Span) {
	text := p.File.Text[inner.Start:inner.End]
	for i, c := range text {
		if c == '\t' && len(bytes.TrimLeft(text[bytes.LastIndexByte(text[:i], '\n')+1:i], " \t")) == 0 {
			p.report("front-matter-syntax", source.Span{Start: inner.Start + i, End: inner.Start + i + 1}, "a tab indents the front matter", "use spaces")
			return
		}
	}
	if i := loneCR.FindIndex(text); i != nil {
		p.report("front-matter-syntax", source.Span{Start: inner.Start + i[0], End: inner.Start + i[0] + 1}, "a CR without LF stands in the front matter", "end lines with LF")
		return
	}
	var doc yaml.Node
	if err := decode(text, &doc); err != nil {
		p.report("front-matter-syntax", p.yamlErrorAt(err, inner), "the front matter is no YAML: "+yamlNoise.ReplaceAllString(err.Error(), ""), "put text with a colon or # in quotes")
		return
	}
	if len(doc.Content) == 0 {
		return
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		p.report("front-matter-syntax", inner, "the front matter is no list of keys", "write lines such as title: Accept a return")
		return
	}
	y := yamlReader{p: p, base: inner.Start, budget: 10_000}
	y.fields(root)
	p.Meta.fill()
}

// decode keeps a fault inside the YAML library from stopping the program.
func decode(text []byte, doc *yaml.Node) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("yaml: %v", r)
		}
	}()
	return yaml.Unmarshal([]byte(hideBreaks.Replace(string(text))), doc)
}

// YAML 1.1 ends lines at U+0085, U+2028 and U+2029 too; here only LF does. They go through the YAML library as characters of
// the same length that nobody assigned, and come back in the values.
var (
	hideBreaks = strings.NewReplacer("\u0085", "\u07BF", "\u2028", "\uE028", "\u2029", "\uE029")
	showBreaks = strings.NewReplacer("\u07BF", "\u0085", "\uE028", "\u2028", "\uE029", "\u2029")
)

func (p *Procedure) yamlErrorAt(err error, inner source.Span) source.Span {
	m := yamlLine.FindStringSubmatch(err.Error())
	if m == nil {
		return p.File.LineSpan(p.File.Position(inner.Start).Line)
	}
	n, _ := strconv.Atoi(m[1])
	return p.File.LineSpan(n + p.File.Position(inner.Start).Line - 1)
}

// yamlReader turns nodes into fields with byte spans.
type yamlReader struct {
	p      *Procedure
	base   int // offset of the YAML in the file
	budget int // how many nodes aliases may still bring
}

func (y *yamlReader) fields(root *yaml.Node) {
	seen := map[string]bool{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := y.value(root.Content[i]), root.Content[i+1]
		switch {
		case root.Content[i].Tag == "!!merge":
			y.p.report("front-matter-syntax", key.Span, "merge keys are not allowed", "write the keys out")
			continue
		case root.Content[i].Kind != yaml.ScalarNode:
			y.p.report("front-matter-syntax", key.Span, "a key must be a word", "")
			continue
		case seen[key.Text]:
			y.p.report("front-matter-syntax", key.Span, "the key "+strconv.Quote(key.Text)+" stands twice", "keep one of them")
			continue
		}
		seen[key.Text] = true
		y.p.Meta.Fields = append(y.p.Meta.Fields, y.field(key, value))
	}
}

func (y *yamlReader) field(key Value, node *yaml.Node) Field {
	f := Field{Key: key, Span: key.Span}
	node = y.alias(node, key)
	y.tag(node, key)
	switch node.Kind {
	case yaml.SequenceNode:
		f.Shape = ListShape
		for _, item := range node.Content {
			if item = y.alias(item, key); item.Kind == yaml.ScalarNode {
				f.List = append(f.List, y.value(item))
			}
		}
	case yaml.MappingNode:
		f.Shape = MapShape
		for i := 0; i+1 < len(node.Content); i += 2 {
			f.Map = append(f.Map, Entry{Key: y.value(node.Content[i]), List: y.scalars(node.Content[i+1], key)})
		}
	case yaml.ScalarNode:
		f.Value = y.value(node)
		f.Shape = ScalarShape
		if node.Tag == "!!null" {
			f.Shape = NullShape
			f.Value.Text = ""
		} else {
			f.List = []Value{f.Value}
		}
		f.Span.End = max(f.Span.End, f.Value.Span.End)
	}
	for _, v := range f.List {
		f.Span.End = max(f.Span.End, v.Span.End)
	}
	return f
}

// scalars are a scalar, or those of a list.
func (y *yamlReader) scalars(node *yaml.Node, key Value) []Value {
	all := []*yaml.Node{y.alias(node, key)}
	if all[0].Kind == yaml.SequenceNode {
		all = all[0].Content
	}
	var out []Value
	for _, item := range all {
		if item = y.alias(item, key); item.Kind == yaml.ScalarNode {
			out = append(out, y.value(item))
		}
	}
	return out
}

// tag refuses explicit tags such as !!binary.
func (y *yamlReader) tag(node *yaml.Node, key Value) {
	if node.Style&yaml.TaggedStyle != 0 {
		y.p.report("front-matter-syntax", key.Span, "YAML tags are not allowed", "delete "+node.Tag)
	}
}

// alias follows an alias within the budget.
func (y *yamlReader) alias(node *yaml.Node, key Value) *yaml.Node {
	if node.Kind != yaml.AliasNode {
		return node
	}
	if y.budget -= 1 + len(node.Alias.Content); y.budget < 0 {
		y.p.report("front-matter-syntax", key.Span, "aliases blow the front matter up", "write the values out")
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Line: node.Line, Column: node.Column}
	}
	return node.Alias
}

// value is a scalar with its place. yaml.v3 counts lines and columns from 1, columns in characters.
func (y *yamlReader) value(n *yaml.Node) Value {
	file := y.p.File
	line := n.Line + file.Position(y.base).Line - 1
	start := file.LineSpan(line).Start
	for i, c := 0, file.Line(line); i < n.Column-1 && start < file.LineSpan(line).End; i++ {
		_, size := utf8.DecodeRune(c)
		c, start = c[size:], start+size
	}
	n.Value = showBreaks.Replace(n.Value)
	return Value{Text: n.Value, Span: source.Span{Start: start, End: y.end(n, start)}}
}

// end finds where a scalar ends in the file: quoted ones at their closing quote, plain ones by their text.
func (y *yamlReader) end(n *yaml.Node, start int) int {
	text := y.p.File.Text[start:]
	switch {
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 && len(text) > 0:
		quote := text[0]
		for i := 1; i < len(text); i++ {
			switch {
			case text[i] == '\\' && quote == '"':
				i++
			case text[i] == quote && quote == '\'' && i+1 < len(text) && text[i+1] == '\'':
				i++
			case text[i] == quote:
				return start + i + 1
			}
		}
	case strings.HasPrefix(string(text[:min(len(text), len(n.Value))]), n.Value):
		return start + len(n.Value)
	}
	line := y.p.File.LineSpan(y.p.File.Position(start).Line)
	return max(start, line.End)
}
