package importer

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// format is how a run looks.
type format struct{ bold, italic, strike bool }

// inlines writes the runs of a paragraph. Runs of one look are written as one, so that stars do not meet.
type inlines struct {
	strings.Builder
	w     *writer
	at    format
	text  strings.Builder // plain text of one look
	boxes []*element
	instr string   // of the field that begins
	ends  []string // what closes the fields that are open
}

func (t *inlines) String() string {
	for len(t.ends) > 0 { // fields that go on in the next paragraph
		t.field("end")
	}
	t.flush()
	return t.Builder.String()
}

func (t *inlines) flush() {
	text := t.text.String()
	t.text.Reset()
	core := strings.TrimSpace(text)
	if core == "" {
		t.WriteString(text)
		return
	}
	at := strings.Index(text, core)
	mark := ""
	if t.at.strike {
		mark = "~~"
	}
	if t.at.bold {
		mark += "**"
	}
	if t.at.italic {
		mark += "*"
	}
	t.WriteString(text[:at] + mark + escape(core) + reversed(mark) + text[at+len(core):])
}

func reversed(s string) string {
	b := []byte(s)
	slices.Reverse(b)
	return string(b)
}

func (t *inlines) put(text string, f format) {
	if f != t.at && text != "" {
		t.flush()
		t.at = f
	}
	t.text.WriteString(text)
}

// raw writes Markdown.
func (t *inlines) raw(text string) {
	t.flush()
	t.WriteString(text)
}

// runs reads the children of a paragraph, run, link or wrapper.
func (t *inlines) runs(e *element, f format) {
	for _, c := range e.inner {
		switch c.name {
		case "r":
			t.runs(c, format{on(c, "b"), on(c, "i"), on(c, "strike")})
		case "ins", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo", "moveTo":
			t.runs(c, f)
		case "hyperlink":
			t.link(c, f)
		case "t", "delText":
			t.put(strings.NewReplacer("\r", "", "\n", " ").Replace(c.text), f)
		case "tab", "ptab":
			t.put("\t", f)
		case "br", "cr":
			if c.attr["type"] != "page" && c.attr["type"] != "column" {
				t.raw("  \n")
			}
		case "fldChar":
			t.field(c.attr["fldCharType"])
		case "instrText":
			t.instr += c.text
		case "noBreakHyphen":
			t.put("\u2011", f)
		case "sym":
			if n, err := strconv.ParseUint(c.attr["char"], 16, 32); err == nil {
				t.put(symbol(rune(n)), f)
			}
		case "footnoteReference", "endnoteReference":
			t.raw("[^" + c.name[:1] + c.attr["id"] + "]")
		case "del", "moveFrom":
			t.w.miss("deleted text of tracked changes")
		case "drawing", "pict", "object":
			t.picture(c)
		case "AlternateContent":
			if choice := c.child("Choice"); choice != nil {
				t.runs(choice, f)
			}
		case "oMath", "oMathPara":
			t.put(allText(c), f)
		}
	}
}

// fieldLink matches the instruction of a field that is a link.
var fieldLink = regexp.MustCompile(`^\s*HYPERLINK\s+"([^"<>\s]+)"`)

// field follows the marks of a field: begin, separate, end. One that is a link becomes one.
func (t *inlines) field(mark string) {
	switch last := len(t.ends) - 1; {
	case mark == "begin":
		t.instr, t.ends = "", append(t.ends, "")
	case mark == "separate" && last >= 0:
		if m := fieldLink.FindStringSubmatch(t.instr); m != nil {
			t.raw("[")
			t.ends[last] = "](<" + m[1] + ">)"
		}
	case mark == "end" && last >= 0:
		t.raw(t.ends[last])
		t.ends = t.ends[:last]
	}
}

// symbols are characters of Wingdings that forms use, by what Unicode has for them; fonts keep them at U+F000.
var symbols = map[rune]string{0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0xE0: "→", 0xB7: "•"}

func symbol(r rune) string {
	if known, ok := symbols[r&^0xF000]; ok && r >= 0xF000 && r < 0xF100 {
		return known
	}
	return string(r)
}

// on reports whether a run has a look; val="0" takes it away.
func on(r *element, name string) bool {
	look := r.child("rPr", name)
	return look != nil && look.attr["val"] != "0" && look.attr["val"] != "false"
}

func allText(e *element) string {
	text := ""
	if e.name == "t" {
		text = e.text
	}
	for _, c := range e.inner {
		text += allText(c)
	}
	return text
}

func (t *inlines) link(c *element, f format) {
	target := t.w.links[c.attr["id"]]
	if anchor := c.attr["anchor"]; anchor != "" && target != "" {
		target += "#" + anchor
	}
	if target == "" || strings.ContainsAny(target, "<>\n") {
		t.runs(c, f)
		return
	}
	inner := inlines{w: t.w}
	inner.runs(c, f)
	if strings.ContainsAny(target, " ()") {
		target = "<" + target + ">"
	}
	t.raw("[" + strings.TrimSpace(inner.String()) + "](" + target + ")")
	t.boxes = append(t.boxes, inner.boxes...)
}

var pictureEnding = regexp.MustCompile(`(?i)^\.(png|jpe?g|gif|svg)$`)

// picture takes an image along, and the text of boxes.
func (t *inlines) picture(c *element) {
	alt := ""
	var look func(e *element)
	look = func(e *element) {
		switch e.name {
		case "docPr":
			alt = oneLine(e.attr["descr"])
		case "blip", "imagedata":
			id := e.attr["embed"]
			if id == "" {
				id = e.attr["id"]
			}
			t.image(path.Join("word", t.w.links[id]), alt)
			return
		case "txbxContent":
			t.boxes = append(t.boxes, e)
			return
		case "Fallback":
			return
		}
		for _, inner := range e.inner {
			look(inner)
		}
	}
	look(c)
}

func (t *inlines) image(name, alt string) {
	if !pictureEnding.MatchString(path.Ext(name)) {
		t.w.miss("pictures that are no PNG, JPEG, GIF or SVG")
		if alt != "" {
			t.put(alt, format{})
		}
		return
	}
	to, ok := t.w.pictures[name]
	if !ok {
		file, err := t.w.zip.Open(name)
		if err != nil {
			t.w.miss("pictures that the file does not hold")
			return
		}
		defer file.Close()
		data, err := readAll(file)
		if err != nil {
			t.w.miss("pictures that cannot be read")
			return
		}
		to = fmt.Sprintf("%d%s", len(t.w.pictures)+1, strings.ToLower(path.Ext(name)))
		t.w.pictures[name] = to
		t.w.doc.Pictures = append(t.w.doc.Pictures, Picture{to, data})
	}
	if alt == "" {
		alt = "TODO"
	}
	t.raw("![" + escape(alt) + "](picture:" + to + ")")
}
