package importer

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"sopkit/internal/procedure"
)

// Word's styles for lists in lists count on the first level of lists of their own; pandoc lets a paragraph go on below an item with a
// bullet that shows nothing; links may be fields.
func TestWordListsAndFields(t *testing.T) {
	styled := func(id, name, num string) string {
		return `<w:style w:styleId="` + id + `"><w:name w:val="` + name + `"/><w:pPr><w:numPr><w:numId w:val="` + num + `"/></w:numPr></w:pPr></w:style>`
	}
	body := par("H1", "", run("Procedure")) + par("LN", "", run("Weigh the parcel.")) + par("LN2", "", run("Read the scale.")) +
		par("LN", "", run("Print the label.")) + par("", "3.0", run("It has two parts.")) +
		par("", "", `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://example.org/a" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+
			run("the list")+`<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>`)
	data := docx(t, map[string]string{"word/document.xml": open + body + shut,
		"word/styles.xml": `<w:styles xmlns:w="w"><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>` + styled("LN", "List Number", "1") + styled("LN2", "List Number 2", "2") + `</w:styles>`,
		"word/numbering.xml": `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=" "/></w:lvl></w:abstractNum>` +
			`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>`})
	plan := Folder(fstest.MapFS{"a.docx": {Data: data}}, ".", Options{Lang: "en"}, nil)
	if len(plan.Documents) != 1 {
		t.Fatal(plan.Left)
	}
	d := plan.Documents[0]
	if got, want := stepTexts(procedure.Parse(d.To, d.Text)), []string{"1 Weigh the parcel.", "1.1 Read the scale.", "2 Print the label."}; !slices.Equal(got, want) {
		t.Errorf("steps %q\n%s", got, d.Text)
	}
	for _, part := range []string{"\n   It has two parts.\n", "[the list](<http://example.org/a>)✓"} {
		if !strings.Contains(string(d.Text), part) {
			t.Errorf("no %q in\n%s", part, d.Text)
		}
	}
}
