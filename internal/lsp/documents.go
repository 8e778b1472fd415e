package lsp

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"sopkit/internal/source"
)

// document is a file that the editor has open.
type document struct {
	uri     string // as the editor writes it
	version int
	file    *source.File
	desk    *desk // nil outside manuals
	name    string
}

func (s *server) didOpen(p openParams) error {
	path := pathOf(p.TextDocument.URI)
	if path == "" {
		return nil // a text that is no file
	}
	doc := &document{uri: p.TextDocument.URI, version: p.TextDocument.Version, file: source.NewFile(path, []byte(p.TextDocument.Text))}
	s.docs[path] = doc
	d, err := s.deskFor(path)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if d == nil {
		return nil
	}
	if name, ok := d.name(path); ok {
		doc.desk, doc.name = d, name
		s.edited(doc)
	}
	return nil
}

// deskFor is the desk for a file. Without a sop.yaml it is the folder that the editor has open, unless a manual lies in that
// folder: then the file is no procedure. The result is nil when the file belongs nowhere.
func (s *server) deskFor(path string) (*desk, error) {
	root, err := s.Root(path)
	if err != nil {
		root, err = s.Root(filepath.Dir(path))
	}
	if err != nil {
		return nil, err
	}
	if isManual(root) {
		return s.desk(root)
	}
	for _, folder := range s.folders {
		if !(shelf{root: folder}).holds(path) {
			continue
		}
		for _, d := range s.desks {
			if d.manual.File != nil && (shelf{root: folder}).holds(d.root) {
				return nil, nil
			}
		}
		root = folder
	}
	return s.desk(root)
}

func (s shelf) holds(file string) bool {
	_, ok := s.name(file)
	return ok
}

func (s *server) didChange(p changeParams) error {
	doc := s.docs[pathOf(p.TextDocument.URI)]
	if doc == nil {
		return errors.New("this document is not open: " + p.TextDocument.URI)
	}
	for _, c := range p.ContentChanges {
		doc.file = source.NewFile(doc.file.Path, s.changed(doc.file, c.Range, c.Text))
	}
	if p.TextDocument.Version != nil {
		doc.version = *p.TextDocument.Version
	}
	s.edited(doc)
	return nil
}

// changed is the text of a file with a range of it replaced; without a range all of it is.
func (e encoding) changed(f *source.File, at *textRange, text string) []byte {
	if at == nil {
		return []byte(text)
	}
	span := e.spanOf(f, *at)
	out := make([]byte, 0, len(f.Text)+len(text))
	return append(append(append(out, f.Text[:span.Start]...), text...), f.Text[span.End:]...)
}

// edited notes that a document has another text than its manual knows.
func (s *server) edited(doc *document) {
	if doc.desk == nil {
		return
	}
	doc.desk.files.Unsaved[doc.name] = doc.file.Text
	doc.desk.versions[doc.name] = doc.version
	doc.desk.edited[doc.name] = true
	s.work.Broadcast()
}

func (s *server) didClose(p documentParams) error {
	path := pathOf(p.TextDocument.URI)
	doc := s.docs[path]
	delete(s.docs, path)
	if doc == nil || doc.desk == nil {
		return nil
	}
	delete(doc.desk.files.Unsaved, doc.name)
	delete(doc.desk.versions, doc.name)
	delete(doc.desk.edited, doc.name)
	doc.desk.set(doc.name, doc.desk.disk(doc.name))
	s.work.Broadcast()
	return nil
}

// didChangeWatchedFiles reads files again that changed on the disk. What the editor has open counts as it stands there.
func (s *server) didChangeWatchedFiles(p watchedParams) error {
	for _, c := range p.Changes {
		path := pathOf(c.URI)
		d, name := s.deskOf(path)
		if d == nil || s.docs[path] != nil {
			continue
		}
		d.read()
		if info, err := fs.Stat(d.files, name); err == nil && info.IsDir() {
			_ = d.load() // a folder that came may bring many files
			continue
		}
		d.set(name, d.disk(name))
	}
	s.work.Broadcast()
	return nil
}

func (s *server) didChangeFolders(p foldersParams) error {
	var added []string
	for _, f := range p.Event.Added {
		added = append(added, pathOf(f.URI))
	}
	s.folders = append(s.folders, added...)
	return s.openFolders(added)
}
