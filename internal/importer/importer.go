// Package importer turns documents as they are found, Markdown of any habit and Word files, into procedures that parse.
//
// It moves text and never drops any: what the head of a document says goes into the front matter, with the old words beside
// it where they changed; the rest stays in the body. It judges no style, writes no files and knows no git.
package importer

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sopkit/internal/lang"
	"sopkit/internal/procedure"
)

// Options are what the importer cannot see in a document.
type Options struct {
	Lang string                                        // language code of a document that does not show its own
	Role func(name, code string) (key string, ok bool) // finds a role of the manual by its name; nil when there is no manual
}

// Document is one file that became a procedure.
type Document struct {
	From, To string // paths, from the folder that is read and from the one that is written
	Text     []byte
	ID       string
	Title    string
	Lang     string
	Guessed  []string // what the importer decided by itself, one sentence each
	Left     []string // what is not in Text
	Pictures []Picture
}

// Picture is an image that a document brings along.
type Picture struct {
	To   string // path from the folder that is written
	Data []byte
}

// draft is a document on its way to become a procedure.
type draft struct {
	*Document
	o      Options
	fields []field
	lines  []string // the body
}

// guessed notes what the importer decided by itself, once.
func (d *Document) guessed(format string, args ...any) {
	if text := fmt.Sprintf(format, args...); !slices.Contains(d.Guessed, text) {
		d.Guessed = append(d.Guessed, text)
	}
}

// convert makes a procedure of Markdown text. One that states no id gets none yet.
func convert(doc *Document, text []byte, o Options) {
	d := &draft{Document: doc, o: o}
	whole := d.decode(text)
	d.lines = strings.Split(strings.TrimRight(whole, "\n"), "\n")
	d.Lang = d.language(whole)
	d.front()
	d.underlined()
	d.head()
	d.named()
	d.numbers()
	d.lines = strings.Split(strings.Join(d.lines, "\n"), "\n") // some lines became two
	d.callouts()
	d.gridTables()
	d.title()
	d.steps()
	d.finish()
	d.compare(whole)
}

// finish puts front matter and body together, and mends what keeps the whole from being read.
func (d *draft) finish() {
	body := strings.Trim(strings.Join(d.lines, "\n"), "\n") + "\n"
	if strings.HasPrefix(body, "---") { // a rule across the page, which is no second front matter
		body = "***" + strings.TrimLeft(body, "-")
	}
	p := procedure.Parse(d.To, []byte(body))
	if p.Title != nil {
		d.Title = oneLine(p.Title.Heading.Plain())
	}
	h := d.write()
	for range 100 {
		d.Text = []byte("---\n" + h + "---\n\n" + body)
		p = procedure.Parse(d.To, d.Text)
		i := slices.IndexFunc(p.Problems, procedure.Breaks)
		if i < 0 {
			return
		}
		switch problem := p.Problems[i]; problem.Rule {
		case "front-matter-syntax":
			h = d.plain(h)
		case "comment-open":
			at := problem.Span.Start - len(d.Text) + len(body)
			body = body[:at] + "&lt;" + body[at+1:]
			d.guessed("an HTML comment was never closed; it shows as text now")
		default:
			body = unnested(body)
			d.guessed("lines were nested too deep to be read; the body is a block of code now")
		}
	}
}

// unnested shows a body that nobody can read as lists as it stands. Spaces before a line do not count as text.
func unnested(body string) string {
	lines := strings.Split(strings.TrimRight(body, "\n"), "\n")
	fence := "```"
	for strings.Contains(body, fence) {
		fence += "`"
	}
	title := ""
	if len(lines) > 0 && strings.HasPrefix(lines[0], "# ") {
		title, lines = lines[0]+"\n\n", lines[1:]
	}
	for i, line := range lines {
		if t := strings.TrimLeft(line, " \t>*+-"); len(line)-len(t) > 40 {
			lines[i] = ". " + strings.TrimLeft(line, " \t")
		}
	}
	return title + fence + "\n" + strings.Join(lines, "\n") + "\n" + fence + "\n"
}

// compare counts words before and after and says which of them are gone.
func (d *draft) compare(whole string) {
	d.Left = append(d.Left, lost(whole, string(d.Text))...)
}

// lost lists the words of one text that another one does not have as often, with how often they are missing. Numbers are
// left out: they count steps and headings.
func lost(before, after string) []string {
	have := map[string]int{}
	for _, w := range words(after) {
		have[w]++
	}
	missing := map[string]int{}
	for _, w := range words(before) {
		if have[w]--; have[w] < 0 {
			missing[w]++
		}
	}
	var out []string
	for _, w := range slices.Sorted(maps.Keys(missing)) {
		out = append(out, fmt.Sprintf("the word %q, %d times", w, missing[w]))
	}
	return out
}

// words are the runs of letters, in lower case.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !letter(r) })
}

// language is that of the file name, else of the script and the small words, else the one that was given.
func (d *draft) language(text string) string {
	if _, suffix := procedure.SplitName(d.From); suffix != "" {
		return suffix
	}
	bengali, latin := 0, 0
	for _, r := range text {
		switch {
		case r >= 0x0980 && r <= 0x09FF:
			bengali++
		case r >= 'A' && r <= 'z':
			latin++
		}
	}
	if bengali > 0 && bengali*2 > latin {
		d.guessed("language: bn, by its letters")
		return "bn"
	}
	count := map[string]int{}
	for _, w := range words(text) {
		count[smallWords[w]]++
	}
	found := "en"
	if count["ms"] > count["en"] {
		found = "ms"
	}
	if count[found] < 5 {
		found = d.o.Lang
	}
	d.guessed("language: %s", found)
	return found
}

// smallWords are frequent words that only one of two languages in Latin letters has.
var smallWords = map[string]string{
	"the": "en", "and": "en", "of": "en", "to": "en", "is": "en", "for": "en", "with": "en", "this": "en", "be": "en",
	"dan": "ms", "yang": "ms", "untuk": "ms", "dengan": "ms", "ini": "ms", "dalam": "ms", "kepada": "ms", "adalah": "ms", "atau": "ms",
}

// in is the language of the document.
func (d *draft) in() *lang.Language {
	if l, ok := lang.Get(d.Lang); ok {
		return l
	}
	return lang.All[0]
}

// oneLine is text with single spaces and without control characters.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r <= ' ' || r == 0x7F || r >= 0x80 && r < 0xA0 }), " ")
}

// trimmedBOM is text without a byte order mark.
func trimmedBOM(text []byte) []byte { return bytes.TrimPrefix(text, []byte("\xEF\xBB\xBF")) }
