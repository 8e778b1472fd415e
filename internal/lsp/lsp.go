// Package lsp is the language server: what an editor shows of a manual while somebody writes it.
//
// It answers by the Language Server Protocol 3.17 from the same model and the same rules as the command line; unsaved text comes
// in by the same fs.FS door. It judges nothing itself, knows no rule and writes no file: every change goes through the editor.
package lsp

import (
	"context"
	"io"
	"log"
	"runtime"

	"github.com/sourcegraph/jsonrpc2"

	"sopkit/internal/lint"
)

// Options is what the server knows of the world.
type Options struct {
	Rules   []*lint.Rule
	Page    func(rule string) (string, bool)  // the page of a rule, in Markdown
	Draws   func(rune) bool                   // whether the fonts of the manual have a character
	Today   func() string                     // date, 2026-12-01
	Root    func(path string) (string, error) // the folder of the manual that a file belongs to; absolute, as path is
	Version string                            // of the program
	Log     io.Writer                         // for trouble with the connection
}

// Serve speaks with an editor until it says exit or closes the stream. The result is true when the editor asked for
// shutdown first, as the protocol wants it.
func Serve(in io.Reader, out io.Writer, o Options) bool {
	s := newServer(o)
	stream := newStream(in, out)
	s.conn = jsonrpc2.NewConn(context.Background(), stream, s, jsonrpc2.SetLogger(log.New(o.Log, "sop: ", 0)))
	close(s.ready)
	go s.checkAll((*server).first)
	for range max(1, runtime.GOMAXPROCS(0)-1) {
		go s.checkAll((*server).rest)
	}
	<-s.conn.DisconnectNotify()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	s.work.Broadcast()
	return s.state == stopped
}
