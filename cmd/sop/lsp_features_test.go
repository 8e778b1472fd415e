package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// change is one edit that the server proposes.
type proposed struct {
	Range   span
	NewText string
}

// apply makes edits in a text, the last one first.
func apply(text string, edits []proposed) string {
	slices.SortFunc(edits, func(a, b proposed) int { return offsetAt(text, b.Range.Start) - offsetAt(text, a.Range.Start) })
	for _, e := range edits {
		text = text[:offsetAt(text, e.Range.Start)] + e.NewText + text[offsetAt(text, e.Range.End):]
	}
	return text
}

// offsetAt is the byte offset of a place.
func offsetAt(text string, at spot) int {
	for i := range len(text) + 1 {
		if (i == len(text) || text[i]&0xC0 != 0x80) && spotAt(text, i) == at {
			return i
		}
	}
	return len(text)
}

type workspaceEdit struct {
	DocumentChanges []struct {
		TextDocument struct {
			URI     string
			Version *int
		}
		Edits []proposed
	}
	Changes map[string][]proposed
}

// result is the text of every file that an edit changes.
func (s *session) result(raw json.RawMessage) map[string]string {
	s.t.Helper()
	e, out := decode[workspaceEdit](s, raw), map[string]string{}
	for _, c := range e.DocumentChanges {
		name := s.name(c.TextDocument.URI)
		if _, open := s.texts[name]; open != (c.TextDocument.Version != nil) {
			s.t.Errorf("%s: open %v, version %v", name, open, c.TextDocument.Version)
		}
		out[name] = apply(s.text(name), c.Edits)
	}
	for uri, edits := range e.Changes {
		out[s.name(uri)] = apply(s.text(s.name(uri)), edits)
	}
	return out
}

// text is what the editor shows of a file, else what the disk has.
func (s *session) text(name string) string {
	if text, ok := s.texts[name]; ok {
		return text
	}
	return read(s.t, s, name)
}

func decode[T any](s *session, raw json.RawMessage) (v T) {
	s.t.Helper()
	if err := json.Unmarshal(raw, &v); err != nil {
		s.t.Fatalf("%v: %s", err, raw)
	}
	return v
}

// places are locations as file:line, lines from 1.
func (s *session) places(raw json.RawMessage) (out []string) {
	type location struct {
		URI   string
		Range span
	}
	for _, l := range decode[[]location](s, raw) {
		out = append(out, fmt.Sprintf("%s:%d", s.name(l.URI), l.Range.Start.Line+1))
	}
	slices.Sort(out)
	return out
}

func (s *session) place(raw json.RawMessage) string {
	return s.places(json.RawMessage("[" + string(raw) + "]"))[0]
}

// line is file:line of a phrase.
func (s *session) line(name, phrase string) string {
	text := s.text(name)
	return fmt.Sprintf("%s:%d", name, strings.Count(text[:strings.Index(text, phrase)], "\n")+1)
}

func TestLSPFixes(t *testing.T) {
	s := edit(t, shop)
	s.open("refund.en.md")
	s.change("refund.en.md", "Sign the slip", "The cashier signed the slip")
	s.change("refund.en.md", "version: 1.0.0", "version: 1.0.0\r")
	ask := func(phrase, only string) (titles []string, preferred []bool, after []string) {
		var at struct{ Position spot }
		_ = json.Unmarshal([]byte(s.at("refund.en.md", phrase)), &at)
		type action struct {
			Title, Kind string
			IsPreferred bool
			Edit        json.RawMessage
		}
		raw := s.ask("textDocument/codeAction", fmt.Sprintf(`{"textDocument":{"uri":%q},"range":{"start":%s,"end":%s},"context":{"diagnostics":[],"only":[%q]}}`,
			s.uri("refund.en.md"), quote(at.Position), quote(at.Position), only))
		for _, a := range decode[[]action](s, raw) {
			titles, preferred, after = append(titles, a.Title), append(preferred, a.IsPreferred), append(after, s.result(a.Edit)["refund.en.md"])
		}
		return titles, preferred, after
	}
	titles, preferred, after := ask("cashier sig|ned", "quickfix")
	if len(titles) == 0 || preferred[0] || !strings.Contains(titles[0], "unsafe") || strings.Contains(after[0], "signed the slip") {
		t.Errorf("quick fixes of past-tense: %q, preferred %v, %q", titles, preferred, after)
	}
	titles, _, after = ask("id: SOP-1", "source.fixAll")
	if len(titles) != 1 || strings.Contains(after[0], "\r") || !strings.Contains(after[0], "signed the slip") {
		t.Errorf("fix all makes every safe repair and no other: %q %q", titles, after)
	}
}

