package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"sopkit/internal/lsp"
	"sopkit/internal/manual"
)

// openStdin loads the manual of a file with standard input in its place; an editor's text that is not saved comes so.
func (e *env) openStdin(name string) (opened, error) {
	text, err := io.ReadAll(e.in)
	if err != nil {
		return opened{}, fmt.Errorf("standard input: %w", err)
	}
	root, err := e.find(filepath.Dir(name))
	if err != nil {
		return opened{}, err
	}
	rel, err := filepath.Rel(e.at(root), e.at(name))
	if err != nil || strings.HasPrefix(rel, "..") {
		return opened{}, fmt.Errorf("--stdin-filename %s: this is outside the manual %s", name, root)
	}
	if !manual.IsProcedure(rel) {
		return opened{}, hinted{fmt.Errorf("--stdin-filename %s: this is no procedure", name), "a procedure is a file whose name ends in .md"}
	}
	dir, err := os.OpenRoot(e.at(root))
	if err != nil {
		return opened{}, fmt.Errorf("%s: cannot open the folder: %w", root, err)
	}
	defer dir.Close()
	m, err := manual.Load(lsp.Overlay{FS: dir.FS(), Unsaved: map[string][]byte{filepath.ToSlash(rel): text}})
	if err != nil {
		return opened{}, fmt.Errorf("%s: cannot read the folder: %w", root, err)
	}
	return opened{m, root}, nil
}
