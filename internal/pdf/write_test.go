package pdf

import (
	"bytes"
	"errors"
	"os"
	"runtime"
	"strings"
	"testing"

	"sopkit/internal/layout"
)

// Two builds, from fonts loaded anew, with one thread and with many, give the same bytes.
func TestSameBytes(t *testing.T) {
	first := render(t, fullSample(t).doc)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if second := render(t, fullSample(t).doc); !bytes.Equal(first, second) {
		t.Error("one thread gives other bytes")
	}
	runtime.GOMAXPROCS(7)
	if third := render(t, fullSample(t).doc); !bytes.Equal(first, third) {
		t.Error("seven threads give other bytes")
	}
	if path := os.Getenv("SOP_SAMPLE_PDF"); path != "" {
		if err := os.WriteFile(path, first, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestRefusals(t *testing.T) {
	tests := map[string]func(d *layout.Document){
		"without title":      func(d *layout.Document) { d.Title = "" },
		"without language":   func(d *layout.Document) { d.Lang = "" },
		"without pages":      func(d *layout.Document) { d.Pages = nil },
		"without structure":  func(d *layout.Document) { d.Root = nil },
		"goes nowhere":       func(d *layout.Document) { d.Dests = nil },
		"not in the":         func(d *layout.Document) { d.Root = layout.NewDocument() },
		"\"SOP-RET-001\" tw": func(d *layout.Document) { d.Dests = append(d.Dests, d.Dests[0]) },
		"on page 100":        func(d *layout.Document) { d.Dests[0].Page = 99 },
		"has a tag P": func(d *layout.Document) {
			d.Pages[0].Shared = &layout.Shared{Items: []layout.Item{&layout.Rect{In: layout.In{Tag: &layout.Tag{Kind: layout.P}}}}}
		},
		"has a *layout.Image": func(d *layout.Document) {
			d.Pages[0].Shared = &layout.Shared{Items: []layout.Item{&layout.Image{}}}
		},
		"refund.md": func(d *layout.Document) { d.Attachments = append(d.Attachments, d.Attachments[0]) },
	}
	for want, spoil := range tests {
		d := fullSample(t).doc
		spoil(d)
		if err := Write(&bytes.Buffer{}, d); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
}

// What pages share is in the file once, and every page that has it shows it.
func TestSharedOnce(t *testing.T) {
	f := opened(t)
	pages := f.pages()
	first, shown := f.array(pages[0]["Contents"])[1], 0
	for i, page := range pages {
		if fullSample(t).doc.Pages[i].Shared == nil {
			continue
		}
		if parts := f.array(page["Contents"]); len(parts) != 2 || parts[1] != first {
			t.Errorf("page %d: %v, want a second part %v", i+1, parts, first)
		}
		shown++
	}
	if shown < 2 {
		t.Errorf("%d pages share", shown)
	}
}

type fullDisk struct{ left int }

func (f *fullDisk) Write(b []byte) (int, error) {
	if f.left -= len(b); f.left < 0 {
		return 0, errors.New("no space left")
	}
	return len(b), nil
}

func TestWriteErrorIsReturned(t *testing.T) {
	d := fullSample(t).doc
	if err := Write(&fullDisk{left: 1000}, d); err == nil {
		t.Error("a full disk went unnoticed")
	}
}
