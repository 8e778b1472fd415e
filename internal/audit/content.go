package audit

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// Content is what an approval is bound to, as SHA-256 in hexadecimal digits: the text of a procedure, line ends made LF,
// without a byte order mark and without the line that holds the status (which moves on after the approval), and the bytes of
// the images that it shows. files holds the manual's folder.
func Content(p *procedure.Procedure, files fs.FS) string {
	text := p.File.Text
	if f, ok := p.Meta.Field("status"); ok {
		text = without(text, f.Span)
	}
	text = bytes.ReplaceAll(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	var all bytes.Buffer
	fmt.Fprintf(&all, "text %s\n", sum(text))
	for _, target := range images(p) {
		name := path.Join(path.Dir(p.File.Path), target)
		data, err := fs.ReadFile(files, name)
		if err != nil {
			fmt.Fprintf(&all, "image %q missing\n", target)
			continue
		}
		fmt.Fprintf(&all, "image %q %s\n", target, sum(data))
	}
	return sum(all.Bytes())
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
func images(p *procedure.Procedure) []string {
	var all []string
	procedure.Images(p, func(_ procedure.Node, image *procedure.Link, _ source.Span) {
		if !strings.Contains(image.Target, ":") && !slices.Contains(all, image.Target) {
			all = append(all, image.Target)
		}
	})
	return all
}