func TestLSPHover(t *testing.T) {
	s := edit(t, shop)
	s.open("accept.en.md")
	s.open("refund.en.md")
	s.change("accept.en.md", "Thank the customer", "The cashier thanked the customer")
	for phrase, want := range map[string]string{
		"revi|ew-by":               "Date by which the procedure is reviewed",
		"SO|P-1 says":              "The customer gets the price back",
		"refund.en.md#si|gn":       "Step 3 of **SOP-1** Refund the price",
		"(refu|nd.en.md":           "effective · boss",
		"**Cash|ier:** Read":       "ক্যাশিয়ার",
		"The cashier tha|nked the": "# past-tense",
	} {
		raw := s.ask("textDocument/hover", s.at("accept.en.md", phrase))
		if got := decode[struct{ Contents struct{ Value string } }](s, raw).Contents.Value; !strings.Contains(got, want) {
			t.Errorf("hover over %q: %q, want %q", phrase, got, want)
		}
	}
	for phrase, want := range map[string]string{"{branch:duty|-phone}": "কর্তব্যরত ফোন", "refund sl|ip.": "the paper that the till prints"} {
		if got := string(s.ask("textDocument/hover", s.at("refund.en.md", phrase))); !strings.Contains(got, want) {
			t.Errorf("hover over %q: %q, want %q", phrase, got, want)
		}
	}
	if got := string(s.ask("textDocument/hover", s.at("refund.en.md", "customer gets"))); got != "null" {
		t.Errorf("hover over plain words: %s", got)
	}
}

func TestLSPDefinition(t *testing.T) {
	s := edit(t, shop)
	s.open("accept.en.md")
	s.open("refund.bn.md")
	s.open("refund.en.md")
	for _, c := range []struct{ file, phrase, want string }{
		{"accept.en.md", "refund.en.md#si|gn", s.line("refund.en.md", "{#sign}")},
		{"accept.en.md", "[refund |the price]", s.line("refund.en.md", "{#sign}")},
		{"accept.en.md", "(refu|nd.en.md", s.line("refund.en.md", "# Refund")},
		{"accept.en.md", "related: [SO|P-1]", s.line("refund.en.md", "# Refund")},
		{"accept.en.md", "SO|P-1 says", s.line("refund.en.md", "# Refund")},
		{"refund.bn.md", "(#pri|nt)", s.line("refund.bn.md", "{#print}")},
		{"refund.en.md", "{branch:du|ty", s.line("sop.yaml", "duty-phone:")},
		{"refund.bn.md", "**ক্যা|শিয়ার:**", s.line("sop.yaml", "cashier:")},
		{"refund.bn.md", "owner: bo|ss", s.line("sop.yaml", "boss:")},
	} {
		if got := s.place(s.ask("textDocument/definition", s.at(c.file, c.phrase))); got != c.want {
			t.Errorf("definition of %q: %s, want %s", c.phrase, got, c.want)
		}
	}
}

