package importer

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"sopkit/internal/procedure"
)

// docx packs the parts of a Word file.
func docx(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// par is a paragraph of a style and, if num is not empty, of a list level ("1.0" is numId 1, level 0).
func par(style, num, runs string) string {
	out := "<w:p><w:pPr>"
	if style != "" {
		out += `<w:pStyle w:val="` + style + `"/>`
	}
	if id, lvl, ok := strings.Cut(num, "."); ok {
		out += `<w:numPr><w:ilvl w:val="` + lvl + `"/><w:numId w:val="` + id + `"/></w:numPr>`
	}
	return out + "</w:pPr>" + runs + "</w:p>"
}

func run(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

func cellsOf(texts ...string) string {
	out := "<w:tr>"
	for _, text := range texts {
		out += "<w:tc>" + par("", "", run(text)) + "</w:tc>"
	}
	return out + "</w:tr>"
}

const (
	open   = `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:r="r" xmlns:a="a"><w:body>`
	shut   = `</w:body></w:document>`
	rels   = `<Relationships><Relationship Id="rId1" Type="t/image" Target="media/image1.png"/><Relationship Id="rId2" Type="t/hyperlink" Target="https://example.com/a"/><Relationship Id="rId3" Type="t/footer" Target="footer1.xml"/></Relationships>`
	styles = `<w:styles xmlns:w="w"><w:style w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>` +
		`<w:style w:styleId="My"><w:name w:val="Mine"/><w:basedOn w:val="H1"/></w:style><w:style w:styleId="LN"><w:name w:val="List Number"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`
	nums = `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
)

func TestWordDocument(t *testing.T) {
	body := par("T", "", run("Close the till")) +
		"<w:tbl>" + cellsOf("SOP Number", "SOP-9") + cellsOf("Version", "1.2") + cellsOf("Owner", "Shop manager") + "</w:tbl>" +
		par("My", "", run("1. Purpose")) + par("", "", run("Why * and _how_ &lt;b&gt; #1.")+`<w:ins><w:r><w:t> Added.</w:t></w:r></w:ins><w:del><w:r><w:delText> Gone.</w:delText></w:r></w:del>`) +
		par("H1", "", run("Procedure")) +
		par("LN", "", `<w:r><w:rPr><w:b/></w:rPr><w:t>Cashier: </w:t></w:r>`+run("Open the till.")) +
		par("", "", `<w:r><w:drawing><a:docPr descr="An open till"/><a:blip r:embed="rId1"/></w:drawing></w:r>`) +
		par("", "1.1", run("Press the key.")) + par("", "1.1", run("Pull.")) +
		par("", "1.0", run("Count the cash, see ")+`<w:hyperlink r:id="rId2"><w:r><w:t>the list</w:t></w:r></w:hyperlink><w:r><w:footnoteReference w:id="2"/></w:r>`) +
		par("", "2.0", run("A bullet")) +
		"<w:tbl><w:tr><w:tc>" + par("", "", run("WARNING: Never leave cash.")) + "</w:tc></w:tr></w:tbl>" +
		"<w:tbl>" + cellsOf("Coin", "Bag") + `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + par("", "", run("10 | sen")) + par("", "", run("second")) + "</w:tc></w:tr></w:tbl>" +
		par("", "", `<w:r><w:pict><w:txbxContent>`+par("", "", run("In a box."))+`</w:txbxContent></w:pict></w:r>`)
	data := docx(t, map[string]string{"word/document.xml": open + body + shut, "word/_rels/document.xml.rels": rels, "word/styles.xml": styles, "word/numbering.xml": nums,
		"word/media/image1.png": "png", "word/footer1.xml": `<w:ftr xmlns:w="w">` + par("", "", run("Page footer")) + `</w:ftr>`,
		"word/footnotes.xml": `<w:footnotes xmlns:w="w"><w:footnote w:id="2">` + par("", "", run("A note.")) + `</w:footnote></w:footnotes>`})
	plan := Folder(fstest.MapFS{"Close Till.docx": {Data: data}}, ".", Options{Lang: "en"}, nil)
	if len(plan.Documents) != 1 {
		t.Fatal(plan.Left)
	}
	d := plan.Documents[0]
	p := procedure.Parse(d.To, d.Text)
	if got, want := stepTexts(p), []string{"1 Open the till.", "1.1 Press the key.", "1.2 Pull.", "2 Count the cash, see the list"}; !slices.Equal(got, want) {
		t.Errorf("steps %q\n%s", got, d.Text)
	}
	if p.Meta.ID.Text != "SOP-9" || p.Meta.Version.Text != "1.2.0" || d.Title != "Close the till" || len(p.Problems) > 0 {
		t.Errorf("front matter %v\n%s", p.Problems, d.Text)
	}
	for _, part := range []string{"Why \\* and \\_how\\_ \\<b> #1. Added.", "(close-till.en-1.png)", "An open till", "[the list](https://example.com/a)[^f2]", "[^f2]: A note.", "- A bullet",
		"> [!WARNING]\n  > Never leave cash.", `| 10 \| sen<br>second |  |`, "In a box.", "<!-- page margin: Page footer -->"} {
		if !strings.Contains(string(d.Text), part) {
			t.Errorf("no %q in\n%s", part, d.Text)
		}
	}
	if len(d.Pictures) != 1 || !slices.Equal(d.Left, []string{"deleted text of tracked changes: 1"}) {
		t.Errorf("left %q, pictures %v", d.Left, d.Pictures)
	}
}

func TestBrokenWordFiles(t *testing.T) {
	for name, data := range map[string][]byte{"no zip": []byte("hello"), "no document": docx(t, map[string]string{"a": "b"}), "bad XML": docx(t, map[string]string{"word/document.xml": open})} {
		plan := Folder(fstest.MapFS{"a.docx": {Data: data}}, ".", Options{Lang: "en"}, nil)
		if len(plan.Documents) != 0 || len(plan.Left) != 1 || !plan.Left[0].Bad {
			t.Errorf("%s: %+v", name, plan)
		}
	}
}
