package pdf

import (
	"bytes"
	"fmt"
	"io"

	reader "github.com/ledongthuc/pdf"
)

// Attached reads the file that a PDF carries under the name. It fails for what is no PDF, and for one without the file.
func Attached(data []byte, name string) (file []byte, err error) {
	defer damaged(&err)
	r, err := reader.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("this is no PDF that can be read: %w", err)
	}
	spec := find(r.Trailer().Key("Root").Key("Names").Key("EmbeddedFiles"), name, 0)
	stream := spec.Key("EF").Key("F")
	if stream.Kind() != reader.Stream {
		return nil, fmt.Errorf("the PDF carries no file %s", name)
	}
	return io.ReadAll(stream.Reader())
}

// find looks a name up in a name tree (ISO 32000-1, 7.9.6).
func find(node reader.Value, name string, depth int) reader.Value {
	const deepest = 32
	names := node.Key("Names")
	for i := 0; i+1 < names.Len(); i += 2 {
		if names.Index(i).Text() == name {
			return names.Index(i + 1)
		}
	}
	kids := node.Key("Kids")
	for i := 0; i < kids.Len() && depth < deepest; i++ {
		if v := find(kids.Index(i), name, depth+1); !v.IsNull() {
			return v
		}
	}
	return reader.Value{}
}

// Text reads the text of every page. It fails for what is no PDF.
func Text(data []byte) (pages []string, err error) {
	defer damaged(&err)
	r, err := reader.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("this is no PDF that can be read: %w", err)
	}
	fonts := map[string]*reader.Font{}
	for i := 1; i <= r.NumPage(); i++ {
		page := r.Page(i)
		clear(fonts) // the same name may be another font on another page
		for _, name := range page.Fonts() {
			f := page.Font(name)
			fonts[name] = &f
		}
		text, err := page.GetPlainText(fonts)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i, err)
		}
		pages = append(pages, text)
	}
	return pages, nil
}

// damaged turns the panic of the reader on a damaged file into an error.
func damaged(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("the PDF is damaged: %v", p)
	}
}
