package lsp

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"strings"
	"sync"

	"github.com/sourcegraph/jsonrpc2"
)

// maxMessage bounds one message, in bytes.
const maxMessage = 256 << 20

// stream reads and writes messages with a Content-Length before them. What is no message is answered with an error, and the
// next one is read.
type stream struct {
	in  *bufio.Reader
	out io.Writer
	mu  sync.Mutex // writing
}

func newStream(in io.Reader, out io.Writer) *stream {
	return &stream{in: bufio.NewReaderSize(in, 64<<10), out: out}
}

// ReadObject reads the next message that can be read at all.
func (s *stream) ReadObject(v any) error {
	for {
		if s.in.Buffered() == 0 {
			runtime.Gosched() // whom the last message woke goes first: to wait for the next one keeps a processor for up to 10 ms
		}
		body, err := s.frame()
		if err != nil {
			return err
		}
		code, fault := int64(jsonrpc2.CodeParseError), errors.New("this is no JSON")
		if json.Valid(body) {
			if fault = json.Unmarshal(body, v); fault == nil && shaped(body) {
				return nil
			}
			code = jsonrpc2.CodeInvalidRequest
		}
		if err := s.refuse(code, fault); err != nil {
			return err
		}
	}
}

// shaped reports whether a message is a call or an answer.
func shaped(body []byte) bool {
	var m struct {
		Method        *string
		Result, Error json.RawMessage
	}
	return json.Unmarshal(body, &m) == nil && (m.Method != nil || m.Result != nil || m.Error != nil)
}

// frame reads the header and the body of one message. Lines that are no header are passed over, so that reading finds its
// place again.
func (s *stream) frame() ([]byte, error) {
	length := -1
	for {
		line, err := s.in.ReadString('\n')
		if err != nil {
			return nil, err
		}
		line = strings.TrimRight(line, "\r\n")
		if line == "" && length >= 0 {
			break
		}
		if i := strings.Index(strings.ToLower(line), "content-length:"); i >= 0 {
			length = contentLength(line[i+len("content-length:"):])
		}
	}
	body := make([]byte, length)
	_, err := io.ReadFull(s.in, body)
	return body, err
}

func contentLength(text string) int {
	if n, err := strconv.Atoi(strings.TrimSpace(text)); err == nil && n >= 0 && n <= maxMessage {
		return n
	}
	return -1
}

// refuse answers what is no message.
func (s *stream) refuse(code int64, fault error) error {
	why := "this is no message of JSON-RPC 2.0"
	if fault != nil {
		why = fault.Error()
	}
	return s.WriteObject(map[string]any{"jsonrpc": "2.0", "id": nil, "error": map[string]any{"code": code, "message": why}})
}

// WriteObject writes one message.
func (s *stream) WriteObject(v any) error {
	body, err := json.Marshal(v)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err = s.out.Write(append(fmt.Appendf(nil, "Content-Length: %d\r\n\r\n", len(body)), body...))
	return err
}

// Close does nothing: the streams belong to the caller.
func (s *stream) Close() error { return nil }