func TestLSPReferences(t *testing.T) {
	s := edit(t, shop)
	s.open("refund.en.md")
	refs := func(phrase string, home bool) []string {
		at := strings.TrimSuffix(s.at("refund.en.md", phrase), "}")
		return s.places(s.ask("textDocument/references", fmt.Sprintf(`%s,"context":{"includeDeclaration":%v}}`, at, home)))
	}
	en, bn, other := s.line("refund.en.md", "{#sign}"), s.line("refund.bn.md", "{#sign}"), s.line("accept.en.md", "refund.en.md#sign")
	if got := refs("{#si|gn}", true); !slices.Equal(got, []string{other, bn, en}) {
		t.Errorf("references of a step: %v", got)
	}
	if got := refs("{#si|gn}", false); !slices.Equal(got, []string{other}) {
		t.Errorf("references of a step without its declarations: %v", got)
	}
	want := []string{s.line("accept.en.md", "related:"), s.line("accept.en.md", "SOP-1 says"), other}
	if got := refs("id: SO|P-1", false); !slices.Equal(got, want) {
		t.Errorf("references of a procedure: %v, want %v", got, want)
	}
}

func TestLSPRename(t *testing.T) {
	s := edit(t, shop)
	s.open("refund.en.md")
	s.change("refund.en.md", "The customer gets", "😀 SOP-1: The customer gets") // not saved; SOP-1 stands behind two UTF-16 units
	rename := func(phrase, to string) message {
		return s.askAll("textDocument/rename", strings.TrimSuffix(s.at("refund.en.md", phrase), "}")+fmt.Sprintf(`,"newName":%q}`, to))
	}
	after := s.result(rename("{#si|gn}", "signed").Result)
	for name, want := range map[string]string{"refund.en.md": "{#signed}", "refund.bn.md": "{#signed}", "accept.en.md": "(refund.en.md#signed)"} {
		if after[name] != strings.Replace(s.text(name), strings.Replace(want, "signed", "sign", 1), want, 1) {
			t.Errorf("%s after the step is renamed: %q", name, after[name])
		}
	}
	after = s.result(rename("id: SO|P-1", "SOP-RET-001").Result)
	if len(after) != 3 {
		t.Errorf("%d files change", len(after))
	}
	for name, text := range after {
		if want := strings.ReplaceAll(s.text(name), "SOP-1", "SOP-RET-001"); text != want {
			t.Errorf("%s after the id is renamed: %q", name, text)
		}
	}
	for _, c := range []struct{ phrase, to string }{{"{#si|gn}", "print"}, {"{#si|gn}", "a b"}, {"id: SO|P-1", "sop-2"}, {"id: SO|P-1", "../x"}, {"customer ge|ts", "x"}} {
		if m := rename(c.phrase, c.to); m.Error == nil || m.Error.Code != -32803 {
			t.Errorf("renaming %q to %q is not refused: %s", c.phrase, c.to, m.Result)
		}
	}
	type prepared struct{ Placeholder string }
	if p := decode[prepared](s, s.ask("textDocument/prepareRename", s.at("refund.en.md", "id: SO|P-1"))); p.Placeholder != "SOP-1" {
		t.Errorf("placeholder %q", p.Placeholder)
	}
}

