package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"sopkit/internal/lint"
)

// jsonLint is what one run found (sop/lint/v1).
type jsonLint struct {
	Schema      string           `json:"schema"`
	Diagnostics []jsonDiagnostic `json:"diagnostics"`
	Summary     jsonSummary      `json:"summary"`
}

type jsonSummary struct {
	Files    int `json:"files"`
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Infos    int `json:"infos"`
}

// jsonDiagnostic is one diagnostic as machines read it (sop/lint/v1).
type jsonDiagnostic struct {
	Rule      string    `json:"rule"`
	Severity  string    `json:"severity"`
	Path      string    `json:"path"`
	Line      int       `json:"line"`
	Column    int       `json:"column"`
	EndLine   int       `json:"end_line"`
	EndColumn int       `json:"end_column"`
	Procedure string    `json:"procedure,omitempty"`
	Step      string    `json:"step,omitempty"`
	Message   string    `json:"message"`
	Hint      string    `json:"hint,omitempty"`
	Fixes     []jsonFix `json:"fixes,omitempty"`
}

type jsonFix struct {
	Safe  bool       `json:"safe"`
	Edits []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

func toJSON(d shown) jsonDiagnostic {
	from, to := d.File.Position(d.Span.Start), d.File.Position(d.Span.End)
	out := jsonDiagnostic{Rule: d.Rule, Severity: string(d.Severity), Path: d.path, Line: from.Line, Column: from.Column, EndLine: to.Line, EndColumn: to.Column,
		Procedure: d.Procedure, Step: d.Step, Message: d.Message, Hint: d.Hint}
	for _, f := range d.Fixes {
		fix := jsonFix{Safe: f.Safe, Edits: []jsonEdit{}}
		for _, e := range f.Edits {
			fix.Edits = append(fix.Edits, jsonEdit{e.Start, e.End, e.Text})
		}
		out.Fixes = append(out.Fixes, fix)
	}
	return out
}

func printJSON(_ *env, w io.Writer, r report) error {
	out := bufio.NewWriter(w)
	whole, err := json.MarshalIndent(jsonLint{"sop/lint/v1", []jsonDiagnostic{}, jsonSummary{r.files, r.count(lint.Error), r.count(lint.Warning), r.count(lint.Info)}}, "", "  ")
	if err != nil {
		return err
	}
	head, tail, _ := bytes.Cut(whole, []byte("[]")) // the diagnostics go between one by one: there may be very many
	out.Write(head)
	out.WriteByte('[')
	var one bytes.Buffer
	enc := json.NewEncoder(&one)
	enc.SetEscapeHTML(false)
	enc.SetIndent("    ", "  ")
	between := "\n    "
	for d := range r.all() {
		one.Reset()
		if err := enc.Encode(toJSON(d)); err != nil {
			return err
		}
		out.WriteString(between)
		out.Write(bytes.TrimSuffix(one.Bytes(), []byte("\n")))
		between = ",\n    "
	}
	if len(r.found) > 0 {
		out.WriteString("\n  ")
	}
	out.WriteByte(']')
	out.Write(tail)
	out.WriteByte('\n')
	return out.Flush()
}

func printJSONL(_ *env, w io.Writer, r report) error {
	out := bufio.NewWriter(w)
	for d := range r.all() {
		if err := encode(out, "", toJSON(d)); err != nil {
			return err
		}
	}
	return out.Flush()
}

func encode(w io.Writer, indent string, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	return enc.Encode(v)
}
