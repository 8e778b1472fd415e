package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

// session is an editor that talks to the real binary over its streams.
type session struct {
	t      testing.TB
	dir    string
	cmd    *exec.Cmd
	in     io.WriteCloser
	log    strings.Builder
	got    chan message
	id     int
	told   map[string][]report // what was published last, by path in dir
	texts  map[string]string   // what the editor shows, by path in dir
	closed chan struct{}
}

type message struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Code    int
		Message string
	} `json:"error"`
}

type report struct {
	Range    span
	Severity int
	Code     string
	Message  string
}

type span struct{ Start, End spot }

type spot struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// edit opens an editor in a folder with the files of a txtar archive.
func edit(t testing.TB, files string) *session {
	t.Helper()
	dir := t.TempDir()
	unpack(t, dir, files)
	return editIn(t, dir, `{"workspace":{"workspaceEdit":{"documentChanges":true}}}`)
}

// unpack writes the files of a txtar archive.
func unpack(t testing.TB, dir, files string) {
	t.Helper()
	for _, f := range txtar.Parse([]byte(files)).Files {
		save(t, filepath.Join(dir, f.Name), string(f.Data))
	}
}

func save(t testing.TB, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func editIn(t testing.TB, dir, capabilities string) *session {
	t.Helper()
	s := start(t, dir)
	s.ask("initialize", fmt.Sprintf(`{"processId":null,"rootUri":%q,"capabilities":%s}`, s.uri(""), capabilities))
	s.tell("initialized", `{}`)
	return s
}

// start runs the server and leaves the rest to the test.
func start(t testing.TB, dir string) *session {
	t.Helper()
	s := &session{t: t, dir: dir, cmd: exec.Command("sop", "lsp", "--today", "2026-12-01"), got: make(chan message, 10000),
		told: map[string][]report{}, texts: map[string]string{}, closed: make(chan struct{})}
	s.cmd.Dir, s.cmd.Stderr = dir, &s.log
	var err error
	if s.in, err = s.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go s.listen(bufio.NewReader(out))
	t.Cleanup(func() {
		_ = s.in.Close()
		<-s.closed
		_ = s.cmd.Wait()
		if t.Failed() && s.log.Len() > 0 {
			t.Logf("the server said:\n%s", &s.log)
		}
	})
	return s
}

func (s *session) listen(r *bufio.Reader) {
	defer close(s.closed)
	defer close(s.got)
	for {
		length := 0
		for {
			line, err := r.ReadString('\n')
			if err != nil {
				return
			}
			if line = strings.TrimSpace(line); line == "" {
				break
			}
			if n, ok := strings.CutPrefix(line, "Content-Length: "); ok {
				length, _ = strconv.Atoi(n)
			}
		}
		body := make([]byte, length)
		if _, err := io.ReadFull(r, body); err != nil {
			return
		}
		var m message
		if json.Unmarshal(body, &m) == nil {
			s.got <- m
		}
	}
}

func (s *session) uri(name string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(s.dir, name))}).String()
}

func (s *session) send(body string) {
	s.t.Helper()
	if _, err := fmt.Fprintf(s.in, "Content-Length: %d\r\n\r\n%s", len(body), body); err != nil {
		s.t.Fatal(err)
	}
}

func (s *session) tell(method, params string) {
	s.t.Helper()
	s.send(fmt.Sprintf(`{"jsonrpc":"2.0","method":%q,"params":%s}`, method, params))
}

// ask asks and waits for the answer.
func (s *session) ask(method, params string) json.RawMessage {
	s.t.Helper()
	m := s.askAll(method, params)
	if m.Error != nil {
		s.t.Fatalf("%s: error %d: %s", method, m.Error.Code, m.Error.Message)
	}
	return m.Result
}

// askAll is ask for those who expect an error.
func (s *session) askAll(method, params string) message {
	s.t.Helper()
	s.id++
	s.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":%q,"params":%s}`, s.id, method, params))
	return s.next(func(m message) bool { return m.Method == "" && string(m.ID) == strconv.Itoa(s.id) })
}

