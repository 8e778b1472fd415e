package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"path/filepath"
	"time"

	"sopkit/internal/procedure"
)

// notifications are the messages that want no answer. They run under the lock of the server.
var notifications = map[string]func(*server, json.RawMessage) error{
	"initialized":                         take((*server).initialized),
	"$/cancelRequest":                     take((*server).cancel),
	"textDocument/didOpen":                take((*server).didOpen),
	"textDocument/didChange":              take((*server).didChange),
	"textDocument/didClose":               take((*server).didClose),
	"workspace/didChangeWatchedFiles":     take((*server).didChangeWatchedFiles),
	"workspace/didChangeWorkspaceFolders": take((*server).didChangeFolders),
}

// questions are the messages that want an answer. They are prepared under the lock of the server and answered beside.
var questions = map[string]func(*server, json.RawMessage) (func(context.Context) (any, error), error){
	"textDocument/codeAction":     of(view.actions),
	"textDocument/completion":     of(view.complete),
	"textDocument/definition":     of(view.definition),
	"textDocument/diagnostic":     of(view.diagnostic),
	"textDocument/documentSymbol": of(view.symbols),
	"textDocument/formatting":     of(view.format),
	"textDocument/hover":          of(view.hover),
	"textDocument/inlayHint":      of(view.hints),
	"textDocument/references":     of(view.references),
	"textDocument/prepareRename":  of(view.prepareRename),
	"textDocument/rename":         of(view.rename),
}

func take[P any](f func(*server, P) error) func(*server, json.RawMessage) error {
	return func(s *server, raw json.RawMessage) error {
		p, err := read[P](raw)
		if err != nil {
			return err
		}
		return f(s, p)
	}
}

// of makes a question about one document from a function of what was seen when it was asked. About a document that is no
// procedure there is nothing to say.
func of[P interface{ document() string }, R any](f func(view, P) (R, error)) func(*server, json.RawMessage) (func(context.Context) (any, error), error) {
	return func(s *server, raw json.RawMessage) (func(context.Context) (any, error), error) {
		p, err := read[P](raw)
		if err != nil {
			return nil, err
		}
		v, ok := s.view(p.document())
		if !ok {
			return func(context.Context) (any, error) { return nil, nil }, nil
		}
		return func(ctx context.Context) (any, error) {
			v.ctx = ctx
			return f(v, p)
		}, nil
	}
}

// initialize learns what the editor can do and says what the server can do.
func (s *server) initialize(raw json.RawMessage) any {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, _ := read[initializeParams](raw)
	s.client, s.encoding = p.Capabilities, agree(p.Capabilities.General.PositionEncodings)
	if len(p.Folders) == 0 && p.RootURI != "" {
		p.Folders = []folder{{p.RootURI}}
	}
	for _, f := range p.Folders {
		s.folders = append(s.folders, pathOf(f.URI))
	}
	if len(s.folders) == 0 && filepath.IsAbs(p.RootPath) {
		s.folders = []string{filepath.Clean(p.RootPath)}
	}
	s.state = running
	can := maps.Clone(capabilities)
	can["positionEncoding"] = s.encoding.name
	return map[string]any{"capabilities": can, "serverInfo": map[string]string{"name": "sop", "version": s.Version}}
}

// capabilities are what the server can do.
var capabilities = map[string]any{
	"codeActionProvider":         map[string]any{"codeActionKinds": []string{quickFix, fixAll}},
	"completionProvider":         map[string]any{"triggerCharacters": []string{"[", "(", "#", ":", "*", "{", "-", "/", " ", "!"}},
	"documentFormattingProvider": true, "documentSymbolProvider": true, "hoverProvider": true, "inlayHintProvider": true,
	"definitionProvider": true, "referencesProvider": true,
	"renameProvider":   map[string]any{"prepareProvider": true},
	"textDocumentSync": map[string]any{"openClose": true, "change": 2},
	"workspace":        map[string]any{"workspaceFolders": map[string]any{"supported": true, "changeNotifications": true}},
}

// initialized opens the manuals of the editor's folders and asks to hear about files that change on the disk.
func (s *server) initialized(struct{}) error {
	if s.client.Workspace.DidChangeWatchedFiles.DynamicRegistration {
		watch := map[string]any{"registrations": []any{map[string]any{"id": "files", "method": "workspace/didChangeWatchedFiles",
			"registerOptions": map[string]any{"watchers": []any{map[string]string{"globPattern": "**/*"}}}}}}
		go s.call("client/registerCapability", watch)
	}
	return s.openFolders(s.folders)
}

// openFolders opens the manuals of folders that have one.
func (s *server) openFolders(paths []string) error {
	var failed []error
	for _, path := range paths {
		root, err := s.Root(path)
		if err == nil && isManual(root) {
			_, err = s.desk(root)
		}
		failed = append(failed, err)
	}
	return errors.Join(failed...)
}

// call asks the editor something whose answer does not matter.
func (s *server) call(method string, params any) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	_ = s.conn.Call(ctx, method, params, nil)
}

// view is a procedure as it stood when the editor asked.
type view struct {
	*server
	ctx context.Context
	shelf
	p        *procedure.Procedure
	versions map[string]int // of the open documents, by path in the manual
}

// view finds the procedure of a document.
func (s *server) view(uri string) (view, bool) {
	d, name := s.deskOf(pathOf(uri))
	if d == nil {
		return view{}, false
	}
	d.read()
	p := d.manual.ByPath(name)
	return view{server: s, shelf: d.shelf, p: p, versions: maps.Clone(d.versions)}, p != nil
}
