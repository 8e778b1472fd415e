package xliff

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// namespace of XLIFF 2.0 and 2.1 core.
const namespace = "urn:oasis:names:tc:xliff:document:2.0"

// Write writes an exchange file.
func Write(w io.Writer, files []File, from, to string) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"%s\" version=\"2.1\" srcLang=\"%s\" trgLang=\"%s\">\n", namespace, value(from), value(to))
	for i, f := range files {
		fmt.Fprintf(&b, " <file id=\"f%d\" original=\"%s\">\n", i+1, value(f.Original))
		fmt.Fprintf(&b, "  <notes><note category=\"version\">%s</note></notes>\n", value(f.Version))
		for _, u := range f.Units {
			u.write(&b)
		}
		b.WriteString(" </file>\n")
	}
	b.WriteString("</xliff>\n")
	_, err := w.Write(b.Bytes())
	return err
}

func (u Unit) write(b *bytes.Buffer) {
	fmt.Fprintf(b, "  <unit id=\"%s\" name=\"%s\">\n", u.ID, value(u.Name))
	source := data{prefix: "d"}
	target := data{prefix: "t"}
	sourceText, targetText := source.tokens(u.Source), target.tokens(u.Target)
	if all := source.String() + target.String(); all != "" {
		b.WriteString("   <originalData>" + all + "</originalData>\n")
	}
	state := "initial"
	if u.Target != nil {
		state = "translated"
	}
	fmt.Fprintf(b, "   <segment id=\"s1\" state=\"%s\">\n    <source xml:space=\"preserve\">%s</source>\n", state, sourceText)
	if u.Target != nil {
		fmt.Fprintf(b, "    <target xml:space=\"preserve\">%s</target>\n", targetText)
	}
	b.WriteString("   </segment>\n  </unit>\n")
}

// data collects what placeholders stand for.
type data struct {
	strings.Builder
	prefix string
}

func (d *data) tokens(tokens []Token) string {
	var b strings.Builder
	for _, t := range tokens {
		if t.ID == "" {
			b.WriteString(escaped(t.Text))
			continue
		}
		fmt.Fprintf(d, "<data id=\"%s%s\" xml:space=\"preserve\">%s</data>", d.prefix, t.ID, escaped(t.Text))
		fmt.Fprintf(&b, "<ph id=\"%s\" dataRef=\"%s%s\"", t.ID, d.prefix, t.ID)
		if t.Free {
			b.WriteString(` canDelete="yes" disp=" "/>`)
		} else {
			b.WriteString(` canDelete="no"/>`)
		}
	}
	return b.String()
}

// value is text for an attribute or a note.
func value(text string) string {
	var b bytes.Buffer
	xml.EscapeText(&b, []byte(text)) // a buffer takes all
	return b.String()
}

// escaped is text for XML 1.0. A character that it forbids goes as the element cp, which XLIFF has for it.
func escaped(text string) string {
	var b strings.Builder
	for i, r := range text {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\t' || r == '\n' || r == '\r':
			b.WriteString("&#" + strconv.Itoa(int(r)) + ";")
		case r < ' ' || r == 0xFFFE || r == 0xFFFF:
			fmt.Fprintf(&b, `<cp hex="%04X"/>`, r)
		case r == utf8.RuneError && text[i] != 0xEF:
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