func TestLSPCompletion(t *testing.T) {
	s := edit(t, shop)
	s.open("refund.en.md")
	for _, c := range []struct{ name, old, new, at, label, want string }{
		{"a key", "roles: [cashier]", "roles: [cashier]\ncha", "\ncha|", "channels", "\nchannels: "},
		{"a value", "status: effective", "status: ap", "status: ap|", "approved", "status: approved"},
		{"a role", "owner: boss", "owner: ", "owner: |", "cashier", "owner: cashier"},
		{"a role in a list", "roles: [cashier]", "roles: [cashier, b]", "roles: [cashier, b|", "boss", "roles: [cashier, boss]"},
		{"a role below", "approvers: [auditor]", "approvers:\n  - au", "- au|", "auditor", "  - auditor"},
		{"a channel", "roles: [cashier]", "channels: [", "channels: [|", "counter", "channels: [counter"},
		{"a locale", "locale: en", "locale: b", "locale: b|", "bn", "locale: bn"},
		{"an id in front matter", "roles: [cashier]", "related: [SO]", "related: [SO|", "SOP-2", "related: [SOP-2]"},
		{"an id in the text", "The customer gets", "As SOP- says", "As SOP-|", "SOP-2", "As SOP-2 says"},
		{"a path", "2. Call", "2. [x](acc) Call", "](acc|", "accept.en.md", "[x](accept.en.md) Call"},
		{"a step of another file", "2. Call", "2. [x](accept.en.md#) Call", "accept.en.md#|", "read", "accept.en.md#read)"},
		{"a step of this file", "2. Call", "2. [x](#p) Call", "[x](#p|", "print", "[x](#print)"},
		{"a whole link", "2. Call", "2. Call [Acc", "Call [Acc|", "Accept a return", "Call [Accept a return](accept.en.md)"},
		{"a branch fact", "{branch:duty-phone}", "{branch:d}", "{branch:d|", "duty-phone", "{branch:duty-phone}"},
		{"a role as label", "2. Call", "2. **Br", "2. **Br|", "Branch manager", "2. **Branch manager:** "},
		{"a term", "2. Call", "2. Print the ref", "Print the ref|", "refund slip", "Print the refund slip"},
		{"a callout", "2. Call", "> [!W\n2. Call", "[!W|", "WARNING", "[!WARNING"},
		{"a rule", "2. Call", "<!-- sop: allow past\n2. Call", "allow past|", "past-tense", "allow past-tense"},
	} {
		was := s.texts["refund.en.md"]
		s.change("refund.en.md", c.old, c.new)
		type item struct {
			Label    string
			TextEdit proposed
		}
		items := decode[[]item](s, s.ask("textDocument/completion", s.at("refund.en.md", c.at)))
		i := slices.IndexFunc(items, func(i item) bool { return i.Label == c.label })
		if i < 0 {
			t.Errorf("%s: %q is not among %v", c.name, c.label, items)
		} else if got := apply(s.texts["refund.en.md"], []proposed{items[i].TextEdit}); !strings.Contains(got, c.want) {
			t.Errorf("%s: the text becomes %q", c.name, got)
		}
		s.change("refund.en.md", s.texts["refund.en.md"], was)
	}
}

func TestLSPSymbolsHintsAndFormat(t *testing.T) {
	s := edit(t, shop)
	s.open("accept.en.md")
	s.open("refund.bn.md")
	doc := fmt.Sprintf(`{"textDocument":{"uri":%q}`, s.uri("accept.en.md"))
	type symbol struct {
		Name, Detail string
		Range        span
		Children     []symbol
	}
	list := decode[[]symbol](s, s.ask("textDocument/documentSymbol", doc+"}"))
	last := list[len(list)-1]
	if len(list) != 4 || last.Name != "Procedure" || len(last.Children) != 2 || last.Children[1].Name != "2. Thank the customer." || last.Children[1].Detail != "Cashier" {
		t.Errorf("symbols: %+v", list)
	}

	type hint struct {
		Position spot
		Label    string
	}
	whole := `,"range":{"start":{"line":0,"character":0},"end":{"line":999,"character":0}}}`
	hints := decode[[]hint](s, s.ask("textDocument/inlayHint", doc+whole))
	link := "[refund the price](refund.en.md#sign)"
	if len(hints) != 1 || hints[0].Label != "step 3" || hints[0].Position != spotAt(s.texts["accept.en.md"], indexOf(s, "accept.en.md", link)+len(link)) {
		t.Errorf("hints: %+v", hints)
	}
	hints = decode[[]hint](s, s.ask("textDocument/inlayHint", fmt.Sprintf(`{"textDocument":{"uri":%q}`, s.uri("refund.bn.md"))+whole))
	if len(hints) != 1 || hints[0].Label != "ধাপ ১" {
		t.Errorf("hints: %+v", hints)
	}

	tidy := s.texts["accept.en.md"]
	s.change("accept.en.md", "2. Thank", "7)   Thank")
	s.change("accept.en.md", "## Scope\n", "Scope\n---\n")
	edits := decode[[]proposed](s, s.ask("textDocument/formatting", doc+`,"options":{"tabSize":4,"insertSpaces":true}}`))
	if got := apply(s.texts["accept.en.md"], edits); !strings.Contains(got, "## Scope\n\nThis") || strings.Contains(got, "7)") {
		t.Errorf("formatted: %q", got)
	}
	s.change("accept.en.md", s.texts["accept.en.md"], tidy)
	if raw := s.ask("textDocument/formatting", doc+`,"options":{}}`); string(raw) != "[]" {
		t.Errorf("a tidy text changes: %s", raw)
	}
	s.change("accept.en.md", "---\nid", "---\nid: [\nid")
	if raw := s.ask("textDocument/formatting", doc+`,"options":{}}`); string(raw) != "null" {
		t.Errorf("a broken text changes: %s", raw)
	}
}