// next waits for a message. What is published on the way is kept.
func (s *session) next(wanted func(message) bool) message {
	s.t.Helper()
	timeout := time.After(20 * time.Second)
	for {
		select {
		case m, ok := <-s.got:
			if !ok {
				s.t.Fatalf("the server went away:\n%s", &s.log)
			}
			s.note(m)
			if wanted(m) {
				return m
			}
		case <-timeout:
			s.t.Fatalf("no such message within 20 seconds; told so far: %v", s.told)
		}
	}
}

func (s *session) note(m message) {
	if m.Method != "textDocument/publishDiagnostics" {
		return
	}
	var p struct {
		URI         string
		Diagnostics []report
	}
	if err := json.Unmarshal(m.Params, &p); err != nil {
		s.t.Fatal(err)
	}
	s.told[s.name(p.URI)] = p.Diagnostics
}

// name is the path of an address in the folder.
func (s *session) name(uri string) string {
	name, err := url.PathUnescape(strings.TrimPrefix(strings.TrimPrefix(uri, s.uri("")), "/"))
	if err != nil {
		s.t.Fatal(err)
	}
	return name
}

// until waits until what was published about a file is as wanted.
func (s *session) until(name string, wanted func([]report) bool) {
	s.t.Helper()
	if list, ok := s.told[name]; ok && wanted(list) {
		return
	}
	s.next(func(message) bool { list, ok := s.told[name]; return ok && wanted(list) })
}

// untilHas waits until a rule reports in a file, or until it no longer does.
func (s *session) untilHas(name, rule string, has bool) {
	s.t.Helper()
	s.until(name, func(list []report) bool {
		return slices.ContainsFunc(list, func(r report) bool { return r.Code == rule }) == has
	})
}

// open opens a file as it is on the disk.
func (s *session) open(name string) {
	s.t.Helper()
	text, err := os.ReadFile(filepath.Join(s.dir, name))
	if err != nil {
		s.t.Fatal(err)
	}
	s.openText(name, string(text))
}

func (s *session) openText(name, text string) {
	s.t.Helper()
	s.texts[name] = text
	s.tell("textDocument/didOpen", fmt.Sprintf(`{"textDocument":{"uri":%q,"languageId":"markdown","version":1,"text":%s}}`, s.uri(name), quote(text)))
}

func quote(v any) string {
	text, _ := json.Marshal(v)
	return string(text)
}

// change replaces the first place of a phrase in an open file, as typing does.
func (s *session) change(name, old, new string) {
	s.t.Helper()
	text := s.texts[name]
	i := strings.Index(text, old)
	if i < 0 {
		s.t.Fatalf("%s does not say %q", name, old)
	}
	at := span{spotAt(text, i), spotAt(text, i+len(old))}
	s.texts[name] = text[:i] + new + text[i+len(old):]
	s.tell("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":2},"contentChanges":[{"range":%s,"text":%s}]}`, s.uri(name), quote(at), quote(new)))
}

// spotAt is the place of a byte offset, in UTF-16 units.
func spotAt(text string, offset int) spot {
	at := spot{Line: strings.Count(text[:offset], "\n")}
	for _, r := range text[strings.LastIndexByte(text[:offset], '\n')+1 : offset] {
		if at.Character++; r > 0xFFFF {
			at.Character++
		}
	}
	return at
}

// at are the parameters of a question about the place of a phrase; a bar in the phrase is the place, else its start.
func (s *session) at(name, phrase string) string {
	s.t.Helper()
	before, after, _ := strings.Cut(phrase, "|")
	i := strings.Index(s.texts[name], before+after)
	if i < 0 {
		s.t.Fatalf("%s does not say %q", name, phrase)
	}
	if !strings.Contains(phrase, "|") {
		before = ""
	}
	return fmt.Sprintf(`{"textDocument":{"uri":%q},"position":%s}`, s.uri(name), quote(spotAt(s.texts[name], i+len(before))))
}

// end says goodbye as the protocol wants it and returns the exit code.
func (s *session) end() int {
	s.t.Helper()
	s.ask("shutdown", "null")
	s.tell("exit", "null")
	<-s.closed
	_ = s.cmd.Wait()
	return s.cmd.ProcessState.ExitCode()
}

func indexOf(s *session, name, phrase string) int { return strings.Index(s.texts[name], phrase) }

func read(t testing.TB, s *session, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(s.dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func remove(t testing.TB, s *session, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(s.dir, name)); err != nil {
		t.Fatal(err)
	}
}
