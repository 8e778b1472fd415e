package importer

import (
	"errors"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

func (w *writer) relations(name string) {
	w.links = map[string]string{}
	root, err := w.part(name)
	if err != nil {
		return
	}
	for _, r := range root.inner {
		w.links[r.attr["Id"]] = r.attr["Target"]
		if kind := path.Base(r.attr["Type"]); kind == "header" || kind == "footer" {
			w.footers = append(w.footers, path.Join("word", r.attr["Target"]))
		}
	}
	slices.Sort(w.footers)
}

// deeperList matches Word's own styles for lists in lists, which count on the first level of lists of their own.
var deeperList = regexp.MustCompile(`^list (?:number|bullet) ([2-5])$`)

func (w *writer) readStyles() {
	w.styles = map[string]style{}
	root, err := w.part("word/styles.xml")
	if err != nil {
		return
	}
	for _, s := range root.inner {
		if s.name != "style" {
			continue
		}
		st := style{name: strings.ToLower(s.value("name")), based: s.value("basedOn"), numID: s.value("pPr", "numPr", "numId")}
		st.ilvl, _ = strconv.Atoi(s.value("pPr", "numPr", "ilvl"))
		if n, err := strconv.Atoi(s.value("pPr", "outlineLvl")); err == nil && n < 6 {
			st.heading = n + 1
		}
		if m := deeperList.FindStringSubmatch(st.name); m != nil && st.ilvl == 0 {
			st.ilvl = int(m[1][0] - '1')
		}
		if n, ok := strings.CutPrefix(st.name, "heading "); ok {
			st.heading, _ = strconv.Atoi(n)
		}
		w.styles[s.attr["styleId"]] = st
	}
}

func (w *writer) readNumbering() {
	w.formats = map[string][]level{}
	root, err := w.part("word/numbering.xml")
	if err != nil {
		return
	}
	abstract := map[string][]level{}
	for _, n := range root.inner {
		switch n.name {
		case "abstractNum":
			var levels []level
			for _, l := range n.inner {
				if l.name == "lvl" {
					levels = append(levels, readLevel(l))
				}
			}
			abstract[n.attr["abstractNumId"]] = levels
		case "num":
			levels := slices.Clone(abstract[n.value("abstractNumId")])
			for _, o := range n.inner {
				i, err := strconv.Atoi(o.attr["ilvl"])
				if o.name != "lvlOverride" || err != nil || i < 0 || i >= len(levels) {
					continue
				}
				if l := o.child("lvl"); l != nil {
					levels[i] = readLevel(l)
				}
				if start, err := strconv.Atoi(o.value("startOverride")); err == nil {
					levels[i].start = start
				}
			}
			w.formats[n.attr["numId"]] = levels
		}
	}
}

func readLevel(l *element) level {
	start, err := strconv.Atoi(l.value("start"))
	if err != nil {
		start = 1
	}
	format, text := l.value("numFmt"), l.child("lvlText")
	bare := format == "bullet" && text != nil && strings.TrimSpace(text.attr["val"]) == ""
	return level{bullet: format == "bullet" || format == "none", bare: bare, start: start}
}

// readCore puts the title of the file's properties on top, for a document that shows none.
func (w *writer) readCore() {
	root, err := w.part("docProps/core.xml")
	if err != nil {
		return
	}
	if c := root.child("title"); c != nil && oneLine(c.text) != "" {
		w.out.WriteString("---\nx-file-title: " + quoted(c.text) + "\n---\n\n")
	}
}

// notes writes footnotes and endnotes.
func (w *writer) notes(kind, name string) {
	root, err := w.part(name)
	if err != nil {
		return
	}
	for _, n := range root.inner {
		if n.attr["type"] == "separator" || n.attr["type"] == "continuationSeparator" || n.attr["type"] == "continuationNotice" {
			continue
		}
		if text := strings.TrimSpace(w.cell(n, " ")); text != "" {
			w.out.WriteString("[^" + kind[:1] + n.attr["id"] + "]: " + text + "\n\n")
		}
	}
}

// margins keeps the words of headers and footers, each once, in comments at the end.
func (w *writer) margins() {
	for _, name := range w.footers {
		root, err := w.part(name)
		if err != nil {
			continue
		}
		text := oneLine(w.cell(root, " "))
		if text == "" || slices.Contains(w.loose, text) {
			continue
		}
		w.loose = append(w.loose, text)
		w.out.WriteString("<!-- page margin: " + strings.ReplaceAll(text, "--", "- -") + " -->\n\n")
	}
	if len(w.loose) > 0 {
		w.doc.Guessed = append(w.doc.Guessed, "the text of page headers and footers stands in comments at the end")
	}
	if root, err := w.part("word/comments.xml"); err == nil {
		for range root.inner {
			w.miss("comments of reviewers")
		}
	}
}

func readAll(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxPart+1))
	if err == nil && len(data) > maxPart {
		err = errors.New("larger than 256 MB")
	}
	return data, err
}
