package pdf

import (
	"bytes"
	"strings"
	"testing"

	"sopkit/internal/layout"
)

func TestAttachedFilesAndTextComeBack(t *testing.T) {
	s := fullSample(t)
	s.doc.Attachments = append(s.doc.Attachments, layout.Attachment{Name: "list.json", MIME: "application/json", Relation: layout.Data, Data: []byte(`{"a": "ক"}`)})
	var buf bytes.Buffer
	if err := Write(&buf, s.doc); err != nil {
		t.Fatal(err)
	}
	file, err := Attached(buf.Bytes(), "list.json")
	if err != nil || string(file) != `{"a": "ক"}` {
		t.Errorf("%q, %v", file, err)
	}
	if _, err := Attached(buf.Bytes(), "other.json"); err == nil {
		t.Error("a file that is not there was found")
	}
	pages, err := Text(buf.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if all := strings.Join(pages, "\n"); len(pages) != len(s.doc.Pages) || !strings.Contains(all, "রসিদ") || !strings.Contains(all, "cashier") {
		t.Errorf("%d pages, text %.200q", len(pages), all)
	}
}

func TestDamagedFilesAreErrors(t *testing.T) {
	var buf bytes.Buffer
	if err := Write(&buf, fullSample(t).doc); err != nil {
		t.Fatal(err)
	}
	for _, data := range [][]byte{nil, []byte("no PDF"), buf.Bytes()[:buf.Len()/2], buf.Bytes()[buf.Len()/2:]} {
		if _, err := Attached(data, "x"); err == nil {
			t.Errorf("%d bytes: no error", len(data))
		}
		if _, err := Text(data); err == nil {
			t.Errorf("%d bytes: no error", len(data))
		}
	}
}
