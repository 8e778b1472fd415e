package procedure

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// prose writes the lines of a text: no space around them, except where it breaks a line or stands in code.
func (w *writer) prose(n ast.Node) []string {
	breaks := map[int]*ast.Text{}
	w.breaks(n, breaks)
	var out []string
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		line := strings.TrimSuffix(string(w.text[s.Start:s.Stop]), "\n")
		end := w.lineEnd(s.Start)
		switch br := breaks[end]; {
		case i == n.Lines().Len()-1:
			line = strings.TrimRight(line, " \t")
		case br != nil:
			line = broken(line, br.HardLineBreak())
		}
		if i > 0 {
			line = w.guarded(line, s.Start)
		} else {
			line = strings.TrimLeft(line, " \t")
		}
		out = append(out, line)
	}
	return out
}

// breaks collects the line breaks between words, by the offset of the line end; breaks inside code are none.
func (w *writer) breaks(n ast.Node, found map[int]*ast.Text) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok && (t.SoftLineBreak() || t.HardLineBreak()) {
			found[w.lineEnd(t.Segment.Stop)] = t
		} else if c.Kind() != ast.KindCodeSpan && c.Type() == ast.TypeInline {
			w.breaks(c, found)
		}
	}
}

// broken trims the end of a line and keeps its hard break.
func broken(line string, hard bool) string {
	bare := strings.TrimRight(line, " \t")
	switch {
	case hard && bare != line:
		return bare + "  "
	case !hard && strings.HasSuffix(bare, `\`):
		return bare + " " // without the space it would break the line
	}
	return bare
}

// startsBlock matches text that would open a block at the start of a line.
var (
	startsBlock = regexp.MustCompile("^(#{1,6}([ \t]|$)|>|[-+*]([ \t]|$)|[0-9]{1,9}[.)]([ \t]|$)|([-*_][ \t]*){3,}$|```|~~~|<|\\[\\^|=+[ \t]*$)")
	underlines  = regexp.MustCompile(`^(=+|-+|[ \t:|-]*-[ \t:|-]*)$`)
)

// guarded keeps a line that only its indentation holds in the paragraph (CommonMark 0.31, 4.8).
func (w *writer) guarded(line string, at int) string {
	line = strings.TrimLeft(line, " \t")
	deep := 0
	for at > 0 && (w.text[at-1] == ' ' || w.text[at-1] == '\t') {
		at--
		deep++
		if w.text[at] == '\t' {
			deep += 3
		}
	}
	if underlines.MatchString(line) || deep >= 4 && startsBlock.MatchString(line) {
		return "    " + line
	}
	return line
}
