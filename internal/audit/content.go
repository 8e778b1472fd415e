package audit

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// Content is what an approval is bound to, as SHA-256 in hexadecimal digits: the text of a procedure, line ends made LF,
// without a byte order mark and without the line that holds the status (which moves on after the approval), and the bytes of
// the images that it shows. files holds the manual's folder.
func Content(p *procedure.Procedure, files fs.FS) string { return sum(Bound(p, Images(p, files))) }

// Bound is the list whose SHA-256 Content is: a line for the text and one for each image, with their SHA-256.
func Bound(p *procedure.Procedure, images []Image) []byte {
	text := p.File.Text
	if f, ok := p.Meta.Field("status"); ok {
		text = without(text, f.Span)
	}
	text = bytes.ReplaceAll(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	var all bytes.Buffer
	fmt.Fprintf(&all, "text %s\n", sum(text))
	for _, i := range images {
		if i.Missing {
			fmt.Fprintf(&all, "image %q missing\n", i.Target)
			continue
		}
		fmt.Fprintf(&all, "image %q %s\n", i.Target, sum(i.Data))
	}
	return all.Bytes()
}

// Image is a picture that a procedure shows.
type Image struct {
	Target  string // as the text names it
	Path    string // in the folder that files are read from
	Data    []byte
	Missing bool
}

// Images reads the pictures that a procedure shows from files, each once, in order.
func Images(p *procedure.Procedure, files fs.FS) []Image {
	var all []Image
	for _, image := range images(p) {
		name := image.Beside(p.File.Path)
		data, err := fs.ReadFile(files, name)
		all = append(all, Image{image.Target, name, data, err != nil})
	}
	return all
}

// without takes out the lines of a span.
func without(text []byte, s source.Span) []byte {
	start := bytes.LastIndexByte(text[:s.Start], '\n') + 1
	end := len(text)
	if i := bytes.IndexByte(text[max(s.Start, s.End-1):], '\n'); i >= 0 {
		end = max(s.Start, s.End-1) + i + 1
	}
	return slices.Concat(text[:start], text[end:])
}

// images lists the pictures that a procedure shows from the manual's folder, each once, in order.
func images(p *procedure.Procedure) []*procedure.Link {
	var all []*procedure.Link
	procedure.Images(p, func(_ procedure.Node, image *procedure.Link, _ source.Span) {
		if !strings.Contains(image.Target, ":") && !slices.ContainsFunc(all, func(l *procedure.Link) bool { return l.Target == image.Target }) {
			all = append(all, image)
		}
	})
	return all
}