// TestLSPRenameReachesEveryWayToWriteAName has the names in quotes, in angle brackets, in a definition of a link, in a branch file, and
// where they must stay: in a longer id, in an address of another server, in the path of a file.
func TestLSPRenameReachesEveryWayToWriteAName(t *testing.T) {
	s := edit(t, shop+`-- other place.en.md --
---
id: "SOP-3"
title: Other
related: ["SOP-1", 'SOP-1']
supersedes: [SOP-1]
---
SOP-1, SOP-1. (SOP-1) SOP-1@1.0.0, **SOP-1** and `+"`SOP-1`"+`; not SOP-11, SOP-1-A, A-SOP-1, SOP-1.2 or SOP-1.pdf.

[a](<refund.en.md#sign>) [b][sign] [c][sign] [SOP-1](https://example.org/SOP-1/#sign) [d](forms/SOP-1/x.md) [e](refund.en.md#print "SOP-1")

[sign]: refund.bn.md#sign
-- branches/one.yaml --
id: one
waivers:
  - {procedure: SOP-1, step: sign, text: {en: x}, reason: r, approver: boss, expires: 2027-01-01}
  - {procedure: SOP-2, step: sign, text: {en: x}, reason: r, approver: boss, expires: 2027-01-01}
`)
	config := read(t, s, "sop.yaml") + "branches: branches/*.yaml\n"
	save(t, s.dir+"/sop.yaml", config)
	s.tell("workspace/didChangeWatchedFiles", quote(map[string]any{"changes": []any{map[string]any{"uri": s.uri("sop.yaml"), "type": 2}}}))
	s.open("refund.en.md")
	rename := func(phrase, to string) map[string]string {
		at := strings.TrimSuffix(s.at("refund.en.md", phrase), "}")
		return s.result(s.ask("textDocument/rename", fmt.Sprintf(`%s,"newName":%q}`, at, to)))
	}
	after := rename("id: SO|P-1", "X-9")
	want := `related: ["X-9", 'X-9']
supersedes: [X-9]
---
X-9, X-9. (X-9) X-9@1.0.0, **X-9** and ` + "`X-9`" + `; not SOP-11, SOP-1-A, A-SOP-1, SOP-1.2 or SOP-1.pdf.

[a](<refund.en.md#sign>) [b][sign] [c][sign] [X-9](https://example.org/SOP-1/#sign) [d](forms/SOP-1/x.md) [e](refund.en.md#print "X-9")
`
	if got := after["other place.en.md"]; !strings.Contains(got, want) {
		t.Errorf("the id:\n%s", got)
	}
	if got := after["branches/one.yaml"]; !strings.Contains(got, "{procedure: X-9, step: sign") || !strings.Contains(got, "{procedure: SOP-2, step: sign") {
		t.Errorf("the id in a branch file:\n%s", got)
	}
	after = rename("{#si|gn}", "signed")
	if got := after["other place.en.md"]; !strings.Contains(got, "[a](<refund.en.md#signed>)") || !strings.Contains(got, "[sign]: refund.bn.md#signed\n") || !strings.Contains(got, "SOP-1/#sign)") {
		t.Errorf("the step:\n%s", got)
	}
	if got := after["branches/one.yaml"]; !strings.Contains(got, "{procedure: SOP-1, step: signed,") || !strings.Contains(got, "{procedure: SOP-2, step: sign,") {
		t.Errorf("the step in a branch file:\n%s", got)
	}
}
