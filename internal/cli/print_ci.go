package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"sopkit/internal/lint"
)

// xmlText replaces the characters that XML 1.0 forbids.
func xmlText(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 {
			return r
		}
		return '\uFFFD'
	}, text)
}

func writeXML(w io.Writer, v any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// byPath groups what was found by file, in the order of the report.
func (r report) byPath() (paths []string, found map[string][]shown) {
	found = map[string][]shown{}
	for d := range r.all() {
		if found[d.path] == nil {
			paths = append(paths, d.path)
		}
		found[d.path] = append(found[d.path], d)
	}
	return paths, found
}

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	File    string        `xml:"file,attr,omitempty"`
	Line    int           `xml:"line,attr,omitempty"`
	Failure *junitFailure `xml:"failure"`
}

type junitFailure struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

// printJUnit writes one suite for each file with findings; a run without any is one passed test, so that a CI never sees nothing.
func printJUnit(_ *env, w io.Writer, r report) error {
	out := junitSuites{Name: "sop lint", Tests: len(r.found), Failures: len(r.found)}
	paths, found := r.byPath()
	for _, path := range paths {
		suite := junitSuite{Name: xmlText(path), Tests: len(found[path]), Failures: len(found[path])}
		for _, d := range found[path] {
			at := d.File.Position(d.Span.Start)
			suite.Cases = append(suite.Cases, junitCase{d.Rule, xmlText(path), xmlText(path), at.Line,
				&junitFailure{string(d.Severity), xmlText(d.Message), xmlText(fmt.Sprintf("%s:%d:%d: %s", path, at.Line, at.Column, sarifText(d)))}})
		}
		out.Suites = append(out.Suites, suite)
	}
	if len(out.Suites) == 0 {
		out.Tests = 1
		out.Suites = []junitSuite{{Name: "sop lint", Tests: 1, Cases: []junitCase{{Name: plural(r.files, "file") + " checked", Class: "sop"}}}}
	}
	return writeXML(w, out)
}

type checkstyle struct {
	XMLName xml.Name         `xml:"checkstyle"`
	Version string           `xml:"version,attr"`
	Files   []checkstyleFile `xml:"file"`
}

type checkstyleFile struct {
	Name   string            `xml:"name,attr"`
	Errors []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

// printCheckstyle writes what the tool of that name writes.
func printCheckstyle(_ *env, w io.Writer, r report) error {
	out := checkstyle{Version: "4.3"}
	paths, found := r.byPath()
	for _, path := range paths {
		file := checkstyleFile{Name: xmlText(path)}
		for _, d := range found[path] {
			at := d.File.Position(d.Span.Start)
			file.Errors = append(file.Errors, checkstyleError{at.Line, at.Column, string(d.Severity), xmlText(sarifText(d)), "sop." + d.Rule})
		}
		out.Files = append(out.Files, file)
	}
	return writeXML(w, out)
}

// printGitLab writes GitLab's Code Quality report. The fingerprint does not hold the line, so a finding that moves stays one.
func printGitLab(_ *env, w io.Writer, r report) error {
	list := []object{}
	seen := map[string]int{}
	for d := range r.all() {
		from, to := d.File.Position(d.Span.Start), d.File.Position(d.Span.End)
		key := d.Key()
		id := fmt.Sprint(d.path, key.Rule, key.Text)
		seen[id]++
		sum := sha256.Sum256(fmt.Append(nil, id, seen[id]))
		list = append(list, object{
			"description": sarifText(d), "check_name": d.Rule, "fingerprint": hex.EncodeToString(sum[:16]),
			"severity": map[lint.Severity]string{lint.Error: "major", lint.Warning: "minor", lint.Info: "info"}[d.Severity],
			"location": object{"path": d.path, "lines": object{"begin": from.Line, "end": to.Line}},
		})
	}
	return encode(w, "  ", list)
}

// printRDJSON writes the Reviewdog Diagnostic Format. Its columns count bytes of UTF-8, starting at 1.
func printRDJSON(_ *env, w io.Writer, r report) error {
	place := func(d shown, at int) object {
		line := d.File.Position(at).Line
		return object{"line": line, "column": at - d.File.LineSpan(line).Start + 1}
	}
	list := []object{}
	for d := range r.all() {
		item := object{
			"message":  sarifText(d),
			"severity": map[lint.Severity]string{lint.Error: "ERROR", lint.Warning: "WARNING", lint.Info: "INFO"}[d.Severity],
			"code":     object{"value": d.Rule},
			"location": object{"path": d.path, "range": object{"start": place(d, d.Span.Start), "end": place(d, d.Span.End)}},
		}
		suggestions := []object{}
		for _, f := range d.Fixes {
			for _, edit := range f.Edits {
				suggestions = append(suggestions, object{"range": object{"start": place(d, edit.Start), "end": place(d, edit.End)}, "text": edit.Text})
			}
		}
		if len(suggestions) > 0 {
			item["suggestions"] = suggestions
		}
		list = append(list, item)
	}
	return encode(w, "  ", object{"source": object{"name": "sop"}, "diagnostics": list})
}
