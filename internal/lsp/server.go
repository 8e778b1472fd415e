package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"

	"github.com/sourcegraph/jsonrpc2"
)

// Error codes of the protocol beside those of JSON-RPC.
const (
	codeNotInitialized = -32002
	codeCancelled      = -32800
	codeFailed         = -32803 // the question is understood, and the answer is no
)

// The states of a server.
const (
	waiting = iota // for initialize
	running
	stopped // after shutdown
)

// server is one conversation with an editor.
type server struct {
	Options
	encoding // set by initialize, before anything is counted
	conn     *jsonrpc2.Conn
	ready    chan struct{} // closed when conn is set

	telling sync.Mutex // about diagnostics; taken before mu

	mu      sync.Mutex
	work    *sync.Cond // there is something to check
	hurry   bool       // files are checked that somebody waits for
	state   int
	closed  bool
	client  clientCapabilities
	folders []string             // that the editor has open, as paths
	docs    map[string]*document // by path on the disk
	desks   map[string]*desk     // by root
	asked   map[jsonrpc2.ID]context.CancelFunc
}

func newServer(o Options) *server {
	s := &server{Options: o, ready: make(chan struct{}), docs: map[string]*document{}, desks: map[string]*desk{}, asked: map[jsonrpc2.ID]context.CancelFunc{}}
	s.work = sync.NewCond(&s.mu)
	return s
}

// Handle takes one message. What changes the state is done before the next message is read; questions are answered beside.
func (s *server) Handle(ctx context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) {
	<-s.ready
	if req.Notif {
		s.notified(req)
		return
	}
	answer, err := s.question(ctx, req)
	if answer == nil {
		s.reply(req.ID, nil, err)
		return
	}
	answer()
}

// notified takes a message that wants no answer.
func (s *server) notified(req *jsonrpc2.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if req.Method == "exit" {
		go func() { _ = s.conn.Close() }()
		return
	}
	take, ok := notifications[req.Method]
	if !ok || s.state != running {
		return
	}
	if err := guarded(func() error { return take(s, params(req)) }); err != nil {
		fmt.Fprintf(s.Log, "sop: %s: %v\n", req.Method, err)
	}
}

// question prepares the answer to a request; the state that it is answered from is that of now.
func (s *server) question(ctx context.Context, req *jsonrpc2.Request) (answer func(), err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case req.Method == "initialize" && s.state == waiting:
		return func() { s.reply(req.ID, s.initialize(params(req)), nil) }, nil
	case s.state == waiting:
		return nil, fault(codeNotInitialized, "the first message is initialize")
	case s.state == stopped || req.Method == "initialize":
		return nil, fault(jsonrpc2.CodeInvalidRequest, "this is not the time for "+req.Method)
	case req.Method == "shutdown":
		s.state = stopped
		return nil, nil
	}
	ask, ok := questions[req.Method]
	if !ok {
		return nil, fault(jsonrpc2.CodeMethodNotFound, "there is no method "+req.Method)
	}
	var work func(context.Context) (any, error)
	if err := guarded(func() error { work, err = ask(s, params(req)); return err }); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	s.asked[req.ID] = cancel
	return func() { go s.answer(ctx, req.ID, work) }, nil
}

// answer works on a question until it is done or taken back.
func (s *server) answer(ctx context.Context, id jsonrpc2.ID, work func(context.Context) (any, error)) {
	var result any
	err := guarded(func() (err error) { result, err = work(ctx); return err })
	if ctx.Err() != nil {
		result, err = nil, fault(codeCancelled, "the question was taken back")
	}
	s.mu.Lock()
	if cancel, ok := s.asked[id]; ok {
		cancel()
		delete(s.asked, id)
	}
	s.mu.Unlock()
	s.reply(id, result, err)
}

// cancel takes a question back.
func (s *server) cancel(p struct {
	ID jsonrpc2.ID `json:"id"`
}) error {
	if cancel, ok := s.asked[p.ID]; ok {
		cancel()
	}
	return nil
}

// reply sends an answer; a connection that is gone needs none.
func (s *server) reply(id jsonrpc2.ID, result any, err error) {
	ctx := context.Background()
	var f *jsonrpc2.Error
	switch {
	case err == nil:
		_ = s.conn.Reply(ctx, id, result)
	case errors.As(err, &f):
		_ = s.conn.ReplyWithError(ctx, id, f)
	default:
		_ = s.conn.ReplyWithError(ctx, id, fault(jsonrpc2.CodeInternalError, err.Error()))
	}
}

// guarded turns a panic into an error, so that one bad message does not end the conversation.
func guarded(work func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("a fault of the program: %v\n%s", r, debug.Stack())
		}
	}()
	return work()
}

func fault(code int64, message string) *jsonrpc2.Error {
	return &jsonrpc2.Error{Code: code, Message: message}
}

func params(req *jsonrpc2.Request) json.RawMessage {
	if req.Params == nil {
		return json.RawMessage("{}")
	}
	return *req.Params
}

// read understands the parameters of a message.
func read[P any](raw json.RawMessage) (p P, err error) {
	if err := json.Unmarshal(raw, &p); err != nil {
		return p, fault(jsonrpc2.CodeInvalidParams, err.Error())
	}
	return p, nil
}
