package main

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

func TestLSPEndsAsTheProtocolSays(t *testing.T) {
	s := start(t, t.TempDir())
	if m := s.askAll("textDocument/hover", `{}`); m.Error == nil || m.Error.Code != -32002 {
		t.Errorf("a question before initialize: %+v", m)
	}
	s.ask("initialize", `{"capabilities":{}}`)
	if m := s.askAll("initialize", `{"capabilities":{}}`); m.Error == nil || m.Error.Code != -32600 {
		t.Errorf("initialize twice: %+v", m)
	}
	s.ask("shutdown", `null`)
	if m := s.askAll("textDocument/hover", `{}`); m.Error == nil || m.Error.Code != -32600 {
		t.Errorf("a question after shutdown: %+v", m)
	}
	s.tell("exit", `null`)
	<-s.closed
	if _ = s.cmd.Wait(); s.cmd.ProcessState.ExitCode() != 0 {
		t.Errorf("exit code %d after shutdown and exit", s.cmd.ProcessState.ExitCode())
	}

	s = editIn(t, t.TempDir(), `{}`)
	s.tell("exit", `null`)
	<-s.closed
	if _ = s.cmd.Wait(); s.cmd.ProcessState.ExitCode() != 1 {
		t.Errorf("exit code %d after exit without shutdown", s.cmd.ProcessState.ExitCode())
	}

	s = editIn(t, t.TempDir(), `{}`)
	_ = s.in.Close()
	<-s.closed
	if _ = s.cmd.Wait(); s.cmd.ProcessState.ExitCode() != 1 {
		t.Errorf("exit code %d when the editor goes away", s.cmd.ProcessState.ExitCode())
	}
}

// TestLSPSurvivesBadMessages sends what no editor should send. After each the server still answers.
func TestLSPSurvivesBadMessages(t *testing.T) {
	s := edit(t, shop)
	s.open("refund.en.md")
	refused := func(body string, code int) {
		t.Helper()
		s.send(body)
		if m := s.next(func(m message) bool { return m.Error != nil }); m.Error.Code != code || string(m.ID) != "null" {
			t.Errorf("%s: %+v with id %s", body, m.Error, m.ID)
		}
	}
	refused(`{"jsonrpc":`, -32700)
	refused(`[1,2]`, -32600)
	refused(`{"jsonrpc":"2.0","id":7}`, -32600)
	refused(`"text"`, -32600)
	refused(``, -32700)
	for method, params := range map[string]string{"textDocument/hover": `[]`, "textDocument/completion": `{"position":"here"}`, "textDocument/rename": `7`} {
		if m := s.askAll(method, params); m.Error == nil || m.Error.Code != -32602 {
			t.Errorf("%s %s: %+v", method, params, m)
		}
	}
	if m := s.askAll("textDocument/levitate", `{}`); m.Error == nil || m.Error.Code != -32601 {
		t.Errorf("an unknown question: %+v", m)
	}
	for _, n := range [][2]string{
		{"textDocument/didChange", `{"textDocument":{"uri":"file:///nowhere/x.md"},"contentChanges":[{"text":"x"}]}`},
		{"textDocument/didChange", `{"textDocument":7}`},
		{"textDocument/didClose", `{}`},
		{"textDocument/didOpen", `{"textDocument":{"uri":"untitled:1","text":"x"}}`},
		{"textDocument/didOpen", `{"textDocument":{"uri":"file:///nowhere/at/all/x.md","text":"x"}}`},
		{"workspace/didChangeWatchedFiles", `{"changes":[{"uri":"http://x/y.md","type":1},{"uri":"%%%","type":3}]}`},
		{"textDocument/levitated", `{}`},
		{"$/cancelRequest", `{"id":4711}`},
		{"$/cancelRequest", `{"id":null}`},
	} {
		s.tell(n[0], n[1])
	}
	fmt.Fprint(s.in, "this is no header\r\nContent-Length: many\r\n\r\n")
	for _, uri := range []string{"untitled:1", "file:///nowhere/at/all/x.md", s.uri("gone.md"), ""} {
		s.ask("textDocument/hover", fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":0,"character":0}}`, uri))
	}
	// places outside the text, and a range that runs backwards
	edge := fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":99999,"character":99999}}`, s.uri("refund.en.md"))
	for _, method := range []string{"hover", "completion", "definition", "references"} {
		s.ask("textDocument/"+method, edge)
	}
	s.tell("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":3},"contentChanges":[{"range":{"start":{"line":9,"character":9},"end":{"line":-2,"character":-5}},"text":""}]}`, s.uri("refund.en.md")))
	if got := string(s.ask("textDocument/hover", s.at("refund.en.md", "review-by"))); !strings.Contains(got, "Date by which") {
		t.Errorf("hover: %s", got)
	}
	if code := s.end(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// TestLSPQuestionsCanBeTakenBack asks and takes back in one breath. Each question is answered once, with its result or as cancelled.
func TestLSPQuestionsCanBeTakenBack(t *testing.T) {
	s := edit(t, shop)
	s.open("refund.en.md")
	params := strings.TrimSuffix(s.at("refund.en.md", "id: SO|P-1"), "}") + `,"context":{"includeDeclaration":true}}`
	const n = 200
	for i := range n {
		s.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":"q%d","method":"textDocument/references","params":%s}`, i, params))
		s.tell("$/cancelRequest", fmt.Sprintf(`{"id":"q%d"}`, i))
	}
	answers, cancelled := map[string]bool{}, 0
	for len(answers) < n {
		m := s.next(func(m message) bool { return m.Method == "" })
		id, _ := strconv.Unquote(string(m.ID))
		if answers[id] {
			t.Fatalf("%s is answered twice", id)
		}
		answers[id] = true
		switch {
		case m.Error == nil:
		case m.Error.Code == -32800:
			cancelled++
		default:
			t.Errorf("%s: %+v", id, m.Error)
		}
	}
	if cancelled == 0 {
		t.Error("no question was taken back in time")
	}
}

