package audit

import (
	"bytes"
	"testing"
	"testing/fstest"
	"time"

	"sopkit/internal/procedure"
)

func chain(n int) []byte {
	var text []byte
	for i := range n {
		text = AddRecord(text, Approval{ID: "SOP-1", Lang: "en", Version: "1.0.0", Role: "qm", Name: "Bea", Email: "bea@example.org", Content: "00", Time: time.Unix(int64(i), 0)})
	}
	return text
}

func TestRecordsAreChained(t *testing.T) {
	text := chain(4)
	all, err := ReadRecords(text)
	if err != nil || len(all) != 4 || all[3].Previous == "" || all[0].Previous != "" {
		t.Fatalf("%+v, %v", all, err)
	}
	last := bytes.LastIndexByte(text[:len(text)-1], '\n') + 1
	for at := range last { // a change of the last line shows in the history of the file only
		bad := bytes.Clone(text)
		bad[at] ^= 1
		if _, err := ReadRecords(bad); err == nil {
			t.Fatalf("byte %d changed and nobody saw it", at)
		}
	}
	lines := bytes.SplitAfter(text, []byte("\n"))
	for what, bad := range map[string][]byte{
		"one taken out": bytes.Join([][]byte{lines[0], lines[2], lines[3]}, nil), "swapped": bytes.Join([][]byte{lines[1], lines[0], lines[2]}, nil),
		"cut off": text[:len(text)-5], "blank line": append(bytes.Clone(text), '\n'),
	} {
		if _, err := ReadRecords(bad); err == nil {
			t.Errorf("%s: nobody saw it", what)
		}
	}
}

func TestContent(t *testing.T) {
	const text = "---\nid: SOP-1\nstatus: approved\nversion: 1.0.0\n---\n\n# T\n\n![A till](img/till.png)\n"
	files := fstest.MapFS{"a/img/till.png": {Data: []byte("png")}}
	of := func(text string, files fstest.MapFS) string {
		return Content(procedure.Parse("a/t.en.md", []byte(text)), files)
	}
	want := of(text, files)
	for what, same := range map[string]string{
		"status":     "---\nid: SOP-1\nstatus: effective # now\nversion: 1.0.0\n---\n\n# T\n\n![A till](img/till.png)\n",
		"line ends":  string(bytes.ReplaceAll([]byte(text), []byte("\n"), []byte("\r\n"))),
		"byte order": "\ufeff" + text,
	} {
		if of(same, files) != want {
			t.Errorf("%s: another content", what)
		}
	}
	if of(text, fstest.MapFS{"a/img/till.png": {Data: []byte("PNG")}}) == want || of(text, nil) == want {
		t.Error("another picture is the same content")
	}
	if of(text+"x", files) == want {
		t.Error("another text is the same content")
	}
}