// TestLSPWholeTextAndCRLF replaces the whole text, as some editors do, and edits a text with CRLF.
func TestLSPWholeTextAndCRLF(t *testing.T) {
	s := edit(t, shop)
	s.openText("refund.en.md", strings.ReplaceAll(read(t, s, "refund.en.md"), "\n", "\r\n"))
	s.untilHas("refund.en.md", "line-ends", true)
	s.change("refund.en.md", "Call the", "The cashier called the")
	s.untilHas("refund.en.md", "past-tense", true)
	text := read(t, s, "refund.en.md")
	s.tell("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":4},"contentChanges":[{"text":%s}]}`, s.uri("refund.en.md"), quote(text)))
	s.until("refund.en.md", func(list []report) bool { return len(list) == 0 })
}

// TestLSPWithoutAManual opens a file in a folder without sop.yaml: only what is open is reported.
func TestLSPWithoutAManual(t *testing.T) {
	s := edit(t, "-- a.md --\n# A\n-- sub dir/b.md --\n# B\n\nTODO\n")
	s.open("sub dir/b.md")
	s.untilHas("sub dir/b.md", "placeholder", true)
	s.tell("textDocument/didClose", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, s.uri("sub dir/b.md")))
	s.untilHas("sub dir/b.md", "placeholder", false)
	if _, told := s.told["a.md"]; told {
		t.Error("a file that nobody opened is reported")
	}
}

// TestLSPWithOtherEditors knows file watching but no versions in edits.
func TestLSPWithOtherEditors(t *testing.T) {
	dir := t.TempDir()
	unpack(t, dir, shop)
	s := editIn(t, dir, `{"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true}}}`)
	m := s.next(func(m message) bool { return m.Method == "client/registerCapability" })
	if !strings.Contains(string(m.Params), "workspace/didChangeWatchedFiles") {
		t.Errorf("the server registers %s", m.Params)
	}
	s.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"result":null}`, m.ID))
	s.send(`{"jsonrpc":"2.0","id":4711,"result":null}`)
	s.send(`{"jsonrpc":"2.0","id":4712,"error":{"code":-1,"message":"no"}}`)
	s.open("refund.en.md")
	raw := s.ask("textDocument/rename", strings.TrimSuffix(s.at("refund.en.md", "{#si|gn}"), "}")+`,"newName":"signed"}`)
	e := decode[workspaceEdit](s, raw)
	if len(e.DocumentChanges) != 0 || len(e.Changes) != 3 || !strings.Contains(s.result(raw)["accept.en.md"], "#signed") {
		t.Errorf("rename: %s", raw)
	}
	if code := s.end(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}
